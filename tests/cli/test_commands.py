"""The commands' contracts: formats, exit statuses, and what goes to which stream."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.vietnamese.spelling import comparison_key

ARTICLE = """\
• Click để copy

Việt Nam và Lào hội đàm về quốc phòng

Sáng 3/5, tại Hà Nội, Thượng tướng Trần Văn An, Thứ trưởng Bộ Quốc phòng, hội đàm với đoàn đại biểu quân sự cấp cao Lào.
Hai bên nhất trí thúc đẩy hợp tác quốc phòng song phương. (Ảnh: An Bình/TTXVN)

Tin mới

Giá vàng hôm nay tăng mạnh
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "hoi-dam.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_without_a_terminal_todays_summary_is_printed(run: Callable) -> None:
    done = run()
    assert "answers today" in done.stdout
    assert "Essentials" in done.stdout


def test_mine_prints_the_contracts_json(run: Callable, article: Path) -> None:
    done = run("mine", article, "--format", "json")
    (mined,) = json.loads(done.stdout)
    assert mined["article"] == str(article)
    assert mined["title"] == "Việt Nam và Lào hội đàm về quốc phòng"
    by_term = {term["term"]: term for term in mined["terms"]}
    assert by_term["Thượng tướng"]["category"] == "rank"
    assert by_term["Thượng tướng"]["known"]
    assert by_term["Thượng tướng"]["entry"] == "thuong-tuong"
    assert "Thứ trưởng Bộ Quốc phòng" in by_term
    assert not any("vàng" in term or "An Bình" in term for term in by_term)
    for term in mined["terms"]:
        assert set(term) == {"term", "category", "score", "count", "known", "entry", "spans"}
        assert term["count"] == len(term["spans"])
        assert 0 <= term["score"] <= 1
        for start, end in term["spans"]:
            assert comparison_key(ARTICLE[start:end]) == comparison_key(term["term"])
    scores = [term["score"] for term in mined["terms"]]
    assert scores == sorted(scores, reverse=True)


def test_mining_without_the_glossary_knows_no_entry(run: Callable, article: Path) -> None:
    (mined,) = json.loads(run("mine", article, "--format", "json", "--no-glossary").stdout)
    assert not any(term["known"] or term["entry"] for term in mined["terms"])


def test_mine_prints_tsv_and_takes_folders(run: Callable, article: Path) -> None:
    lines = run("mine", article.parent, "--format", "tsv").stdout.splitlines()
    assert f"{article}\tThượng tướng\trank" in lines


def test_jobs_give_the_same(run: Callable, article: Path) -> None:
    other = article.with_name("other.txt")
    other.write_text("Hai bên ký kết Bản ghi nhớ về hợp tác quốc phòng.", encoding="utf-8")
    one = run("mine", article, other, "--format", "json").stdout
    assert run("mine", article, other, "--format", "json", "--jobs", "2").stdout == one


def test_add_stores_once(run: Callable, article: Path, workspace: Path) -> None:
    first = json.loads(run("add", article, "--format", "json").stdout)
    again = json.loads(run("add", article, "--format", "json").stdout)
    assert first[0]["state"] == "added"
    assert first[0]["known terms"] > 5
    assert again[0]["state"] == "already there"
    assert len(list((workspace / "articles").iterdir())) == 1


def test_add_takes_standard_input(run: Callable, workspace: Path) -> None:
    run("add", "-", stdin=ARTICLE)
    (stored,) = (workspace / "articles").iterdir()
    assert stored.read_text(encoding="utf-8") == ARTICLE


def test_figures_as_json_and_csv(run: Callable) -> None:
    figures = json.loads(run("stats", "--format", "json").stdout)
    assert figures["today"]["reviews"] == 0
    assert any(deck["id"] == "ranks" for deck in figures["decks"])
    assert run("decks", "--format", "csv").stdout.startswith("deck,name,new")


def test_the_workspace_may_be_named_anywhere(run: Callable, tmp_path: Path) -> None:
    run("init", tmp_path / "other")
    run("decks", "--workspace", tmp_path / "other")
    run(f"--workspace={tmp_path / 'other'}", "decks")
    assert (tmp_path / "other" / ".studykit" / "progress.sqlite").is_file()


def test_a_glossary_search_finds_without_marks(run: Callable) -> None:
    hits = json.loads(run("glossary", "search", "quoc", "vu", "khanh", "--format", "json").stdout)
    assert hits[0]["id"] == "quoc-vu-khanh"


def test_an_entry_is_shown_by_id_and_by_term(run: Callable) -> None:
    shown = json.loads(run("glossary", "show", "Thượng tướng", "--format", "json").stdout)
    assert shown == json.loads(run("glossary", "show", "thuong-tuong", "--format", "json").stdout)
    assert shown["vi"]["hantu"] == "上將"
    assert "Senior Lieutenant General" in run("glossary", "show", "thuong-tuong").stdout


def test_the_list_is_in_dictionary_order(run: Callable) -> None:
    rows = json.loads(run("glossary", "list", "--category", "rank", "--format", "json").stdout)
    terms = [row["term"] for row in rows]
    assert terms.index("Đại tá") < terms.index("Đại tướng") < terms.index("Thượng tướng")
    assert {row["category"] for row in rows} == {"rank"}


def test_export_writes_a_package(run: Callable, tmp_path: Path) -> None:
    done = run("export", "anki", "--deck", "ranks", "-o", tmp_path / "ranks.apkg")
    assert (tmp_path / "ranks.apkg").read_bytes()[:2] == b"PK"
    assert done.stdout == ""
    assert "notes" in done.stderr
