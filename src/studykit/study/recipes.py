"""Deck recipes: which entries a deck holds, how they are asked, and how many a day; one YAML file a deck."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from studykit.faults import InputFault, InputFaults, quoted
from studykit.glossary.category import Category
from studykit.glossary.entry import Bilingual, EntryId, Status, Text, Topic
from studykit.glossary.yaml_loader import Loaded, line_of, read_yaml
from studykit.model_faults import explained, place
from studykit.study.cards import Family


class Order(StrEnum):
    """In which order a deck brings its new entries."""

    LISTED = "listed"
    SCALE = "scale"
    MIXED = "mixed"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Clause(_Strict):
    """One condition on entries: every field that is given must hold, and holds if any of its values does.

    `scales` are names of ordered series; `articles` names of study texts (without ending) that the entry
    occurs in.
    """

    categories: tuple[Category, ...] = ()
    topics: tuple[Topic, ...] = ()
    ids: tuple[EntryId, ...] = ()
    scales: tuple[EntryId, ...] = ()
    statuses: tuple[Status, ...] = ()
    articles: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("a clause without a condition selects everything; name categories, say")
        return self


class Recipe(_Strict):
    """A deck's recipe, which serves the terminal and Anki alike.

    An entry belongs to the deck if any clause of `select` holds and none of `exclude` does; the entries of
    `subdecks` belong to it too. `cards` are the families asked; the limits count cards a study day,
    within those that the settings put on all decks together.
    """

    id: EntryId
    name: Bilingual
    description: Bilingual
    select: tuple[Clause, ...] = ()
    exclude: tuple[Clause, ...] = ()
    order: Order = Order.LISTED
    cards: tuple[Family, ...] = tuple(Family)
    subdecks: tuple[EntryId, ...] = ()
    new_per_day: Annotated[int, Field(ge=0, le=9999)] | None = None
    reviews_per_day: Annotated[int, Field(ge=0, le=9999)] | None = None

    @field_validator("cards")
    @classmethod
    def _asks_something(cls, cards: tuple[Family, ...]) -> tuple[Family, ...]:
        if not cards:
            raise ValueError("a deck needs one family of cards or more")
        return cards

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not self.select and not self.subdecks:
            raise ValueError("a deck needs `select` or `subdecks`")
        return self


@dataclass(frozen=True)
class RecipeFile:
    """A recipe with the file it stands in, so that a fault found later can name its line."""

    recipe: Recipe
    path: Path
    source: Loaded

    def fault(self, what: str, location: Sequence[str | int], hint: str) -> InputFault:
        """A fault of the value at `location` (keys and indices from the outside in)."""
        return InputFault(what, where=self.path, line=line_of(self.source, location), hint=hint)


def load_recipes(layers: Iterable[Path]) -> dict[str, RecipeFile]:
    """The recipes in the `*.yaml` files of the folders; a higher (later) layer's recipe replaces one of its id.

    Raises InputFaults with all that is wrong in all files: YAML, fields, two recipes of one id in a layer,
    subdecks that do not exist or contain themselves.
    """
    faults: list[InputFault] = []
    recipes: dict[str, RecipeFile] = {}
    for folder in layers:
        layer: dict[str, RecipeFile] = {}
        for path in sorted(folder.glob("*.yaml")):
            try:
                file = _read(path)
            except InputFaults as several:
                faults += several.faults
                continue
            except InputFault as fault:
                faults.append(fault)
                continue
            if earlier := layer.get(file.recipe.id):
                faults.append(
                    file.fault(f"deck {file.recipe.id} stands in {earlier.path.name} too", ["id"], "rename one")
                )
            layer[file.recipe.id] = file
        recipes.update(layer)
    faults += _subdeck_faults(recipes)
    if faults:
        raise InputFaults(faults)
    return recipes


def _read(path: Path) -> RecipeFile:
    source = read_yaml(path)
    try:
        return RecipeFile(Recipe.model_validate_json(json.dumps(source), strict=True), path, source)
    except ValidationError as error:
        raise InputFaults([_told(details, path, source) for details in error.errors()]) from None


def _told(details: ErrorDetails, path: Path, source: Loaded) -> InputFault:
    location = details["loc"]
    what, hint = explained(details, (*Recipe.model_fields, *Clause.model_fields))
    shown = f"{quoted(place(location))} {what}" if location else what
    return InputFault(shown, where=path, line=line_of(source, location), hint=hint)


def _subdeck_faults(recipes: Mapping[str, RecipeFile]) -> list[InputFault]:
    faults = []
    for file in recipes.values():
        for position, subdeck in enumerate(file.recipe.subdecks):
            if subdeck not in recipes:
                faults.append(file.fault(f"there is no deck {quoted(subdeck)}", ["subdecks", position], "mend its id"))
            elif _reaches(recipes, subdeck, file.recipe.id):
                faults.append(
                    file.fault(f"deck {quoted(subdeck)} contains this deck", ["subdecks", position], "break the circle")
                )
    return faults


def _reaches(recipes: Mapping[str, RecipeFile], start: str, goal: str) -> bool:
    """Whether `goal` is `start` or one of its subdecks, however deep."""
    seen: set[str] = set()
    pending = [start]
    while pending:
        deck_id = pending.pop()
        if deck_id == goal:
            return True
        if deck_id not in seen and deck_id in recipes:
            seen.add(deck_id)
            pending += recipes[deck_id].recipe.subdecks
    return False
