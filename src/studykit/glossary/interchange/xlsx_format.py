"""XLSX: a table (see `table`) on the sheet "Glossary"; it holds everything up to 32,767 characters a cell.

Every cell of text is stored as text and shown as text, so that nothing is taken for a formula, a date or a number.
"""

import io
import warnings
import xml.etree.ElementTree
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studykit.faults import InputFault, quoted
from studykit.files import MAX_BYTES, read_bytes
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Place
from studykit.glossary.interchange.incoming import Intake, Known, SheetRow
from studykit.glossary.interchange.omission import Omission
from studykit.glossary.interchange.table import COLUMNS, HEADER, Cell, columns_of, row_of, take_rows

SHEET = "Glossary"
MAX_CELL = 32_767  # https://support.microsoft.com/office/excel-specifications-and-limits

_MAX_PARTS = 1000
_MAX_ROWS = 1_048_576
_MAX_COLUMNS = 256
_KINDS = {"f": "a formula", "e": "an error", "d": "a date", "b": "true or false"}
_WIDE = frozenset(("definition.vi", "definition.en", "members", "examples", "register", "sources"))
_TEXT_FORMAT = "@"
_SIGNS = ("=", "+", "-", "@", "'")

# What openpyxl and the modules below it raise for a workbook that is broken or was made to break them.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    xml.etree.ElementTree.ParseError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


def write(entries: Sequence[Entry]) -> tuple[bytes, Sequence[Omission]]:
    """The entries as a workbook of one sheet."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    omissions: list[Omission] = []
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(SHEET)
    sheet.freeze_panes = "E2"
    for number, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = 60 if column.name in _WIDE else 24
    cells = _Cells(sheet)
    sheet.append([cells.heading(name) for name in HEADER])
    for entry in entries:
        row = row_of(entry)
        for position, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > MAX_CELL:
                omissions.append(Omission(entry.id, HEADER[position], f"a cell holds {MAX_CELL:,} characters at most"))
                row[position] = None
        sheet.append([cells.content(cell) for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue(), omissions


def read(path: Path, intake: Intake, known: Known) -> Sequence[str]:
    """Take in every row of the sheet "Glossary", or of the only sheet.

    Raises InputFault also for a file that is no workbook, unpacks to more than 64 MB or declares XML entities.
    """
    sheet = _read_sheet(path, _content(path))
    rows = _rows(path, sheet, intake)
    header, place = next(rows, ((), SheetRow(path, 1, sheet.name)))
    take_rows(rows, columns_of(header, place), intake, known)
    return ()


class _Cells:
    """Makes the cells of a sheet."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Alignment, Font

        self._sheet = sheet
        self._bold = Font(bold=True)
        self._wrapped = Alignment(wrap_text=True, vertical="top")

    def heading(self, name: str) -> Any:
        cell = self.content(name)
        cell.font = self._bold
        return cell

    def content(self, content: Cell) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, content)
        cell.alignment = self._wrapped
        if not isinstance(content, int):
            cell.number_format = _TEXT_FORMAT
        if isinstance(content, str):
            cell.data_type = "s"
            cell.quotePrefix = content.startswith(_SIGNS)
        return cell


def _content(path: Path) -> bytes:
    """The bytes of a workbook that is safe to unpack and parse."""
    content = read_bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
                raise InputFault(f"unpacks to more than {MAX_BYTES >> 20} MB", where=path, hint="split it")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _refuse_hostile_xml(archive.read(part), path)
    except _BROKEN:
        raise InputFault("is no workbook", where=path, hint="save it as .xlsx") from None
    return content


def _refuse_hostile_xml(part: bytes, path: Path) -> None:
    """Spreadsheet programs write UTF-8 without a document type; entities need one."""
    if b"<!DOCTYPE" in part or b"\x00" in part[:4] or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputFault("declares a document type or is not UTF-8 inside", where=path, hint="save it anew")


@dataclass(frozen=True)
class _Sheet:
    """The cells of a sheet that hold something: the value and openpyxl's letter for its type, by row and position."""

    name: str
    rows: dict[int, dict[int, tuple[object, str]]]


def _read_sheet(path: Path, content: bytes) -> _Sheet:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations in it, which are not read
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            name = SHEET if SHEET in book.sheetnames or len(book.sheetnames) != 1 else book.sheetnames[0]
            if name not in book.sheetnames:
                hint = "give the sheet with the entries that name"
                raise InputFault(f"has no sheet {quoted(SHEET)}", where=path, hint=hint)
            sheet: Any = book[name]
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            rows: dict[int, dict[int, tuple[object, str]]] = {}
            for number, row in enumerate(sheet.iter_rows(max_row=_MAX_ROWS, max_col=_MAX_COLUMNS), start=1):
                if found := {at: (cell.value, cell.data_type) for at, cell in enumerate(row) if cell.value is not None}:
                    rows[number] = found
    except _BROKEN as error:
        raise InputFault(f"is a broken workbook ({type(error).__name__})", where=path, hint="save it anew") from None
    return _Sheet(name, rows)


def _rows(path: Path, sheet: _Sheet, intake: Intake) -> Iterator[tuple[Sequence[Cell], Place]]:
    """Every row with something in it; one with a cell that cannot be read is refused."""
    for number, found in sheet.rows.items():
        place = SheetRow(path, number, sheet.name)
        cells: list[Cell] = [None] * (max(found) + 1)
        sound = True
        for at, (value, kind) in found.items():
            if (isinstance(value, str) and kind == "s") or (isinstance(value, int) and kind == "n"):
                cells[at] = value
            else:
                what = f"column {at + 1} holds {_KINDS.get(kind, 'a fraction')}, not text"
                intake.refuse(place, what, "format the cell as text and write it again")
                sound = False
        if sound:
            yield cells, place
