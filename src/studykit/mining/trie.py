"""A trie over token keys: which entries of a list begin at a token."""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar
from unicodedata import is_normalized

from studykit.mining.tokens import token_keys
from studykit.vietnamese.spelling import normal_form

T = TypeVar("T")

_VALUE = ""


def _keys(term: str) -> list[str]:
    """The token keys of a term; only one that is not composed has to be brought into normal form first."""
    return token_keys(term if is_normalized("NFC", term) else normal_form(term))


class Trie(Generic[T]):
    """Maps sequences of token keys to values; of two values for one sequence the first stays."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, term: str, value: T) -> None:
        """Put a term in, given as it is written."""
        node = self._root
        for key in _keys(term):
            node = node.setdefault(key, {})
        if node is not self._root:
            node.setdefault(_VALUE, value)

    def matches(self, keys: Sequence[str], start: int) -> Iterator[tuple[int, T]]:
        """The end and value of every entry that begins at token `start`, shortest first."""
        node = self._root.get(keys[start])
        end = start + 1
        size = len(keys)
        while node is not None:
            if _VALUE in node:
                yield end, node[_VALUE]
            if end >= size:
                return
            node = node.get(keys[end])
            end += 1

    def longest(self, keys: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest entry that begins at token `start`."""
        found = None
        if start < len(keys):
            for match in self.matches(keys, start):
                found = match
        return found

    def get(self, term: str) -> T | None:
        """The value of exactly this term."""
        node = self._root
        for key in _keys(term):
            node = node.get(key)  # type: ignore[assignment]
            if node is None:
                return None
        value: T | None = node.get(_VALUE)
        return value
