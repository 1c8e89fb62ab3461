"""SQLite files of ours: opened, migrated, and their faults told in the learner's words."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from studykit.faults import InputFault

_PATIENCE = 10.0
_PAUSE = 0.02
_BLAME = (
    (("SQLITE_NOTADB", "SQLITE_CORRUPT"), "is damaged", "put a backup in its place"),
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"), "cannot be written", "check its rights and its folder's"),
    (("SQLITE_BUSY", "SQLITE_LOCKED"), "is in use by another program", "close that and try again"),
    (("SQLITE_FULL", "SQLITE_IOERR"), "cannot be written to the disk", "free some space"),
)


@dataclass(frozen=True)
class DatabaseFormat:
    """A kind of database file.

    `kind` names it in faults ("progress database"), `application` is SQLite's application id. `package` holds the
    migration scripts `migrations/NUMBER_….sql`; a script's number is the version that it leads to.
    """

    kind: str
    application: int
    package: str

    def migrations(self) -> list[str]:
        """The migration scripts, oldest first."""
        folder = files(self.package) / "migrations"
        scripts = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
        return [script.read_text(encoding="utf-8") for script in scripts]


def open_database(
    path: Path, form: DatabaseFormat, before_migration: Callable[[sqlite3.Connection], object] = lambda _: None
) -> sqlite3.Connection:
    """Open the database, made or brought to the present version where needed.

    It runs in WAL mode, every commit is on the disk before it returns, and writers wait for each other.
    `before_migration` is called with the connection before a database that holds something is changed.
    Raises InputFault for a file that is damaged, read-only, in use, foreign, or of a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputFault(
            f"cannot be made ({error.strerror})", where=path.parent, hint="check the rights of the workspace"
        ) from None
    with told_as_faults(path):
        database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(database, path, form, before_migration)
        except BaseException:
            database.close()
            raise
    return database


@contextmanager
def told_as_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at `path` into an InputFault; errors of the program pass."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        for names, what, hint in _BLAME:
            if name.startswith(names):
                raise InputFault(f"{what} ({error})", where=path, hint=hint) from None
        raise


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing, with the right to write taken first, so that what was read stays true."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _prepare(
    database: sqlite3.Connection,
    path: Path,
    form: DatabaseFormat,
    before_migration: Callable[[sqlite3.Connection], object],
) -> None:
    migrations = form.migrations()
    version = _version(database, path, form, len(migrations))
    _use_wal(database, path)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA foreign_keys = ON")
    if version == len(migrations):
        return
    if version:
        before_migration(database)
    with transaction(database):
        # Asked again: another process may have migrated between the first look and the lock.
        version = _version(database, path, form, len(migrations))
        for number, script in enumerate(migrations[version:], version + 1):
            for statement in _statements(script):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")
        database.execute(f"PRAGMA application_id = {form.application}")


def _use_wal(database: sqlite3.Connection, path: Path) -> None:
    """Switch to WAL; SQLite does not wait by itself while another process switches the same new file.

    Where a file system cannot do WAL, the database stays as safe in its rollback journal, only slower.
    """
    if database.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    for _ in range(int(_PATIENCE / _PAUSE)):
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_PAUSE)
    raise InputFault("is in use by another program", where=path, hint="close that and try again")


def _version(database: sqlite3.Connection, path: Path, form: DatabaseFormat, newest: int) -> int:
    # The tables first: another process that makes them marks the file as ours in the same transaction.
    tables: int = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    application: int = database.execute("PRAGMA application_id").fetchone()[0]
    if application != form.application and (application or version or tables):
        raise InputFault(f"is no {form.kind}", where=path, hint="move it away")
    if version > newest:
        raise InputFault(
            f"was written by a newer version (its format is {version}, this version knows {newest})",
            where=path,
            hint="update studykit",
        )
    return version


def _statements(script: str) -> list[str]:
    """The script's statements one by one: `executescript` would commit the transaction around them."""
    without_comments = re.sub(r"--[^\n]*", "", script)
    return [statement for statement in without_comments.split(";") if statement.strip()]
