from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.category import Category
from studykit.mining.lexicon import _items, load_lexicon, starter_lexicon
from studykit.mining.termhood import Counts, load_counts, starter_counts
from studykit.workspace import starter_folder

FOLDER = starter_folder("data/lexicon")
SLOTS = {"field", "organization", "name", "country", "place", "about", "year"}


def copied(tmp_path: Path) -> Path:
    for path in FOLDER.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.name)
def test_every_file_names_its_source_and_licence(path: Path) -> None:
    head = " ".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    assert "Source:" in head
    assert "CC BY 4.0" in head


def test_marks_say_how_a_term_counts() -> None:
    terms = starter_lexicon().terms
    rank, broad, free = terms.get("Đại tướng"), terms.get("tăng cường"), terms.get("tội phạm")
    assert rank is not None
    assert rank.category is Category.RANK
    assert not rank.broad
    assert broad is not None
    assert broad.broad
    assert free is not None
    assert free.free_only


def test_heads_open_known_slots_only() -> None:
    for name in ("titles", "organizations", "instruments", "mechanisms"):
        for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#") and ":" in line:
                assert set(line.rpartition(":")[2].split()) <= SLOTS, line


def test_a_bad_pattern_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "ranks.txt").write_text("# Source: x. CC BY 4.0\nđại (tướng; tá\n", encoding="utf-8")
    with pytest.raises(InputFault, match=r"ranks\.txt:2"):
        load_lexicon(folder)


def test_counts_tell_the_field_from_everyday_language() -> None:
    counts = starter_counts()
    ours, everyday = counts.termhood("hội đàm"), counts.termhood("gia đình")
    assert ours is not None
    assert ours > 1.5
    assert everyday is None or everyday < 0.7
    assert counts.termhood("không ai đếm cái này") is None
    assert "1133 field" in counts.explain("hội đàm")


def test_counts_are_a_ratio_of_rates() -> None:
    assert Counts({"a": (1133, 49629)}).termhood("a") == pytest.approx(0, abs=0.01)


def test_damaged_counts_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "counts.tsv.gz"
    path.write_bytes(b"not gzip")
    with pytest.raises(InputFault, match="cannot be read"):
        load_counts(path)


def test_an_everyday_word_is_one_that_general_news_share() -> None:
    counts = starter_counts()
    assert counts.is_everyday("thông qua")
    assert not counts.is_everyday("hội đàm")
    assert not counts.is_everyday("không ai đếm cái này")


@pytest.mark.parametrize("name", ["formulas", "phrases", "concepts", "concepts-fields", "concepts-relations"])
def test_no_pattern_leaves_a_loose_comma(name: str) -> None:
    loose = [
        term
        for term, _, _ in _items(FOLDER / f"{name}.txt")
        if term.strip(" ,") != term or ", ," in term or ",," in term or "và và" in term or ", và và" in term
    ]
    assert not loose
