"""The compiled glossary, which the app opens: checked entries as JSON, read one by one when asked for."""

import hashlib
import inspect
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel

from studykit.faults import InputFault, InputFaults
from studykit.files import write_atomically
from studykit.glossary import category, entry
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary, Place
from studykit.glossary.store import GlossaryFile, build_glossary, read_files


def open_glossary(folders: Sequence[Path], cache: Path) -> Glossary:
    """The glossary in `folders` (see `load_glossary`), each layer from a cache file if that was made of its content.

    `cache` is the file of the lowest layer; the others stand beside it. Where it was not, the layer's YAML is read and
    its cache written anew; one that is broken or cannot be written is no fault.
    Raises InputFaults with what is wrong in the YAML files.
    """
    layers: list[Glossary] = []
    faults: list[InputFault] = []
    for number, group in groupby(read_files(folders), key=lambda file: file.layer):
        path = cache if number == 0 else cache.with_name(f"{cache.stem}-{number}{cache.suffix}")
        try:
            layers.append(_open_layer(tuple(group), path))
        except InputFaults as several:
            faults += several.faults
    if faults:
        raise InputFaults(faults)
    return layers[0] if len(layers) == 1 else _merged(layers)


def _open_layer(files: Sequence[GlossaryFile], cache: Path) -> Glossary:
    fingerprint = _fingerprint(files)
    compiled = _read(cache, fingerprint, files)
    if compiled is None:
        compiled = build_glossary(files)
        _write(cache, fingerprint, compiled, files)
    return compiled


def _merged(layers: Sequence[Glossary]) -> Glossary:
    """The entries of all layers, the highest layer's winning; none of them is read yet."""
    entries = _LayeredEntries(layers)

    def place(entry_id: str, location: tuple[str | int, ...]) -> Place:
        found = entries.layer_of(entry_id).place(entry_id, *location)
        assert found is not None
        return found

    return Glossary(entries, place)


class _Header(BaseModel):
    """The second line of a cache; the first is the digest of all that follows it.

    `contents` says the id, the file (by its position among those read) and the line of each entry below.
    """

    fingerprint: str
    contents: list[tuple[str, int, int]]


class _LazyEntries(Mapping[str, Entry]):
    """Entries that stay JSON until they are asked for."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        self._lines = lines
        self._entries: dict[str, Entry] = {}

    def __getitem__(self, entry_id: str) -> Entry:
        found = self._entries.get(entry_id)
        if found is None:
            found = self._entries[entry_id] = Entry.model_validate_json(self._lines[entry_id])
        return found

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class _LayeredEntries(Mapping[str, Entry]):
    """Entries of several layers by id, in the order in which the lower layers have them."""

    def __init__(self, layers: Sequence[Glossary]) -> None:
        self._layers = {entry_id: layer for layer in layers for entry_id in layer.ids()}

    def layer_of(self, entry_id: str) -> Glossary:
        return self._layers[entry_id]

    def __getitem__(self, entry_id: str) -> Entry:
        return self._layers[entry_id][entry_id]

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._layers

    def __iter__(self) -> Iterator[str]:
        return iter(self._layers)

    def __len__(self) -> int:
        return len(self._layers)


def _read(cache: Path, fingerprint: str, files: Sequence[GlossaryFile]) -> Glossary | None:
    try:
        digest, _, body = cache.read_bytes().partition(b"\n")
        if digest != _digest(body):
            return None
        head, *lines = body.split(b"\n")
        header = _Header.model_validate_json(head)
        if header.fingerprint != fingerprint:
            return None
        places = {entry_id: Place(files[file].path, line) for entry_id, file, line in header.contents}
        entries = _LazyEntries(dict(zip(places, lines, strict=True)))
    except (OSError, ValueError, IndexError):
        return None
    return Glossary(entries, lambda entry_id, _location: places[entry_id])


def _write(cache: Path, fingerprint: str, glossary: Glossary, files: Sequence[GlossaryFile]) -> None:
    positions = {file.path: position for position, file in enumerate(files)}
    places = [(entry_id, glossary.place(entry_id)) for entry_id in glossary.ids()]
    contents = [(entry_id, positions[place.path], place.line) for entry_id, place in places if place]
    lines = [entry.model_dump_json(by_alias=True, exclude_defaults=True) for entry in glossary]
    body = "\n".join([_Header(fingerprint=fingerprint, contents=contents).model_dump_json(), *lines]).encode()
    try:
        write_atomically(cache, _digest(body) + b"\n" + body)
    except InputFault:
        return


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _fingerprint(files: Sequence[GlossaryFile]) -> str:
    """Changes with any file's text, and with the schema that the entries were checked against."""
    digest = hashlib.sha256()
    for module in (entry, category):
        digest.update(Path(inspect.getfile(module)).read_bytes())
    for file in files:
        text = file.text.encode()
        digest.update(b"%d\n" % len(text))
        digest.update(text)
    return digest.hexdigest()
