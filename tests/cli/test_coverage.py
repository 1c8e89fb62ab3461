"""`studykit coverage` and `studykit decks new`: preparing for a text."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ARTICLE = """\
Đối thoại Quốc phòng

Thượng tướng Trần Văn An, Thứ trưởng Bộ Quốc phòng, tiếp Thứ trưởng Bộ Quốc phòng Mông Cổ sáng 3/5.
Hai bên nhất trí thúc đẩy hợp tác quốc phòng song phương, trên cơ sở luật pháp quốc tế.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bai.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_coverage_tells_shares_and_lists_the_rest(run: Callable, article: Path) -> None:
    (covered,) = json.loads(run("coverage", article, "--format", "json").stdout)
    assert covered["title"] == "Đối thoại Quốc phòng"
    assert covered["terms"] == covered["held"] + len(covered["missing"])
    assert covered["held"] == covered["known"] + len(covered["to_learn"])
    assert 0 < covered["core"]["held"] <= covered["core"]["terms"] < covered["terms"]
    assert "Thứ trưởng Bộ Quốc phòng Mông Cổ" in [term["term"] for term in covered["missing"]]
    to_learn = {term["entry"]: term["english"] for term in covered["to_learn"]}
    assert to_learn["thuong-tuong"] == "Senior Lieutenant General"
    drafts = {term["term"]: term["draft"] for term in covered["missing"]}
    assert drafts["Thứ trưởng Bộ Quốc phòng Mông Cổ"] == "Deputy Minister of National Defence of Mongolia"
    assert covered["known"] == 0
    table = run("coverage", article).stdout
    assert "not in the glossary" in table
    assert f"{covered['held']} (" in table


def test_coverage_as_csv_has_a_line_a_term(run: Callable, article: Path) -> None:
    rows = list(csv.DictReader(run("coverage", article, article, "--format", "csv").stdout.splitlines()))
    by_term = {row["term"]: row for row in rows}
    assert len(rows) == 2 * len(by_term)
    assert by_term["Thượng tướng"]["standing"] == "to learn"
    assert by_term["Thượng tướng"]["tier"] == "core"
    assert by_term["Thứ trưởng Bộ Quốc phòng Mông Cổ"]["standing"] == "missing"


def test_stored_articles_go_by_their_names(run: Callable, article: Path) -> None:
    run("add", article)
    assert json.loads(run("coverage", "bai", "--format", "json").stdout)[0]["title"] == "Đối thoại Quốc phòng"
    done = run("coverage", "bai.txt", "nothing", "--format", "json", check=False)
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == 1
    assert "no stored article" in done.stderr


def test_a_deck_of_exactly_the_entries_that_occur(run: Callable, article: Path, workspace: Path) -> None:
    (covered,) = json.loads(run("coverage", article, "--format", "json").stdout)
    done = run("decks", "new", "Đối thoại 2026", "--from", article)
    assert "study --deck doi-thoai-2026" in done.stderr
    recipe = yaml.safe_load((workspace / "decks" / "doi-thoai-2026.yaml").read_text(encoding="utf-8"))
    assert set(recipe["select"][0]["ids"]) == {term["entry"] for term in covered["to_learn"]}
    decks = {deck["deck"]: deck for deck in json.loads(run("decks", "--format", "json").stdout)}
    assert decks["doi-thoai-2026"]["cards"] >= 2 * len(recipe["select"][0]["ids"])
    again = run("decks", "new", "Đối thoại 2026", "--from", article, check=False)
    assert (again.returncode, "--replace" in again.stderr) == (1, True)
    run("decks", "new", "Đối thoại 2026", "--from", article, "--only", "unknown", "--replace")


def test_a_deck_of_what_was_new(run: Callable, article: Path, workspace: Path) -> None:
    empty = run("decks", "new", "Mới", "--from", article, "--only", "new", check=False)
    assert (empty.returncode, "no entry is left" in empty.stderr) == (1, True)
    run("add", article)
    run("grow", "--accept", "Thứ trưởng Bộ Quốc phòng Mông Cổ")
    run("decks", "new", "Mới", "--from", "bai", "--only", "new")
    recipe = yaml.safe_load((workspace / "decks" / "moi.yaml").read_text(encoding="utf-8"))
    assert recipe["select"] == [{"ids": ["thu-truong-bo-quoc-phong-mong-co"]}]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("coverage",), 2, "Missing argument"),
        (("decks", "new", "x"), 2, "Missing option"),
        (("decks", "new", "x", "--from", "nothing"), 1, "no stored article"),
        (("decks", "new", "x", "--from", "."), 1, "is a folder"),
    ],
)
def test_wrong_usage_and_wrong_input(run: Callable, arguments: tuple[str, ...], status: int, message: str) -> None:
    done = run(*arguments, check=False)
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr
