"""Hán tự: the characters that the syllables of a Sino-Vietnamese word may be, the likeliest first."""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from studykit.faults import InputFault
from studykit.glossary.entry import Entry
from studykit.vietnamese.spelling import comparison_key
from studykit.workspace import starter_folder

_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SYLLABLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Characters:
    """A syllable and the characters that it may be, the likeliest first."""

    syllable: str
    characters: tuple[str, ...]


class Hantu:
    """Finds characters: those that the glossary has for a syllable beside the same neighbour, then those that it has
    for it anywhere, the most frequent first, then Unihan's.
    """

    def __init__(self, entries: Iterable[Entry], readings: Mapping[str, str] | None = None) -> None:
        """`readings` are characters by the comparison key of a syllable, the program's own unless given."""
        self._readings = starter_readings() if readings is None else readings
        self._used: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for entry in entries:
            characters = _HAN.findall(entry.vi.hantu or "")
            syllables = _keys(entry.vi.term)
            if len(characters) == len(syllables):
                for index, character in enumerate(characters):
                    for context in _contexts(syllables, index):
                        self._used[context][character] += 1

    def of(self, term: str, limit: int = 6) -> tuple[Characters, ...]:
        """The characters for each syllable of a term."""
        keys = _keys(term)
        return tuple(
            Characters(syllable, self._ranked(keys, index)[:limit])
            for index, syllable in enumerate(_SYLLABLE.findall(term))
        )

    def likeliest(self, term: str) -> str | None:
        """The likeliest character of each syllable; None if a syllable has none."""
        firsts = [found.characters[:1] for found in self.of(term, 1)]
        return "".join(first[0] for first in firsts) if firsts and all(firsts) else None

    def _ranked(self, keys: Sequence[str], index: int) -> tuple[str, ...]:
        used = [
            character
            for context in _contexts(keys, index)
            for character, _ in self._used.get(context, Counter()).most_common()
        ]
        return tuple(dict.fromkeys((*used, *self._readings.get(keys[index], ""))))


def _contexts(keys: Sequence[str], index: int) -> Iterator[tuple[str, ...]]:
    """A syllable with each of its neighbours, then by itself; a mark tells which of the two it is."""
    if index:
        yield keys[index - 1], keys[index], "after"
    if index + 1 < len(keys):
        yield keys[index], keys[index + 1], "before"
    yield (keys[index],)


def _keys(term: str) -> list[str]:
    return [comparison_key(syllable) for syllable in _SYLLABLE.findall(term)]


@cache
def starter_readings() -> Mapping[str, str]:
    """The readings that come with the program (see data/hantu/README.md)."""
    return load_readings(starter_folder("data/hantu") / "kvietnamese.tsv.gz")


def load_readings(path: Path) -> dict[str, str]:
    """Read lines of a syllable and its characters, tab-separated, compressed with gzip.

    Raises InputFault if the file is missing or damaged.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return dict(line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
    except (OSError, EOFError, ValueError) as error:
        raise InputFault(f"cannot be read ({error})", where=path, hint="install studykit again") from None
