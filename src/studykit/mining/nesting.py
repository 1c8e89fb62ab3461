"""Nesting: which candidates inside longer ones are terms of their own, and which are fragments."""

from collections.abc import Iterable, Mapping, Sequence

from studykit.glossary.category import Category
from studykit.mining.candidate import GLOSSARY, LISTED, Candidate

Key = str

_HEADED = ": head + name"
"""How the rules are called whose names are known by their heads alone."""


def without_fragments(occurrences: Mapping[Key, Sequence[Candidate]]) -> set[Key]:
    """The keys of the candidates that stay: those that stand free somewhere, or are terms inside longer ones too."""
    kept: set[Key] = set()
    broken = _parted(occurrences) | _cut(occurrences)
    reach: dict[int, list[Candidate]] = {}
    for key, found in sorted(occurrences.items(), key=lambda item: -_length(item[1][0])):
        found = [candidate for candidate in found if candidate not in broken]
        if any(_stays(candidate, reach) for candidate in found):
            kept.add(key)
            for candidate in found:
                reach.setdefault(candidate.first, []).append(candidate)
    return kept


def _parted(occurrences: Mapping[Key, Sequence[Candidate]]) -> set[Candidate]:
    """Candidates that fall in two at their joint: a term begins there that goes on after them."""
    ends: dict[int, int] = {}
    for found in occurrences.values():
        for candidate in found:
            if candidate.base is None:
                ends[candidate.first] = max(candidate.last, ends.get(candidate.first, 0))
    return {
        candidate
        for found in occurrences.values()
        for candidate in found
        if candidate.joint is not None and ends.get(candidate.joint + 1, 0) > candidate.last
    }


def _cut(occurrences: Mapping[Key, Sequence[Candidate]]) -> set[Candidate]:
    """Concepts and phrases that end inside a listed one that goes on: "hợp tác an ninh" before "mạng".

    The two share two tokens or more: in "chuyến thăm chính thức" the one they share belongs to both.
    """
    ends: dict[int, int] = {}
    for found in occurrences.values():
        for candidate in found:
            if candidate.category in _GOING_ON and candidate.rule in {LISTED, GLOSSARY} and not candidate.free_only:
                ends[candidate.first] = max(candidate.last, ends.get(candidate.first, 0))
    return {
        candidate
        for found in occurrences.values()
        for candidate in found
        if candidate.category in _CUTTING
        and any(
            ends.get(start, 0) > candidate.last
            for start in range(max(candidate.first + 1, candidate.last - MAX_LENGTH), candidate.last - 1)
        )
    }


_CUTTING = frozenset({Category.CONCEPT, Category.PHRASE})
_GOING_ON = frozenset({Category.CONCEPT, Category.PHRASE, Category.MECHANISM, Category.FORMULA})


def _length(candidate: Candidate) -> int:
    return candidate.last - candidate.first


def _stays(candidate: Candidate, reach: Mapping[int, Sequence[Candidate]]) -> bool:
    return not any(_is_fragment_of(candidate, longer) for longer in _around(candidate, reach))


def _around(candidate: Candidate, reach: Mapping[int, Sequence[Candidate]]) -> Iterable[Candidate]:
    for first in range(candidate.first - MAX_LENGTH, candidate.first + 1):
        for longer in reach.get(first, ()):
            if longer.last >= candidate.last:
                yield longer


MAX_LENGTH = 24
"""Longest stretch, in tokens, in which a candidate can lie."""


def _is_fragment_of(candidate: Candidate, longer: Candidate) -> bool:
    if (candidate.first, candidate.last) == longer.base or longer.rule == GLOSSARY != candidate.rule:
        return False
    same_kind = candidate.category is longer.category
    if candidate.rule == GLOSSARY and (longer.category in _NAMES or (same_kind and candidate.first == longer.first)):
        return True
    if candidate.category is Category.FRAMEWORK:
        return longer.category is Category.INSTRUMENT or (same_kind and candidate.base is None)
    if candidate.rule.endswith(_HEADED) and candidate.first > longer.first:
        return longer.category in _NAMES and candidate.last == longer.last
    if candidate.free_only or (candidate.free_of_its_kind and same_kind):
        return True
    if longer.category is Category.FRAMEWORK:
        return candidate.category is Category.CONCEPT and _length(candidate) > 2
    if candidate.category is Category.TITLE and longer.category is Category.ORGANIZATION:
        return candidate.first == longer.first
    return same_kind and candidate.modified and candidate.category in _MODIFIED


_NAMES = frozenset({Category.ORGANIZATION, Category.MECHANISM, Category.INSTRUMENT})
"""Categories whose names may end in what looks like another name (Diễn đàn | Nghị viện châu Á)."""

_MODIFIED = frozenset({Category.TITLE, Category.ORGANIZATION})
