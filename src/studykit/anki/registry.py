"""The registry: what was exported before, so that Anki is told of a change exactly where there is one."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studykit.faults import InputFault
from studykit.files import read_text, write_atomically
from studykit.study.cards import Family


class Change(Enum):
    """How something stands to what was exported before under its key."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()


class _Stamp(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    digest: str
    modified: Annotated[int, Field(ge=0, lt=1 << 40)]


class _Memory(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    stamps: dict[str, _Stamp] = {}
    asked: dict[str, dict[str, tuple[Family, ...]]] = {}


class Registry:
    """The content and modification time of everything exported, and which cards each exported deck asked for.

    Anki updates a note when the package's is newer, and then overwrites what the learner changed in it. So a note
    keeps its time until its content changes. Kept in a file; without it every note counts as new once.
    """

    def __init__(self, memory: _Memory, stored: str = "") -> None:
        self._memory = memory
        self._stored = stored

    @classmethod
    def read(cls, path: Path) -> Self:
        """The registry in a file; an empty one where there is none or it is damaged."""
        try:
            stored = read_text(path)
            return cls(_Memory.model_validate_json(stored), stored)
        except (InputFault, ValidationError):
            return cls(_Memory())

    def write(self, path: Path) -> None:
        """Store the registry if it is not as it was read; raises InputFault if the file cannot be written."""
        text = self._memory.model_dump_json()
        if text != self._stored:
            write_atomically(path, text.encode())

    def restore(self, path: Path) -> None:
        """Put back what was read: what was exported after it did not reach the learner."""
        if self._stored:
            write_atomically(path, self._stored.encode())
        else:
            path.unlink(missing_ok=True)

    def stamp(self, key: str, content: str, now: datetime) -> tuple[int, Change]:
        """The modification time, in seconds since 1970, of what is exported under a key: `now` if it changed."""
        digest = sha256(content.encode()).hexdigest()
        known = self._memory.stamps.get(key)
        if known and known.digest == digest:
            return known.modified, Change.SAME
        modified = int(now.timestamp())
        if known:
            # A clock that went back must not make the change older than what it changes.
            modified = max(modified, known.modified + 1)
        self._memory.stamps[key] = _Stamp(digest=digest, modified=modified)
        return modified, Change.CHANGED if known else Change.NEW

    def ask(self, deck_id: str, families: Mapping[str, Collection[Family]]) -> None:
        """Note which families a deck asks for, by GUID, in place of what it asked when last exported."""
        self._memory.asked[deck_id] = {guid: tuple(sorted(asked)) for guid, asked in families.items()}

    def asked(self, guid: str) -> frozenset[Family]:
        """The families that any exported deck asks for.

        A note is one for all decks: if a deck that asks less could take the others' cards out of it, importing that
        deck would blank cards that are being learned.
        """
        return frozenset(family for deck in self._memory.asked.values() for family in deck.get(guid, ()))
