"""Progress: the log of reviews and what it leads to, saved at every grade."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from fsrs import Rating

from studykit.databases import told_as_faults, transaction
from studykit.faults import InputFault
from studykit.study.backup import back_up, back_up_if_due
from studykit.study.database import open_database
from studykit.study.review import (
    Review,
    instant,
    milliseconds,
    state_columns,
    state_from_columns,
    state_from_json,
    state_json,
)
from studykit.study.scheduling import CardState, Scheduler

_COLUMNS = tuple(state_columns(CardState()))
_WRITE_CARD = f"INSERT OR REPLACE INTO card (id, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
_READ_CARDS = f"SELECT id, {', '.join(_COLUMNS)} FROM card"
_READ_REVIEWS = "SELECT id, card, at, day, rating, question, practice, duration, before FROM review"
_MILLISECOND = timedelta(milliseconds=1)


class Progress:
    """A learner's progress in one SQLite file, which several processes may use at once.

    Every change is one transaction that is on the disk when the call returns. Every call raises InputFault
    where the file is damaged, cannot be written, or stays in use by another program.
    """

    def __init__(self, database: sqlite3.Connection, path: Path, scheduler: Scheduler) -> None:
        self._database = database
        self._path = path
        self.scheduler = scheduler

    @classmethod
    def open(cls, path: Path, scheduler: Scheduler, now: datetime) -> Self:
        """Open the progress at `path`, made if there is none; `now` dates the backup before a migration.

        Raises InputFault also for a database of a newer version.
        """
        database = open_database(path, lambda database: back_up(database, _backups_of(path), now))
        return cls(database, path, scheduler)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def backups(self) -> Path:
        """The folder that backups go to."""
        return _backups_of(self._path)

    def state(self, card_id: str) -> CardState:
        """A card's state; that of a new card where it was never reviewed."""
        with told_as_faults(self._path):
            return self._state(card_id)

    def states(self) -> dict[str, CardState]:
        """The state of every card that was ever reviewed, by id."""
        with told_as_faults(self._path):
            return {card_id: _state(values) for card_id, *values in self._database.execute(_READ_CARDS)}

    def grade(
        self,
        card_id: str,
        rating: Rating,
        now: datetime,
        *,
        question: str,
        duration: timedelta = timedelta(),
        practice: bool = False,
    ) -> Review:
        """Append a review to the log and, unless it is practice, update the card.

        A clock that was set back counts as standing still, so that each card's log stays in order.
        """
        with self._writing():
            before = self._state(card_id)
            at = instant(milliseconds(now if before.last_at is None else max(now, before.last_at)))
            day = self.scheduler.days.day_of(at)
            day = day if before.last_day is None else max(day, before.last_day)
            if not practice:
                self._write(card_id, self.scheduler.review_on(day, card_id, before, rating, at))
            cursor = self._database.execute(
                "INSERT INTO review (card, at, day, rating, question, practice, duration, before)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    card_id,
                    milliseconds(at),
                    day.isoformat(),
                    int(rating),
                    question,
                    int(practice),
                    max(duration // _MILLISECOND, 0),
                    state_json(before),
                ),
            )
        assert cursor.lastrowid is not None
        return Review(cursor.lastrowid, card_id, at, day, rating, question, practice, duration, before)

    def regrade(self, review_id: int, rating: Rating) -> Review:
        """Give the card's last review another rating, as if it had been graded so at its time.

        Raises InputFault if the card was reviewed again since, or the review is gone.
        """
        with self._writing():
            review = self._last_of_its_card(review_id)
            if not review.practice:
                after = self.scheduler.review_on(review.day, review.card_id, review.before, rating, review.at)
                self._write(review.card_id, after)
            self._database.execute("UPDATE review SET rating = ? WHERE id = ?", (int(rating), review_id))
        return self.review(review_id)

    def undo(self, review_id: int) -> Review:
        """Take a card's last review back: out of the log, and the card as it was before; returns what is gone.

        Raises InputFault if the card was reviewed again since, or the review is gone.
        """
        with self._writing():
            review = self._last_of_its_card(review_id)
            self._database.execute("DELETE FROM review WHERE id = ?", (review_id,))
            if not review.practice:
                self._write(review.card_id, review.before)
        return review

    def review(self, review_id: int) -> Review:
        """The review of that id; raises InputFault if it is gone."""
        with told_as_faults(self._path):
            return self._review(review_id)

    def reviews(self, first: date | None = None, last: date | None = None) -> list[Review]:
        """The reviews of the study days from `first` to `last` (both included), oldest first."""
        with told_as_faults(self._path):
            rows = self._database.execute(
                f"{_READ_REVIEWS} WHERE day BETWEEN ? AND ? ORDER BY id",
                ((first or date.min).isoformat(), (last or date.max).isoformat()),
            )
            return [_review(row) for row in rows]

    def reviews_by_day(self) -> dict[date, int]:
        """How many reviews each study day has that has any, oldest first."""
        with told_as_faults(self._path):
            rows = self._database.execute("SELECT day, count(*) FROM review GROUP BY day ORDER BY day")
            return {date.fromisoformat(day): count for day, count in rows}

    def last_review(self) -> Review | None:
        """The review that was graded last, whatever process graded it."""
        with told_as_faults(self._path):
            row = self._database.execute(f"{_READ_REVIEWS} ORDER BY id DESC LIMIT 1").fetchone()
            return None if row is None else _review(row)

    def suspend(self, card_id: str) -> None:
        """Ask the card no more until it is released."""
        self._hold(card_id, None)

    def bury(self, card_id: str, until: date) -> None:
        """Ask the card no more before the study day `until`."""
        self._hold(card_id, until)

    def release(self, card_id: str) -> None:
        """Ask a suspended or buried card again."""
        with self._writing():
            self._database.execute("DELETE FROM hold WHERE card = ?", (card_id,))

    def held(self, today: date) -> dict[str, date | None]:
        """The cards not to be asked on a study day: suspended (None), or buried until a later day."""
        with told_as_faults(self._path):
            rows = self._database.execute(
                "SELECT card, until FROM hold WHERE until IS NULL OR until > ?", (today.isoformat(),)
            )
            return {card_id: None if until is None else date.fromisoformat(until) for card_id, until in rows}

    def version(self) -> int:
        """A number that changes when another process has written to the file."""
        with told_as_faults(self._path):
            number: int = self._database.execute("PRAGMA data_version").fetchone()[0]
            return number

    def rebuild(self) -> int:
        """Compute every card anew from the log alone, under the present scheduler; returns how many there are."""
        with self._writing():
            rows = self._database.execute(f"{_READ_REVIEWS} WHERE practice = 0 ORDER BY card, at, id")
            states: dict[str, CardState] = defaultdict(CardState)
            befores = []
            for review in map(_review, rows):
                before = states[review.card_id]
                befores.append((state_json(before), review.id))
                states[review.card_id] = self.scheduler.review_on(
                    review.day, review.card_id, before, review.rating, review.at
                )
            self._database.executemany("UPDATE review SET before = ? WHERE id = ?", befores)
            self._database.execute("DELETE FROM card")
            for card_id, state in states.items():
                self._write(card_id, state)
        return len(states)

    def back_up(self, now: datetime) -> Path:
        """Write a backup beside the database; returns where it is."""
        with told_as_faults(self._path):
            return back_up(self._database, self.backups, now)

    def back_up_if_due(self, now: datetime) -> Path | None:
        """Write a backup unless the latest is younger than half an hour."""
        with told_as_faults(self._path):
            return back_up_if_due(self._database, self.backups, now)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with told_as_faults(self._path), transaction(self._database):
            yield

    def _state(self, card_id: str) -> CardState:
        row = self._database.execute(f"{_READ_CARDS} WHERE id = ?", (card_id,)).fetchone()
        return CardState() if row is None else _state(row[1:])

    def _write(self, card_id: str, state: CardState) -> None:
        if state.is_new:
            self._database.execute("DELETE FROM card WHERE id = ?", (card_id,))
        else:
            self._database.execute(_WRITE_CARD, (card_id, *state_columns(state).values()))

    def _review(self, review_id: int) -> Review:
        row = self._database.execute(f"{_READ_REVIEWS} WHERE id = ?", (review_id,)).fetchone()
        if row is None:
            raise InputFault("the review was taken back already", hint="go on with the next card")
        return _review(row)

    def _last_of_its_card(self, review_id: int) -> Review:
        review = self._review(review_id)
        last = self._database.execute(
            "SELECT id FROM review WHERE card = ? AND practice = ? ORDER BY at DESC, id DESC LIMIT 1",
            (review.card_id, int(review.practice)),
        ).fetchone()[0]
        if last != review_id:
            raise InputFault(f"{review.card_id} was reviewed again since", hint="take the later review back first")
        return review

    def _hold(self, card_id: str, until: date | None) -> None:
        with self._writing():
            self._database.execute(
                "INSERT OR REPLACE INTO hold VALUES (?, ?)", (card_id, None if until is None else until.isoformat())
            )


def _backups_of(path: Path) -> Path:
    return path.parent / "backups"


def _state(values: Any) -> CardState:
    return state_from_columns(dict(zip(_COLUMNS, values, strict=True)))


def _review(row: Any) -> Review:
    number, card_id, at, day, rating, question, practice, duration, before = row
    return Review(
        number,
        card_id,
        instant(at),
        date.fromisoformat(day),
        Rating(rating),
        question,
        bool(practice),
        duration * _MILLISECOND,
        state_from_json(before),
    )
