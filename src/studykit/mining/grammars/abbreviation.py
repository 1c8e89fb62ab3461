"""Abbreviations: known short forms, and those that the text itself explains."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.reading import Reading

MAX_LETTERS = 8
"""Most letters that a short form has."""


def find(reading: Reading) -> Iterator[Candidate]:
    """Short forms in capital letters, alone and two together (GGHB LHQ)."""
    first = 0
    size = len(reading.keys)
    while first < size:
        last = first
        while last < size and _weight(reading, last) > 0:
            yield Candidate(last, last + 1, Category.ABBREVIATION, _weight(reading, last), "abbreviation")
            last += 1
        if last == first + 2:
            yield Candidate(first, last, Category.ABBREVIATION, 0.8, "abbreviation: two together")
        first = max(last, first + 1)


def _weight(reading: Reading, index: int) -> float:
    if not reading.tokens.is_capitals(index) or not reading.tokens.is_word(index):
        return 0.0
    surface = reading.tokens.surface(index, index + 1)
    if len(surface) > MAX_LETTERS:
        return 0.0
    if surface in reading.lexicon.abbreviations:
        return 0.9
    bracketed = reading.key(index - 1) == "(" and reading.key(index + 1) == ")"
    if (
        bracketed
        and len(surface) > 2
        and surface.isalpha()
        and not reading.lexicon.agencies.longest(reading.keys, index)
    ):
        return 0.8
    return 0.0
