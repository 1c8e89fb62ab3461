"""Dictionaries as tables: a headword, then what is said of it, separated by commas or tabs."""

import csv
from collections.abc import Iterator
from pathlib import Path

from studykit.faults import InputFault
from studykit.files import read_text


def read(path: Path) -> Iterator[tuple[str, str]]:
    """The headwords of a table with what stands in the columns after them, joined by semicolons.

    `.csv` is separated by commas, all else by tabs. Raises InputFault with the line where it is no table.
    """
    text = read_text(path).removeprefix("\ufeff")
    rows = csv.reader(
        text.splitlines(keepends=True),
        delimiter="," if path.suffix.lower() == ".csv" else "\t",
        quoting=csv.QUOTE_MINIMAL if path.suffix.lower() == ".csv" else csv.QUOTE_NONE,
        strict=True,
    )
    try:
        for row in rows:
            if len(row) > 1 and row[0].strip():
                yield row[0].strip(), "; ".join(cell.strip() for cell in row[1:] if cell.strip())
    except csv.Error as error:
        raise InputFault(f"is no table ({error})", where=path, line=rows.line_num, hint="mend it") from None
