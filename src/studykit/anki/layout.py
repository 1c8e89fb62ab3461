"""The layout of a package: Anki's decks from recipes, and the one deck that each card goes to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from studykit.anki.markup import html_text
from studykit.faults import one_line
from studykit.glossary.entry import Entry
from studykit.study.cards import Family
from studykit.study.decks import Deck
from studykit.vietnamese.spelling import normal_form

ROOT = "studykit"

_ABOUT = "Vietnamese for diplomacy and defence."
_LICENCE = (
    "Glossary, decks and study texts of studykit: © studykit contributors, "
    '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. '
    "Sentences quoted from other articles belong to their publishers."
)

_Path = tuple[Deck, ...]


@dataclass(frozen=True)
class AnkiDeck:
    """A deck as Anki has it; its name is the way down to it, its description HTML."""

    id: int
    name: str
    description: str


@dataclass(frozen=True)
class PlacedNote:
    """An entry with the id of the deck that each of its cards goes to."""

    entry: Entry
    places: Mapping[Family, int]


@dataclass(frozen=True)
class Layout:
    """The decks, parents first; the notes in the order they are learned; what each outermost deck asks of whom."""

    decks: tuple[AnkiDeck, ...]
    notes: tuple[PlacedNote, ...]
    asked: Mapping[str, Mapping[str, frozenset[Family]]]


def lay_out(decks: Sequence[Deck]) -> Layout:
    """Place every card in the first of the decks, and there in the first subdeck, that holds it.

    A deck that is a subdeck of another one given is found there only; decks without cards are left out.
    """
    roots = _outermost(decks)
    paths: dict[str, _Path] = {}
    for root in roots:
        paths |= {card_id: path for card_id, path in root.placements().items() if card_id not in paths}
    places: dict[str, dict[Family, int]] = defaultdict(dict)
    entries: dict[str, Entry] = {}
    for card in (card for root in roots for card in root.cards):
        entries[card.entry.id] = card.entry
        places[card.entry.id][card.family] = _deck_id(paths[card.id][-1])
    notes = tuple(PlacedNote(entry, places[entry.id]) for entry in entries.values())
    return Layout((_root_deck(), *_anki_decks(paths.values())), notes, {root.id: _asked_by(root) for root in roots})


def _outermost(decks: Sequence[Deck]) -> tuple[Deck, ...]:
    unique = {deck.id: deck for deck in decks}
    inner = {deck.id for outer in unique.values() for deck in _below(outer)}
    return tuple(deck for deck in unique.values() if deck.id not in inner)


def _below(deck: Deck) -> Iterator[Deck]:
    for subdeck in deck.subdecks:
        yield subdeck
        yield from _below(subdeck)


def _asked_by(root: Deck) -> dict[str, frozenset[Family]]:
    asked: dict[str, set[Family]] = defaultdict(set)
    for card in root.cards:
        asked[card.entry.id].add(card.family)
    return {entry_id: frozenset(families) for entry_id, families in asked.items()}


def _anki_decks(paths: Iterable[_Path]) -> Iterator[AnkiDeck]:
    """The decks on the paths, each once, parents first."""
    every = {tuple(deck.id for deck in path[:end]): path[:end] for path in paths for end in range(1, len(path) + 1)}
    shared = Counter((ids[:-1], _label(path[-1]).casefold()) for ids, path in every.items())
    names: dict[tuple[str, ...], str] = {(): ROOT}
    for ids, path in sorted(every.items(), key=lambda item: len(item[0])):
        deck = path[-1]
        label = _label(deck)
        if shared[ids[:-1], label.casefold()] > 1:
            label = f"{label} ({deck.id})"
        names[ids] = f"{names[ids[:-1]]}::{label}"
        yield AnkiDeck(_deck_id(deck), names[ids], _description(deck))


def _label(deck: Deck) -> str:
    """The deck's name as a part of an Anki name, in which two colons lead to a subdeck."""
    return re.sub(":{2,}", ":", one_line(normal_form(deck.recipe.name.en))).strip(" :") or deck.id


def _description(deck: Deck) -> str:
    text = deck.recipe.description
    return f"<p>{html_text(text.en)}</p><p>{html_text(text.vi)}</p><p>{_LICENCE}</p>"


def _root_deck() -> AnkiDeck:
    return AnkiDeck(_number(ROOT), ROOT, f"<p>{_ABOUT}</p><p>{_LICENCE}</p>")


def _deck_id(deck: Deck) -> int:
    return _number(f"{ROOT}/deck/{deck.id}")


def _number(name: str) -> int:
    """A number from a name that is always the same, and of the size of Anki's own deck ids."""
    return 1 << 40 | int.from_bytes(sha256(name.encode()).digest()[:5])
