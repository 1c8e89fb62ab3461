"""Statistics: today's decks, the streak, what is retained, what is coming; models for a table and for JSON."""

from collections.abc import Callable, Container, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from statistics import mean

from fsrs import Rating
from pydantic import BaseModel, ConfigDict

from studykit.glossary.entry import Bilingual
from studykit.study.daily_queue import Day, Limits, Queue, limits_left
from studykit.study.decks import Deck
from studykit.study.progress import Progress
from studykit.study.questions import MATURE
from studykit.study.review import Review
from studykit.study.scheduling import DAY, CardState, Scheduler
from studykit.study.study_days import StudyDays

RETENTION_DAYS = 30
FORECAST_DAYS = 7


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class DeckFigures(_Model):
    """A deck's cards: how many today brings, how many there are, and how far they have come.

    `known` is the number of cards expected to be recalled today: the sum of the retrievabilities of those that are past
    their learning steps.
    """

    id: str
    name: Bilingual
    new: int
    learning: int
    due: int
    cards: int
    unseen: int
    young: int
    mature: int
    suspended: int
    known: float


class DayFigures(_Model):
    """A study day's answers; `seconds` is the time they took."""

    day: date
    reviews: int
    right: int
    new: int
    seconds: float


class Statistics(_Model):
    """Where a learner stands.

    `streak` counts the study days in a row with an answer, up to today or, if today has none yet, yesterday.
    `retention` is the share (0 to 1) of due reviews that were right over `retention_reviews` of them in the
    last 30 study days; None without any. `forecast` says how many cards are due on each of the next seven
    study days, today (with what is overdue) first.
    """

    day: date
    decks: tuple[DeckFigures, ...]
    today: DayFigures
    streak: int
    total_reviews: int
    learned_cards: int
    known_cards: float
    retention: float | None
    retention_reviews: int
    forecast: tuple[int, ...]


def statistics(decks: Iterable[Deck], progress: Progress, now: datetime, limits: Limits) -> Statistics:
    """The figures at `now`; `limits` are those over all decks."""
    day = Day.of(progress, now)
    by_day = progress.reviews_by_day()
    recent = progress.reviews(day.today - (RETENTION_DAYS - 1) * DAY, day.today)
    due_reviews = [review for review in recent if review.is_due_review]
    recall = partial(_recall, progress.scheduler, day.today)
    return Statistics(
        day=day.today,
        decks=tuple(_deck_figures(deck, day, limits, recall) for deck in decks),
        today=_day_figures(day),
        streak=_streak(by_day, day.today),
        total_reviews=sum(by_day.values()),
        learned_cards=len(day.states),
        known_cards=sum(map(recall, day.states.values())),
        retention=mean(_right(review) for review in due_reviews) if due_reviews else None,
        retention_reviews=len(due_reviews),
        forecast=_forecast(day, progress.scheduler.days),
    )


def _recall(scheduler: Scheduler, today: date, state: CardState) -> float:
    """The probability that a card is recalled on a study day; one in its learning steps is not known yet."""
    return 0.0 if state.is_learning else scheduler.retrievability(state, today)


def _deck_figures(deck: Deck, day: Day, limits: Limits, recall: Callable[[CardState], float]) -> DeckFigures:
    cards = deck.cards
    ids = {card.id for card in cards}
    states = [day.states[card_id] for card_id in ids if card_id in day.states]
    counts = Queue(cards, day, limits_left(deck.recipe, limits, ids, day.reviews)).counts()
    mature = sum(state.stability is not None and state.stability >= MATURE for state in states)
    return DeckFigures(
        id=deck.id,
        name=deck.recipe.name,
        new=counts.new,
        learning=counts.learning,
        due=counts.review,
        cards=len(ids),
        unseen=len(ids) - len(states),
        young=len(states) - mature,
        mature=mature,
        suspended=sum(card_id in ids and until is None for card_id, until in day.held.items()),
        known=sum(map(recall, states)),
    )


def _day_figures(day: Day) -> DayFigures:
    return DayFigures(
        day=day.today,
        reviews=len(day.reviews),
        right=sum(map(_right, day.reviews)),
        new=sum(review.is_first for review in day.reviews),
        seconds=sum((review.duration for review in day.reviews), timedelta()).total_seconds(),
    )


def _right(review: Review) -> bool:
    return review.rating is not Rating.Again


def _streak(days: Container[date], today: date) -> int:
    """Study days in a row with an answer; a day that has not been used yet does not break it."""
    last = today if today in days else today - DAY
    streak = 0
    while last in days:
        streak += 1
        last -= DAY
    return streak


def _forecast(day: Day, days: StudyDays) -> tuple[int, ...]:
    counts = [0] * FORECAST_DAYS
    for card_id, state in day.states.items():
        until = day.held.get(card_id, day.today)
        due_day = state.due_day if state.due_at is None else days.day_of(state.due_at)
        if until is None or due_day is None:
            continue
        ahead = max((due_day - day.today).days, (until - day.today).days, 0)
        if ahead < FORECAST_DAYS:
            counts[ahead] += 1
    return tuple(counts)
