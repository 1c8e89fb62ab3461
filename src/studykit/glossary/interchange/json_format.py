"""JSON: an array of entries with the keys of the YAML files; it holds everything."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from studykit.faults import InputFault, quoted
from studykit.files import read_text
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Place
from studykit.glossary.interchange.incoming import Intake, Known, fault_at, values_of
from studykit.glossary.interchange.omission import Omission
from studykit.glossary.yaml_loader import Loaded

_BLANK = re.compile(r"[ \t\n]*")


def write(entries: Sequence[Entry]) -> tuple[bytes, Sequence[Omission]]:
    """The entries as JSON in UTF-8; what is left at its default is not written."""
    text = json.dumps([values_of(entry) for entry in entries], ensure_ascii=False, indent=2)
    return f"{text}\n".encode(), ()


def read(path: Path, intake: Intake, _known: Known) -> Sequence[str]:
    """Take in every element of a file's array; one entry alone, as `show` prints it, is taken too."""
    for value, place in _Elements(read_text(path).removeprefix("\ufeff"), path):
        if isinstance(value, dict):
            intake.add(value, place)
        else:
            intake.refuse(place, "this element is no entry", 'write its keys: {"id": …}')
    return ()


class _Elements:
    """Goes through the elements of the array in a text, each with the line that it begins in."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path
        self._position = 0
        self._line = 1
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)

    def __iter__(self) -> Iterator[tuple[Loaded, Place]]:
        self._go_to(0)
        if self._take("["):
            if not self._take("]"):
                yield self._element()
                while not self._take("]"):
                    if not self._take(","):
                        raise self._fault("the array breaks off, or lacks a comma", "mend the JSON")
                    yield self._element()
        else:
            yield self._element()
        if self._position < len(self._text):
            raise self._fault("more follows the end", "put all entries into one array: [ …, … ]")

    def _element(self) -> tuple[Loaded, Place]:
        place = Place(self._path, self._line)
        try:
            value, end = self._decoder.raw_decode(self._text, self._position)
        except json.JSONDecodeError as error:
            raise fault_at(Place(self._path, error.lineno), error.msg, "mend the JSON") from None
        except _UnfitError as error:
            raise self._fault(str(error), "correct it in this entry") from None
        except RecursionError:
            raise self._fault("this element is nested too deep", "make it flatter") from None
        except ValueError:
            raise self._fault("this element holds a number that is too long", "correct it") from None
        self._go_to(end)
        return value, place

    def _take(self, char: str) -> bool:
        found = self._text.startswith(char, self._position)
        if found:
            self._go_to(self._position + 1)
        return found

    def _go_to(self, position: int) -> None:
        """Move on to `position`, and over the blanks that follow it."""
        if blank := _BLANK.match(self._text, position):
            position = blank.end()
        self._line += self._text.count("\n", self._position, position)
        self._position = position

    def _fault(self, what: str, hint: str) -> InputFault:
        return fault_at(Place(self._path, self._line), what, hint)


class _UnfitError(Exception):
    """JSON that says something which it may not."""


def _object(pairs: list[tuple[str, Loaded]]) -> dict[str, Loaded]:
    values: dict[str, Loaded] = {}
    for key, value in pairs:
        if key in values:
            raise _UnfitError(f"duplicate key {quoted(key)}")
        values[key] = value
    return values


def _constant(name: str) -> Loaded:
    raise _UnfitError(f"{name} is no value of JSON")
