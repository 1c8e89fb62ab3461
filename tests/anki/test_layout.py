"""Decks in Anki: names, numbers, and one place a card."""

from studykit.anki.layout import lay_out
from studykit.study.cards import Family


def names(layout):
    return [deck.name for deck in layout.decks]


def test_the_first_deck_that_holds_a_card_gets_it(make_deck, entries):
    one, two = make_deck("one", entries[:2]), make_deck("two", entries)
    layout = lay_out([one, two])
    ids = {deck.name: deck.id for deck in layout.decks}
    places = {note.entry.id: set(note.places.values()) for note in layout.notes}
    assert places == {
        "thuong-tuong": {ids["studykit::One"]},
        "trung-tuong": {ids["studykit::One"]},
        "dai-su": {ids["studykit::Two"]},
    }


def test_a_subdeck_of_a_given_deck_is_found_there_only(make_deck, entries):
    inner = make_deck("inner", entries)
    layout = lay_out([inner, make_deck("outer", [], inner)])
    assert names(layout) == ["studykit", "studykit::Outer", "studykit::Outer::Inner"]
    assert set(layout.asked) == {"outer"}


def test_decks_without_cards_are_left_out(make_deck, entries):
    layout = lay_out([make_deck("full", entries), make_deck("again", entries)])
    assert names(layout) == ["studykit", "studykit::Full"]


def test_numbers_follow_the_id_whatever_the_name_and_place(make_deck, entries):
    plain = lay_out([make_deck("ranks", entries)])
    nested = lay_out([make_deck("all", [], make_deck("ranks", entries, name="Renamed"))])
    assert plain.decks[-1].id == nested.decks[-1].id
    assert len({deck.id for deck in nested.decks}) == 3


def test_a_name_makes_one_level(make_deck, entries):
    layout = lay_out([make_deck("odd", entries, name=":A::B:\x07:: C:")])
    assert names(layout)[-1] == "studykit::A:B: C"
    assert names(lay_out([make_deck("colons", entries, name="::")]))[-1] == "studykit::colons"


def test_decks_of_one_name_are_told_apart(make_deck, entries):
    layout = lay_out([make_deck("a", entries[:1], name="Ranks"), make_deck("b", entries[1:], name="ranks")])
    assert names(layout) == ["studykit", "studykit::Ranks (a)", "studykit::ranks (b)"]


def test_only_what_recipe_and_entry_support_is_asked(make_deck, entries):
    layout = lay_out([make_deck("a", entries, cards=[Family.PRODUCE, Family.CLOZE])])
    assert layout.asked["a"] == {
        "thuong-tuong": {Family.PRODUCE, Family.CLOZE},
        "trung-tuong": {Family.PRODUCE, Family.CLOZE},
        "dai-su": {Family.PRODUCE},
    }
