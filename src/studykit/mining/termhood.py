"""Termhood: how much more often a run of syllables occurs in articles of the field than in general news."""

import gzip
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

from studykit.faults import InputFault
from studykit.workspace import starter_folder

FIELD_ARTICLES = 1133
GENERAL_ARTICLES = 49629
"""How many articles the shipped counts were taken over."""

_COMMON = 0.01
_OF_THE_FIELD = 2.6
"""The share of general articles from which a word is common, and the termhood at which it is the field's even so."""


@dataclass(frozen=True)
class Counts:
    """In how many articles of the field and of general news each run of syllables occurs, by comparison key."""

    runs: dict[str, tuple[int, int]]

    def termhood(self, key: str) -> float | None:
        """The logarithm of the ratio of the two rates; None for a run that was not counted.

        Above 2 a run belongs to the field, about 0 it is everyday language.
        """
        found = self.runs.get(key)
        if found is None:
            return None
        return log((found[0] + 0.5) / (FIELD_ARTICLES + 1) / ((found[1] + 0.5) / (GENERAL_ARTICLES + 1)))

    def is_everyday(self, key: str) -> bool:
        """Whether general news use a run about as readily as the field does: in one article of a hundred or more."""
        found = self.runs.get(key)
        if found is None or found[1] < GENERAL_ARTICLES * _COMMON:
            return False
        return (self.termhood(key) or 0.0) < _OF_THE_FIELD

    def explain(self, key: str) -> str:
        """The counts of a run in words; empty for one that was not counted."""
        found = self.runs.get(key)
        if found is None:
            return ""
        return f"in {found[0]} of {FIELD_ARTICLES} field and {found[1]} of {GENERAL_ARTICLES} general articles"


@cache
def starter_counts() -> Counts:
    """The counts that come with the program."""
    return load_counts(starter_folder("data/lexicon") / "counts.tsv.gz")


def load_counts(path: Path) -> Counts:
    """Read counts: lines of key, field articles and general articles, tab-separated, compressed with gzip.

    Raises InputFault if the file is missing or damaged.
    """
    runs: dict[str, tuple[int, int]] = {}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                key, field, general = line.split("\t")
                runs[key] = (int(field), int(general))
    except (OSError, EOFError, ValueError) as error:
        raise InputFault(f"cannot be read ({error})", where=path, hint="install studykit again") from None
    return Counts(runs)
