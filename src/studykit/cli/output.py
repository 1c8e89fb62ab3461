"""Output of the commands: tables for people, JSON and separated values for programs."""

import csv
import io
import json
import sys
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Any

import typer

from studykit.faults import InputFault, one_line

_UNWRAPPED = 10_000


class Format(StrEnum):
    """How a command prints what it found."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def print_json(data: Any) -> None:
    """Print data as JSON in UTF-8 on standard output, and nothing else there."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as comma-separated values with a header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    sys.stdout.write(buffer.getvalue())


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print rows as a table; text is shown as it is, never read as markup, and control characters stay out."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title and Text(one_line(title)), box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(str(cell))) for cell in row))
    # Without a terminal lines are for programs and files: then nothing is wrapped.
    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=_UNWRAPPED)
    console.print(table)


def print_rows(form: Format, header: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print rows in the wanted form; as JSON they are objects with the header's names."""
    match form:
        case Format.JSON:
            print_json([dict(zip(header, row, strict=True)) for row in rows])
        case Format.CSV:
            print_csv(header, rows)
        case Format.TABLE:
            print_table(header, rows, title)


def end_with(faults: Collection[InputFault]) -> None:
    """Tell about the faults of a command that did the rest, and end it with status 1; nothing where there are none."""
    if faults:
        sys.stdout.flush()
        print(*faults, sep="\n", file=sys.stderr)
        raise typer.Exit(1)


def say(message: str) -> None:
    """Tell the person at the terminal something that is no result; programs that read us don't get it."""
    print(one_line(message), file=sys.stderr)
