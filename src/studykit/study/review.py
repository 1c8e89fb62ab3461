"""The review: one graded answer as the log keeps it."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fsrs import Rating, State

from studykit.study.scheduling import CardState

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Review:
    """One graded answer.

    `day` is the study day, `question` how it was asked, `before` the card's state until then. A `practice`
    review did not touch the schedule.
    """

    id: int
    card_id: str
    at: datetime
    day: date
    rating: Rating
    question: str
    practice: bool
    duration: timedelta
    before: CardState

    @property
    def is_first(self) -> bool:
        """Whether this review introduced a new card."""
        return self.before.is_new and not self.practice

    @property
    def is_due_review(self) -> bool:
        """Whether this review was of a card whose day had come, not of a new one or a learning step."""
        return self.before.due_day is not None and not self.practice


def milliseconds(instant: datetime) -> int:
    """Whole milliseconds since 1970, as the database keeps instants."""
    return (instant - _EPOCH) // _MILLISECOND


def instant(milliseconds: int) -> datetime:
    """The instant (UTC) that the database keeps as milliseconds."""
    return _EPOCH + milliseconds * _MILLISECOND


def state_columns(state: CardState) -> dict[str, int | float | str | None]:
    """A card's state as values that SQLite and JSON keep exactly."""
    return {
        **asdict(state),
        "state": int(state.state),
        "due_at": None if state.due_at is None else milliseconds(state.due_at),
        "due_day": None if state.due_day is None else state.due_day.isoformat(),
        "last_at": None if state.last_at is None else milliseconds(state.last_at),
        "last_day": None if state.last_day is None else state.last_day.isoformat(),
    }


def state_from_columns(columns: dict[str, Any]) -> CardState:
    """The card's state that `state_columns` wrote."""
    return CardState(
        **{
            **columns,
            "state": State(columns["state"]),
            "due_at": None if columns["due_at"] is None else instant(columns["due_at"]),
            "due_day": None if columns["due_day"] is None else date.fromisoformat(columns["due_day"]),
            "last_at": None if columns["last_at"] is None else instant(columns["last_at"]),
            "last_day": None if columns["last_day"] is None else date.fromisoformat(columns["last_day"]),
        }
    )


def state_json(state: CardState) -> str | None:
    """A card's state as the log keeps it; None for a new card."""
    return None if state.is_new else json.dumps(state_columns(state))


def state_from_json(text: str | None) -> CardState:
    """The card's state that `state_json` wrote."""
    return CardState() if text is None else state_from_columns(json.loads(text))
