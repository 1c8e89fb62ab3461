"""Mechanisms: heads with the words of their names, topics, countries and years."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.grammars.named import find_named
from studykit.mining.reading import Reading


def find(reading: Reading) -> Iterator[Candidate]:
    """The mechanisms of the text."""
    return find_named(reading, Category.MECHANISM)
