"""Dictionaries that the learner has: what they say of a term, whatever their format."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from studykit.faults import InputFault, one_line
from studykit.growth.dictionaries import separated, stardict
from studykit.vietnamese.spelling import with_tone_on_first_vowel

_MAX_SHOWN = 600
_READERS = {".csv": separated.read, ".tsv": separated.read, ".tab": separated.read, ".ifo": stardict.read}


@dataclass(frozen=True)
class DictionaryEntry:
    """What one dictionary says of a headword, on one line, cut to a length that can be shown."""

    dictionary: str
    headword: str
    text: str


class Dictionary:
    """A dictionary in a file, read when it is first asked: CSV, TSV, or StarDict by its `.ifo` file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def look_up(self, term: str) -> list[DictionaryEntry]:
        """What it says under a term; case and the place of the tone don't count.

        Raises InputFault if the file is missing, damaged, or of a format that is not read.
        """
        return [
            DictionaryEntry(self._path.stem, headword, _shown(text))
            for headword, text in self._entries.get(_key(term), ())
        ]

    @cached_property
    def _entries(self) -> dict[str, list[tuple[str, str]]]:
        reader = _READERS.get(self._path.suffix.lower())
        if reader is None:
            raise InputFault(
                "is no dictionary that is read", where=self._path, hint=f"name one that ends in {', '.join(_READERS)}"
            )
        entries: dict[str, list[tuple[str, str]]] = {}
        for headword, text in reader(self._path):
            if key := _key(headword):
                entries.setdefault(key, []).append((one_line(headword), text))
        return entries


def look_up(term: str, dictionaries: Iterable[Dictionary]) -> Sequence[DictionaryEntry]:
    """What all dictionaries say of a term, in their order."""
    return [article for dictionary in dictionaries for article in dictionary.look_up(term)]


def _key(text: str) -> str:
    """Under which spellings of a headword are one; large dictionaries have no time for more than this."""
    return with_tone_on_first_vowel(unicodedata.normalize("NFC", text.strip()).casefold())


def _shown(text: str) -> str:
    line = " ".join(one_line(text).split())
    return line if len(line) <= _MAX_SHOWN else f"{line[: _MAX_SHOWN - 1]}…"
