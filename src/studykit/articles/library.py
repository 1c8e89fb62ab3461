"""The library: the articles a workspace has stored, found again by content."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from studykit.articles.article import Article
from studykit.articles.readers import SUFFIXES, read_article
from studykit.faults import InputFault
from studykit.files import write_atomically
from studykit.vietnamese.spelling import without_marks

_SCHEMA = """
CREATE TABLE IF NOT EXISTS article (
    name TEXT PRIMARY KEY,
    digest TEXT,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS article_digest ON article (digest);
"""


@dataclass(frozen=True)
class Stored:
    """What became of an article that was added: the file it stands in, and whether it is new there."""

    path: Path
    new: bool


class Library:
    """The stored articles of a workspace.

    The files in `folder` are the truth and may be added, edited and removed by hand; `index` is a database of their
    digests, brought up to date when the library is asked, and made anew if it is missing, damaged or foreign.
    """

    def __init__(self, folder: Path, index: Path) -> None:
        self._folder = folder
        self._index = index

    def add(self, article: Article, suffix: str = ".txt") -> Stored:
        """Store an article's text as it was read, unless the same words are stored already.

        Raises InputFault if the workspace cannot be written to.
        """
        with closing(self._open()) as database:
            self._refresh(database)
            row = database.execute("SELECT name FROM article WHERE digest = ?", (article.digest,)).fetchone()
            if row:
                return Stored(self._folder / row[0], new=False)
            path = self._free_path(article, suffix)
            write_atomically(path, article.raw.encode("utf-8", "replace"))
            self._record(database, path, article.digest)
        return Stored(path, new=True)

    def paths(self) -> list[Path]:
        """The files of the stored articles, by name."""
        if not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if _is_article(path))

    def articles(self) -> Iterator[Article]:
        """The stored articles, by name; raises InputFault at one that cannot be read."""
        return (read_article(path) for path in self.paths())

    def _open(self) -> sqlite3.Connection:
        try:
            self._index.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                # SQLITE_ERROR: tables of its names that are not those of this version.
                if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorname != "SQLITE_ERROR":
                    raise
                self._index.unlink()
                return self._connect()
        except (OSError, sqlite3.Error) as error:
            raise InputFault(
                f"cannot be opened ({error})", where=self._index, hint="check the rights of the workspace"
            ) from None

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._index, timeout=30, isolation_level=None)
        try:
            database.executescript(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _refresh(self, database: sqlite3.Connection) -> None:
        """Bring the index up to date with the folder: only files that are new or were changed are read."""
        known = {name: state for name, *state in database.execute("SELECT name, size, modified FROM article")}
        present = set()
        for path in self.paths():
            present.add(path.name)
            if known.get(path.name) != _state(path):
                self._record(database, path, _digest(path))
        database.executemany("DELETE FROM article WHERE name = ?", [(name,) for name in known.keys() - present])

    def _record(self, database: sqlite3.Connection, path: Path, digest: str | None) -> None:
        database.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", (path.name, digest, *_state(path)))

    def _free_path(self, article: Article, suffix: str) -> Path:
        """A file name after the article's own, else its title, that no other stored article has."""
        stem = _slug(Path(article.path).stem if Path(article.path).suffix in SUFFIXES else article.title)
        path = self._folder / f"{stem}{suffix}"
        return path if not path.exists() else self._folder / f"{stem}-{article.digest[:8]}{suffix}"


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def _state(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns]


def _digest(path: Path) -> str | None:
    """The digest of a stored file; None for one that holds no article."""
    try:
        return read_article(path).digest
    except InputFault:
        return None


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", without_marks(text).casefold()).strip("-")[:80].rstrip("-") or "article"
