"""`studykit init`: a folder becomes a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from studykit.cli.output import say


def register(app: typer.Typer) -> None:
    """Add the family to the command line."""
    app.command()(init)


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make a workspace.")]) -> None:
    """Make a folder a workspace, with studykit.toml and folders for articles, glossary and decks."""
    from studykit.workspace import init_workspace

    workspace = init_workspace(folder)
    say(f"{workspace.root} is a workspace; work in it from inside, or with: studykit --workspace {workspace.root}")
