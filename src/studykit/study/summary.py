"""The summary of a session: what was answered, what was hard, and when it goes on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Rating

from studykit.study.cards import entry_id_of
from studykit.study.review import Review
from studykit.study.scheduling import CardState
from studykit.study.study_days import StudyDays

_HARDEST = 5


@dataclass(frozen=True)
class Summary:
    """Figures of a session: counts of answers, the time they took, and the ids of the entries missed most.

    `next_due` is the instant from which there is something to do again; None if nothing was learned yet.
    """

    answered: int
    right: int
    again: int
    new: int
    time: timedelta
    hardest: tuple[str, ...]
    next_due: datetime | None


def summarise(reviews: Sequence[Review], states: Iterable[CardState], days: StudyDays) -> Summary:
    """Sum up the reviews of a session; `states` are those of the deck's cards."""
    again = [review for review in reviews if review.rating is Rating.Again]
    missed = Counter(entry_id_of(review.card_id) for review in again)
    due = [_due(state, days) for state in states if not state.is_new]
    return Summary(
        answered=len(reviews),
        right=len(reviews) - len(again),
        again=len(again),
        new=sum(review.is_first for review in reviews),
        time=sum((review.duration for review in reviews), timedelta()),
        hardest=tuple(entry_id for entry_id, _ in missed.most_common(_HARDEST)),
        next_due=min(due, default=None),
    )


def _due(state: CardState, days: StudyDays) -> datetime:
    if state.due_at is not None:
        return state.due_at
    assert state.due_day is not None
    return days.start_of(state.due_day)
