"""What a file of another format brings in: entries, each with its place in the file."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from studykit.faults import InputFault, InputFaults
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Place
from studykit.glossary.schema_faults import schema_faults
from studykit.glossary.yaml_loader import MAX_DEPTH, Loaded, YamlMapping, unshowable
from studykit.vietnamese.spelling import normal_form

Values = dict[str, Loaded]
Known = Callable[[str], Entry | None]

MAX_ENTRIES = 100_000
MAX_FAULTS = 1000


@dataclass(frozen=True, order=True)
class SheetRow(Place):
    """A row of a sheet in a workbook; `line` is the row's number."""

    sheet: str

    def __str__(self) -> str:
        return f"{self.path}:{self.sheet}!{self.line}"


@dataclass(frozen=True)
class Incoming:
    """An entry that a file brings in, and where it stands there."""

    entry: Entry
    place: Place


@dataclass(frozen=True)
class Reading:
    """The entries of a file; `left_out` says, a line a kind, what the file says and no entry can hold."""

    entries: tuple[Incoming, ...]
    left_out: tuple[str, ...] = ()


class Intake:
    """Makes entries of the values that a reader finds, and gathers what is wrong with them.

    `category` is that of entries that say none. After `MAX_FAULTS` faults, and for more than `MAX_ENTRIES` entries,
    reading ends with InputFaults.
    """

    def __init__(self, category: Category | None = None) -> None:
        self._category = category
        self._entries: dict[str, Incoming] = {}
        self._faults: list[InputFault] = []

    def add(self, values: Values, place: Place) -> None:
        """Take in one entry; its texts are brought to the normal form, all else must be right as it is."""
        if self._category is not None and "category" not in values:
            values = {**values, "category": self._category.value}
        try:
            cleaned = _map_texts(values, _cleaned, MAX_DEPTH)
            entry = Entry.model_validate_json(json.dumps(cleaned), strict=True)
        except _UnfitError as error:
            self.refuse(place, str(error), "remove it")
            return
        except ValidationError as error:
            for fault in schema_faults(error, _at_line(values, place.line), place.path):
                self.refuse(place, fault.what, fault.hint or "correct it")
            return
        if len(self._entries) == MAX_ENTRIES:
            raise fault_at(place, f"more than {MAX_ENTRIES:,} entries", "split the file")
        known = self._entries.setdefault(entry.id, Incoming(entry, place))
        if known.entry is not entry:
            self.refuse(place, f'duplicate entry "{entry.id}"', f"remove one (the other: {known.place})")

    def refuse(self, place: Place, what: str, hint: str) -> None:
        """Note a fault of the file."""
        self._faults.append(fault_at(place, what, hint))
        if len(self._faults) == MAX_FAULTS:
            raise InputFaults(self._faults)

    def entries(self) -> tuple[Incoming, ...]:
        """What was taken in; raises InputFaults with every fault if there was one."""
        if self._faults:
            raise InputFaults(self._faults)
        return tuple(self._entries.values())


def fault_at(place: Place, what: str, hint: str) -> InputFault:
    """A fault at a place in a file."""
    return InputFault(what, where=str(place), hint=hint)


def values_of(entry: Entry) -> Values:
    """The entry as plain values, keyed as in the YAML files, without what is left at its default."""
    values: Values = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return values


class _UnfitError(Exception):
    """The values hold what no entry may."""


def _cleaned(text: str) -> str:
    if char := unshowable(text):
        raise _UnfitError(f"unreadable character U+{ord(char):04X}")
    return normal_form(text)


def _map_texts(value: Loaded, change: Callable[[str], str], depth: int) -> Loaded:
    if depth == 0:
        raise _UnfitError(f"a value nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key): _map_texts(inner, change, depth - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_map_texts(inner, change, depth - 1) for inner in value]
    return value


def _at_line(values: Values, line: int) -> YamlMapping:
    """The values as if they had been read from one line."""
    mapping = YamlMapping(line)
    mapping.update(values)
    mapping.lines.update(dict.fromkeys(values, line))
    return mapping
