"""The command line: its families of commands, and what becomes of a fault."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from studykit.cli import (
    add_command,
    anki_commands,
    coverage_command,
    deck_commands,
    glossary_commands,
    grow_command,
    mine_command,
    study_commands,
    workspace_commands,
)
from studykit.cli.opening import Opening
from studykit.faults import InputFault

app = typer.Typer(
    name="studykit",
    help="Learn the Vietnamese of diplomacy and defence: terms from the press, a glossary, a quiz, Anki decks.",
    epilog="Without a command: the app on a terminal, else today's summary.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for family in (
    study_commands,
    deck_commands,
    mine_command,
    add_command,
    grow_command,
    coverage_command,
    glossary_commands,
    anki_commands,
    workspace_commands,
):
    family.register(app)

_WORKSPACE = "--workspace"


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            _WORKSPACE, metavar="DIR", help="Folder to work in (else STUDYKIT_WORKSPACE, or the nearest above)."
        ),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        from studykit import __version__

        typer.echo(f"studykit {__version__}")
        raise typer.Exit
    context.obj = Opening(workspace, Path.cwd())
    if context.invoked_subcommand is None:
        study_commands.today(context.obj)


def run() -> None:
    """Run the command line; the exit status is 0 done, 1 a fault of the input, 2 wrong usage."""
    try:
        app(_workspace_first(sys.argv[1:]))
    except InputFault as fault:
        print(fault, file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has left; nothing more may be written, also not when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _workspace_first(arguments: list[str]) -> list[str]:
    """The arguments with `--workspace DIR` moved to the front, so that it may stand anywhere."""
    moved: list[str] = []
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for position in range(end - 1, -1, -1):
        if rest[position] == _WORKSPACE and position + 1 < len(rest):
            moved = rest[position : position + 2]
            del rest[position : position + 2]
        elif rest[position].startswith(f"{_WORKSPACE}="):
            moved = [rest.pop(position)]
    return moved + rest
