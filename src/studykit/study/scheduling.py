"""Scheduling: FSRS with learning steps, counted in study days, with fuzz that is the same in preview and outcome."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import Self

import fsrs
from fsrs import Rating, State
from fsrs.scheduler import DEFAULT_PARAMETERS

from studykit.study.study_days import StudyDays

DAY = timedelta(days=1)
_FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))


@dataclass(frozen=True)
class CardState:
    """What the scheduler remembers of a card; `CardState()` is a card that was never reviewed.

    A card in its learning or relearning steps is due at an instant (`due_at`), one in review on a study day
    (`due_day`). `stability` is in days, `difficulty` runs from 1 to 10; `reviews` and `lapses` are counts.
    """

    state: State = State.Learning
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    due_at: datetime | None = None
    due_day: date | None = None
    last_at: datetime | None = None
    last_day: date | None = None
    reviews: int = 0
    lapses: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the card was never reviewed."""
        return self.reviews == 0

    @property
    def is_learning(self) -> bool:
        """Whether the card stands in its learning or relearning steps."""
        return self.due_at is not None

    def is_due(self, now: datetime, today: date) -> bool:
        """Whether a card that was reviewed before is to be asked again at `now`, on the study day `today`."""
        if self.due_at is not None:
            return self.due_at <= now
        return self.due_day is not None and self.due_day <= today


@dataclass(frozen=True)
class SchedulingOptions:
    """How cards are scheduled; the defaults are those of FSRS.

    `parameters` are the 21 of FSRS-6; `desired_retention` the share (0.7 to 0.97) of reviews that shall be
    right; `maximum_interval` is in days. Learning steps of a day or more count in study days.
    """

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    desired_retention: float = 0.9
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    maximum_interval: int = 36500
    fuzz: bool = True


@dataclass(frozen=True)
class Scheduler:
    """Computes what a rating makes of a card; pure: the same card, rating and time give the same outcome."""

    days: StudyDays
    options: SchedulingOptions = SchedulingOptions()

    def review(self, card_id: str, state: CardState, rating: Rating, now: datetime) -> CardState:
        """The card's state after a review at `now`.

        Raises ValueError if `now` has no time zone.
        """
        return self.review_on(self.days.day_of(now), card_id, state, rating, now)

    def review_on(self, today: date, card_id: str, state: CardState, rating: Rating, now: datetime) -> CardState:
        """The card's state after a review on a known study day, as a log replays it in whatever time zone."""
        moment = _midnight(today)
        card, _ = self._fsrs.review_card(_fsrs_card(state), rating, moment)
        interval = card.due - moment
        by_day = card.state is State.Review or interval >= DAY
        if card.state is State.Review:
            interval = self._fuzzed(interval, card_id, state.reviews)
        return replace(
            state,
            state=card.state,
            step=card.step,
            stability=card.stability,
            difficulty=card.difficulty,
            due_at=None if by_day else now + interval,
            due_day=today + interval if by_day else None,
            last_at=now,
            last_day=today,
            reviews=state.reviews + 1,
            lapses=state.lapses + (state.state is State.Review and rating is Rating.Again),
        )

    def preview(self, card_id: str, state: CardState, now: datetime) -> dict[Rating, timedelta]:
        """How long each rating puts the card off: exact for learning steps, whole study days for reviews."""
        today = self.days.day_of(now)
        return {
            rating: wait(self.review(card_id, state, rating, now), now, today)
            for rating in (Rating.Again, Rating.Hard, Rating.Good, Rating.Easy)
        }

    def retrievability(self, state: CardState, day: date) -> float:
        """The probability, from 0 to 1, that the card is recalled on a study day; 0 for a new card."""
        return self._fsrs.get_card_retrievability(_fsrs_card(state), _midnight(day))

    def with_options(self, options: SchedulingOptions) -> Self:
        """The same scheduler under other options."""
        return replace(self, options=options)

    @cached_property
    def _fsrs(self) -> fsrs.Scheduler:
        return fsrs.Scheduler(
            parameters=self.options.parameters,
            desired_retention=self.options.desired_retention,
            learning_steps=self.options.learning_steps,
            relearning_steps=self.options.relearning_steps,
            maximum_interval=self.options.maximum_interval,
            enable_fuzzing=False,
        )

    def _fuzzed(self, interval: timedelta, card_id: str, reviews: int) -> timedelta:
        """Spread cards that were learned together over neighbouring days, as Anki does.

        The place in the range depends on the card and its review count alone, so that a preview shows what
        will happen, and a better rating never gets a shorter interval.
        """
        if not self.options.fuzz or interval.days < _FUZZ_RANGES[0][0]:
            return interval
        delta = 1.0 + sum(factor * max(min(interval.days, end) - start, 0.0) for start, end, factor in _FUZZ_RANGES)
        longest = min(round(interval.days + delta), self.options.maximum_interval)
        shortest = min(max(2, round(interval.days - delta)), longest)
        return timedelta(days=shortest + int(unit_hash(card_id, reviews) * (longest - shortest + 1)))


def wait(state: CardState, now: datetime, today: date) -> timedelta:
    """How long until a reviewed card is due: exact for learning steps, whole study days for reviews."""
    if state.due_at is not None:
        return max(state.due_at - now, timedelta())
    return max((state.due_day or today) - today, timedelta())


def unit_hash(*parts: object) -> float:
    """A number from 0 up to (not including) 1 that depends on the parts alone: chance that can be repeated."""
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).digest()
    return int.from_bytes(digest) / 2**48


def replay(scheduler: Scheduler, card_id: str, reviews: Sequence[tuple[Rating, datetime, date]]) -> CardState:
    """The state that a card's reviews (rating, instant, study day), oldest first, lead to."""
    state = CardState()
    for rating, at, day in reviews:
        state = scheduler.review_on(day, card_id, state, rating, at)
    return state


def _midnight(day: date) -> datetime:
    """The stand-in instant of a study day: FSRS counts 24-hour spans, so whole days go in and whole days come out."""
    return datetime.combine(day, time(), UTC)


def _fsrs_card(state: CardState) -> fsrs.Card:
    last = None if state.last_day is None else _midnight(state.last_day)
    return fsrs.Card(
        card_id=0,
        state=state.state,
        step=state.step,
        stability=state.stability,
        difficulty=state.difficulty,
        due=last or _midnight(date.min),
        last_review=last,
    )
