"""Strict YAML: what stands in the file is what is read, and every value remembers its line.

Built on the events of libyaml's parser (PyYAML's C loader) rather than on PyYAML's own tree, which keeps the last
of two equal keys, reads `no` as False and `1:30` as 90, expands aliases and overflows the stack on deep nesting.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from studykit.faults import InputFault, quoted
from studykit.files import read_text

MAX_DEPTH = 32

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")

# What libyaml refuses, and what it counts as a line end though editors do not.
_UNREADABLE = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_UNSHOWABLE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))

Scalar = str | int | float | bool | None
Loaded = Scalar | dict[str, "Loaded"] | list["Loaded"]


class GlossaryFault(InputFault):
    """A glossary file says something that it may not."""


class YamlMapping(dict[str, Loaded]):
    """A mapping that remembers the line it starts in and the line of each key, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class YamlSequence(list[Loaded]):
    """A sequence that remembers the line it starts in and the line of each item, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def read_yaml(path: Path) -> Loaded:
    """The value of a YAML file (see `parse_yaml`).

    Raises InputFault also where the file cannot be read or is no text.
    """
    return parse_yaml(read_text(path), path)


def parse_yaml(text: str, path: Path) -> Loaded:
    """The one document of a YAML text; None if there is none.

    Plain scalars are read by the YAML 1.2 core schema in decimal: true, false, null, integers and floats;
    dates, times, `no` and everything else are strings. Keys are strings. Refused are duplicate keys, anchors,
    aliases, tags, more than one document, more than `MAX_DEPTH` levels, and characters that cannot be shown.

    Raises GlossaryFault with the line in `path`.
    """
    text = text.removeprefix("\ufeff")
    if unreadable := _UNREADABLE.search(text):
        line = text.count("\n", 0, unreadable.start()) + 1
        raise GlossaryFault(_character(unreadable.group()), where=path, line=line, hint="remove it")
    return _Composer(yaml.parse(text, Loader=yaml.CSafeLoader), path).document()


def line_of(value: Loaded, location: Sequence[str | int]) -> int:
    """The line of the value at `location` (keys and indices from the outside in), or of the nearest around it."""
    line = value.line if isinstance(value, YamlMapping | YamlSequence) else 1
    for step in location:
        match value, step:
            case YamlMapping(), str() if step in value:
                line, value = value.lines[step], value[step]
            case YamlSequence(), int() if step < len(value):
                line, value = value.lines[step], value[step]
            case _:
                break
    return line


def unshowable(text: str) -> str | None:
    """The first control, directional or other character that must not reach a terminal, a line end aside."""
    if text.isprintable():
        return None
    suspects = (char for char in text if char != "\n")
    return next((char for char in suspects if unicodedata.category(char) in _UNSHOWABLE_CATEGORIES), None)


class _Composer:
    """Builds a value from parser events."""

    def __init__(self, events: Iterator[yaml.Event], path: Path) -> None:
        self._events = events
        self._path = path
        self._line = 1

    def document(self) -> Loaded:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value(self._next(), MAX_DEPTH)
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise self._fault("a second document starts here", "keep one document a file")
        return value

    def _next(self) -> yaml.Event:
        try:
            event = next(self._events)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._line = mark.line + 1 if mark else self._line
            problem = error.problem or "this is no YAML"
            if error.context and error.context_mark:
                problem += f" ({error.context} from line {error.context_mark.line + 1})"
            raise self._fault(problem, 'mend the YAML; put text that holds ": " or " #" in quotes') from None
        except yaml.YAMLError as error:
            raise self._fault(str(error), "mend the YAML") from None
        if event.start_mark:
            self._line = event.start_mark.line + 1
        return event

    def _value(self, event: yaml.Event, depth: int) -> Loaded:
        if depth == 0:
            raise self._fault(f"nested deeper than {MAX_DEPTH} levels", "make it flatter")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._fault("anchors (&) and aliases (*) are not read", "write the value out, or put it in quotes")
        if getattr(event, "tag", None) is not None:
            raise self._fault("tags (!) are not read", "remove it, or put the text in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(depth)
        return self._mapping(depth)

    def _sequence(self, depth: int) -> YamlSequence:
        sequence = YamlSequence(self._line)
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            line = self._line
            sequence.append(self._value(event, depth - 1))
            sequence.lines.append(line)
        return sequence

    def _mapping(self, depth: int) -> YamlMapping:
        mapping = YamlMapping(self._line)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = self._line
            key = self._value(event, depth - 1)
            if not isinstance(key, str):
                raise GlossaryFault("a key is not text", where=self._path, line=line, hint="put the key in quotes")
            if key in mapping:
                raise self._fault(f"duplicate key {quoted(key)}", "remove one")
            mapping[key] = self._value(self._next(), depth - 1)
            mapping.lines[key] = line
        return mapping

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        value: str = event.value
        if char := unshowable(value):
            raise self._fault(_character(char), "remove it")
        plain = event.implicit[0]
        return _resolved(value) if plain else value

    def _fault(self, message: str, hint: str) -> GlossaryFault:
        return GlossaryFault(message, where=self._path, line=self._line, hint=hint)


def _resolved(plain: str) -> Scalar:
    """What a plain scalar means in the core schema of YAML 1.2."""
    if plain in _NULLS:
        return None
    if plain in _BOOLEANS:
        return _BOOLEANS[plain]
    if plain[0] in "+-.0123456789":
        if _INTEGER.fullmatch(plain):
            return int(plain)
        if _FLOAT.fullmatch(plain):
            return float(plain)
    return plain


def _character(char: str) -> str:
    return f"unreadable character U+{ord(char):04X}"
