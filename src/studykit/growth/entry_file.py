"""Glossary files as text: one entry comes in, changes or goes, and every other line stays as it was."""

import contextlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from studykit.faults import InputFault, quoted
from studykit.files import read_text, write_atomically
from studykit.glossary.yaml_loader import Loaded, YamlMapping, YamlSequence, parse_yaml

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ITEM = re.compile(r" *- ")
_HINT = "write every entry after a hyphen that begins its line"


@dataclass(frozen=True)
class Change:
    """What happens to one entry of a glossary file: its text before and after, None where the file has it not.

    `file` is the file's name in the workspace's glossary. A text begins with the hyphen of its item, or with the
    line ends that part it from what is above.
    """

    file: str
    entry_id: str
    before: str | None
    after: str | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


class EntryFile:
    """The text of a glossary file, and where each entry stands in it."""

    def __init__(self, text: str, path: Path) -> None:
        """Raises GlossaryFault for what is no list of entries."""
        self.text = text
        self.path = path
        loaded = parse_yaml(text, path)
        if loaded is not None and not isinstance(loaded, YamlSequence):
            raise InputFault("is not a list of entries", where=path, hint=_HINT)
        self._items: YamlSequence = loaded or YamlSequence(1)
        self._lines = _LINE.findall(text)

    @classmethod
    def read(cls, path: Path) -> "EntryFile":
        """The file at `path`; one that does not exist has no entries.

        Raises InputFault where it cannot be read, or is no list of entries.
        """
        return cls(read_text(path) if path.exists() else "", path)

    def block(self, entry_id: str) -> str | None:
        """The text of an entry, its hyphen at the line's start, to the end of its last line; None if there is none."""
        span = self._span(entry_id)
        if span is None:
            return None
        lines = _LINE.findall(self.text[slice(*span)])
        return "".join(line.removeprefix(" " * self._indent) for line in lines)

    def addition(self, entry_id: str, block: str) -> Change:
        """The change that puts a new entry at the end of the file, parted by a blank line."""
        ending = "\n\n" if self.text else ""
        above = ending[len(self.text) - len(self.text.rstrip("\n")) :]
        return Change(self.path.name, entry_id, None, above + self._indented(block))

    def replacement(self, entry_id: str, block: str) -> Change:
        """The change that gives an entry of the file another text.

        Raises InputFault if the file does not have the entry.
        """
        span = self._span(entry_id)
        if span is None:
            raise InputFault(f"has no entry {quoted(entry_id)} any more", where=self.path, hint="try again")
        return Change(self.path.name, entry_id, self.text[slice(*span)], self._indented(block))

    def with_change(self, change: Change) -> str:
        """The file's text after a change; a change that was made already changes nothing.

        Raises InputFault if the entry is neither as before the change nor as after it, or if the file is written in
        a way that the change would break.
        """
        span = self._span(change.entry_id)
        if self._stands(change.after, span):
            return self.text
        if not self._stands(change.before, span):
            raise InputFault(
                f"{quoted(change.entry_id)} was changed by hand since", where=self.path, hint="change it by hand"
            )
        start, end = span or (len(self.text), len(self.text))
        start = end - len(change.before or "")
        text = self.text[:start] + (change.after or "") + self.text[end:]
        self._check(text, change)
        return text

    def _indented(self, block: str) -> str:
        indent = " " * self._indent
        return "".join(f"{indent}{line}" if line.strip() else line for line in _LINE.findall(block))

    @property
    def _indent(self) -> int:
        """How far the hyphens of the list are indented."""
        if not self._items.lines:
            return 0
        line = self._lines[self._first_line(0)]
        return len(line) - len(line.lstrip(" "))

    def _stands(self, text: str | None, span: tuple[int, int] | None) -> bool:
        """Whether the entry at `span` has this text."""
        if text is None or span is None:
            return text is None and span is None
        start, end = span
        return self.text[:end].endswith(text) and text.lstrip("\n") == self.text[start:end]

    def _span(self, entry_id: str) -> tuple[int, int] | None:
        """The offsets of an entry's text."""
        for index, item in enumerate(self._items):
            if isinstance(item, YamlMapping) and item.get("id") == entry_id:
                first = self._first_line(index)
                last = self._first_line(index + 1) if index + 1 < len(self._items) else len(self._lines)
                while last > first + 1 and self._is_between(self._lines[last - 1]):
                    last -= 1
                start = sum(map(len, self._lines[:first]))
                return start, start + sum(map(len, self._lines[first:last]))
        return None

    def _first_line(self, index: int) -> int:
        """The line, counted from 0, in which an item begins."""
        line = self._items.lines[index] - 1
        if not _ITEM.match(self._lines[line]):
            raise InputFault("cannot be changed as it is written", where=self.path, line=line + 1, hint=_HINT)
        return line

    def _is_between(self, line: str) -> bool:
        """Whether a line belongs to no entry: it is blank, or a comment at the margin."""
        text = line.strip()
        return not text or (text.startswith("#") and line.index("#") <= self._indent)

    def _check(self, text: str, change: Change) -> None:
        """Make sure that the changed text says what it should, and nothing else has changed."""
        changed = parse_yaml(text, self.path)
        wanted = parse_yaml(change.after, self.path) if change.after else []
        known = [item for item in self._items if not _has_id(item, change.entry_id)]
        items = changed if isinstance(changed, list) else []
        rest = [item for item in items if not _has_id(item, change.entry_id)]
        if rest != known or [item for item in items if _has_id(item, change.entry_id)] != wanted:
            raise InputFault("cannot be changed as it is written", where=self.path, hint=_HINT)


def apply(folder: Path, change: Change) -> None:
    """Make a change in a folder of glossary files, whole or not at all, also through a crash.

    A change that was made already is no fault. A file without entries or comments left is removed.
    Raises InputFault as `EntryFile.with_change` does, and where the folder cannot be written to.
    """
    path = folder / change.file
    file = EntryFile.read(path)
    text = file.with_change(change)
    if text == file.text:
        return
    if text.strip():
        write_atomically(path, _with_line_ends_of(path, text).encode())
    else:
        _remove(path)
    _settle(folder)


def _has_id(item: Loaded, entry_id: str) -> bool:
    return isinstance(item, YamlMapping) and item.get("id") == entry_id


def _with_line_ends_of(path: Path, text: str) -> str:
    """The text with the line ends that the file has now."""
    if path.exists() and b"\r\n" in path.read_bytes():
        return text.replace("\n", "\r\n")
    return text


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputFault(
            f"cannot be removed ({error.strerror})", where=path, hint="check the rights of its folder"
        ) from None


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk, so that a file that was exchanged stays so through a power cut."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # Some file systems cannot; the file itself is safe.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
