"""Grammars: one file a category, each finds the candidates of its category in a reading."""

from collections.abc import Callable, Iterable

from studykit.mining.candidate import Candidate
from studykit.mining.grammars import (
    abbreviation,
    concept,
    formula,
    framework,
    instrument,
    listed,
    mechanism,
    organization,
    title,
)
from studykit.mining.reading import Reading

GRAMMARS: tuple[Callable[[Reading], Iterable[Candidate]], ...] = (
    listed.find,
    title.find,
    organization.find,
    instrument.find,
    framework.find,
    mechanism.find,
    formula.find,
    concept.find,
    abbreviation.find,
)
