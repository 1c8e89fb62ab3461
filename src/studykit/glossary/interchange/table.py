r"""An entry as a row of a table, for CSV and XLSX.

A column is named as the field is in YAML (`en.preferred`). A cell of a field with several values has one value a line;
values that have parts (an admitted equivalent and its note) separate them with a bar: `Colonel General | in the press`.
Inside such a cell `\|` is a bar, `\n` a line break, `\\` a backslash.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from studykit.faults import quoted
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Place
from studykit.glossary.interchange.incoming import Intake, Known, Values, fault_at, values_of
from studykit.glossary.yaml_loader import Loaded

Cell = str | int | None

_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([\\|n])")
_PLAIN = {"\\": "\\", "|": "|", "n": "\n"}
_NUMBER = re.compile(r"[0-9]{1,9}")


class CellFault(Exception):
    """A cell does not say what its column asks for: what is wrong, and what to do."""


@dataclass(frozen=True)
class Column:
    """A column: the field that it holds, and the parts of each of its values; a column of text has no parts."""

    name: str
    parts: tuple[str, ...] = ()
    number: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The keys of the field, from the outside in."""
        return tuple(self.name.split("."))

    def cell(self, value: Loaded) -> Cell:
        """What stands in the cell for a value of the field."""
        if isinstance(value, list):
            return "\n".join(self._line(item) for item in value)
        return value if isinstance(value, str | int) else None

    def value(self, cell: Cell) -> Loaded:
        """The value that a cell stands for; None for an empty one.

        Raises CellFault.
        """
        if isinstance(cell, int):
            if self.number:
                return cell
            raise CellFault("is a number, not text", "format the cell as text")
        cell = (cell or "").strip()
        if not cell:
            return None
        if self.number:
            if not _NUMBER.fullmatch(cell):
                raise CellFault(f"{quoted(cell)} is no number", "write digits")
            return int(cell)
        if not self.parts:
            return cell
        return [self._item(line) for line in cell.split("\n") if line.strip()]

    def _line(self, item: Loaded) -> str:
        values = [item.get(part) for part in self.parts] if isinstance(item, dict) else [item]
        while values and values[-1] is None:
            values.pop()
        return " | ".join(_escaped(str(value)) if value is not None else "" for value in values)

    def _item(self, line: str) -> Loaded:
        if len(self.parts) == 1:
            return _unescaped(line.strip())
        texts = [text.strip() for text in _BAR.sub("\\1\n", line).split("\n")]
        if len(texts) > len(self.parts):
            raise CellFault(
                f"{len(texts)} parts in {quoted(line)}", rf"write {' | '.join(self.parts)}; a bar in a text as \|"
            )
        return {part: _unescaped(text) for part, text in zip(self.parts, texts, strict=False) if text}


COLUMNS = (
    Column("id"),
    Column("category"),
    Column("pos"),
    Column("vi.term"),
    Column("vi.aliases", ("form",)),
    Column("vi.abbreviations", ("form",)),
    Column("vi.origin"),
    Column("vi.hantu"),
    Column("en.preferred"),
    Column("en.admitted", ("term", "note")),
    Column("en.avoid", ("term", "why")),
    Column("topics", ("topic",)),
    Column("definition.vi"),
    Column("definition.en"),
    Column("members", ("vi", "en")),
    Column("scale.name"),
    Column("scale.position", number=True),
    Column("scale.of", number=True),
    Column("relations.contrast", ("id",)),
    Column("relations.broader", ("id",)),
    Column("relations.related", ("id",)),
    Column("examples", ("vi", "en", "article")),
    Column("register"),
    Column("as_of"),
    Column("status"),
    Column("sources", ("title", "url", "date")),
)
HEADER = tuple(column.name for column in COLUMNS)


def row_of(entry: Entry) -> list[Cell]:
    """The cells of an entry, in the order of the columns; the status is always said."""
    values = {**values_of(entry), "status": entry.status.value}
    return [column.cell(_get(values, column.path)) for column in COLUMNS]


def columns_of(header: Sequence[Cell], place: Place) -> dict[int, Column]:
    """The column at each position of a header; positions without a heading are not among them.

    Raises InputFault for a heading that is no field, one that stands twice, and if there is no `id`.
    """
    by_name = dict(zip(HEADER, COLUMNS, strict=True))
    found: dict[int, Column] = {}
    for position, cell in enumerate(header):
        name = str(cell).strip() if cell is not None else ""
        if not name:
            continue
        if name not in by_name:
            near = difflib.get_close_matches(name, HEADER, n=1)
            hint = f"did you mean {near[0]}?" if near else "remove it"
            raise fault_at(place, f"there is no column {quoted(name)}", hint)
        if by_name[name] in found.values():
            raise fault_at(place, f"two columns {quoted(name)}", "remove one")
        found[position] = by_name[name]
    if by_name["id"] not in found.values():
        raise fault_at(place, 'no column "id"', f"begin with a row of headings: {', '.join(HEADER[:4])}, …")
    return found


def take_rows(
    rows: Iterable[tuple[Sequence[Cell], Place]], columns: Mapping[int, Column], intake: Intake, known: Known
) -> None:
    """Take in the entry of every row that is not empty.

    Of an entry that is known, fields without a column stay as they are.
    """
    for row, place in rows:
        cells = {at: cell for at, cell in enumerate(row) if cell is not None and str(cell).strip()}
        fields = _fields(cells, columns, place, intake) if cells else None
        if fields is None:
            continue
        entry = known(str(fields.get("id")))
        values = values_of(entry) if entry else {}
        for name, value in fields.items():
            _set(values, tuple(name.split(".")), value)
        intake.add(values, place)


def _fields(
    cells: Mapping[int, Cell], columns: Mapping[int, Column], place: Place, intake: Intake
) -> dict[str, Loaded] | None:
    """The value of every column's field; None if a cell was at fault, which is noted then."""
    sound = True
    for at in cells.keys() - columns.keys():
        intake.refuse(place, f"{quoted(str(cells[at]))} stands under no heading", "name the column or empty the cell")
        sound = False
    fields: dict[str, Loaded] = {}
    for at, column in columns.items():
        try:
            fields[column.name] = column.value(cells.get(at))
        except CellFault as fault:
            what, hint = fault.args
            intake.refuse(place, f"{column.name}: {what}", hint)
            sound = False
    return fields if sound else None


def _get(values: Loaded, path: tuple[str, ...]) -> Loaded:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values


def _set(values: Values, path: tuple[str, ...], value: Loaded) -> None:
    """Set the value at a path, or take it away (and what is empty then) if it is None."""
    key, *rest = path
    if rest:
        inner = values.get(key)
        inner = dict(inner) if isinstance(inner, dict) else {}
        _set(inner, tuple(rest), value)
        value = inner or None
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _PLAIN[match[1]], text)
