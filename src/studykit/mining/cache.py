"""The cache: what was mined from a text, found again by the text's content and everything that mining depends on."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from studykit.glossary.category import Category
from studykit.mining.candidate import MinedTerm
from studykit.workspace import starter_folder

_SCHEMA = "CREATE TABLE IF NOT EXISTS mined (key BLOB PRIMARY KEY, terms TEXT NOT NULL) STRICT, WITHOUT ROWID"


@dataclass(frozen=True)
class MiningCache:
    """Mined terms in a database file; a file that is missing is made, one that is damaged or locked is done without.

    `fingerprint` stands for all that the terms depend on besides the text (see `fingerprint`).
    """

    path: Path
    fingerprint: str

    def get(self, text: str) -> list[MinedTerm] | None:
        """The terms mined from a text; None if it was not mined under this fingerprint."""
        try:
            with closing(self._open()) as database:
                row = database.execute("SELECT terms FROM mined WHERE key = ?", (self._key(text),)).fetchone()
            return None if row is None else [_term(fields) for fields in json.loads(row[0])]
        except (OSError, sqlite3.Error, ValueError, TypeError):
            return None

    def put(self, text: str, terms: Iterable[MinedTerm]) -> None:
        """Keep the terms mined from a text."""
        stored = json.dumps([_fields(term) for term in terms], ensure_ascii=False)
        try:
            with closing(self._open()) as database:
                database.execute("INSERT OR REPLACE INTO mined VALUES (?, ?)", (self._key(text), stored))
        except (OSError, sqlite3.Error):
            return

    def _key(self, text: str) -> bytes:
        return sha256(f"{self.fingerprint}\n{text}".encode()).digest()

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database


def fingerprint(glossary: str) -> str:
    """What stands for the miner as it is: its code, its lexicon, and the glossary (by its own fingerprint)."""
    return sha256(f"{_program()}\n{glossary}".encode()).hexdigest()


@cache
def _program() -> str:
    digest = sha256()
    code = Path(__file__).parent
    for path in (*sorted(code.rglob("*.py")), *sorted(starter_folder("data/lexicon").iterdir())):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fields(term: MinedTerm) -> list[object]:
    return [term.term, term.category, term.score, term.spans, term.entry, term.rule, term.evidence]


def _term(fields: list[object]) -> MinedTerm:
    term, category, score, spans, entry, rule, evidence = fields
    places = tuple((int(start), int(end)) for start, end in spans)  # type: ignore[attr-defined]
    return MinedTerm(
        str(term),
        Category(str(category)),
        float(str(score)),
        places,
        None if entry is None else str(entry),
        str(rule),
        str(evidence),
    )
