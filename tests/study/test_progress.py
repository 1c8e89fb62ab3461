import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fsrs import Rating
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit.faults import InputFault
from studykit.study.progress import Progress
from studykit.study.scheduling import CardState, Scheduler
from studykit.study.study_days import StudyDays

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CARD = "thuong-tuong/vi-en"
AGAIN, HARD, GOOD, EASY = Rating.Again, Rating.Hard, Rating.Good, Rating.Easy
FUZZED = Scheduler(StudyDays(UTC))

ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["a/vi-en", "a/en-vi", "b/vi-en"]), st.sampled_from(list(Rating)), st.integers(-100, 50_000)
    ),
    max_size=25,
)
"""Reviews as card, rating and minutes since the review before (negative: the clock was set back)."""


def test_a_grade_is_saved_at_once(progress: Progress, database: Path, scheduler: Scheduler) -> None:
    review = progress.grade(CARD, GOOD, NOW, question="choice", duration=timedelta(seconds=3.5))
    with Progress.open(database, scheduler, NOW) as other:
        assert other.reviews() == [review]
        assert other.state(CARD) == scheduler.review(CARD, CardState(), GOOD, NOW)
    assert review.duration == timedelta(seconds=3.5)
    assert review.is_first


def test_commits_reach_the_disk(progress: Progress) -> None:
    assert progress._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert progress._database.execute("PRAGMA synchronous").fetchone() == (2,)


def test_undo_restores_what_was_there_before(progress: Progress) -> None:
    progress.grade(CARD, GOOD, NOW, question="choice")
    before = progress.states()
    second = progress.grade(CARD, AGAIN, NOW + timedelta(minutes=10), question="choice")
    assert progress.undo(second.id) == second
    assert progress.states() == before
    assert len(progress.reviews()) == 1


def test_undoing_the_first_review_makes_the_card_new(progress: Progress) -> None:
    progress.undo(progress.grade(CARD, GOOD, NOW, question="choice").id)
    assert progress.states() == {}
    assert progress.state(CARD) == CardState()


def test_undo_works_after_a_restart(database: Path, scheduler: Scheduler) -> None:
    with Progress.open(database, scheduler, NOW) as first:
        first.grade(CARD, GOOD, NOW, question="choice")
    with Progress.open(database, scheduler, NOW) as second:
        last = second.last_review()
        assert last is not None
        second.undo(last.id)
        assert second.last_review() is None


def test_only_the_last_review_of_a_card_can_be_taken_back(progress: Progress) -> None:
    first = progress.grade(CARD, GOOD, NOW, question="choice")
    progress.grade(CARD, GOOD, NOW + timedelta(minutes=10), question="choice")
    with pytest.raises(InputFault, match="reviewed again since"):
        progress.undo(first.id)
    assert len(progress.reviews()) == 2


def test_a_review_is_taken_back_once(progress: Progress) -> None:
    review = progress.grade(CARD, GOOD, NOW, question="choice")
    progress.undo(review.id)
    with pytest.raises(InputFault, match="taken back already"):
        progress.undo(review.id)


def test_another_rating_counts_as_if_it_had_been_given_then(progress: Progress, scheduler: Scheduler) -> None:
    review = progress.grade(CARD, AGAIN, NOW, question="typed")
    assert progress.regrade(review.id, EASY).rating is EASY
    assert progress.state(CARD) == scheduler.review(CARD, CardState(), EASY, NOW)
    assert [kept.rating for kept in progress.reviews()] == [EASY]


def test_practice_is_logged_and_leaves_the_card_alone(progress: Progress) -> None:
    progress.grade(CARD, EASY, NOW, question="choice")
    before = progress.states()
    review = progress.grade(CARD, AGAIN, NOW + timedelta(hours=1), question="choice", practice=True)
    assert progress.states() == before
    progress.regrade(review.id, GOOD)
    assert progress.states() == before
    progress.undo(review.id)
    assert progress.states() == before
    assert len(progress.reviews()) == 1


def test_a_clock_that_was_set_back_stands_still(progress: Progress) -> None:
    progress.grade(CARD, GOOD, NOW, question="choice")
    late = progress.grade(CARD, GOOD, NOW - timedelta(days=400), question="choice")
    assert (late.at, late.day) == (NOW, date(2026, 3, 2))


def test_holding_cards(progress: Progress) -> None:
    today = date(2026, 3, 2)
    progress.suspend("a/vi-en")
    progress.bury("b/vi-en", today + timedelta(days=1))
    assert progress.held(today) == {"a/vi-en": None, "b/vi-en": date(2026, 3, 3)}
    assert progress.held(today + timedelta(days=1)) == {"a/vi-en": None}
    progress.release("a/vi-en")
    assert progress.held(today) == {"b/vi-en": date(2026, 3, 3)}


def test_reviews_of_a_span_of_days(progress: Progress) -> None:
    for day in range(5):
        progress.grade(f"{day}/vi-en", GOOD, NOW + timedelta(days=day), question="choice")
    found = progress.reviews(date(2026, 3, 3), date(2026, 3, 5))
    assert [review.card_id for review in found] == ["1/vi-en", "2/vi-en", "3/vi-en"]


@settings(max_examples=40, deadline=None)
@given(ACTIONS, st.booleans())
def test_the_log_alone_rebuilds_every_card(actions: list[tuple[str, Rating, int]], practice: bool) -> None:
    with TemporaryDirectory() as folder, Progress.open(Path(folder) / "p.sqlite", FUZZED, NOW) as progress:
        now = NOW
        for number, (card_id, rating, minutes) in enumerate(actions):
            now += timedelta(minutes=minutes, microseconds=minutes % 997)
            progress.grade(card_id, rating, now, question="choice", practice=practice and number % 3 == 0)
        states, reviews = progress.states(), progress.reviews()
        progress._database.execute("DELETE FROM card")
        assert progress.rebuild() == len(states)
        assert progress.states() == states
        assert [review for review in progress.reviews() if not review.practice] == [
            review for review in reviews if not review.practice
        ]


def test_a_journey_to_another_time_zone_changes_nothing_that_was_learned(database: Path) -> None:
    hanoi = Scheduler(StudyDays(timezone(timedelta(hours=7))))
    new_york = Scheduler(StudyDays(timezone(timedelta(hours=-5))))
    with Progress.open(database, hanoi, NOW) as progress:
        for number in range(6):
            progress.grade(f"{number % 2}/vi-en", GOOD, NOW + timedelta(hours=13 * number), question="choice")
        states = progress.states()
    with Progress.open(database, new_york, NOW) as progress:
        progress.rebuild()
        assert progress.states() == states
        evening = NOW + timedelta(hours=13 * 5 + 1)
        assert progress.grade("1/vi-en", GOOD, evening, question="choice").day >= max(
            state.last_day for state in states.values() if state.last_day
        )


@settings(max_examples=25, deadline=None)
@given(ACTIONS)
def test_undoing_everything_leaves_nothing(actions: list[tuple[str, Rating, int]]) -> None:
    with TemporaryDirectory() as folder, Progress.open(Path(folder) / "p.sqlite", FUZZED, NOW) as progress:
        history = []
        now = NOW
        for card_id, rating, minutes in actions:
            now += timedelta(minutes=minutes)
            history.append((progress.states(), progress.grade(card_id, rating, now, question="choice")))
        for before, review in reversed(history):
            progress.undo(review.id)
            assert progress.states() == before
        assert progress.reviews() == []


KILLED = """
import os, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from fsrs import Rating
from studykit.study.progress import Progress
from studykit.study.scheduling import Scheduler
from studykit.study.study_days import StudyDays
now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
progress = Progress.open(Path(sys.argv[1]), Scheduler(StudyDays(UTC)), now)
for number in range(10):
    progress.grade(f"{number}/vi-en", Rating.Good, now + timedelta(minutes=number), question="choice")
progress._database.execute("BEGIN IMMEDIATE")
progress._database.execute("DELETE FROM review")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_ten_grades_survive_a_kill_in_the_middle_of_the_eleventh(database: Path, scheduler: Scheduler) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(database)], check=False)
    assert killed.returncode == -9
    with Progress.open(database, scheduler, NOW) as progress:
        assert len(progress.reviews()) == 10
        assert len(progress.states()) == 10


WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from fsrs import Rating
from studykit.study.progress import Progress
from studykit.study.scheduling import Scheduler
from studykit.study.study_days import StudyDays
now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
with Progress.open(Path(sys.argv[1]), Scheduler(StudyDays(UTC)), now) as progress:
    for number in range(40):
        progress.grade("shared/vi-en", Rating.Good, now + timedelta(minutes=number), question="choice")
        progress.grade(f"{sys.argv[2]}-{number}/vi-en", Rating.Good, now, question="choice")
"""


def test_two_processes_write_at_once_and_nothing_is_lost(database: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(database), name]) for name in ("one", "two")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    with Progress.open(database, FUZZED, NOW) as progress:
        states = progress.states()
        assert len(progress.reviews()) == 160
        assert len(states) == 81
        assert states["shared/vi-en"].reviews == 80
        progress.rebuild()
        assert progress.states() == states


def test_another_process_is_noticed(progress: Progress, database: Path, scheduler: Scheduler) -> None:
    version = progress.version()
    progress.grade(CARD, GOOD, NOW, question="choice")
    assert progress.version() == version
    with Progress.open(database, scheduler, NOW) as other:
        other.grade("x/vi-en", GOOD, NOW, question="choice")
    assert progress.version() != version


def test_a_database_of_a_newer_version_is_refused_untouched(database: Path, scheduler: Scheduler) -> None:
    Progress.open(database, scheduler, NOW).close()
    with closing(sqlite3.connect(database)) as newer:
        newer.execute("PRAGMA user_version = 99")
        newer.commit()
    with pytest.raises(InputFault, match=r"progress\.sqlite: was written by a newer version .*; update studykit"):
        Progress.open(database, scheduler, NOW)
    with closing(sqlite3.connect(database)) as newer:
        assert newer.execute("PRAGMA user_version").fetchone() == (99,)


def test_the_database_of_another_program_is_refused(database: Path, scheduler: Scheduler) -> None:
    database.parent.mkdir()
    with closing(sqlite3.connect(database)) as foreign:
        foreign.execute("CREATE TABLE cards (id)")
    with pytest.raises(InputFault, match="is no progress database"):
        Progress.open(database, scheduler, NOW)


def test_rubbish_is_refused(database: Path, scheduler: Scheduler) -> None:
    database.parent.mkdir()
    database.write_bytes(b"rubbish " * 1000)
    with pytest.raises(InputFault, match=r"progress\.sqlite: is damaged .*; put a backup in its place"):
        Progress.open(database, scheduler, NOW)
    assert database.read_bytes() == b"rubbish " * 1000


def test_damage_that_shows_later_is_told_too(database: Path, scheduler: Scheduler) -> None:
    with Progress.open(database, scheduler, NOW) as progress:
        for number in range(300):
            progress.grade(f"{number}/vi-en", GOOD, NOW, question="choice")
    pages = bytearray(database.read_bytes())
    pages[4096 * 4 :] = b"\xff" * (len(pages) - 4096 * 4)
    database.write_bytes(pages)
    with Progress.open(database, scheduler, NOW) as progress, pytest.raises(InputFault, match="is damaged"):
        progress.reviews()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, scheduler: Scheduler) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputFault, match="cannot be made"):
        Progress.open(tmp_path / "file" / "progress.sqlite", scheduler, NOW)


def test_a_read_only_database_is_told(database: Path, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    Progress.open(database, scheduler, NOW).close()
    connect = sqlite3.connect

    # Rights don't bind the superuser that tests may run as, so the file is opened for reading only.
    def read_only(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    with Progress.open(database, scheduler, NOW) as progress, pytest.raises(InputFault) as fault:
        progress.grade(CARD, GOOD, NOW, question="choice")
    assert "cannot be written" in str(fault.value)
    assert str(database) in str(fault.value)


def test_what_fails_leaves_nothing_half(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    progress.grade(CARD, GOOD, NOW, question="choice")
    before = progress.states(), progress.reviews()
    with pytest.raises(sqlite3.IntegrityError):
        progress.grade(CARD, GOOD, NOW, question=None)  # type: ignore[arg-type]
    assert (progress.states(), progress.reviews()) == before
    progress.grade(CARD, GOOD, NOW, question="choice")
