"""Names that are built alike: a head, the words of the name, a topic after "về", countries, years."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.reading import Reading


def find_named(reading: Reading, category: Category) -> Iterator[Candidate]:
    """Names that begin with a head of the category: general, with topic, with countries, with years."""
    covered = 0
    for first in range(len(reading.keys)):
        found = reading.head(first, category)
        if found and first >= covered:
            covered = found[0]
            for candidate in _of_head(reading, category, first, found[0], found[1].slots):
                covered = max(covered, candidate.last)
                yield candidate


def _of_head(reading: Reading, category: Category, first: int, end: int, slots: frozenset[str]) -> Iterator[Candidate]:
    capital = reading.tokens.is_capitalised(first)
    joined = not capital and reading.tokens.is_capitalised(end)
    general = reading.name_run(end, capital=capital) if "name" in slots and not joined else end
    listed = reading.listed_end(first, category)
    general = max(general, listed) if capital or listed <= end else listed
    if general > end:
        yield Candidate(first, general, category, 0.85 if capital else 0.65, f"{category}: head + name")
    base = (first, general)
    last = general
    if "country" in slots:
        last = reading.countries(general)
        if last > general:
            yield Candidate(first, last, category, 0.75, f"{category}: with countries", base=base)
    if "about" in slots and reading.key(last) == "về":
        topic = reading.name_run(last + 1, capital=False)
        if topic > last + 1:
            yield Candidate(first, topic, category, 0.75, f"{category}: with topic", base=base)
            last = reading.countries(topic)
            if last > topic:
                yield Candidate(first, last, category, 0.6, f"{category}: with topic and countries", base=base)
    dated = _years(reading, last) if "year" in slots else last
    if dated > last > first:
        yield Candidate(first, dated, category, 0.65, f"{category}: with year", base=base)


def _years(reading: Reading, index: int) -> int:
    """The end of "năm 1982", "1982", "giai đoạn 2018-2028" at `index`, or `index`."""
    start = index
    if reading.key(start) == "năm":
        start += 1
    elif (reading.key(start), reading.key(start + 1)) == ("giai", "đoạn"):
        start += 2
    if not _is_year(reading.key(start)):
        return index
    if reading.key(start + 1) == "-" and _is_year(reading.key(start + 2)):
        return start + 3
    return start + 1


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isdigit() and key[:2] in {"19", "20"}
