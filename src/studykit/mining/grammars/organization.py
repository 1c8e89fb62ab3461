"""Organizations: the kind of body, the words of its name, then the country it belongs to."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.reading import Reading

_MODIFIERS = frozenset({"tổng", "liên", "phó"})
_NAMED_WITH_COUNTRY = frozenset({"cơ", "hội", "hiệp", "quỹ", "viện", "ngân", "tập", "trung", "liên"})
"""First syllables of the heads of bodies whose names end with their country (Cơ quan, Hiệp hội, Quỹ, Viện …)."""


def find(reading: Reading) -> Iterator[Candidate]:
    """Bodies with the words of their names, and with their countries."""
    for first in range(len(reading.keys)):
        found = reading.head(first, Category.ORGANIZATION)
        if not found:
            continue
        end, head = found
        general = general_end(reading, first)
        modified = reading.key(first - 1) in _MODIFIERS
        country_end = reading.country(max(general, end))
        if _ends_name(reading, first, general, country_end):
            general = country_end
        if general > end:
            yield Candidate(
                first,
                general,
                Category.ORGANIZATION,
                0.85,
                "organization: head + name",
                head.source,
                modified=modified,
            )
        elif reading.listed_end(first, Category.ORGANIZATION) < end:
            continue
        general = max(general, end)
        last = reading.country(general)
        if last > general and ("field" in head.slots or reading.listed_end(first, Category.ORGANIZATION) < general):
            yield Candidate(
                first,
                last,
                Category.ORGANIZATION,
                0.7,
                "organization: with country",
                head.source,
                base=(first, general),
                modified=modified,
            )


def _ends_name(reading: Reading, first: int, general: int, last: int) -> bool:
    """Whether the country is a part of the name, not whose body it is.

    So it is where a listed body ends with it (Bộ Tư lệnh + Hải quân nhân dân Việt Nam), and in the names of bodies of
    which every country has its own (Cơ quan Hợp tác quốc tế Hàn Quốc).
    """
    if last == general:
        return False
    if reading.key(first) in _NAMED_WITH_COUNTRY and reading.listed_end(first, Category.ORGANIZATION) < general:
        return True
    return any(reading.listed_end(start, Category.ORGANIZATION) == last for start in range(first + 1, general))


def general_end(reading: Reading, first: int) -> int:
    """The end of the body's name that begins at `first`, without its country, or `first`."""
    found = reading.head(first, Category.ORGANIZATION)
    listed = reading.listed_end(first, Category.ORGANIZATION)
    if not found:
        return listed
    end, head = found
    if "field" in head.slots:
        last = reading.field(end)
        return max(last if last > end else first, listed)
    named = reading.tokens.is_capitalised(first) or reading.tokens.is_capitalised(end)
    last = reading.name_run(end, capital=True, numbers=True) if named else end
    return max(last if last > end else first, listed)
