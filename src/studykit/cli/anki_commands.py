"""`studykit export`: decks as packages for Anki."""

from pathlib import Path
from typing import Annotated

import typer

from studykit.cli.opening import Opening
from studykit.cli.output import say
from studykit.faults import InputFault

_SUFFIX = ".apkg"

export = typer.Typer(help="Export decks.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the family to the command line."""
    app.add_typer(export, name="export")


@export.command()
def anki(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.apkg", help="The package to write.")],
    deck: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this deck; may be repeated (see: studykit decks).")
    ] = None,
) -> None:
    """Export decks as an Anki package; exporting again updates the notes in Anki and keeps their reviews."""
    from studykit.anki.export import export_package
    from studykit.files import check_target

    if output.suffix.lower() != _SUFFIX:
        raise InputFault(
            f"is no name for an Anki package, which ends in {_SUFFIX}", where=output, hint="add the ending"
        )
    check_target(output)
    opening: Opening = context.obj
    desk = opening.desk
    decks = [desk.decks.deck(name) for name in deck] if deck else list(desk.decks)
    report = export_package(
        decks,
        output,
        glossary=desk.glossary,
        examples=lambda entry: desk.examples.of(entry.id),
        registry=desk.workspace.private / "anki-notes.json",
        now=desk.clock(),
    )
    say(
        f"{output}: {report.notes} notes, {report.cards} cards in {report.decks} decks; "
        f"{report.new} new notes, {report.changed} changed since the last export"
    )
