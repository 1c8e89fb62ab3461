"""Prepared decks: a recipe of exactly the entries that a learner meets in an article."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from studykit.faults import InputFault, one_line, quoted
from studykit.files import write_atomically
from studykit.glossary.entry import Bilingual
from studykit.glossary.yaml_editing import document
from studykit.study.recipes import Clause, Recipe
from studykit.vietnamese.spelling import normal_form, without_marks

_MAX_ID = 80


def deck_id_of(name: str) -> str:
    """The id that a deck of this name gets; raises InputFault for a name without a letter or digit."""
    slug = re.sub(r"[^a-z0-9]+", "-", without_marks(normal_form(name)).casefold()).strip("-")[:_MAX_ID].rstrip("-")
    if not slug:
        raise InputFault(f"{quoted(name)} is no name for a deck", hint="use letters")
    return slug


def recipe_for(name: str, title: str, entries: Sequence[str]) -> Recipe:
    """The recipe of a deck that has these entries, learned in this order; `title` is that of their article.

    Raises InputFault if there are none.
    """
    if not entries:
        raise InputFault("no entry is left for the deck", where=title, hint="grow the glossary first: studykit grow")
    shown = " ".join(one_line(normal_form(name)).split())
    title = " ".join(one_line(title).split())
    return Recipe(
        id=deck_id_of(name),
        name=Bilingual(vi=shown, en=shown),
        description=Bilingual(vi=f"Từ ngữ của bài “{title}”.", en=f"The terms of “{title}”."),
        select=(Clause(ids=tuple(entries)),),
    )


def write_recipe(recipe: Recipe, folder: Path, taken: Collection[str], *, replace: bool = False) -> Path:
    """Write a recipe into a workspace's folder of decks; returns its file.

    `taken` are the ids of the decks that there are. Raises InputFault if its id is among them, unless it stands in
    that very file and `replace` is set, and if the folder cannot be written to.
    """
    path = folder / f"{recipe.id}.yaml"
    if path.exists() and not replace:
        raise InputFault("exists already", where=path, hint="choose another name, or write it anew with --replace")
    if recipe.id in taken and not path.exists():
        raise InputFault(f"there is a deck {quoted(recipe.id)} already", hint="choose another name")
    write_atomically(path, document(recipe.model_dump(mode="json", exclude_defaults=True)).encode())
    return path
