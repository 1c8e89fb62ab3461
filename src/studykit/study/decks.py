"""Decks: recipes resolved against the glossary and the study texts into entries and cards."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from studykit.faults import InputFault, InputFaults, quoted
from studykit.glossary.entry import Entry
from studykit.study.cards import Card, cards_of
from studykit.study.recipes import Clause, Order, Recipe, RecipeFile
from studykit.study.scheduling import unit_hash

Occurring = Callable[[str], Sequence[str] | None]
"""From the name of an article to the ids of the entries in it, as they occur; None if there is no such article."""


@dataclass(frozen=True)
class Deck:
    """A recipe with what it selects: `own` entries by its own clauses, and its subdecks."""

    recipe: Recipe
    own: tuple[Entry, ...]
    subdecks: tuple["Deck", ...] = ()

    @property
    def id(self) -> str:
        """The deck's id, by which commands call it."""
        return self.recipe.id

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the deck and its subdecks in the order they are learned, each once."""
        every = (*self.own, *(entry for deck in self.subdecks for entry in deck.entries))
        return tuple({entry.id: entry for entry in every}.values())

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The cards of the deck and its subdecks in the order they are learned, each once."""
        own = (card for entry in self.own for card in cards_of(entry, self.recipe.cards))
        every = (*own, *(card for deck in self.subdecks for card in deck.cards))
        return tuple({card.id: card for card in every}.values())

    def placements(self) -> dict[str, tuple["Deck", ...]]:
        """Where each card goes if it can be in one place only, by card id: the decks from this one down to it.

        The first subdeck that holds a card takes it; this deck keeps what none holds.
        """
        places: dict[str, tuple[Deck, ...]] = {}
        for deck in self.subdecks:
            for card_id, path in deck.placements().items():
                places.setdefault(card_id, (self, *path))
        for card in self.cards:
            places.setdefault(card.id, (self,))
        return places


class DeckLibrary:
    """All decks there are, in the order of their recipes; a deck is resolved when it is first asked for."""

    def __init__(self, recipes: Mapping[str, RecipeFile], glossary: Iterable[Entry], occurring: Occurring) -> None:
        """Raises InputFaults, with file and line, for ids and scales that the glossary does not have."""
        self._recipes = recipes
        self._glossary = tuple(glossary)
        self._occurring = occurring
        self._decks: dict[str, Deck] = {}
        if faults := list(self._faults()):
            raise InputFaults(faults)

    def __iter__(self) -> Iterator[Deck]:
        return (self.deck(deck_id) for deck_id in self._recipes)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all decks."""
        return tuple(self._recipes)

    def deck(self, deck_id: str) -> Deck:
        """The deck of that id.

        Raises InputFault, naming decks with similar ids, where there is none, and where the deck names a
        study text that there is none of.
        """
        file = self._recipes.get(deck_id)
        if file is None:
            near = get_close_matches(deck_id, self._recipes, n=3, cutoff=0.5) or sorted(self._recipes)
            raise InputFault(f"there is no deck {quoted(deck_id)}", hint=f"try {', '.join(near)}")
        if deck_id not in self._decks:
            subdecks = tuple(self.deck(subdeck) for subdeck in file.recipe.subdecks)
            self._decks[deck_id] = Deck(file.recipe, self._own(file), subdecks)
        return self._decks[deck_id]

    def _own(self, file: RecipeFile) -> tuple[Entry, ...]:
        selected = self._selected(file, "select", file.recipe.select)
        excluded = self._selected(file, "exclude", file.recipe.exclude)
        return _ordered((entry for entry in selected.values() if entry.id not in excluded), file.recipe)

    def _selected(self, file: RecipeFile, field: str, clauses: Sequence[Clause]) -> dict[str, Entry]:
        """The entries for which any clause holds, by id, clause by clause.

        Within a clause they come as its ids are listed, else as they occur in its articles, else as in the glossary.
        """
        selected: dict[str, Entry] = {}
        for place, clause in enumerate(clauses):
            places = self._places(file, (field, place, "articles"), clause.articles)
            held = [entry for entry in self._glossary if _holds(clause, entry, places)]
            order = {entry_id: index for index, entry_id in enumerate(clause.ids)} or places
            held.sort(key=lambda entry: order.get(entry.id, 0))
            selected.update((entry.id, entry) for entry in held)
        return selected

    def _places(self, file: RecipeFile, location: tuple[str | int, ...], names: Sequence[str]) -> dict[str, int]:
        """The entries that occur in the articles, by id, numbered as they first occur."""
        places: dict[str, int] = {}
        for number, name in enumerate(names):
            ids = self._occurring(name)
            if ids is None:
                raise file.fault(f"there is no article {quoted(name)}", (*location, number), "mend its name")
            for entry_id in ids:
                places.setdefault(entry_id, len(places))
        return places

    def _faults(self) -> Iterator[InputFault]:
        known = {
            "ids": {entry.id for entry in self._glossary},
            "scales": {entry.scale.name for entry in self._glossary if entry.scale},
        }
        for file in self._recipes.values():
            for field in ("select", "exclude"):
                for place, clause in enumerate(getattr(file.recipe, field)):
                    for name, values in known.items():
                        for number, value in enumerate(getattr(clause, name)):
                            if value not in values:
                                location = (field, place, name, number)
                                near = get_close_matches(value, values, n=1)
                                hint = f"did you mean {near[0]}?" if near else "mend or remove it"
                                yield file.fault(
                                    f"the glossary has no {quoted(value)} among its {name}", location, hint
                                )


def _holds(clause: Clause, entry: Entry, occurring: Container[str]) -> bool:
    return (
        (not clause.categories or entry.category in clause.categories)
        and (not clause.topics or not set(clause.topics).isdisjoint(entry.topics))
        and (not clause.ids or entry.id in clause.ids)
        and (not clause.scales or (entry.scale is not None and entry.scale.name in clause.scales))
        and (not clause.statuses or entry.status in clause.statuses)
        and (not clause.articles or entry.id in occurring)
    )


def _ordered(entries: Iterable[Entry], recipe: Recipe) -> tuple[Entry, ...]:
    match recipe.order:
        case Order.LISTED:
            return tuple(entries)
        case Order.SCALE:
            return _up_the_scales(tuple(entries))
        case Order.MIXED:
            return tuple(sorted(entries, key=lambda entry: unit_hash(recipe.id, entry.id)))


def _up_the_scales(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of one scale together, lowest first, the scales as they first appear; then all others."""
    scales = list(dict.fromkeys(entry.scale.name for entry in entries if entry.scale))

    def place(entry: Entry) -> tuple[int, int]:
        return (len(scales), 0) if entry.scale is None else (scales.index(entry.scale.name), entry.scale.position)

    return tuple(sorted(entries, key=place))
