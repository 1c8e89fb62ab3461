from datetime import UTC, date, datetime, timedelta, timezone

import fsrs
import pytest
from fsrs import Rating, State
from hypothesis import given
from hypothesis import strategies as st

from studykit.study.scheduling import CardState, Scheduler, SchedulingOptions, replay, unit_hash, wait
from studykit.study.study_days import StudyDays

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EXACT = Scheduler(StudyDays(UTC), SchedulingOptions(fuzz=False))
FUZZED = Scheduler(StudyDays(UTC))
AGAIN, HARD, GOOD, EASY = Rating.Again, Rating.Hard, Rating.Good, Rating.Easy
RATINGS = st.lists(st.sampled_from(list(Rating)), max_size=12)


def due(state: CardState) -> datetime:
    if state.due_at is not None:
        return state.due_at
    assert state.due_day is not None
    return StudyDays(UTC).start_of(state.due_day)


def studied(scheduler: Scheduler, ratings: list[Rating], card_id: str = "x/vi-en") -> list[CardState]:
    """The states that the ratings lead to, each given the moment the card is due."""
    states, now = [CardState()], START
    for rating in ratings:
        states.append(scheduler.review(card_id, states[-1], rating, now))
        now = due(states[-1])
    return states


def test_good_all_along_gives_the_intervals_of_fsrs() -> None:
    states = studied(EXACT, [GOOD] * 8)
    minutes = [wait(state, START, date(2026, 3, 2)) for state in states[1:2]]
    assert minutes == [timedelta(minutes=10)]
    days = [state.due_day - state.last_day for state in states[2:] if state.due_day and state.last_day]
    assert [span.days for span in days] == [2, 11, 46, 163, 498, 1348, 3299]


def test_again_sends_a_reviewed_card_through_its_relearning_step() -> None:
    states = studied(EXACT, [GOOD, GOOD, GOOD, AGAIN, GOOD])
    assert [state.state for state in states[1:]] == [
        State.Learning,
        State.Review,
        State.Review,
        State.Relearning,
        State.Review,
    ]
    assert states[4].due_at is not None
    assert states[4].due_at - due(states[3]) == timedelta(minutes=10)
    assert [state.lapses for state in states] == [0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (AGAIN, timedelta(minutes=1)),
        (HARD, timedelta(minutes=5.5)),
        (GOOD, timedelta(minutes=10)),
        (EASY, timedelta(8)),
    ],
)
def test_a_new_card_takes_its_learning_steps(rating: Rating, expected: timedelta) -> None:
    assert EXACT.preview("x/vi-en", CardState(), START)[rating] == expected


def test_steps_are_never_fuzzed() -> None:
    for number in range(50):
        preview = FUZZED.preview(f"{number}/vi-en", CardState(), START)
        assert (preview[AGAIN], preview[GOOD]) == (timedelta(minutes=1), timedelta(minutes=10))


def test_a_review_late_at_night_is_due_by_study_days_not_by_hours() -> None:
    hanoi = timezone(timedelta(hours=7))
    scheduler = Scheduler(StudyDays(hanoi), SchedulingOptions(fuzz=False))
    late = datetime(2026, 3, 3, 3, 30, tzinfo=hanoi)
    state = scheduler.review("x/vi-en", CardState(), EASY, late)
    assert state.last_day == date(2026, 3, 2)
    assert state.due_day == date(2026, 3, 10)
    assert state.is_due(datetime(2026, 3, 10, 4, tzinfo=hanoi), date(2026, 3, 10))


def test_two_reviews_an_hour_apart_across_the_rollover_count_as_a_day_apart() -> None:
    state = EXACT.review("x/vi-en", CardState(), EASY, datetime(2026, 3, 2, 3, 30, tzinfo=UTC))
    same_day = EXACT.review("x/vi-en", state, GOOD, datetime(2026, 3, 2, 3, 59, tzinfo=UTC))
    next_day = EXACT.review("x/vi-en", state, GOOD, datetime(2026, 3, 2, 4, 30, tzinfo=UTC))
    assert same_day.stability != next_day.stability


def test_memory_is_that_of_fsrs_on_whole_days() -> None:
    plain = fsrs.Scheduler(enable_fuzzing=False)
    card = fsrs.Card(card_id=1, due=START)
    state, now = CardState(), START.replace(hour=4)
    for rating, gap in ((GOOD, 0), (GOOD, 0), (HARD, 3), (AGAIN, 9), (GOOD, 0), (EASY, 4)):
        now += timedelta(days=gap)
        card, _ = plain.review_card(card, rating, now)
        state = EXACT.review("x/vi-en", state, rating, now)
    assert (state.stability, state.difficulty, state.state) == (card.stability, card.difficulty, card.state)


@given(RATINGS, st.sampled_from(list(Rating)), st.integers(0, 400))
def test_the_preview_is_what_happens(ratings: list[Rating], last: Rating, late: int) -> None:
    state = studied(FUZZED, ratings)[-1]
    now = (due(state) if ratings else START) + timedelta(days=late, minutes=late)
    after = FUZZED.review("x/vi-en", state, last, now)
    assert wait(after, now, StudyDays(UTC).day_of(now)) == FUZZED.preview("x/vi-en", state, now)[last]


@given(RATINGS)
def test_a_better_rating_never_waits_less(ratings: list[Rating]) -> None:
    state = studied(FUZZED, ratings)[-1]
    preview = FUZZED.preview("x/vi-en", state, due(state) if ratings else START)
    assert list(preview.values()) == sorted(preview.values())


def test_fuzz_spreads_cards_that_were_learned_together_around_the_exact_interval() -> None:
    ratings = [GOOD, GOOD, GOOD, GOOD]
    exact = studied(EXACT, ratings)[-1]
    spread = []
    for number in range(200):
        before = studied(EXACT, ratings[:-1])[-1]
        after = FUZZED.review(f"{number}/vi-en", before, GOOD, due(before))
        assert after.due_day is not None
        assert exact.due_day is not None
        spread.append((after.due_day - exact.due_day).days)
    assert (min(spread), max(spread)) == (-4, 4)
    assert abs(sum(spread) / len(spread)) < 1


def test_replaying_the_log_gives_the_state() -> None:
    states = studied(FUZZED, [GOOD, AGAIN, GOOD, GOOD, EASY])
    log = [
        (rating, state.last_at, state.last_day)
        for rating, state in zip([GOOD, AGAIN, GOOD, GOOD, EASY], states[1:], strict=True)
        if state.last_at is not None and state.last_day is not None
    ]
    assert replay(FUZZED, "x/vi-en", log) == states[-1]


def test_retrievability_falls_from_one_to_the_wanted_retention_when_due() -> None:
    state = studied(EXACT, [GOOD, GOOD, GOOD])[-1]
    assert state.last_day is not None
    assert state.due_day is not None
    assert EXACT.retrievability(state, state.last_day) == 1
    assert EXACT.retrievability(state, state.due_day) == pytest.approx(0.9, abs=0.01)
    assert EXACT.retrievability(CardState(), state.due_day) == 0


@given(st.text(), st.integers())
def test_chance_is_in_range_and_repeatable(word: str, number: int) -> None:
    assert 0 <= unit_hash(word, number) < 1
    assert unit_hash(word, number) == unit_hash(word, number)
