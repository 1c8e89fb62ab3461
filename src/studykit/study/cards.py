"""Cards: what the scheduler knows, one direction of asking one entry each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from studykit.glossary.entry import Entry
from studykit.study.cloze import has_cloze


class Family(StrEnum):
    """The direction in which a card asks; it is part of the card's id and of the Anki note's identity."""

    RECOGNISE = "vi-en"
    PRODUCE = "en-vi"
    CLOZE = "cloze"


@dataclass(frozen=True)
class Card:
    """One entry asked in one direction."""

    entry: Entry
    family: Family

    @property
    def id(self) -> str:
        """The stable id under which progress is kept, such as `thuong-tuong/vi-en`."""
        return f"{self.entry.id}/{self.family}"


def entry_id_of(card_id: str) -> str:
    """The entry a card id belongs to; cards of one entry are siblings."""
    return card_id.rpartition("/")[0]


def families_of(entry: Entry) -> tuple[Family, ...]:
    """The families that an entry has enough content for: a cloze needs an example that shows the term."""
    if has_cloze(entry):
        return (Family.RECOGNISE, Family.PRODUCE, Family.CLOZE)
    return (Family.RECOGNISE, Family.PRODUCE)


def cards_of(entry: Entry, families: Iterable[Family] = Family) -> tuple[Card, ...]:
    """The entry's cards of the wanted families, as far as it supports them, in the order they are learned."""
    wanted = frozenset(families)
    return tuple(Card(entry, family) for family in families_of(entry) if family in wanted)
