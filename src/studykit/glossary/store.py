"""The glossary's files: folders of YAML in layers, where a later layer overrides an earlier one by id."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from studykit.faults import InputFault, InputFaults
from studykit.files import read_text
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary, Place
from studykit.glossary.schema_faults import schema_faults
from studykit.glossary.yaml_loader import GlossaryFault, Loaded, YamlMapping, YamlSequence, line_of, parse_yaml

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class GlossaryFile:
    """A glossary file as it was read; `layer` counts from 0, the lowest."""

    path: Path
    layer: int
    text: str


def load_glossary(folders: Sequence[Path]) -> Glossary:
    """The glossary in `folders`, lowest layer first (see `read_files` and `build_glossary`)."""
    return build_glossary(read_files(folders))


def read_files(folders: Sequence[Path]) -> tuple[GlossaryFile, ...]:
    """Every glossary file directly in `folders`, by layer and name.

    A folder that does not exist holds nothing; one that is given twice (a checkout is its own workspace) counts
    where it comes first. Raises InputFaults with every folder and file that cannot be read.
    """
    unique: dict[str, Path] = {}
    for folder in folders:
        unique.setdefault(os.path.realpath(folder), folder)
    files: list[GlossaryFile] = []
    faults: list[InputFault] = []
    for layer, folder in enumerate(unique.values()):
        try:
            paths = _paths(folder)
        except InputFault as fault:
            faults.append(fault)
            continue
        for path in paths:
            try:
                files.append(GlossaryFile(path, layer, read_text(path)))
            except InputFault as fault:
                faults.append(fault)
    if faults:
        raise InputFaults(faults)
    return tuple(files)


def build_glossary(files: Sequence[GlossaryFile]) -> Glossary:
    """The glossary that `files` hold: valid entries, each id once in a layer, the highest layer's entry winning.

    Raises InputFaults with every fault of every file, by file and line.
    """
    entries: dict[str, Entry] = {}
    origins: dict[str, _Origin] = {}
    faults: list[GlossaryFault] = []
    for file in files:
        for raw in _items(file, faults):
            try:
                entry = Entry.model_validate_json(json.dumps(raw), strict=True)
            except ValidationError as error:
                faults += schema_faults(error, raw, file.path)
                continue
            known = origins.get(entry.id)
            if known and known.file.layer == file.layer:
                faults.append(_duplicate(entry.id, raw, file, known))
                continue
            entries[entry.id] = entry
            origins[entry.id] = _Origin(file, raw)
    if faults:
        raise InputFaults(sorted(faults, key=lambda fault: (str(fault.where), fault.line or 0)))

    def place(entry_id: str, location: tuple[str | int, ...]) -> Place:
        origin = origins[entry_id]
        return Place(origin.file.path, line_of(origin.raw, location))

    return Glossary(entries, place)


def _paths(folder: Path) -> list[Path]:
    """The glossary files directly in a folder, by name."""
    try:
        names = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise GlossaryFault(f"cannot be read ({error.strerror})", where=folder, hint="give a readable folder") from None
    named = [path for path in names if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")]
    return [path for path in named if path.is_file() or path.is_dir()]


@dataclass(frozen=True)
class _Origin:
    """The file an entry was read from, and its value there."""

    file: GlossaryFile
    raw: Loaded


def _items(file: GlossaryFile, faults: list[GlossaryFault]) -> Iterator[Loaded]:
    """The items of a file's list; what is wrong with the file as a whole goes to `faults`."""
    try:
        loaded = parse_yaml(file.text, file.path)
    except GlossaryFault as fault:
        faults.append(fault)
        return
    if loaded is None:
        return
    if not isinstance(loaded, YamlSequence):
        hint = "begin every entry with a hyphen: - id: …"
        faults.append(GlossaryFault("is not a list of entries", where=file.path, line=line_of(loaded, ()), hint=hint))
        return
    for raw, line in zip(loaded, loaded.lines, strict=True):
        if isinstance(raw, YamlMapping):
            yield raw
        else:
            hint = "write its keys: - id: …"
            faults.append(GlossaryFault("this item is not an entry", where=file.path, line=line, hint=hint))


def _duplicate(entry_id: str, raw: Loaded, file: GlossaryFile, known: _Origin) -> GlossaryFault:
    first = Place(known.file.path, line_of(known.raw, ("id",)))
    hint = f"rename or remove one (the other: {first})"
    return GlossaryFault(f'duplicate entry "{entry_id}"', where=file.path, line=line_of(raw, ("id",)), hint=hint)
