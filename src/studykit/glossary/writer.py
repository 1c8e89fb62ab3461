"""Writing entries into glossary files so that all else in them stays as it is, byte for byte.

A file is cut at its items. An entry that is there already is edited in place (see `yaml_editing`), which keeps its
comments, its order and the style of what does not change; a new one goes to the end of its category's file.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from studykit.faults import InputFault
from studykit.files import write_atomically
from studykit.glossary.entry import Entry
from studykit.glossary.store import GlossaryFile, read_files
from studykit.glossary.yaml_editing import edited_mapping, new_mapping
from studykit.glossary.yaml_loader import Loaded, YamlMapping, YamlSequence, parse_yaml

_DASH = re.compile(r" *- +(?=\S)")


def write_entries(folder: Path, entries: Sequence[Entry]) -> tuple[Path, ...]:
    """Write entries into the glossary files of a folder, all or none of them; returns the files that changed.

    Raises InputFault where a file cannot be read, is no glossary file, or cannot be written.
    """
    texts = with_entries(read_files([folder]), folder, entries)
    write_files(texts)
    return tuple(texts)


def with_entries(files: Iterable[GlossaryFile], folder: Path, entries: Sequence[Entry]) -> dict[Path, str]:
    """The new text of every file of a folder that changes when entries are written into it.

    `files` are those that are there. Raises InputFault for a file whose layout cannot be edited.
    """
    edited = {file.path: _EditedFile(file.path, file.text) for file in files}
    owners = {entry_id: file for file in edited.values() for entry_id in file.ids()}
    for entry in entries:
        path = folder / f"{entry.category}.yaml"
        file = owners.get(entry.id) or edited.setdefault(path, _EditedFile(path, ""))
        file.put(entry)
    return {file.path: text for file in edited.values() if (text := file.text()) is not None}


def write_files(texts: Mapping[Path, str]) -> None:
    """Write files, each whole at any moment; where one cannot be written, those before it get back what they held.

    Raises InputFault.
    """
    before: dict[Path, bytes | None] = {}
    done = False
    try:
        for path, text in texts.items():
            content = before[path] = path.read_bytes() if path.exists() else None
            if content and b"\r\n" in content:
                text = text.replace("\n", "\r\n")
            write_atomically(path, text.encode())
        done = True
    finally:
        if not done:
            for path, content in before.items():
                _restore(path, content)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        if path.exists():
            path.unlink()
    elif path.read_bytes() != content:
        write_atomically(path, content)


@dataclass(frozen=True)
class _Item:
    """An item of a file's list: its lines, without blank lines and comments after it, and its value."""

    start: int
    end: int
    value: YamlMapping


class _EditedFile:
    """A glossary file as lines, with the edits to come."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        text = text.removeprefix("\ufeff")
        self._lines = text.splitlines(keepends=True)
        self._items = {str(item.value.get("id")): item for item in self._cut(parse_yaml(text, path))}
        self._edits: dict[str, Entry] = {}
        self._additions: dict[str, Entry] = {}

    def ids(self) -> Iterable[str]:
        return self._items.keys()

    def put(self, entry: Entry) -> None:
        """Have an entry in the file; one that says the same already stays as it is."""
        item = self._items.get(entry.id)
        if item is None:
            self._additions[entry.id] = entry
        elif not _says(item.value, entry):
            self._edits[entry.id] = entry

    def text(self) -> str | None:
        """The text with all edits; None if it stays as it is.

        Raises InputFault if the layout of the file cannot be edited.
        """
        if not self._edits and not self._additions:
            return None
        lines = list(self._lines)
        for entry_id, item in sorted(self._items.items(), key=lambda found: -found[1].start):
            if entry_id in self._edits:
                lines[item.start : item.end] = self._edited(item, self._edits[entry_id])
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        dash = self._dash(next(iter(self._items.values()))) if self._items else "- "
        for entry in self._additions.values():
            lines += ["\n"] if lines else []
            lines += _indented(new_mapping(entry), dash)
        text = "".join(lines)
        self._verify(text)
        return text

    def _cut(self, loaded: Loaded) -> Iterable[_Item]:
        if loaded is None:
            return
        if not isinstance(loaded, YamlSequence):
            hint = "begin every entry with a hyphen: - id: …"
            raise InputFault("is not a list of entries", where=self.path, hint=hint)
        starts = [line - 1 for line in loaded.lines]
        for value, start, end in zip(loaded, starts, [*starts, len(self._lines)][1:], strict=True):
            while end > start + 1 and _is_between(self._lines[end - 1], _indent(self._lines[start])):
                end -= 1
            if isinstance(value, YamlMapping):
                yield _Item(start, end, value)

    def _edited(self, item: _Item, entry: Entry) -> list[str]:
        dash = self._dash(item)
        width = len(dash)
        first, *rest = self._lines[item.start : item.end]
        outdented = [line.removeprefix(" " * width) for line in rest]
        return _indented(edited_mapping("".join((first[width:], *outdented)), item.value, entry), dash)

    def _dash(self, item: _Item) -> str:
        """What stands before the first key of an item."""
        match = _DASH.match(self._lines[item.start])
        if not match:
            raise self._uneditable()
        return match.group()

    def _verify(self, text: str) -> None:
        """Raise InputFault unless the text says what was meant; not every layout can be edited."""
        try:
            loaded = parse_yaml(text, self.path)
        except InputFault:
            raise self._uneditable() from None
        items = loaded if isinstance(loaded, list) else []
        found = {str(value.get("id")): value for value in items if isinstance(value, YamlMapping)}
        wanted = {**self._edits, **self._additions}
        kept = {entry_id: item.value for entry_id, item in self._items.items() if entry_id not in wanted}
        same = all(found.get(entry_id) == value for entry_id, value in kept.items())
        if not same or not all(_says(found.get(entry_id), entry) for entry_id, entry in wanted.items()):
            raise self._uneditable()

    def _uneditable(self) -> InputFault:
        hint = "write its entries as a list of blocks: - id: …"
        return InputFault("is laid out so that entries cannot be written into it", where=self.path, hint=hint)


def _is_between(line: str, indent: int) -> bool:
    """Whether a line belongs to no item: it is blank, or a comment no deeper than the hyphens."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) <= indent)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _says(value: Loaded, entry: Entry) -> bool:
    """Whether a value in a file is the entry."""
    try:
        return Entry.model_validate_json(json.dumps(value), strict=True) == entry
    except ValidationError:
        return False


def _indented(mapping: str, dash: str) -> list[str]:
    """The lines of a mapping as an item of a list."""
    indent = " " * len(dash)
    lines = [indent + line if line.strip() else line for line in mapping.splitlines(keepends=True)]
    return [dash + lines[0].removeprefix(indent), *lines[1:]]
