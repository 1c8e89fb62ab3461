"""Frameworks: named levels of relations with the countries they bind."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.reading import Reading

_RELATIONS = frozenset({("quan", "hệ"), ("khuôn", "khổ")})


def find(reading: Reading) -> Iterator[Candidate]:
    """Listed frameworks that countries follow; the frameworks alone are listed terms."""
    for first in range(len(reading.keys)):
        last = reading.listed_end(first, Category.FRAMEWORK)
        if last == first:
            continue
        end = reading.countries(last)
        related = (reading.key(first - 2), reading.key(first - 1)) in _RELATIONS
        base = (first, last)
        if end > last:
            yield _extended(first, end, base, 0.75, "framework: with countries")
        if related:
            yield _extended(first - 2, last, base, 0.7, "framework: as a relation")
        if related and end > last:
            yield _extended(first - 2, end, base, 0.7, "framework: as a relation, with countries")


def _extended(first: int, last: int, base: tuple[int, int], weight: float, rule: str) -> Candidate:
    return Candidate(first, last, Category.FRAMEWORK, weight, rule, "frameworks.txt", base=base)
