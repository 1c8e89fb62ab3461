"""Titles: a post, then the field or the body it belongs to, then the country, ending before a person's name."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.grammars import organization
from studykit.mining.reading import Reading

MODIFIERS = frozenset({"phó", "tổng", "nữ", "cựu", "đồng", "quyền", "tân", "thứ"})
"""Words that make another title of the one after them."""

_BODIES = frozenset({"bộ", "ban"})
"""Words that make a body of the title after them (Bộ Tư lệnh)."""


def find(reading: Reading) -> Iterator[Candidate]:
    """Titles with what follows their heads; the heads alone are listed terms."""
    covered = 0
    for first in range(len(reading.keys)):
        found = reading.head(first, Category.TITLE)
        if found and first >= covered and reading.key(first - 1) not in _BODIES:
            end, head = found
            covered = end
            yield from _filled(reading, first, end, head.slots, head.source)


def _filled(reading: Reading, first: int, end: int, slots: frozenset[str], source: str) -> Iterator[Candidate]:
    modified = reading.key(first - 1) in MODIFIERS
    general = end
    if "organization" in slots:
        general = organization.general_end(reading, end)
    if general == end and "field" in slots:
        general = reading.field(end)
    general = _without_country(reading, end, general)
    if general > end:
        yield Candidate(first, general, Category.TITLE, 0.9, "title: head + body or field", source, modified=modified)
    charge = _charge(reading, general)
    if charge > general:
        yield Candidate(
            first, charge, Category.TITLE, 0.7, "title: head + charge", source, base=(first, general), modified=modified
        )
    last = _country(reading, general, slots)
    if last > general:
        yield Candidate(
            first, last, Category.TITLE, 0.75, "title: with country", source, base=(first, general), modified=modified
        )


def _without_country(reading: Reading, start: int, end: int) -> int:
    """The end of the body without a country that is listed with it: the general title ends before it."""
    return next((position for position in range(start + 1, end) if reading.country(position) == end), end)


def _country(reading: Reading, index: int, slots: frozenset[str]) -> int:
    """The end of the country, and of the country of residence after "tại"."""
    end = reading.country(index)
    if "place" in slots and reading.key(end) == "tại":
        residence = reading.country(end + 1)
        if residence == end + 1:
            residence = organization.general_end(reading, end + 1)
        if residence > end + 1:
            return residence
    return end


def _charge(reading: Reading, index: int) -> int:
    """The end of "phụ trách" and what a person is in charge of, or `index`."""
    if (reading.key(index), reading.key(index + 1)) != ("phụ", "trách"):
        return index
    start = index + 2
    while reading.key(start) in {"các", "về", "vấn", "đề", "công", "tác"}:
        start += 1
    end = reading.name_run(start, capital=False)
    return end if end > start else index
