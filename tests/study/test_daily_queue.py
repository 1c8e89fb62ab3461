from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Rating, State

from studykit.glossary.entry import Bilingual, Entry
from studykit.study.cards import Card, Family, entry_id_of
from studykit.study.daily_queue import Counts, Day, Limits, Queue, limits_left
from studykit.study.progress import Progress
from studykit.study.recipes import Clause, Recipe
from studykit.study.scheduling import CardState

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
MANY = Limits(100, 100)


def due(days: int) -> CardState:
    return CardState(State.Review, None, 5.0, 5.0, None, TODAY + timedelta(days=days), NOW, TODAY, reviews=3)


def learning(minutes: float) -> CardState:
    return CardState(State.Learning, 1, 1.0, 5.0, NOW + timedelta(minutes=minutes), None, NOW, TODAY, reviews=1)


@pytest.fixture
def cards(make_entry: Callable[..., Entry]) -> list[Card]:
    """Both directions of ten entries, entry by entry."""
    entries = [make_entry(f"e{number}", f"từ {number}", f"word {number}") for number in range(10)]
    return [Card(entry, family) for entry in entries for family in (Family.RECOGNISE, Family.PRODUCE)]


def taken(queue: Queue, now: datetime = NOW) -> list[str]:
    ids = []
    while (following := queue.next(now)) is not None:
        ids.append(following[0].id)
    return ids


def test_one_card_an_entry_is_new_a_day(cards: list[Card]) -> None:
    queue = Queue(cards, Day(TODAY, {}, {}, []), Limits(new=4))
    assert queue.counts() == Counts(new=4)
    assert taken(queue) == ["e0/vi-en", "e1/vi-en", "e2/vi-en", "e3/vi-en"]


def test_siblings_of_todays_cards_wait(cards: list[Card]) -> None:
    states = {"e0/vi-en": due(0), "e0/en-vi": due(-3), "e1/vi-en": learning(-1), "e1/en-vi": due(0), "e2/vi-en": due(9)}
    ids = taken(Queue(cards, Day(TODAY, states, {}, []), Limits(new=2)))
    assert ids[0] == "e1/vi-en"
    assert sorted(ids[1:]) == ["e0/en-vi", "e2/en-vi", "e3/vi-en"]


def test_siblings_of_cards_answered_today_wait(cards: list[Card], progress: Progress) -> None:
    progress.grade("e0/vi-en", Rating.Easy, NOW, question="choice")
    progress.grade("e1/vi-en", Rating.Easy, NOW, question="choice", practice=True)
    ids = taken(Queue(cards, Day.of(progress, NOW), MANY))
    assert "e0/en-vi" not in ids
    assert "e1/vi-en" in ids
    tomorrow = taken(Queue(cards, Day.of(progress, NOW + timedelta(days=1)), MANY))
    assert "e0/en-vi" in tomorrow


def test_learning_steps_come_when_their_time_has_come(cards: list[Card]) -> None:
    states = {"e0/vi-en": learning(5), "e1/vi-en": learning(-2), "e2/vi-en": learning(-9)}
    queue = Queue(cards, Day(TODAY, states, {}, []), Limits(new=2))
    order = [queue.next(NOW) for _ in range(3)]
    assert [card.id for card, _ in filter(None, order)] == ["e2/vi-en", "e1/vi-en", "e3/vi-en"]
    assert [card.id for card, _ in filter(None, [queue.next(NOW + timedelta(minutes=5))])] == ["e0/vi-en"]


def test_learning_steps_are_asked_ahead_when_nothing_else_is_left(cards: list[Card]) -> None:
    states = {"e0/vi-en": learning(19), "e1/vi-en": learning(21)}
    queue = Queue(cards, Day(TODAY, states, {}, []), Limits(new=0))
    assert queue.counts() == Counts(learning=2)
    assert taken(queue) == ["e0/vi-en"]


def test_the_card_just_answered_does_not_come_again_before_another(cards: list[Card]) -> None:
    queue = Queue(cards, Day(TODAY, {"e0/vi-en": learning(1), "e1/vi-en": learning(8)}, {}, []), Limits(new=0))
    first = queue.next(NOW)
    assert first is not None
    queue.put_back(first[0].id, learning(1))
    assert taken(queue) == ["e1/vi-en", "e0/vi-en"]


def test_reviews_come_the_longest_overdue_first_and_new_cards_among_them(cards: list[Card]) -> None:
    states = {f"e{number}/vi-en": due(-number) for number in range(6)}
    ids = taken(Queue(cards, Day(TODAY, states, {}, []), Limits(new=2)))
    reviews = [card_id for card_id in ids if card_id in states]
    assert reviews == [f"e{number}/vi-en" for number in (5, 4, 3, 2, 1, 0)]
    assert [ids.index(card_id) for card_id in ("e6/vi-en", "e7/vi-en")] == [2, 6]


def test_held_cards_and_those_of_other_decks_do_not_come(cards: list[Card]) -> None:
    states = {"e0/vi-en": due(0), "e1/vi-en": due(0), "other/vi-en": due(0)}
    held = {"e0/vi-en": None, "e2/vi-en": TODAY + timedelta(days=1)}
    ids = taken(Queue(cards, Day(TODAY, states, held, []), Limits(new=1)))
    assert sorted(ids) == ["e0/en-vi", "e1/vi-en"]


def test_ahead_brings_what_is_not_due_the_soonest_first(cards: list[Card]) -> None:
    states = {"e0/vi-en": due(5), "e1/vi-en": due(2), "e2/vi-en": due(0)}
    queue = Queue(cards, Day(TODAY, states, {}, []), Limits(new=0), ahead=True)
    found = [(following[0].id, following[1]) for _ in range(3) if (following := queue.next(NOW))]
    assert found == [("e2/vi-en", False), ("e1/vi-en", True), ("e0/vi-en", True)]


def test_what_was_done_today_counts_against_the_limits(progress: Progress) -> None:
    recipe = Recipe(
        id="d",
        name=Bilingual(vi="T", en="N"),
        description=Bilingual(vi="M", en="D"),
        select=(Clause(ids=("x",)),),
        new_per_day=5,
    )
    for card in ("e0/vi-en", "e1/vi-en", "foreign/vi-en"):
        progress.grade(card, Rating.Easy, NOW - timedelta(days=30), question="choice")
        progress.grade(card, Rating.Good, NOW, question="choice")
    for number in range(3):
        progress.grade(f"n{number}/vi-en", Rating.Good, NOW, question="choice")
        progress.grade(f"n{number}/vi-en", Rating.Good, NOW, question="choice")
    reviews = progress.reviews(TODAY, TODAY)
    mine = {"e0/vi-en", "e1/vi-en", "n0/vi-en"}
    assert limits_left(recipe, Limits(10, 200), mine, reviews) == Limits(4, 197)
    assert limits_left(recipe, Limits(3, 2), mine, reviews) == Limits(0, 0)
    tight = recipe.model_copy(update={"reviews_per_day": 3})
    assert limits_left(tight, Limits(10, 200), mine, reviews) == Limits(4, 1)


def test_entry_ids_of_the_queue_are_unique_before_learning(cards: list[Card]) -> None:
    states = {card.id: due(-index % 4) for index, card in enumerate(cards)}
    ids = taken(Queue(cards, Day(TODAY, states, {}, []), MANY))
    assert len({entry_id_of(card_id) for card_id in ids}) == len(ids)


def test_siblings_of_buried_cards_wait_and_those_of_suspended_ones_do_not(cards: list[Card]) -> None:
    held = {"e0/vi-en": None, "e1/vi-en": TODAY + timedelta(days=1)}
    states = {"e1/en-vi": due(0), "e2/vi-en": due(0), "e3/vi-en": due(5)}
    day = Day(TODAY, states, held, [])
    assert sorted(taken(Queue(cards, day, Limits(new=1)))) == ["e0/en-vi", "e2/vi-en"]
    assert taken(Queue(cards, day, Limits(new=1), aside={"e0", "e2"})) == ["e3/en-vi"]
    assert taken(Queue(cards, day, Limits(0, 0), ahead=True, aside={"e3"})) == []
