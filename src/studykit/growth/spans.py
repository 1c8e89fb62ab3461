"""Selections: a stretch of a sentence whose edges move by syllables, to trim a term or divide it."""

import re
from dataclasses import dataclass, replace

from studykit.growth.new_term import NewTerm, Sighting

_WORD = re.compile(r"[^\W_]+\+?")


@dataclass(frozen=True)
class Selection:
    """Part of a sentence, by character offsets, from the edge of one syllable to that of another."""

    sentence: str
    start: int
    end: int

    @classmethod
    def of(cls, sighting: Sighting) -> "Selection":
        """The term as it was met."""
        return cls(sighting.sentence, sighting.first, sighting.last)

    @property
    def text(self) -> str:
        """What is selected, with single spaces."""
        return " ".join(self.sentence[self.start : self.end].split())

    def move_start(self, steps: int) -> "Selection":
        """The left edge moved by syllables, to the left if `steps` is negative; it stays where there is no room."""
        edges = [match.start() for match in _WORD.finditer(self.sentence) if match.start() < self.end]
        return replace(self, start=_moved(edges, self.start, steps))._with_whole_brackets()

    def move_end(self, steps: int) -> "Selection":
        """The right edge moved by syllables, to the left if `steps` is negative; it stays where there is no room."""
        edges = [match.end() for match in _WORD.finditer(self.sentence) if match.end() > self.start]
        return replace(self, end=_moved(edges, self.end, steps))._with_whole_brackets()

    def _with_whole_brackets(self) -> "Selection":
        """The selection with the closing bracket after it if its opening one is inside, and without one that is not."""
        text = self.sentence[self.start : self.end]
        missing = text.count("(") - text.count(")")
        if missing > 0 and self.sentence.startswith(")", self.end):
            return replace(self, end=self.end + 1)
        return replace(self, end=self.end - 1) if missing < 0 and text.endswith(")") else self

    def parts(self, new: NewTerm) -> list[NewTerm]:
        """The selection and what it leaves of a term on either side, as terms of their own."""
        sighting = next((at for at in new.sightings if at.sentence == self.sentence), None)
        if sighting is None:
            return []
        stretches = (
            (sighting.first, min(self.start, sighting.last)),
            (self.start, self.end),
            (max(self.end, sighting.first), sighting.last),
        )
        return [_part(new, sighting, *stretch) for stretch in stretches if _WORD.search(self.sentence, *stretch)]


def _moved(edges: list[int], present: int, steps: int) -> int:
    """The edge so many steps from the present one, or nearest to there."""
    if not edges:
        return present
    index = min(range(len(edges)), key=lambda place: abs(edges[place] - present))
    return edges[min(max(index + steps, 0), len(edges) - 1)]


def _part(new: NewTerm, whole: Sighting, start: int, end: int) -> NewTerm:
    """Part of a term, from its first syllable to its last."""
    words = list(_WORD.finditer(whole.sentence, start, end))
    start, end = words[0].start(), words[-1].end()
    kept = whole.end - whole.start == whole.last - whole.first
    sighting = replace(
        whole,
        first=start,
        last=end,
        start=whole.start + start - whole.first if kept else whole.start,
        end=whole.start + end - whole.first if kept else whole.end,
    )
    return NewTerm(" ".join(whole.sentence[start:end].split()), new.category, new.score, (sighting,))
