"""`studykit decks`: list the decks, or make one from an article."""

from enum import StrEnum
from typing import Annotated

import typer

from studykit.cli import study_commands
from studykit.cli.opening import Opening
from studykit.cli.output import Format, say

decks = typer.Typer(help="List the decks, or make one from an article.")


class Only(StrEnum):
    """Which entries of an article a deck takes."""

    ALL = "all"
    UNKNOWN = "unknown"
    NEW = "new"


def register(app: typer.Typer) -> None:
    """Add the family to the command line."""
    app.add_typer(decks, name="decks")


@decks.callback(invoke_without_command=True)
def list_(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """List the decks, or make one from an article."""
    if context.invoked_subcommand is None:
        study_commands.decks(context, form)


@decks.command()
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the deck.")],
    article: Annotated[str, typer.Option("--from", metavar="ARTICLE", help="A file, or the name of a stored article.")],
    only: Annotated[
        Only, typer.Option(help="All its entries, those unknown to you, or those that you accepted from its new terms.")
    ] = Only.ALL,
    replace: Annotated[bool, typer.Option("--replace", help="Write a deck of this name anew.")] = False,
) -> None:
    """Make a deck of exactly the entries that occur in an article, in the order in which they occur."""
    from studykit.growth.growth import open_queue
    from studykit.growth.preparation import Preparation
    from studykit.growth.prepared_deck import recipe_for, write_recipe

    opening: Opening = context.obj
    desk = opening.desk
    preparation = Preparation(desk)
    text = preparation.article(article)
    match only:
        case Only.ALL:
            entries = preparation.entries(text)
        case Only.UNKNOWN:
            entries = [entry for entry in preparation.entries(text) if entry not in preparation.known_entries]
        case Only.NEW:
            with open_queue(desk.workspace) as queue:
                entries = [entry for entry in queue.entries_from(text.digest) if entry in desk.glossary]
    recipe = recipe_for(name, text.title, entries)
    path = write_recipe(recipe, desk.workspace.decks, desk.decks.ids, replace=replace)
    say(f"{path}: {len(entries)} entries; study them with: studykit study --deck {recipe.id}")
