"""CSV: a table (see `table`) that Excel and other programs open; it holds everything.

UTF-8 with a byte-order mark, without which Excel reads Vietnamese as Latin-1; commas and CR LF as in RFC 4180. Excel
takes a cell that begins with = + - @ for a formula, and may split cells at line breaks and semicolons: there an
apostrophe goes before the sign, and away again on reading (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from studykit.files import MAX_BYTES, read_text
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Place
from studykit.glossary.interchange.incoming import Intake, Known, fault_at
from studykit.glossary.interchange.omission import Omission
from studykit.glossary.interchange.table import HEADER, Cell, columns_of, row_of, take_rows

BYTE_ORDER_MARK = "\ufeff"

_DELIMITERS = (",", ";", "\t")
_SIGNS = r"=+\-@＝＋－＠"
_TO_PROTECT = re.compile(rf"(?<![^\n;])(?='*[{_SIGNS}])")
_PROTECTED = re.compile(rf"(?<![^\n;])'(?='*[{_SIGNS}])")


def write(entries: Sequence[Entry]) -> tuple[bytes, Sequence[Omission]]:
    """The entries as a table in CSV."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(
        [protected(cell) if isinstance(cell, str) else cell for cell in row_of(entry)] for entry in entries
    )
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode(), ()


def read(path: Path, intake: Intake, known: Known) -> Sequence[str]:
    """Take in every row of a file; commas, semicolons or tabs are told apart by the row of headings."""
    text = read_text(path).removeprefix(BYTE_ORDER_MARK)
    rows = _rows(text, _delimiter(text), path)
    usual_limit = csv.field_size_limit(MAX_BYTES)
    try:
        header, place = next(rows, ((), Place(path, 1)))
        take_rows(rows, columns_of(header, place), intake, known)
    finally:
        csv.field_size_limit(usual_limit)
    return ()


def protected(text: str) -> str:
    """The text with an apostrophe wherever a program might see the beginning of a formula."""
    return _TO_PROTECT.sub("'", text)


def unprotected(text: str) -> str:
    """The text without the apostrophes that `protected` put into it."""
    return _PROTECTED.sub("", text)


def _rows(text: str, delimiter: str, path: Path) -> Iterator[tuple[Sequence[Cell], Place]]:
    """Every row with the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    while True:
        place = Place(path, reader.line_num + 1)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = 'close every quotation mark; write " inside a cell as ""'
            raise fault_at(place, f"the row that begins here is broken ({error})", hint) from None
        yield [unprotected(cell) for cell in row], place


def _delimiter(text: str) -> str:
    """The delimiter by which the first line has the most headings that are columns."""
    line = text.partition("\n")[0]
    return max(_DELIMITERS, key=lambda char: sum(name.strip(' "') in HEADER for name in line.split(char)))
