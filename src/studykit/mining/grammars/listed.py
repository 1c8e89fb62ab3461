"""Terms of the lists, wherever they stand."""

from collections.abc import Iterator

from studykit.mining.candidate import LISTED, Candidate
from studykit.mining.grammars.title import MODIFIERS
from studykit.mining.reading import Reading

_RENAMING = (MODIFIERS - {"phó"}) | {"đại", "liên"}
"""Words that leave nothing of the term after them ("đại hội đồng" is no council); a deputy has an office's name."""

_WEIGHT = 0.9
_BROAD_WEIGHT = 0.6


def find(reading: Reading) -> Iterator[Candidate]:
    """Every occurrence of a listed term, nested ones too."""
    keys = reading.keys
    terms = reading.lexicon.terms
    for first in range(len(keys)):
        for last, term in terms.matches(keys, first):
            yield Candidate(
                first,
                last,
                term.category,
                _BROAD_WEIGHT if term.broad else _WEIGHT,
                LISTED,
                term.source,
                free_only=term.free_only or reading.key(first - 1) == "bộ",
                free_of_its_kind=term.free_of_its_kind,
                joint=_joint(reading, first, last),
                modified=reading.key(first - 1) in _RENAMING,
            )


def _joint(reading: Reading, first: int, last: int) -> int | None:
    """The only comma of a term, else the last token in small letters before a capital: there it may fall in two."""
    keys = reading.keys[first:last]
    if keys.count(",") == 1:
        return first + keys.index(",")
    if not reading.tokens.is_capitalised(first):
        for index in range(first + 1, last):
            if reading.tokens.is_capitalised(index):
                return index - 1
    return None
