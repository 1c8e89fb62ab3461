"""Tokens of a text: syllables and punctuation marks with their offsets, and the keys by which lists compare them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from studykit.vietnamese.spelling import comparison_key

_TOKEN = re.compile(r"[^\W_]+|\n|\.{2,}|…|[-‐‑‒–—―−]|[^\w\s]")
_DASHES = frozenset("-‐‑‒–—―−")
_QUOTES = frozenset("\"'`´“”„‟‘’‚‛«»‹›″′")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel sequences; quotation marks are left out, so lists need not know them.

    `keys` hold the comparison key of a syllable, "-" for any dash, "\\n" for a line end, else the mark itself.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def is_word(self, index: int) -> bool:
        """Whether there is a token at `index` and it is a syllable or a number."""
        return index < len(self.keys) and self.keys[index][0].isalnum()

    def is_capitalised(self, index: int) -> bool:
        """Whether there is a token at `index` and it begins with a capital letter."""
        return index < len(self.keys) and self.text[self.starts[index]].isupper()

    def is_capitals(self, index: int) -> bool:
        """Whether the token at `index` is written in capital letters throughout."""
        return self.text[self.starts[index] : self.ends[index]].isupper()


def tokenize(text: str) -> Tokens:
    """Cut a text in normal form into tokens."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        surface = match.group()
        if surface in _QUOTES:
            continue
        keys.append(_key(surface))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, keys, starts, ends)


def token_keys(text: str) -> list[str]:
    """The keys alone of the tokens of a text in normal form."""
    return [_key(surface) for surface in _TOKEN.findall(text) if surface not in _QUOTES]


@lru_cache(maxsize=1 << 16)
def _key(surface: str) -> str:
    if surface in _DASHES:
        return "-"
    return comparison_key(surface) or surface
