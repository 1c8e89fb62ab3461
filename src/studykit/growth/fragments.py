"""Fragments: what a new term is where it stands inside an entry of the glossary, and needs none of its own there."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from studykit.glossary.category import Category
from studykit.mining.candidate import MinedTerm

_NAMES = frozenset(Category) - {Category.CONCEPT, Category.PHRASE, Category.FORMULA, Category.MECHANISM}
"""Categories whose terms name somebody or something; inside the names of others they stay what they are."""


def without_fragments_of_entries(mined: Iterable[MinedTerm]) -> list[MinedTerm]:
    """The terms of an article, new ones only where they are more than a part of an entry.

    A new term loses the places that lie inside an entry ("cứu nạn" in "tìm kiếm cứu nạn"), and is left out if it has
    no other. A name inside an entry of another category keeps them: a title does not teach the body that it names.
    """
    terms = list(mined)
    of_all = _Stretches(span for term in terms if term.known for span in term.spans)
    of_kind = {
        category: _Stretches(span for term in terms if term.known and term.category is category for span in term.spans)
        for category in _NAMES
    }
    kept = []
    for term in terms:
        if not term.known:
            around = of_kind.get(term.category, of_all)
            term = replace(term, spans=tuple(span for span in term.spans if not around.hold(span)))
        if term.spans:
            kept.append(term)
    return kept


class _Stretches:
    """Stretches of a text, which tell whether another lies inside one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def hold(self, span: tuple[int, int]) -> bool:
        before = bisect_right(self._starts, span[0])
        return before > 0 and self._reach[before - 1] >= span[1]
