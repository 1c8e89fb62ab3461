from dataclasses import replace
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.category import Category
from studykit.glossary.entry import Origin, PartOfSpeech, Status
from studykit.glossary.store import load_glossary
from studykit.growth.acceptance import Draft, aliased, entry_of
from studykit.growth.held_entries import HeldEntries

DRAFT = Draft("sơn cước", Category.CONCEPT, "mountain area")


@pytest.fixture
def held(starter: Path) -> HeldEntries:
    return HeldEntries(load_glossary([starter / "glossary"]))


def test_an_entry_needs_no_more_than_its_english(held: HeldEntries) -> None:
    entry = entry_of(DRAFT, held)
    assert (entry.id, entry.status, entry.definition) == ("son-cuoc", Status.DRAFT, None)
    assert (entry.vi.term, entry.en.preferred) == ("sơn cước", "mountain area")


def test_texts_are_put_in_normal_form(held: HeldEntries) -> None:
    draft = replace(DRAFT, term="  hoà\xa0giải ", definition_vi="Hoà\ngiải.", definition_en="To\treconcile.")
    entry = entry_of(draft, held)
    assert entry.vi.term == "hòa giải"
    assert entry.definition is not None
    assert (entry.definition.vi, entry.definition.en) == ("Hòa giải.", "To reconcile.")


def test_characters_for_every_syllable_make_it_sino_vietnamese(held: HeldEntries) -> None:
    whole, half = (entry_of(replace(DRAFT, hantu=hantu), held) for hantu in ("山 腳", "山"))
    assert (whole.vi.hantu, whole.vi.origin) == ("山腳", Origin.SINO)
    assert (half.vi.hantu, half.vi.origin) == ("山", None)


@pytest.mark.parametrize(
    ("category", "pos"),
    [
        (Category.ORGANIZATION, PartOfSpeech.PROPER_NOUN),
        (Category.PHRASE, PartOfSpeech.VERB),
        (Category.TITLE, PartOfSpeech.NOUN),
    ],
)
def test_the_usual_part_of_speech(held: HeldEntries, category: Category, pos: PartOfSpeech) -> None:
    assert entry_of(replace(DRAFT, category=category), held).pos is pos
    assert entry_of(replace(DRAFT, pos=PartOfSpeech.CLAUSE), held).pos is PartOfSpeech.CLAUSE


def test_ids_are_like_no_other(held: HeldEntries) -> None:
    assert entry_of(replace(DRAFT, term="Đại sử"), held).id == "dai-su-2"
    assert entry_of(replace(DRAFT, term="Ж"), held).id == "concept"
    long = entry_of(replace(DRAFT, term="sơn cước " * 20), held).id
    assert len(long) <= 80
    assert not long.endswith("-")


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (replace(DRAFT, english=" "), "has no English"),
        (replace(DRAFT, definition_vi="Vùng núi."), "one language only"),
        (replace(DRAFT, definition_vi="vùng núi", definition_en="Vùng núi"), "repeats the Vietnamese"),
        (replace(DRAFT, hantu="山kyak"), "no Chinese character"),
        (replace(DRAFT, term="HỢP TÁC"), "is also a form of"),
        (replace(DRAFT, term=" "), "term"),
    ],
)
def test_what_the_checks_refuse(held: HeldEntries, draft: Draft, message: str) -> None:
    with pytest.raises(InputFault) as caught:
        entry_of(draft, held)
    assert message in str(caught.value)


def test_a_homonym_of_another_category_is_in_order(held: HeldEntries) -> None:
    assert entry_of(replace(DRAFT, term="hợp tác", category=Category.PHRASE), held).id == "hop-tac-2"


def test_other_forms_are_aliases_or_abbreviations(held: HeldEntries) -> None:
    vi = entry_of(replace(DRAFT, other_forms=("miền núi", "SC", " ", "vùng cao")), held).vi
    assert (vi.aliases, vi.abbreviations) == (("miền núi", "vùng cao"), ("SC",))


def test_admitted_english(held: HeldEntries) -> None:
    entry = entry_of(replace(DRAFT, admitted=("highlands", " ")), held)
    assert [form.term for form in entry.en.admitted] == ["highlands"]


def test_aliases_and_abbreviations(held: HeldEntries) -> None:
    entry = held.get("bo-quoc-phong")
    assert entry is not None
    assert aliased(entry, "Bộ QP", held).vi.aliases == ("BQP Việt Nam", "Bộ QP")
    assert aliased(entry, "BQP", held).vi.abbreviations == ("BQP",)
    with pytest.raises(InputFault, match="already"):
        aliased(entry, "bộ quốc  phòng", held)
    with pytest.raises(InputFault, match="also a form of"):
        aliased(entry, "cục đối ngoại", held)
