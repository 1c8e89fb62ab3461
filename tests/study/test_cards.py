from collections.abc import Callable

import pytest

from studykit.glossary.entry import Entry
from studykit.study.cards import Family, cards_of, entry_id_of, families_of
from studykit.study.cloze import clozes, has_cloze

MakeEntry = Callable[..., Entry]


def test_card_ids_are_stable(make_entry: MakeEntry) -> None:
    cards = cards_of(make_entry("thuong-tuong", "Thượng tướng", "Senior Lieutenant General"))
    assert [card.id for card in cards] == ["thuong-tuong/vi-en", "thuong-tuong/en-vi", "thuong-tuong/cloze"]
    assert {entry_id_of(card.id) for card in cards} == {"thuong-tuong"}


def test_an_entry_without_an_example_has_no_cloze(make_entry: MakeEntry) -> None:
    assert families_of(make_entry("x", "Đại tá", "Colonel", examples=[])) == (Family.RECOGNISE, Family.PRODUCE)


def test_an_example_that_does_not_show_the_term_gives_no_cloze(make_entry: MakeEntry) -> None:
    entry = make_entry("x", "tá", "field officer", examples=[{"vi": "Đại táo bạo.", "en": "Bold."}])
    assert not has_cloze(entry)
    assert clozes(entry) == ()


def test_only_the_wanted_families_are_made(make_entry: MakeEntry) -> None:
    entry = make_entry("x", "Đại tá", "Colonel")
    assert [card.family for card in cards_of(entry, [Family.CLOZE, Family.RECOGNISE])] == [
        Family.RECOGNISE,
        Family.CLOZE,
    ]


@pytest.mark.parametrize(
    ("sentence", "pieces", "answer"),
    [
        ("Bộ Quốc phòng ra thông báo.", ("", " ra thông báo."), "Bộ Quốc phòng"),
        ("Ngày 1/1, Bộ quốc phòng và BQP Lào họp.", ("Ngày 1/1, ", " và ", " Lào họp."), "Bộ quốc phòng"),
        ("Theo “Bộ Quốc phòng”.", ("Theo “", "”."), "Bộ Quốc phòng"),
    ],
)
def test_every_form_of_the_term_is_blanked(
    make_entry: MakeEntry, sentence: str, pieces: tuple[str, ...], answer: str
) -> None:
    entry = make_entry(
        "bqp",
        "Bộ Quốc phòng",
        "Ministry",
        vi={"abbreviations": ["BQP"]},
        examples=[{"vi": sentence, "en": "A sentence."}],
    )
    [cloze] = clozes(entry)
    assert (cloze.pieces, cloze.answer) == (pieces, answer)


def test_the_longest_form_is_blanked_and_spelling_does_not_matter(make_entry: MakeEntry) -> None:
    entry = make_entry(
        "hdba",
        "Hội đồng Bảo an",
        "Security Council",
        vi={"aliases": ["Hội đồng Bảo an vì hòa bình"]},
        examples=[{"vi": "Họp Hội đồng bảo an vì hoà bình hôm nay.", "en": "It met."}],
    )
    [cloze] = clozes(entry)
    assert cloze.with_blanks("___") == "Họp ___ hôm nay."
    assert cloze.answer == "Hội đồng bảo an vì hoà bình"
