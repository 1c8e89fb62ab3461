import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Rating

from studykit.databases import DatabaseFormat
from studykit.faults import InputFault
from studykit.study.backup import DAILY, MONTHLY, PAUSE, WEEKLY, back_up, backups
from studykit.study.database import FORMAT, open_database
from studykit.study.progress import Progress
from studykit.study.scheduling import Scheduler

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_backup_is_a_whole_database(progress: Progress, scheduler: Scheduler) -> None:
    progress.grade("a/vi-en", Rating.Good, NOW, question="choice")
    path = progress.back_up(NOW)
    assert path.name == "progress-20260302T090000Z.sqlite"
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    with Progress.open(path, scheduler, NOW) as copy:
        assert copy.reviews() == progress.reviews()
        assert copy.states() == progress.states()


def test_backups_pause_for_half_an_hour(progress: Progress) -> None:
    assert progress.back_up_if_due(NOW) is not None
    assert progress.back_up_if_due(NOW + PAUSE - timedelta(seconds=1)) is None
    assert progress.back_up_if_due(NOW + PAUSE) is not None
    assert len(backups(progress.backups)) == 2


def test_a_backup_dated_in_the_future_does_not_stop_the_next(progress: Progress) -> None:
    progress.back_up(NOW + timedelta(days=900))
    assert progress.back_up_if_due(NOW) is not None


def test_backups_thin_out_as_they_age(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as empty:
        for hours in range(0, 24 * 400, 12):
            back_up(empty, tmp_path, NOW + timedelta(hours=hours))
    kept = [made for made, _ in backups(tmp_path)]
    last = NOW + timedelta(days=399, hours=12)
    assert kept[:3] == [last, last - timedelta(hours=12), last - timedelta(hours=24)]
    assert len({made.date() for made in kept if made > last - timedelta(days=DAILY)}) == DAILY
    assert len({made.isocalendar()[:2] for made in kept if made > last - timedelta(weeks=WEEKLY)}) >= WEEKLY
    assert len({(made.year, made.month) for made in kept}) == MONTHLY
    assert len(kept) <= DAILY + WEEKLY + MONTHLY + 1


def test_a_damaged_database_makes_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (a)")
        database.executemany("INSERT INTO t VALUES (?)", [("x" * 500,) for _ in range(200)])
        database.execute("CREATE INDEX i ON t (a)")
        database.commit()
    pages = bytearray(path.read_bytes())
    pages[4096 * 3 : 4096 * 4] = b"\x00" * 4096
    path.write_bytes(pages)
    folder = tmp_path / "backups"
    with closing(sqlite3.connect(path)) as database, pytest.raises(InputFault, match="fails its check"):
        back_up(database, folder, NOW)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("")
    with closing(sqlite3.connect(":memory:")) as database, pytest.raises(InputFault, match="cannot be written"):
        back_up(database, tmp_path / "backups", NOW)


def test_a_migration_is_preceded_by_a_backup(
    database: Path, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Progress.open(database, scheduler, NOW) as progress:
        progress.grade("a/vi-en", Rating.Good, NOW, question="choice")
    scripts = FORMAT.migrations()
    later = [*scripts, "ALTER TABLE review ADD COLUMN note TEXT; -- x;\n"]
    monkeypatch.setattr(DatabaseFormat, "migrations", lambda _: later)
    with Progress.open(database, scheduler, NOW) as progress:
        assert progress._database.execute("PRAGMA user_version").fetchone() == (2,)
        assert len(progress.reviews()) == 1
    [(made, backup)] = backups(database.parent / "backups")
    assert made == NOW
    monkeypatch.undo()
    with closing(open_database(backup, lambda _: None)) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (1,)
        assert before.execute("SELECT count(*) FROM review").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(
    database: Path, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    Progress.open(database, scheduler, NOW).close()
    scripts = FORMAT.migrations()
    broken = "ALTER TABLE review ADD COLUMN note TEXT; ALTER TABLE nowhere ADD COLUMN x"
    monkeypatch.setattr(DatabaseFormat, "migrations", lambda _: [*scripts, broken])
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Progress.open(database, scheduler, NOW)
    monkeypatch.undo()
    with closing(sqlite3.connect(database)) as unchanged:
        assert unchanged.execute("PRAGMA user_version").fetchone() == (1,)
        assert "note" not in [row[1] for row in unchanged.execute("PRAGMA table_info(review)")]
