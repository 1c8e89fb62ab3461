"""Distractors: wrong options that are worth a thought, and never right in disguise."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from studykit.glossary.entry import Entry
from studykit.study.scheduling import unit_hash
from studykit.vietnamese.spelling import comparison_key

COUNT = 3
_SPELLINGS = ((re.compile(r"\b(de|of)fense"), r"\1fence"), (re.compile(r"(?<=[a-z]{2})iz(?=e|ation|ing)"), "is"))
_ARTICLE = re.compile(r"^(?:the|an?|to) ")
_NO_WORD = re.compile(r"(?:\([^)]*\)|\W)+")


class Difficulty(IntEnum):
    """How many of the three distractors are near neighbours of the right answer."""

    EASY = 0
    MIXED = 1
    NEAR = 3


class Distractors:
    """Picks distractors from a glossary; the same question gets the same ones."""

    def __init__(self, glossary: Iterable[Entry]) -> None:
        self._profiles = {entry.id: _Profile(entry) for entry in glossary}

    def pick(self, entry: Entry, difficulty: Difficulty, seed: str) -> tuple[Entry, ...]:
        """Up to three entries of the same category (of others where it has too few), none of which is right too.

        Near ones are contrasts, neighbours on the entry's scale, and terms that share its words; the others
        are of similar length. `seed` decides between equals.
        """
        target = self._profiles.get(entry.id) or _Profile(entry)
        picked: list[_Profile] = []
        for pool in self._pools(target):
            if len(picked) == COUNT:
                break
            self._fill(picked, min(difficulty, COUNT), target, _nearest(target, pool, seed))
            self._fill(picked, COUNT, target, _of_similar_length(target, pool, seed))
        return tuple(other.entry for other in picked)

    def also_right(self, entry: Entry, other: Entry) -> bool:
        """Whether the other entry could pass for an answer to a question about this one.

        It could where the two share a written form or an English equivalent, where one is broader than the
        other, where a name of one contains a name of the other, and where they are related; save that places
        on one scale are told apart by their position, and terms set in contrast by their Vietnamese names.
        """
        if entry.id == other.id:
            return True
        one, two = self._profiles.get(entry.id) or _Profile(entry), self._profiles.get(other.id) or _Profile(other)
        if one.vietnamese & two.vietnamese or one.english & two.english:
            return True
        if other.id in self._broader(entry.id) or entry.id in self._broader(other.id):
            return True
        if entry.scale and other.scale and entry.scale.name == other.scale.name:
            return entry.scale.position == other.scale.position
        if _contain(one.english, two.english):
            return True
        if other.id in entry.relations.contrast or entry.id in other.relations.contrast:
            return False
        if other.id in entry.relations.related or entry.id in other.relations.related:
            return True
        return _contain(one.vietnamese, two.vietnamese)

    def _fill(self, picked: list["_Profile"], count: int, target: "_Profile", others: Iterable["_Profile"]) -> None:
        """Add those of the others that may stand beside the answer and the ones picked, up to `count` in all."""
        for other in others:
            if len(picked) >= count:
                return
            if not self.also_right(target.entry, other.entry) and not any(_look_alike(other, one) for one in picked):
                picked.append(other)

    def _pools(self, target: "_Profile") -> Iterable[Sequence["_Profile"]]:
        """The category first, then the rest, for a category that is too small."""
        category = target.entry.category
        for same in (True, False):
            yield [other for other in self._profiles.values() if (other.entry.category is category) is same]

    def _broader(self, entry_id: str) -> set[str]:
        """The ids of every broader entry, however far up."""
        found: set[str] = set()
        pending = [entry_id]
        while pending:
            profile = self._profiles.get(pending.pop())
            if profile is not None:
                new = set(profile.entry.relations.broader) - found
                found |= new
                pending += new
        return found


@dataclass(frozen=True)
class _Profile:
    """An entry with what comparing it needs, computed when first asked for."""

    entry: Entry

    @cached_property
    def vietnamese(self) -> frozenset[str]:
        return frozenset(map(comparison_key, self.entry.vietnamese_forms))

    @cached_property
    def english(self) -> frozenset[str]:
        return frozenset(map(english_key, self.entry.english_forms))

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        return tuple(comparison_key(self.entry.vi.term).split())

    @property
    def shown(self) -> tuple[str, str]:
        return comparison_key(self.entry.vi.term), english_key(self.entry.en.preferred)


def english_key(text: str) -> str:
    """The key under which English equivalents are one: no case, article, remark, or British and American spelling."""
    key = " ".join(_NO_WORD.sub(" ", text.casefold()).split()) or text.casefold()
    for pattern, replacement in _SPELLINGS:
        key = pattern.sub(replacement, key)
    return _ARTICLE.sub("", key)


def _nearness(target: _Profile, other: _Profile) -> float:
    """How easily a learner takes one for the other; 0 for terms that have nothing in common."""
    one, two = target.entry, other.entry
    nearness = 0.0
    if two.id in one.relations.contrast or one.id in two.relations.contrast:
        nearness += 10
    if one.scale and two.scale and one.scale.name == two.scale.name:
        nearness += 8 / max(abs(one.scale.position - two.scale.position), 1)
    shared = set(target.syllables) & set(other.syllables)
    if shared:
        same_head = target.syllables[0] == other.syllables[0] or target.syllables[-1] == other.syllables[-1]
        nearness += (2 if same_head else 1) + len(shared) / max(len(target.syllables), len(other.syllables))
    return nearness


def _nearest(target: _Profile, others: Iterable[_Profile], seed: str) -> list[_Profile]:
    """The others that have something in common with the target, the nearest first."""
    near = [(nearness, other) for other in others if (nearness := _nearness(target, other)) > 0]
    near.sort(key=lambda pair: (-pair[0], unit_hash(seed, pair[1].entry.id)))
    return [other for _, other in near]


def _of_similar_length(target: _Profile, others: Iterable[_Profile], seed: str) -> list[_Profile]:
    """The others in random order, in front those of one word class and similar length; close neighbours last."""

    def key(other: _Profile) -> tuple[bool, bool, int, float]:
        difference = abs(len(target.entry.vi.term) - len(other.entry.vi.term))
        difference += abs(len(target.entry.en.preferred) - len(other.entry.en.preferred))
        other_class = target.entry.pos is not other.entry.pos
        return _nearness(target, other) >= 4, other_class, difference // 8, unit_hash(seed, other.entry.id)

    return sorted(others, key=key)


def _look_alike(one: _Profile, two: _Profile) -> bool:
    """Whether two options would read the same, in either language."""
    return any(a == b for a, b in zip(one.shown, two.shown, strict=True))


def _contain(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a form on one side holds a whole form of the other."""
    return any(
        f" {shorter} " in f" {longer} "
        for one in some
        for two in others
        for shorter, longer in ((one, two), (two, one))
    )
