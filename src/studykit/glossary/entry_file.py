"""A glossary file as text: entries come in, change or go, and every other line stays as it was.

A file is cut at its items. An entry that is there already is edited in place (see `yaml_editing`), which keeps its
comments, its order and the style of what does not change; a new one goes to the end.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from studykit.faults import InputFault, InputFaults, quoted
from studykit.files import read_text
from studykit.glossary.entry import Entry
from studykit.glossary.schema_faults import schema_faults
from studykit.glossary.yaml_editing import edited_mapping, new_mapping
from studykit.glossary.yaml_loader import Loaded, YamlMapping, YamlSequence, parse_yaml

_DASH = re.compile(r" *- +(?=\S)")
_HINT = "write every entry after a hyphen that begins its line: - id: …"


@dataclass(frozen=True)
class Change:
    """What happens to one entry of a glossary file: its text before and after, None where the file has it not.

    `file` is the file's name in its folder. A text begins with the hyphen of its item, or with the line ends that part
    it from what is above.
    """

    file: str
    entry_id: str
    before: str | None
    after: str | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class _Item:
    """An item of the file's list: its lines, without blank lines and comments after it, and its value."""

    first: int
    last: int
    value: YamlMapping


class EntryFile:
    """The text of a glossary file, and where each entry stands in it."""

    def __init__(self, text: str, path: Path) -> None:
        """Raises InputFault for what is no list of entries."""
        self.path = path
        self.text = text.removeprefix("\ufeff")
        self._lines = self.text.splitlines(keepends=True)
        self._values = self._listed(parse_yaml(self.text, path))
        self._items = {str(item.value.get("id")): item for item in self._cut(self._values)}

    @classmethod
    def read(cls, path: Path) -> "EntryFile":
        """The file at `path`; one that does not exist has no entries.

        Raises InputFault where it cannot be read, or is no list of entries.
        """
        return cls(read_text(path) if path.exists() else "", path)

    def ids(self) -> Iterable[str]:
        """The ids of the entries that the file has."""
        return self._items.keys()

    def entry(self, entry_id: str) -> Entry | None:
        """An entry as the file has it; None if it has none of that id.

        Raises InputFaults for one that the schema refuses.
        """
        item = self._items.get(entry_id)
        if item is None:
            return None
        try:
            return _validated(item.value)
        except ValidationError as error:
            raise InputFaults(list(schema_faults(error, item.value, self.path))) from None

    def change_to(self, entry: Entry) -> Change | None:
        """The change after which the file has an entry as given; None if it says the same already.

        Raises InputFault where the file is laid out so that it cannot be edited.
        """
        item = self._items.get(entry.id)
        if item is None:
            after = self._gap(self.text) + self._laid_out(new_mapping(entry), self._dash())
            return Change(self.path.name, entry.id, None, after)
        if _says(item.value, entry):
            return None
        before = self._text_of(item)
        return Change(self.path.name, entry.id, before, self._edited(item, before, entry))

    def with_change(self, change: Change) -> str:
        """The file's text after a change; one that was made already changes nothing.

        Raises InputFault if the entry is neither as before the change nor as after it, or if the file is laid out so
        that the change would break it.
        """
        item = self._items.get(change.entry_id)
        if self._stands(change.after, item):
            return self.text
        if not self._stands(change.before, item):
            raise InputFault(
                f"{quoted(change.entry_id)} was changed by hand since", where=self.path, hint="change it by hand"
            )
        end = self._offset(item.last) if item else len(self.text)
        start = end - len(change.before or "")
        text = self.text[:start] + (change.after or "") + self.text[end:]
        self._verify(text, {change.entry_id: self._value_of(change.after)})
        return text

    def with_entries(self, entries: Iterable[Entry]) -> str:
        """The file's text with all of these entries; those that it says already stay as they are.

        Raises InputFault where the file is laid out so that it cannot be edited.
        """
        changes = [change for entry in entries if (change := self.change_to(entry)) is not None]
        edits = [(self._items[change.entry_id], change) for change in changes if change.before is not None]
        lines = list(self._lines)
        for item, change in sorted(edits, key=lambda edit: -edit[0].first):
            lines[item.first : item.last] = [change.after or ""]
        text = "".join(lines)
        for change in changes:
            if change.before is None and change.after is not None:
                text += self._gap(text) + change.after.lstrip("\n")
        self._verify(text, {change.entry_id: self._value_of(change.after) for change in changes})
        return text

    def _listed(self, loaded: Loaded) -> YamlSequence:
        if loaded is None:
            return YamlSequence(1)
        if not isinstance(loaded, YamlSequence):
            raise InputFault("is not a list of entries", where=self.path, hint=_HINT)
        return loaded

    def _cut(self, items: YamlSequence) -> Iterable[_Item]:
        starts = [line - 1 for line in items.lines]
        for value, first, last in zip(items, starts, [*starts, len(self._lines)][1:], strict=True):
            while last > first + 1 and _is_between(self._lines[last - 1], _indent(self._lines[first])):
                last -= 1
            if isinstance(value, YamlMapping):
                yield _Item(first, last, value)

    def _edited(self, item: _Item, before: str, entry: Entry) -> str:
        dash = self._dash(item)
        first, *rest = before.splitlines(keepends=True)
        outdented = [line.removeprefix(" " * len(dash)) for line in rest]
        after = self._laid_out(edited_mapping("".join((first[len(dash) :], *outdented)), item.value, entry), dash)
        return after if before.endswith("\n") else after.removesuffix("\n")

    def _laid_out(self, mapping: str, dash: str) -> str:
        """The text of a mapping as an item of the file's list."""
        indent = " " * len(dash)
        lines = [indent + line if line.strip() else line for line in mapping.splitlines(keepends=True)]
        return dash + "".join(lines).removeprefix(indent)

    def _dash(self, item: _Item | None = None) -> str:
        """What stands before the first key of an item, by default of the first one."""
        item = item or next(iter(self._items.values()), None)
        if item is None:
            return "- "
        match = _DASH.match(self._lines[item.first])
        if not match:
            raise self._uneditable(item.first + 1)
        return match.group()

    def _gap(self, text: str) -> str:
        """What is missing at the end of a text to the blank line before a new entry."""
        ending = "\n\n" if text else ""
        return ending[len(text) - len(text.rstrip("\n")) :]

    def _offset(self, line: int) -> int:
        return sum(map(len, self._lines[:line]))

    def _text_of(self, item: _Item) -> str:
        return "".join(self._lines[item.first : item.last])

    def _stands(self, text: str | None, item: _Item | None) -> bool:
        """Whether the entry of an item has this text."""
        if text is None or item is None:
            return text is None and item is None
        end = self._offset(item.last)
        return self.text[:end].endswith(text) and text.lstrip("\n") == self._text_of(item)

    def _value_of(self, text: str | None) -> Loaded:
        """What the text of an item says."""
        loaded = parse_yaml(text, self.path) if text else None
        return loaded[0] if isinstance(loaded, list) and len(loaded) == 1 else None

    def _verify(self, text: str, changed: Mapping[str, Loaded]) -> None:
        """Raise InputFault unless the text says what was meant, and of all else what the file said before."""
        try:
            loaded = parse_yaml(text, self.path)
        except InputFault:
            raise self._uneditable() from None
        values = list(loaded) if isinstance(loaded, list) else []
        kept = [value for value in values if _id_of(value) not in changed]
        found = {_id_of(value): value for value in values if _id_of(value) in changed}
        wanted = {entry_id: value for entry_id, value in changed.items() if value is not None}
        if kept != [value for value in self._values if _id_of(value) not in changed] or found != wanted:
            raise self._uneditable()

    def _uneditable(self, line: int | None = None) -> InputFault:
        return InputFault(
            "is laid out so that entries cannot be written into it", where=self.path, line=line, hint=_HINT
        )


def _is_between(line: str, indent: int) -> bool:
    """Whether a line belongs to no item: it is blank, or a comment no deeper than the hyphens."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) <= indent)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _id_of(value: Loaded) -> str | None:
    return str(value.get("id")) if isinstance(value, YamlMapping) else None


def _validated(value: Loaded) -> Entry:
    return Entry.model_validate_json(json.dumps(value), strict=True)


def _says(value: Loaded, entry: Entry) -> bool:
    """Whether a value in a file is the entry."""
    try:
        return _validated(value) == entry
    except ValidationError:
        return False
