"""The formats of interchange by the ending of the file; a format's library is loaded when it is first used."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studykit.faults import InputFault, quoted
from studykit.files import write_atomically
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.entry_checks import check_characters
from studykit.glossary.interchange.incoming import Intake, Known, Reading
from studykit.glossary.interchange.omission import Omission


@dataclass(frozen=True)
class Format:
    """How one kind of file is read and written.

    `read` takes the path, where the entries go, and the entries that are known by id (a table may leave columns out,
    and what it is silent about stays as it is); it returns what it left out, a line a kind. `write` returns the
    file's content and what of the entries is not in it.
    """

    read: Callable[[Path, Intake, Known], Sequence[str]]
    write: Callable[[Sequence[Entry]], tuple[bytes, Sequence[Omission]]]


def _csv() -> Format:
    from studykit.glossary.interchange import csv_format

    return Format(csv_format.read, csv_format.write)


def _xlsx() -> Format:
    from studykit.glossary.interchange import xlsx_format

    return Format(xlsx_format.read, xlsx_format.write)


def _tbx() -> Format:
    from studykit.glossary.interchange import tbx_reader, tbx_writer

    return Format(tbx_reader.read, tbx_writer.write)


def _json() -> Format:
    from studykit.glossary.interchange import json_format

    return Format(json_format.read, json_format.write)


_FORMATS = {".csv": _csv, ".xlsx": _xlsx, ".tbx": _tbx, ".json": _json}
SUFFIXES = tuple(_FORMATS)


def read_file(path: Path, known: Known, category: Category | None = None) -> Reading:
    """The entries that a file holds, in the format that its ending names.

    A table (CSV, XLSX) with only some of the columns leaves the rest of an entry as it is in `known`. `category` is
    that of entries that say none. Raises InputFaults with every fault and its place.
    """
    form = _format(path)
    intake = Intake(category)
    left_out = form.read(path, intake, known)
    return Reading(intake.entries(), tuple(left_out))


def write_file(path: Path, entries: Iterable[Entry]) -> tuple[Omission, ...]:
    """Write the entries to a file, in the format that its ending names; returns what the format could not hold.

    Raises InputFault where there is no entry or no such format, where a text has characters that no file may hold,
    or where the file cannot be written.
    """
    form = _format(path)
    chosen = tuple(entries)
    if not chosen:
        raise InputFault("there is no entry to export", where=path, hint="choose another category")
    for entry in chosen:
        for remark in check_characters(entry):
            raise InputFault(f"{entry.id}: {remark.message}", hint="mend it: studykit glossary check")
    content, omissions = form.write(chosen)
    write_atomically(path, content)
    return tuple(omissions)


def _format(path: Path) -> Format:
    opened = _FORMATS.get(path.suffix.lower())
    if opened is None:
        ending = f"the ending {quoted(path.suffix)}" if path.suffix else "a name without ending"
        raise InputFault(f"{ending} names no format", where=path, hint=f"use one of {', '.join(SUFFIXES)}")
    return opened()
