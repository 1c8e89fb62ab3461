"""The glossary while it grows: its entries by id and form, found in text, and those that are like a term."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from studykit.glossary.entry import Entry
from studykit.glossary.lookup import Occurrence, TermIndex
from studykit.vietnamese.spelling import comparison_key, without_marks

_SYLLABLE = re.compile(r"[^\W_]+")
_LIKE = 0.34
_SAME_HEAD = 0.15
_OTHER_MARKS = 0.5


@dataclass(frozen=True)
class Similar:
    """An entry that is like a term, and how like, from 0 to 1 and somewhat above."""

    entry: Entry
    likeness: float


class HeldEntries:
    """The entries that the learner has, starter layer and own; entries can be put in."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._owners: dict[str, dict[str, None]] = defaultdict(dict)
        self._unmarked: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_syllable: dict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
        for entry in entries:
            self._register(entry)
        self._index = TermIndex(self._entries.values())
        self._later: dict[str, Entry] = {}
        self._later_index = TermIndex(())

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._entries

    def get(self, entry_id: str) -> Entry | None:
        """The entry of that id."""
        return self._entries.get(entry_id)

    def put(self, entry: Entry) -> None:
        """Hold an entry, in place of the one of its id."""
        self._register(entry)
        self._later[entry.id] = entry
        self._later_index = TermIndex(self._later.values())

    def with_form(self, text: str) -> tuple[Entry, ...]:
        """The entries that have a text as a form, however it is spelt."""
        return tuple(self._entries[entry_id] for entry_id in self._owners.get(comparison_key(text), ()))

    def occurrences(self, text: str) -> list[Occurrence]:
        """Every form of an entry in a text in normal form, by start, the longest first."""
        found = {*self._index.occurrences(text), *self._later_index.occurrences(text)}
        return sorted(found, key=lambda hit: (hit.start, -hit.end, hit.entry_id))

    def similar(self, term: str, limit: int = 9) -> list[Similar]:
        """The entries most like a term, the likest first.

        They share syllables with it, rare ones counting more than common ones, or its head, or are spelt alike but
        for their marks.
        """
        key = comparison_key(term)
        syllables = tuple(_SYLLABLE.findall(key))
        best: dict[str, float] = defaultdict(float)
        for other_id, others in {form for syllable in syllables for form in self._by_syllable.get(syllable, ())}:
            best[other_id] = max(best[other_id], self._likeness(syllables, others))
        for other_id in self._unmarked.get(without_marks(key), ()):
            best[other_id] += _OTHER_MARKS
        found = [Similar(self._entries[other_id], likeness) for other_id, likeness in best.items() if likeness > _LIKE]
        return sorted(found, key=lambda hit: (-hit.likeness, hit.entry.id))[:limit]

    def _register(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        for form in entry.vietnamese_forms:
            key = comparison_key(form)
            self._owners[key][entry.id] = None
            self._unmarked[without_marks(key)][entry.id] = None
            syllables = tuple(_SYLLABLE.findall(key))
            for syllable in syllables:
                self._by_syllable[syllable].add((entry.id, syllables))

    def _likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Twice the weight of what two terms share, of the weight of both; more if they begin alike."""
        shared = Counter(one) & Counter(other)
        weights = [sum(self._weight(syllable) for syllable in part) for part in (shared.elements(), one, other)]
        head = _SAME_HEAD if one[:1] == other[:1] else 0.0
        return 2 * weights[0] / (weights[1] + weights[2]) + head

    def _weight(self, syllable: str) -> float:
        return log(2 + len(self._entries) / (1 + len(self._by_syllable.get(syllable, ()))))
