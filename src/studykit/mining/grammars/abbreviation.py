"""Abbreviations: known short forms, and those that the text itself explains."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import LISTED, Candidate
from studykit.mining.reading import Reading

MAX_LETTERS = 8
"""Most letters that a short form has."""

_RULE = "abbreviation"
_KNOWN = 0.9
_BRACKETED = 0.8


def find(reading: Reading) -> Iterator[Candidate]:
    """Short forms in capital letters, alone, two together (GGHB LHQ), and with what is written to them (ADMM+)."""
    first = 0
    size = len(reading.keys)
    while first < size:
        last = first
        while last < size and (weight := _weight(reading, last)) > 0:
            end = _written_end(reading, last)
            yield Candidate(last, end, Category.ABBREVIATION, weight, LISTED if weight > _BRACKETED else _RULE)
            last = end
        if last == first + 2 and reading.key(last - 1) != "+":
            yield Candidate(first, last, Category.ABBREVIATION, 0.8, "abbreviation: two together")
        first = max(last, first + 1)


def _written_end(reading: Reading, index: int) -> int:
    """The end of the short form at `index` with a plus sign, or a hyphen and a word of a listed form, written to it."""
    tokens = reading.tokens
    if reading.key(index + 1) == "+" and tokens.ends[index] == tokens.starts[index + 1]:
        return index + 2
    if reading.key(index + 1) == "-" and index + 2 < len(reading.keys):
        surface = tokens.surface(index, index + 3)
        return index + 3 if surface in reading.lexicon.abbreviations else index + 1
    return index + 1


def _weight(reading: Reading, index: int) -> float:
    if not reading.tokens.is_word(index):
        return 0.0
    surface = reading.tokens.surface(index, index + 1)
    if len(surface) > MAX_LETTERS:
        return 0.0
    if surface in reading.lexicon.abbreviations:
        return _KNOWN
    bracketed = reading.key(index - 1) == "(" and reading.key(index + 1) == ")"
    if (
        bracketed
        and reading.tokens.is_capitals(index)
        and len(surface) > 2
        and surface.isalpha()
        and not reading.lexicon.agencies.longest(reading.keys, index)
    ):
        return _BRACKETED
    return 0.0
