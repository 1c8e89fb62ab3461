"""Backups of the progress database: whole, checked, and thinned out as they age."""

import os
import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studykit.faults import InputFault

PAUSE = timedelta(minutes=30)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_NAME = "progress-%Y%m%dT%H%M%SZ.sqlite"


def back_up(database: sqlite3.Connection, folder: Path, now: datetime) -> Path:
    """Write a backup into `folder` and thin out the older ones; it appears whole and checked or not at all.

    Raises InputFault if the folder cannot be written to, or the copy fails SQLite's integrity check.
    """
    target = folder / now.astimezone(UTC).strftime(_NAME)
    temporary = folder / f".{target.name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _copy(database, temporary)
            temporary.replace(target)
            _sync_folder(folder)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputFault(f"cannot be written ({error})", where=target, hint="check the folder's rights") from None
    _thin_out(folder)
    return target


def back_up_if_due(database: sqlite3.Connection, folder: Path, now: datetime) -> Path | None:
    """Write a backup unless the latest is younger than half an hour; None if so."""
    latest = max((made for made, _ in backups(folder)), default=None)
    if latest is not None and timedelta() <= now - latest < PAUSE:
        return None
    return back_up(database, folder, now)


def backups(folder: Path) -> list[tuple[datetime, Path]]:
    """The backups in a folder with the times they were made, latest first."""
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        try:
            made = datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append((made, path))
    return sorted(found, reverse=True)


def _copy(database: sqlite3.Connection, path: Path) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        database.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        verdict = _integrity(copy)
    if verdict != "ok":
        raise InputFault(
            f"the progress database fails its check ({verdict})", where=path.parent, hint="put a backup in its place"
        )
    _sync_file(path)


def _integrity(database: sqlite3.Connection) -> str:
    """What SQLite's check says: `ok`, or what is wrong."""
    try:
        return str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Have the folder's names on the disk, where the system lets a folder be opened for that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _thin_out(folder: Path) -> None:
    """Keep every backup of the latest day, and the last one of 12 days, 10 weeks and 9 months."""
    made = backups(folder)
    kept = {path for time, path in made if time.date() == made[0][0].date()}
    spans: list[tuple[Callable[[datetime], Hashable], int]] = [
        (datetime.date, DAILY),
        (lambda time: time.isocalendar()[:2], WEEKLY),
        (lambda time: (time.year, time.month), MONTHLY),
    ]
    for span_of, count in spans:
        last_of_span: dict[Hashable, Path] = {}
        for time, path in made:
            last_of_span.setdefault(span_of(time), path)
        kept.update(list(last_of_span.values())[:count])
    for _, path in made:
        if path not in kept:
            path.unlink(missing_ok=True)
