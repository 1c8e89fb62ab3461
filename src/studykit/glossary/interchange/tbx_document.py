"""A TBX document as concepts, language sections and terms, parsed with nothing fetched and nothing expanded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from studykit.faults import InputFault, InputFaults
from studykit.files import read_text
from studykit.glossary.glossary import Place
from studykit.glossary.interchange.incoming import MAX_FAULTS, fault_at
from studykit.glossary.interchange.tbx_dialect import NAMESPACE, XML_LANG, faults_of, line_of, name_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_TAGS = 2_000_000
_GROUPS = ("adminGrp", "descripGrp", "termNoteGrp", "transacGrp")
_BREAK = re.compile(r"[ \t]*[\n\t][ \t\n]*")
_CONCEPTS = "/".join(f"{{{NAMESPACE}}}{name}" for name in ("text", "body", "conceptEntry"))


@dataclass(frozen=True)
class Item:
    """One data category: its name (or `note`, `transacGrp`), text and line.

    `source` is that of the group it stands in; `identity` and `target` are its id and what it refers to.
    """

    category: str
    text: str
    line: int
    source: str | None = None
    identity: str | None = None
    target: str | None = None


@dataclass(frozen=True)
class Term:
    """A term section."""

    text: str
    line: int
    items: tuple[Item, ...]

    def get(self, category: str) -> str | None:
        """The text of the first data category of a name."""
        return next((item.text for item in self.items if item.category == category), None)


@dataclass(frozen=True)
class Section:
    """A language section; `language` is the primary subtag, in lower case."""

    language: str
    line: int
    items: tuple[Item, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Concept:
    """A concept entry."""

    identity: str | None
    line: int
    items: tuple[Item, ...]
    sections: tuple[Section, ...]


def read_document(path: Path) -> Iterator[Concept]:
    """The concepts of a document that keeps to TBX-Basic.

    Raises InputFaults with everything in which it does not, and InputFault for a document type declaration: TBX has
    none, and it is where entities hide.
    """
    root = _parsed(read_text(path), path)
    found = islice(faults_of(root), MAX_FAULTS)
    if faults := [fault_at(Place(path, fault.line), fault.what, fault.hint) for fault in found]:
        raise InputFaults(faults)
    for element in root.iterfind(_CONCEPTS):
        sections = tuple(_section(child) for child in element if name_of(child) == "langSec")
        yield Concept(element.get("id"), line_of(element), tuple(_items(element)), sections)


def _parsed(text: str, path: Path) -> "_Element":
    from lxml import etree

    if (declaration := text.find("<!DOCTYPE")) >= 0:
        place = Place(path, text.count("\n", 0, declaration) + 1)
        raise fault_at(place, "declares a document type", "remove the declaration and the entities in it")
    if text.count("<") > _MAX_TAGS:
        raise InputFault(f"has more than {_MAX_TAGS:,} tags", where=path, hint="split it")
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.removeprefix("\ufeff").encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _broken(Place(path, error.lineno or 1), error.msg or "is no XML") from None


def _broken(place: Place, message: str) -> InputFault:
    return fault_at(place, message.split(", line")[0], "mend the XML")


def _section(element: "_Element") -> Section:
    language = element.get(XML_LANG, "").partition("-")[0].lower()
    terms = tuple(_term(child) for child in element if name_of(child) == "termSec")
    return Section(language, line_of(element), tuple(_items(element)), terms)


def _term(element: "_Element") -> Term:
    return Term(_text(element[0]), line_of(element), tuple(_items(element)))


def _items(element: "_Element") -> Iterator[Item]:
    for child in element:
        name = name_of(child)
        if name in ("langSec", "termSec", "term"):
            continue
        if name in _GROUPS and name != "transacGrp":
            first, *rest = child
            sources = [other for other in rest if other.get("type") == "source"]
            yield _item(first, _text(sources[0]) if sources else None)
            for other in rest:
                if other not in sources[:1]:
                    yield _item(other)
        else:
            yield _item(child)


def _item(element: "_Element", source: str | None = None) -> Item:
    category = element.get("type") or name_of(element)
    return Item(category, _text(element), line_of(element), source, element.get("id"), element.get("target"))


def _text(element: "_Element") -> str:
    """An element's text; a line break and the indentation around it are one space."""
    return _BREAK.sub(" ", text_of(element)).strip()
