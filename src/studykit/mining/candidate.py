"""Candidates and mined terms: what a grammar takes for a term, and what the miner makes of all it was given."""

from dataclasses import dataclass

from studykit.glossary.category import Category

LISTED = "listed"
GLOSSARY = "glossary"
"""The rules whose candidates somebody wrote down, in the lexicon and in the glossary."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` up to, not including, `last`, and why they may be a term.

    `weight` is how reliable the rule is, 0 to 1; `rule` names grammar and rule ("title: with country"), `evidence`
    what it rests on: a list, an entry, counts.
    """

    first: int
    last: int
    category: Category
    weight: float
    rule: str
    evidence: str = ""
    base: tuple[int, int] | None = None
    """The tokens of the more general term that it extends by a country, a year, a topic; that one stands beside it."""
    free_only: bool = False
    """Whether it is a term only where it stands outside longer ones."""
    free_of_its_kind: bool = False
    """Whether it is a term only where it stands outside longer ones of its category."""
    modified: bool = False
    """Whether a word before it makes it another title (Phó, Tổng, Nữ)."""
    joint: int | None = None
    """The token after which a second half begins: a comma, or the last one before a capital."""
    entry: str | None = None
    """The id of the glossary entry that it is a form of."""


@dataclass(frozen=True, slots=True)
class MinedTerm:
    """A term of an article, as it stands at its first occurrence.

    `spans` are offsets in the clean text, in order; `rule` and `evidence` say what brought it, for `--explain`.
    """

    term: str
    category: Category
    score: float
    spans: tuple[tuple[int, int], ...]
    entry: str | None
    rule: str
    evidence: str

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.spans)

    @property
    def known(self) -> bool:
        """Whether the glossary has it."""
        return self.entry is not None
