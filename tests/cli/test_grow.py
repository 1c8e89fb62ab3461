"""`studykit grow` without its screen: lists, decisions by options and JSON, undo, exit statuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = """\
Bộ đội sơn cước Mông Cổ thăm Việt Nam

Sáng 3/5, tại Hà Nội, Thượng tướng Trần Văn An, Thứ trưởng Bộ Quốc phòng, tiếp Thứ trưởng Bộ Quốc phòng Mông Cổ.
Hai bên ký Bản ghi nhớ về hợp tác huấn luyện. Bộ Quốc phòng Mông Cổ đánh giá cao kết quả hợp tác quốc phòng song phương.
"""
TITLE = "Thứ trưởng Bộ Quốc phòng Mông Cổ"
BODY = "Bộ Quốc phòng Mông Cổ"


@pytest.fixture
def grown(run: Callable, tmp_path: Path) -> Callable:
    """A workspace to which an article with new terms was added; runs studykit in it."""
    path = tmp_path / "mong-co.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    done = run("add", path)
    assert "new terms wait for you: studykit grow" in done.stderr
    return run


def listed(run: Callable) -> dict[str, dict]:
    return {item["term"]: item for item in json.loads(run("grow", "--list", "--format", "json").stdout)}


def test_the_list_has_terms_with_sentence_offsets_and_suggestions(grown: Callable) -> None:
    item = listed(grown)[TITLE]
    (sighting,) = item["sightings"]
    start, end = sighting["span"]
    assert ARTICLE[start:end] == TITLE
    assert sighting["article"] == "articles/mong-co.txt"
    assert sighting["sentence"].endswith("tiếp Thứ trưởng Bộ Quốc phòng Mông Cổ.")
    assert item["category"] == "title"
    assert item["english"] == "Deputy Minister of National Defence of Mongolia"
    assert item["suggestions"]["similar"][0]["entry"] == "thu-truong-bo-quoc-phong"
    assert "Deputy" in grown("grow").stdout
    assert grown("grow", "--list", "--format", "csv").stdout.startswith("term,category,score,count,draft,article\n")


def test_accepting_rejecting_and_undoing_by_options(grown: Callable, workspace: Path) -> None:
    done = grown("grow", "--accept", TITLE, f"{BODY}=Mongolian defence ministry", "--format", "json")
    assert json.loads(done.stdout) == [
        {"term": TITLE, "state": "accepted", "entry": "thu-truong-bo-quoc-phong-mong-co"},
        {"term": BODY, "state": "accepted", "entry": "bo-quoc-phong-mong-co"},
    ]
    assert sorted(path.name for path in (workspace / "glossary").iterdir()) == ["organization.yaml", "title.yaml"]
    assert "preferred: Mongolian defence ministry" in (workspace / "glossary" / "organization.yaml").read_text("utf-8")
    assert ", 0 errors" in grown("glossary", "check").stderr
    rest = list(listed(grown))
    assert TITLE not in rest
    grown("grow", "--reject", *rest)
    assert listed(grown) == {}
    assert "no new terms" in grown("grow").stderr
    for _ in rest:
        assert "waiting again" in grown("grow", "--undo").stderr
    grown("grow", "--undo")
    assert [path.name for path in (workspace / "glossary").iterdir()] == ["title.yaml"]


def test_both_options_at_once(grown: Callable) -> None:
    done = grown("grow", "--accept", TITLE, "--reject", BODY, "--format", "json")
    assert {row["term"]: row["state"] for row in json.loads(done.stdout)} == {BODY: "rejected", TITLE: "accepted"}


def test_decisions_as_json_go_in_and_out(grown: Callable, tmp_path: Path) -> None:
    items = list(listed(grown).values())
    for item in items:
        item["decision"] = "reject"
    items[0] |= {"decision": "alias", "alias_of": "hop-tac-quoc-phong"}
    items[1] |= {"decision": None}
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    outcomes = json.loads(grown("grow", "--from", path, "--format", "json").stdout)
    assert outcomes[0]["state"] == "alias"
    assert [outcome["state"] for outcome in outcomes[1:]] == ["rejected"] * (len(items) - 2)
    assert list(listed(grown)) == [items[1]["term"]]
    assert json.loads(grown("grow", "--from", "-", "--format", "json", stdin="[]").stdout) == []


def test_faults_are_told_and_the_rest_is_done(grown: Callable) -> None:
    done = grown("grow", "--accept", "Không có", TITLE, "--format", "json", check=False)
    assert done.returncode == 1
    assert "is not in the queue" in done.stderr
    assert [row["term"] for row in json.loads(done.stdout)] == [TITLE]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("Một",), 2, "needs one of"),
        (("--accept", "a", "--reject", "b", "c"), 2, "needs one of"),
        (("--list", "--undo"), 2, "choose one of"),
        (("--from", "none.json"), 1, "no such file"),
        (("--from", "-"), 1, "is no JSON"),
        (("--undo",), 1, "no decision to take back"),
    ],
)
def test_wrong_usage_and_wrong_input(run: Callable, arguments: tuple[str, ...], status: int, message: str) -> None:
    done = run("grow", *arguments, check=False)
    assert done.returncode == status
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_adding_again_asks_nothing_again(grown: Callable, workspace: Path) -> None:
    grown("grow", "--reject", *listed(grown))
    path = workspace / "articles" / "mong-co.txt"
    assert "wait for you" not in grown("add", path).stderr
    other = workspace / "other.txt"
    other.write_text(f"Tin khác. {TITLE} đã về nước.", encoding="utf-8")
    assert "wait for you" not in grown("add", other).stderr
    assert listed(grown) == {}
