from collections.abc import Callable
from datetime import date

import pytest
from fsrs import State
from hypothesis import given
from hypothesis import strategies as st

from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.study.cards import Card, Family
from studykit.study.distractors import Difficulty, Distractors, english_key
from studykit.study.questions import (
    ChoiceQuestion,
    ClozeQuestion,
    Kind,
    QuestionMaker,
    TypedQuestion,
    difficulty_of,
    hints,
)
from studykit.study.scheduling import CardState

MakeEntry = Callable[..., Entry]
NEW = CardState()
YOUNG = CardState(state=State.Review, step=None, stability=10, due_day=date(2026, 3, 2), reviews=3)
MATURE = CardState(state=State.Review, step=None, stability=60, due_day=date(2026, 3, 2), reviews=6)


def choice(maker: QuestionMaker, card: Card, state: CardState) -> ChoiceQuestion:
    question = maker.ask(card, state)
    assert isinstance(question, ChoiceQuestion)
    return question


def test_a_choice_shows_the_right_answer_among_three_others_of_its_category(ranks: Glossary) -> None:
    question = choice(QuestionMaker(ranks), Card(ranks["thuong-tuong"], Family.RECOGNISE), NEW)
    assert (question.language, question.prompt) == ("vi", "Thượng tướng")
    assert len({option.text for option in question.options}) == 4
    assert [option.text for option in question.options if option.right] == ["Senior Lieutenant General"]
    assert question.expected == "Senior Lieutenant General"


def test_a_term_to_produce_is_chosen_first_and_typed_later(ranks: Glossary) -> None:
    card, maker = Card(ranks["dai-ta"], Family.PRODUCE), QuestionMaker(ranks)
    first = choice(maker, card, NEW)
    assert (first.language, first.prompt, first.expected) == ("en", "Colonel", "Đại tá")
    later = maker.ask(card, YOUNG)
    assert isinstance(later, TypedQuestion)
    assert (later.prompt, later.expected, later.hints[0]) == ("Colonel", "Đại tá", "Đ·· t·")


def test_only_the_wanted_kinds_are_asked(ranks: Glossary) -> None:
    maker, entry = QuestionMaker(ranks), ranks["dai-ta"]
    typed, choices = frozenset([Kind.TYPED]), frozenset([Kind.CHOICE])
    assert maker.ask(Card(entry, Family.RECOGNISE), NEW, typed) is None
    assert maker.ask(Card(entry, Family.CLOZE), NEW, typed) is None
    assert isinstance(maker.ask(Card(entry, Family.PRODUCE), NEW, typed), TypedQuestion)
    assert isinstance(maker.ask(Card(entry, Family.PRODUCE), MATURE, choices), ChoiceQuestion)


def test_a_cloze_takes_the_examples_in_turn(make_entry: MakeEntry) -> None:
    examples = [{"vi": f"Đại tá nói câu {n}.", "en": f"Sentence {n}."} for n in range(2)]
    card = Card(make_entry("dai-ta", "Đại tá", "Colonel", examples=examples), Family.CLOZE)
    asked = [QuestionMaker([]).ask(card, CardState(reviews=count)) for count in range(3)]
    assert [question.cloze.translation for question in asked if isinstance(question, ClozeQuestion)] == [
        "Sentence 0.",
        "Sentence 1.",
        "Sentence 0.",
    ]


def test_typed_questions_accept_synonyms_but_no_contrasts(make_entry: MakeEntry) -> None:
    one = make_entry("a", "Ngoại trưởng", "Foreign Minister", vi={"abbreviations": ["NT"]})
    two = make_entry("b", "Bộ trưởng Ngoại giao", "foreign minister")
    other = make_entry("c", "Bộ trưởng Bộ Ngoại giao", "Foreign Minister", relations={"contrast": ["a"]})
    question = QuestionMaker([one, two, other]).ask(Card(one, Family.PRODUCE), YOUNG)
    assert isinstance(question, TypedQuestion)
    assert question.accepted == ("Ngoại trưởng", "NT", "Bộ trưởng Ngoại giao")


def test_a_glossary_of_one_entry_has_no_choices_but_typing(make_entry: MakeEntry) -> None:
    entry = make_entry("a", "Đại tá", "Colonel")
    maker = QuestionMaker([entry])
    assert maker.ask(Card(entry, Family.RECOGNISE), NEW) is None
    assert isinstance(maker.ask(Card(entry, Family.PRODUCE), NEW), TypedQuestion)


@given(st.integers(0, 40), st.integers(0, 3))
def test_the_same_state_gives_the_same_question(reviews: int, seed: int) -> None:
    entries = [
        Entry.model_validate(
            {"id": f"e{n}", "category": "rank", "pos": "noun", "vi": {"term": f"cấp {n}"}, "en": {"preferred": f"x{n}"}}
        )
        for n in range(12)
    ]
    card, state = Card(entries[0], Family.RECOGNISE), CardState(reviews=reviews)
    assert QuestionMaker(entries, seed).ask(card, state) == QuestionMaker(reversed(entries), seed).ask(card, state)


def test_options_change_from_review_to_review(ranks: Glossary) -> None:
    maker, card = QuestionMaker(ranks), Card(ranks["dai-ta"], Family.RECOGNISE)
    assert len({choice(maker, card, CardState(reviews=count)).options for count in range(8)}) > 4


def test_the_better_a_card_is_known_the_nearer_are_the_distractors(ranks: Glossary) -> None:
    assert [difficulty_of(state) for state in (NEW, YOUNG, MATURE)] == [
        Difficulty.EASY,
        Difficulty.MIXED,
        Difficulty.NEAR,
    ]
    near = Distractors(ranks).pick(ranks["thuong-tuong"], Difficulty.NEAR, "seed")
    assert {entry.id for entry in near[:2]} == {"trung-tuong", "dai-tuong"}
    easy = Distractors(ranks).pick(ranks["thuong-tuong"], Difficulty.EASY, "seed")
    assert not {entry.id for entry in easy} & {"trung-tuong", "dai-tuong"}


@pytest.mark.parametrize(
    ("fields", "other"),
    [
        ({"vi": {"aliases": ["hội đàm cấp cao"]}}, {"vi": {"aliases": ["Hội đàm  cấp cao"]}}),
        ({"en": {"admitted": [{"term": "the parley"}]}}, {"en": {"admitted": [{"term": "Parley"}]}}),
        ({"relations": {"broader": ["b"]}}, {}),
        ({"relations": {"broader": ["c"]}}, {}),
        ({}, {"relations": {"related": ["a"]}}),
        ({"scale": {"name": "s", "position": 2, "of": 3}}, {"scale": {"name": "s", "position": 2, "of": 3}}),
        ({"vi": {"aliases": ["đàm phán hòa bình"]}}, {"vi": {"aliases": ["đàm phán"]}}),
        ({"relations": {"contrast": ["b"]}}, {"en": {"admitted": [{"term": "first working talks"}]}}),
    ],
)
def test_what_could_be_right_too_is_no_distractor(make_entry: MakeEntry, fields: dict, other: dict) -> None:  # type: ignore[type-arg]
    one = make_entry("a", "hội đàm", "working talks", **fields)
    two = make_entry("b", "hội kiến", "meeting", **other)
    between = make_entry("c", "gặp", "encounter", relations={"broader": ["b"]})
    distractors = Distractors([one, two, between])
    assert distractors.also_right(one, two)
    assert distractors.also_right(two, one)
    assert two not in distractors.pick(one, Difficulty.NEAR, "seed")


def test_contrasts_are_distractors_even_where_one_name_holds_the_other(make_entry: MakeEntry) -> None:
    one = make_entry("dai-su", "đại sứ", "ambassador", relations={"contrast": ["dai-su-quan"]})
    two = make_entry("dai-su-quan", "đại sứ quán", "embassy")
    assert Distractors([one, two]).pick(one, Difficulty.NEAR, "") == (two,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ministry of Defense", "ministry of defence"),
        ("to affirm", "affirm"),
        ("Organization", "organisation"),
        ("talks (formal)", "talks"),
    ],
)
def test_english_that_differs_in_spelling_only_is_one(one: str, other: str) -> None:
    assert english_key(one) == english_key(other)


def test_hints_give_first_letters() -> None:
    assert hints("Thượng tướng") == ("T····· t····", "Thượng t····")
    assert hints("tiếp") == ("t···",)
