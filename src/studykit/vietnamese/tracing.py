"""Text that remembers where each of its characters stood before it was rewritten."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class _Edits:
    """One rewriting pass: the replaced stretches, as parallel lists sorted by position."""

    new_starts: list[int]
    new_ends: list[int]
    old_starts: list[int]
    old_ends: list[int]

    def old_start(self, position: int) -> int:
        index = bisect_right(self.new_starts, position) - 1
        if index < 0:
            return position
        if position < self.new_ends[index]:
            return self.old_starts[index]
        return self.old_ends[index] + position - self.new_ends[index]

    def old_end(self, position: int) -> int:
        """The old end of what ends at `position`, which is not 0: the end of what its last character is in."""
        last = position - 1
        index = bisect_right(self.new_starts, last) - 1
        if index < 0:
            return position
        if last < self.new_ends[index]:
            return self.old_ends[index]
        return self.old_ends[index] + position - self.new_ends[index]


@dataclass(frozen=True)
class TracedText:
    """A text with the way back to the one it was made from.

    `text` is the text now; `span` answers where a stretch of it stood in the original.
    """

    text: str
    _passes: tuple[_Edits, ...] = ()

    def sub(self, pattern: re.Pattern[str], replace: str | Callable[[re.Match[str]], str]) -> "TracedText":
        """Replace every match of `pattern` (as `re.sub` does) and keep the way back."""
        function = replace if callable(replace) else lambda _: replace
        edits = _Edits([], [], [], [])
        pieces: list[str] = []
        copied = length = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            new = function(match)
            if new == match.group():
                continue
            pieces += (self.text[copied:start], new)
            length += start - copied
            edits.new_starts.append(length)
            length += len(new)
            edits.new_ends.append(length)
            edits.old_starts.append(start)
            edits.old_ends.append(end)
            copied = end
        if not edits.new_starts:
            return self
        pieces.append(self.text[copied:])
        return TracedText("".join(pieces), (*self._passes, edits))

    def with_same_length(self, text: str) -> "TracedText":
        """The same text with characters exchanged one for one.

        Raises ValueError if the length differs.
        """
        if len(text) != len(self.text):
            raise ValueError("a one-for-one exchange keeps the length")
        return TracedText(text, self._passes)

    def then(self, later: "TracedText") -> "TracedText":
        """This text rewritten further: `later` was made from `self.text`, and the way back is joined."""
        return TracedText(later.text, self._passes + later._passes)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stood in the original, as character offsets, `start` < `end`."""
        for edits in reversed(self._passes):
            start, end = edits.old_start(start), edits.old_end(end)
        return start, end
