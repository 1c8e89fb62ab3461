"""The command line: its families of commands, and what becomes of a fault."""

import io
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
    _prepare_streams()
    arguments = [os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in sys.argv[1:]]
    try:
        try:
            app(_workspace_first(arguments))
        finally:
            sys.stdout.flush()
    except InputFault as fault:
        print(fault, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        # Nothing more can be written, also not when Python closes the stream. A reader that has left is told nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"standard output: cannot be written ({error.strerror}); free some space", file=sys.stderr)
        sys.exit(1)


def _prepare_streams() -> None:
    """Speak UTF-8 whatever the locale is, and make do where a stream was closed."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
