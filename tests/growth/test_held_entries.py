from pathlib import Path

import pytest

from studykit.glossary.entry import Entry
from studykit.glossary.store import load_glossary
from studykit.growth.held_entries import HeldEntries


@pytest.fixture
def held(starter: Path) -> HeldEntries:
    return HeldEntries(load_glossary([starter / "glossary"]))


def entry(entry_id: str, term: str, *aliases: str) -> Entry:
    vi = {"term": term, "aliases": aliases}
    return Entry.model_validate(
        {"id": entry_id, "category": "concept", "pos": "noun", "vi": vi, "en": {"preferred": "x"}}
    )


def similar(held: HeldEntries, term: str) -> list[str]:
    return [hit.entry.id for hit in held.similar(term)]


def test_forms_are_found_however_they_are_spelt(held: HeldEntries) -> None:
    assert [found.id for found in held.with_form("HỢP TÁC")] == ["hop-tac"]
    assert held.with_form("hợp") == ()


def test_an_entry_that_is_put_in_is_held_in_every_way(held: HeldEntries) -> None:
    held.put(entry("son-cuoc", "sơn cước", "miền núi"))
    assert "son-cuoc" in held
    assert [found.id for found in held.with_form("miền núi")] == ["son-cuoc"]
    assert similar(held, "bộ đội sơn cước")[0] == "son-cuoc"
    assert [hit.entry_id for hit in held.occurrences("hợp tác ở miền núi")] == ["hop-tac", "son-cuoc"]


def test_the_likest_come_first(held: HeldEntries) -> None:
    assert similar(held, "Thứ trưởng Bộ Quốc phòng")[:2] == ["thu-truong", "bo-quoc-phong"]
    assert similar(held, "hợp tác huấn luyện")[:2] == ["hop-tac", "huan-luyen"]
    assert similar(held, "hải đảo") == []


def test_other_marks_are_like(held: HeldEntries) -> None:
    assert similar(held, "Thử trường") == ["thu-truong"]
    assert similar(held, "hop tac") == ["hop-tac"]


def test_a_limit(held: HeldEntries) -> None:
    assert len(held.similar("Cục Đối ngoại Bộ Quốc phòng", limit=1)) == 1
