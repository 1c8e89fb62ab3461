"""Concepts: a noun of the field with what qualifies it (chính sách quốc phòng, năng lực hàng hải)."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.reading import Reading

_SOURCE = "concept-parts.txt"


def find(reading: Reading) -> Iterator[Candidate]:
    """Nouns of the lists followed by one qualifier or two, where no listed term says it already."""
    nouns, qualifiers = reading.lexicon.concept_parts["nouns"], reading.lexicon.concept_parts["qualifiers"]
    for first in range(len(reading.keys)):
        noun = nouns.longest(reading.keys, first)
        if not noun:
            continue
        end = qualified = noun[0]
        for _ in range(2):
            found = qualifiers.longest(reading.keys, end)
            if not found:
                break
            end = found[0]
        if end > qualified and reading.listed_end(first, Category.CONCEPT) < end:
            yield Candidate(first, end, Category.CONCEPT, 0.68, "concept: noun + qualifier", _SOURCE, free_only=True)
