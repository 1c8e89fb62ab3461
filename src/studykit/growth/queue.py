"""The queue of new terms: what articles brought, what was decided about each, and the way back."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from studykit.databases import told_as_faults, transaction
from studykit.faults import InputFault, quoted
from studykit.glossary.category import Category
from studykit.glossary.entry_file import Change
from studykit.growth.database import open_queue_database
from studykit.growth.new_term import OPEN, NewTerm, Sighting, Source, State
from studykit.vietnamese.spelling import comparison_key

_READ_CANDIDATES = "SELECT key, term, category, score, state, entry FROM candidate"
_ORDER = "ORDER BY turn, score DESC, rowid"
_READ_SIGHTINGS = (
    "SELECT article.digest, path, title, start, end, sentence, first, last"
    " FROM sighting JOIN article ON article.digest = sighting.article WHERE candidate = ? ORDER BY sighting.rowid"
)


@dataclass(frozen=True)
class Decision:
    """What is decided about a new term: the state that it gets, the entry that it becomes, and what follows.

    `change` is what happens to a glossary file, `parts` are the terms that take its place in the queue.
    """

    key: str
    state: State
    entry: str | None = None
    change: Change | None = None
    parts: tuple[NewTerm, ...] = ()


@dataclass(frozen=True)
class Undone:
    """A decision that was taken back: its term as it is now, and whether the glossary's files changed."""

    term: NewTerm
    glossary_changed: bool


class Queue:
    """New terms in one SQLite file, which several processes may use at once; nothing is asked twice.

    Every decision is on the disk, with the glossary file that it changes, when the call returns. It is written down
    first, then carried out, then marked as done; what a crash left between is carried out when the queue is next
    opened. Every call raises InputFault where the file is damaged, cannot be written, or stays in use by another
    program.
    """

    def __init__(self, database: sqlite3.Connection, path: Path, apply: Callable[[Change], None]) -> None:
        self._database = database
        self._path = path
        self._apply = apply

    @classmethod
    def open(cls, path: Path, apply: Callable[[Change], None]) -> Self:
        """Open the queue at `path`, made if there is none; `apply` makes a change in the glossary's files.

        `apply` raises InputFault where it cannot, and does nothing where the change was made already.
        """
        queue = cls(open_queue_database(path), path, apply)
        try:
            with queue._writing():
                queue._finish_all()
        except BaseException:
            queue.close()
            raise
        return queue

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def has_article(self, digest: str) -> bool:
        """Whether the terms of the article with this digest were put in already."""
        with told_as_faults(self._path):
            row = self._database.execute("SELECT 1 FROM article WHERE digest = ?", (digest,)).fetchone()
            return row is not None

    def add(self, source: Source, terms: Iterable[NewTerm]) -> int:
        """Put in the new terms of an article; returns how many of them were not in the queue before.

        A term that is there gets its further sightings, and stays as it was decided.
        """
        with self._writing():
            self._database.execute("INSERT OR IGNORE INTO article VALUES (?, ?, ?)", tuple(asdict(source).values()))
            return sum(self._put(term) for term in terms)

    def get(self, term: str) -> NewTerm | None:
        """The term in the queue that is spelt like this one, whatever became of it."""
        with told_as_faults(self._path):
            row = self._database.execute(f"{_READ_CANDIDATES} WHERE key = ?", (comparison_key(term),)).fetchone()
            return None if row is None else self._term(row)

    def terms(self, states: Collection[State] = OPEN) -> list[NewTerm]:
        """The terms in these states: those never put off, the best first, then the others as they were put off."""
        marks = ", ".join("?" * len(states))
        with told_as_faults(self._path):
            rows = self._database.execute(
                f"{_READ_CANDIDATES} WHERE state IN ({marks}) {_ORDER}", [state.value for state in states]
            )
            return [self._term(row) for row in rows.fetchall()]

    def open_keys(self) -> set[str]:
        """The keys of the terms that are still to be decided."""
        with told_as_faults(self._path):
            marks = ", ".join("?" * len(OPEN))
            rows = self._database.execute(f"SELECT key FROM candidate WHERE state IN ({marks})", tuple(OPEN))
            return {key for (key,) in rows}

    def entries_from(self, digest: str) -> list[str]:
        """The ids of the entries that new terms of an article became, in the order in which they occur there."""
        with told_as_faults(self._path):
            rows = self._database.execute(
                "SELECT entry FROM candidate JOIN sighting ON candidate.key = sighting.candidate"
                " WHERE article = ? AND entry IS NOT NULL GROUP BY entry ORDER BY min(start)",
                (digest,),
            )
            return [entry for (entry,) in rows]

    def decide(self, decision: Decision, now: datetime) -> None:
        """Carry a decision out; a fault leaves queue and files as they were.

        Raises InputFault for a term that is not in the queue or is in the glossary already, and where the glossary's
        file cannot be changed.
        """
        with self._writing():
            self._finish_all()
            row = self._database.execute(
                "SELECT term, state, entry, turn FROM candidate WHERE key = ?", (decision.key,)
            ).fetchone()
            if row is None:
                raise InputFault(f"{quoted(decision.key)} is not in the queue", hint="see: studykit grow --list")
            term, state, *before = row
            if State(state) in (State.ACCEPTED, State.ALIAS):
                raise InputFault(f"{quoted(term)} is in the glossary already (see {before[0]})", hint="go on")
            change = None if decision.change is None else json.dumps(asdict(decision.change), ensure_ascii=False)
            cursor = self._database.execute(
                "INSERT INTO decision"
                " (candidate, at, state, entry, state_before, entry_before, turn_before, parts, change, phase)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'begun')",
                (
                    decision.key,
                    round(now.timestamp() * 1000),
                    decision.state.value,
                    decision.entry,
                    state,
                    *before,
                    json.dumps([part.key for part in decision.parts if self._put(part)], ensure_ascii=False),
                    change,
                ),
            )
            number = cursor.lastrowid
            assert number is not None
            if decision.change is None:
                self._finish(number)
        if decision.change is not None:
            self._finish_or_drop(number)

    def undo(self) -> Undone | None:
        """Take the last decision back, with what it changed in the glossary; None if there is none.

        Raises InputFault if the glossary's file was changed by hand since.
        """
        with self._writing():
            self._finish_all()
            row = self._database.execute(
                "SELECT id, candidate, change FROM decision ORDER BY id DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            number, key, change = row
            self._database.execute("UPDATE decision SET phase = 'undoing' WHERE id = ?", (number,))
            if change is None:
                self._finish(number)
        if change is not None:
            self._finish_or_drop(number)
        term = self.get(key)
        assert term is not None
        return Undone(term, glossary_changed=change is not None)

    def _finish_or_drop(self, number: int) -> None:
        try:
            with self._writing():
                self._finish(number)
        except InputFault:
            with self._writing():
                self._drop(number)
            raise

    def _finish_all(self) -> None:
        """Carry out what was begun and not done; what cannot be is as if it had never been decided."""
        for (number,) in self._database.execute("SELECT id FROM decision WHERE phase <> 'done' ORDER BY id").fetchall():
            try:
                self._finish(number)
            except InputFault:
                self._drop(number)

    def _finish(self, number: int) -> None:
        """Carry out a decision, or its undoing: first the file, which may be so already, then the rows."""
        row = self._database.execute(
            "SELECT candidate, state, entry, state_before, entry_before, turn_before, parts, change, phase"
            " FROM decision WHERE id = ? AND phase <> 'done'",
            (number,),
        ).fetchone()
        if row is None:
            return
        key, state, entry, state_before, entry_before, turn_before, parts, written, phase = row
        change = None if written is None else Change(**json.loads(written))
        if phase == "begun":
            if change:
                self._apply(change)
            turn = number if state == State.LATER else turn_before
            self._set(key, state, entry, turn)
            self._database.execute("UPDATE decision SET phase = 'done' WHERE id = ?", (number,))
        else:
            if change:
                self._apply(change.inverse)
            self._database.execute("DELETE FROM decision WHERE id = ?", (number,))
            self._database.executemany("DELETE FROM candidate WHERE key = ?", [(part,) for part in json.loads(parts)])
            self._set(key, state_before, entry_before, turn_before)

    def _drop(self, number: int) -> None:
        """Leave things as they were before a decision, or before its undoing."""
        self._database.execute("DELETE FROM decision WHERE id = ? AND phase = 'begun'", (number,))
        self._database.execute("UPDATE decision SET phase = 'done' WHERE id = ?", (number,))

    def _set(self, key: str, state: str, entry: str | None, turn: int) -> None:
        self._database.execute(
            "UPDATE candidate SET state = ?, entry = ?, turn = ? WHERE key = ?", (state, entry, turn, key)
        )

    def _put(self, term: NewTerm) -> bool:
        """Put a term in, or further sightings of one that is there; whether it was not there before."""
        cursor = self._database.execute(
            "INSERT OR IGNORE INTO candidate (key, term, category, score, state) VALUES (?, ?, ?, ?, ?)",
            (term.key, term.term, term.category.value, term.score, State.WAITING.value),
        )
        self._database.executemany(
            "INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(term.key, at.source.digest, at.start, at.end, at.sentence, at.first, at.last) for at in term.sightings],
        )
        return cursor.rowcount > 0

    def _term(self, row: Any) -> NewTerm:
        key, term, category, score, state, entry = row
        sightings = tuple(
            Sighting(Source(digest, path, title), *places)
            for digest, path, title, *places in self._database.execute(_READ_SIGHTINGS, (key,))
        )
        return NewTerm(term, Category(category), score, sightings, State(state), entry)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with told_as_faults(self._path), transaction(self._database):
            yield
