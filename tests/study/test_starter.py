"""The starter layer: every shipped deck and every question that the shipped glossary gives."""

import subprocess
import sys

import pytest
from fsrs import State

from studykit.articles.readers import read_article
from studykit.glossary.category import Category
from studykit.glossary.glossary import Glossary
from studykit.glossary.lookup import TermIndex
from studykit.glossary.store import load_glossary
from studykit.study.cards import Card, Family, cards_of
from studykit.study.decks import DeckLibrary
from studykit.study.examples import ArticleExamples
from studykit.study.questions import ChoiceQuestion, ClozeQuestion, QuestionMaker, TypedQuestion
from studykit.study.recipes import load_recipes
from studykit.study.scheduling import CardState
from studykit.workspace import starter_folder

STATES = (
    CardState(),
    CardState(state=State.Review, step=None, stability=10, reviews=3),
    CardState(state=State.Review, step=None, stability=60, reviews=7),
)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary([starter_folder("glossary")])


@pytest.fixture(scope="module")
def examples(glossary: Glossary) -> ArticleExamples:
    paths = sorted(starter_folder("data/articles").glob("*.md"))
    return ArticleExamples(TermIndex(glossary), map(read_article, paths))


@pytest.fixture(scope="module")
def library(glossary: Glossary, examples: ArticleExamples) -> DeckLibrary:
    return DeckLibrary(load_recipes([starter_folder("decks")]), glossary, examples.occurring)


@pytest.fixture(scope="module")
def maker(glossary: Glossary) -> QuestionMaker:
    return QuestionMaker(glossary)


def test_every_deck_holds_entries(library: DeckLibrary) -> None:
    sizes = {deck.id: len(deck.entries) for deck in library}
    assert len(sizes) >= 12
    assert min(sizes.values()) >= 10, sizes


def test_the_first_deck_is_a_few_weeks_work_over_many_categories(library: DeckLibrary) -> None:
    entries = library.deck("essentials").entries
    assert 60 <= len(entries) <= 90
    assert len({entry.category for entry in entries}) >= 9


def test_everything_is_in_the_deck_of_everything(library: DeckLibrary, glossary: Glossary) -> None:
    everything = library.deck("everything")
    assert {entry.id for entry in everything.entries} == set(glossary.ids())
    assert everything.placements().keys() == {card.id for card in everything.cards}


def test_no_option_is_right_but_the_right_one(glossary: Glossary, maker: QuestionMaker) -> None:
    for number, entry in enumerate(glossary):
        right_english = {form.casefold() for form in entry.english_forms}
        right_vietnamese = {form.casefold() for form in entry.vietnamese_forms}
        for family in (Family.RECOGNISE, Family.PRODUCE):
            state = STATES[number % 3] if family is Family.RECOGNISE else STATES[0]
            question = maker.ask(Card(entry, family), state)
            assert isinstance(question, ChoiceQuestion)
            assert [option.right for option in question.options].count(True) == 1
            assert len({option.text.casefold() for option in question.options}) == len(question.options) == 4
            for option in question.options:
                other = glossary[option.entry_id]
                if option.right:
                    assert other is entry
                    continue
                assert right_english.isdisjoint(form.casefold() for form in other.english_forms), (entry.id, other.id)
                assert right_vietnamese.isdisjoint(form.casefold() for form in other.vietnamese_forms)
                assert other.id not in entry.relations.broader
                assert entry.id not in other.relations.broader


def test_options_are_of_the_category_asked(glossary: Glossary, maker: QuestionMaker) -> None:
    large = set(Category) - {Category.FRAMEWORK, Category.PLACE}
    for entry in glossary:
        question = maker.ask(Card(entry, Family.RECOGNISE), STATES[0])
        assert isinstance(question, ChoiceQuestion)
        if entry.category in large:
            assert {glossary[option.entry_id].category for option in question.options} == {entry.category}


def test_no_question_shows_its_answer(glossary: Glossary, maker: QuestionMaker) -> None:
    for entry in glossary:
        for card in cards_of(entry):
            question = maker.ask(card, STATES[1])
            if isinstance(question, ClozeQuestion):
                assert question.expected
                shown = question.cloze.with_blanks("…").casefold()
                words = f" {' '.join(shown.replace(',', ' ').replace('.', ' ').split())} "
                assert f" {entry.vi.term.casefold()} " not in words, entry.id
            if isinstance(question, TypedQuestion):
                assert question.expected == entry.vi.term


def test_study_texts_show_glossary_terms_in_whole_sentences(examples: ArticleExamples) -> None:
    found = examples.of("gin-giu-hoa-binh")
    assert found
    assert all(example.text[slice(*span)].casefold() for example in found for span in example.spans)
    assert len({example.path for example in found}) == len(found)


LIGHT = """
import sys
import studykit.study.session, studykit.study.statistics, studykit.study.explanation
heavy = {"textual", "underthesea", "genanki", "torch", "sklearn", "numpy", "rich", "asyncio"} & sys.modules.keys()
sys.exit(f"loaded: {heavy}" if heavy else 0)
"""


def test_the_core_of_studying_loads_nothing_heavy() -> None:
    subprocess.run([sys.executable, "-c", LIGHT], check=True)
