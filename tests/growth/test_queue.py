import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.entry_file import Change
from studykit.growth.new_term import NewTerm, State
from studykit.growth.queue import Decision, Queue

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CHANGE = Change("title.yaml", "x", None, "- id: x\n")
MakeTerm = Callable[..., NewTerm]


class Files:
    """Stands for the glossary's files: records what is done to them, and fails when told to."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.fault: BaseException | None = None

    def apply(self, change: Change) -> None:
        if self.fault is not None:
            raise self.fault
        self.changes.append(change)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def open_queue(tmp_path: Path, files: Files) -> Iterator[Callable[[], Queue]]:
    opened: list[Queue] = []

    def open_() -> Queue:
        opened.append(Queue.open(tmp_path / "queue.sqlite", files.apply))
        return opened[-1]

    yield open_
    for queue in opened:
        queue.close()


@pytest.fixture
def queue(open_queue: Callable[[], Queue]) -> Queue:
    return open_queue()


def put(queue: Queue, *terms: NewTerm) -> None:
    for term in terms:
        queue.add(term.sightings[0].source, [term])


def names(queue: Queue, *states: State) -> list[str]:
    return [term.term for term in (queue.terms(states) if states else queue.terms())]


def test_terms_come_best_first(queue: Queue, make_term: MakeTerm) -> None:
    put(queue, make_term("Một", score=0.5), make_term("Hai", score=0.9), make_term("Ba", score=0.7))
    assert names(queue) == ["Hai", "Ba", "Một"]


def test_one_term_of_several_articles_is_one_candidate(queue: Queue, make_term: MakeTerm) -> None:
    put(queue, make_term("hòa giải", article="a"), make_term("Hoà giải", article="b"))
    (term,) = queue.terms()
    assert term.term == "hòa giải"
    assert [at.source.path for at in term.sightings] == ["articles/a.txt", "articles/b.txt"]


def test_what_is_stored_is_what_was_put_in(queue: Queue, make_term: MakeTerm) -> None:
    put(queue, term := make_term("Trưởng ban"))
    assert queue.get("TRƯỞNG BAN") == term
    assert queue.get("Phó ban") is None
    assert queue.has_article("digest of a")
    assert not queue.has_article("digest of b")


def test_adding_counts_what_is_new(queue: Queue, make_term: MakeTerm) -> None:
    first, second = make_term("Một"), make_term("Hai")
    assert queue.add(first.sightings[0].source, [first]) == 1
    assert queue.add(first.sightings[0].source, [first, second]) == 1


def test_a_rejected_term_is_never_asked_again(open_queue: Callable[[], Queue], make_term: MakeTerm) -> None:
    queue = open_queue()
    put(queue, term := make_term("Một"))
    queue.decide(Decision(term.key, State.REJECTED), NOW)
    put(open_queue(), make_term("một", article="b"))
    assert names(queue) == []
    assert names(queue, State.REJECTED) == ["Một"]


def test_a_term_for_later_comes_after_all_others(queue: Queue, make_term: MakeTerm) -> None:
    put(queue, one := make_term("Một", score=0.9), two := make_term("Hai", score=0.8), make_term("Ba", score=0.1))
    queue.decide(Decision(two.key, State.LATER), NOW)
    queue.decide(Decision(one.key, State.LATER), NOW)
    assert names(queue) == ["Ba", "Hai", "Một"]
    put(queue, make_term("Bốn", score=0.1))
    assert names(queue) == ["Ba", "Bốn", "Hai", "Một"]


def test_a_decision_that_changes_a_file(queue: Queue, files: Files, make_term: MakeTerm) -> None:
    put(queue, term := make_term("Một"))
    queue.decide(Decision(term.key, State.ACCEPTED, "x", CHANGE), NOW)
    found = queue.get("Một")
    assert found is not None
    assert (found.state, found.entry) == (State.ACCEPTED, "x")
    assert files.changes == [CHANGE]
    assert queue.entries_from("digest of a") == ["x"]


def test_undo_goes_back_decision_by_decision(queue: Queue, files: Files, make_term: MakeTerm) -> None:
    put(queue, one := make_term("Một"), two := make_term("Hai"))
    queue.decide(Decision(one.key, State.LATER), NOW)
    queue.decide(Decision(two.key, State.ACCEPTED, "x", CHANGE), NOW)
    queue.decide(Decision(one.key, State.REJECTED), NOW)
    states = []
    while undone := queue.undo():
        states.append((undone.term.term, undone.term.state, undone.glossary_changed))
    assert states == [
        ("Một", State.LATER, False),
        ("Hai", State.WAITING, True),
        ("Một", State.WAITING, False),
    ]
    assert files.changes == [CHANGE, CHANGE.inverse]
    assert names(queue) == ["Một", "Hai"]


def test_a_split_and_its_undoing(queue: Queue, make_term: MakeTerm) -> None:
    put(queue, whole := make_term("Một Hai"), make_term("Hai", article="b"))
    parts = (make_term("Một"), make_term("hai"))
    queue.decide(Decision(whole.key, State.REJECTED, parts=parts), NOW)
    assert names(queue) == ["Hai", "Một"]
    queue.undo()
    assert names(queue) == ["Một Hai", "Hai"]


def test_a_file_that_cannot_be_changed_leaves_the_queue_as_it_was(
    queue: Queue, files: Files, make_term: MakeTerm
) -> None:
    put(queue, term := make_term("Một"))
    files.fault = InputFault("the disk is full")
    with pytest.raises(InputFault, match="disk is full"):
        queue.decide(Decision(term.key, State.ACCEPTED, "x", CHANGE), NOW)
    assert names(queue) == ["Một"]
    files.fault = None
    queue.decide(Decision(term.key, State.ACCEPTED, "x", CHANGE), NOW)
    files.fault = InputFault("was changed by hand")
    with pytest.raises(InputFault, match="by hand"):
        queue.undo()
    assert names(queue, State.ACCEPTED) == ["Một"]
    files.fault = None
    assert queue.undo() is not None


class Crash(BaseException):
    """What ends a process without a word."""


@pytest.mark.parametrize("mendable", [True, False])
def test_what_a_crash_left_begun_is_finished_when_the_queue_is_opened(
    open_queue: Callable[[], Queue], files: Files, make_term: MakeTerm, mendable: bool
) -> None:
    queue = open_queue()
    put(queue, term := make_term("Một"))
    files.fault = Crash()
    with pytest.raises(Crash):
        queue.decide(Decision(term.key, State.ACCEPTED, "x", CHANGE), NOW)
    queue.close()
    files.fault = None if mendable else InputFault("was changed by hand")
    again = open_queue()
    assert names(again, State.ACCEPTED) == (["Một"] if mendable else [])
    assert files.changes == ([CHANGE] if mendable else [])
    files.fault = Crash()
    if mendable:
        with pytest.raises(Crash):
            again.undo()
        again.close()
        files.fault = None
        assert names(open_queue()) == ["Một"]
        assert files.changes == [CHANGE, CHANGE.inverse]


def test_what_cannot_be_decided(queue: Queue, make_term: MakeTerm) -> None:
    with pytest.raises(InputFault, match="not in the queue"):
        queue.decide(Decision("một", State.REJECTED), NOW)
    put(queue, term := make_term("Một"))
    queue.decide(Decision(term.key, State.ALIAS, "x", CHANGE), NOW)
    with pytest.raises(InputFault, match="in the glossary already"):
        queue.decide(Decision(term.key, State.REJECTED), NOW)


def test_a_rejected_term_may_still_be_accepted(queue: Queue, make_term: MakeTerm) -> None:
    put(queue, term := make_term("Một"))
    queue.decide(Decision(term.key, State.REJECTED), NOW)
    queue.decide(Decision(term.key, State.ACCEPTED, "x", CHANGE), NOW)
    assert names(queue, State.ACCEPTED) == ["Một"]


def test_two_openings_see_each_other(open_queue: Callable[[], Queue], make_term: MakeTerm) -> None:
    one, two = open_queue(), open_queue()
    put(one, term := make_term("Một"))
    two.decide(Decision(term.key, State.REJECTED), NOW)
    assert names(one) == []


def test_files_that_are_no_queue(tmp_path: Path, files: Files) -> None:
    path = tmp_path / "queue.sqlite"
    path.write_bytes(b"no database at all, but long enough to be looked at" * 20)
    with pytest.raises(InputFault, match="damaged"):
        Queue.open(path, files.apply)
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE other (x)")
    database.close()
    with pytest.raises(InputFault, match="no queue"):
        Queue.open(path, files.apply)
    path.unlink()
    Queue.open(path, files.apply).close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(InputFault, match="newer version"):
        Queue.open(path, files.apply)


def test_every_commit_is_on_the_disk(queue: Queue) -> None:
    assert queue._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert queue._database.execute("PRAGMA synchronous").fetchone() == (2,)
