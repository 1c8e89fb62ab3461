"""An accepted draft is asked for what it has, and never for what it lacks."""

from pathlib import Path

import pytest

from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.store import load_glossary
from studykit.growth.acceptance import Draft, entry_of
from studykit.growth.held_entries import HeldEntries
from studykit.study.cards import Family, cards_of
from studykit.study.explanation import explain
from studykit.study.questions import Kind, QuestionMaker, TypedQuestion
from studykit.study.scheduling import CardState


@pytest.fixture
def held(starter: Path) -> HeldEntries:
    return HeldEntries(load_glossary([starter / "glossary"]))


@pytest.fixture
def draft(held: HeldEntries) -> Entry:
    entry = entry_of(Draft("hợp tác sơn cước", Category.CONCEPT, "mountain cooperation"), held)
    held.put(entry)
    return entry


def test_both_directions_and_no_gap_without_an_example(draft: Entry) -> None:
    assert [card.family for card in cards_of(draft)] == [Family.RECOGNISE, Family.PRODUCE]


def test_every_question_works_without_a_definition(draft: Entry, held: HeldEntries) -> None:
    maker = QuestionMaker(held)
    recognise, produce = cards_of(draft)
    typed = maker.ask(produce, CardState(), {Kind.TYPED})
    assert isinstance(typed, TypedQuestion)
    assert (typed.prompt, typed.definition, typed.expected) == ("mountain cooperation", None, "hợp tác sơn cước")
    choice = maker.ask(recognise, CardState(), {Kind.CHOICE})
    assert choice is not None
    assert choice.expected == "mountain cooperation"


def test_its_explanation_has_no_definition(draft: Entry, held: HeldEntries) -> None:
    from studykit.glossary.glossary import Glossary

    explained = explain(draft, Glossary({entry.id: entry for entry in held}))
    assert (explained.definition, explained.examples, explained.hantu) == (None, (), None)
