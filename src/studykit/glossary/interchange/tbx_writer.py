"""Writing TBX-Basic (see `tbx_dialect` for the standard and `tbx_conventions` for the layout).

It holds everything but line breaks inside a text and addresses of sources that are none of the web.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from studykit.glossary.entry import Entry
from studykit.glossary.interchange import tbx_conventions as conventions
from studykit.glossary.interchange.omission import Omission
from studykit.glossary.interchange.tbx_dialect import (
    ADMITTED,
    DEPRECATED,
    DIALECT,
    NAMESPACE,
    PREFERRED,
    STYLE,
    XML_LANG,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_SCHEMAS = "https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/"
_MODELS = (
    ("TBXcoreStructV03_TBX-Basic_integrated.rng", "http://relaxng.org/ns/structure/1.0"),
    ("TBX-Basic_DCA.sch", "http://purl.oclc.org/dsdl/schematron"),
)
_WEB_ADDRESS = re.compile(r'https?://[^\s<>"{}|\\^`]+')
_LINE_BREAK = re.compile(r"\s*\n\s*")


def write(entries: Sequence[Entry]) -> tuple[bytes, Sequence[Omission]]:
    """The entries as a TBX-Basic document in DCA style."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}tbx", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    root.set("type", DIALECT)
    root.set("style", STYLE)
    root.set(XML_LANG, conventions.ENGLISH)
    for name, kind in _MODELS:
        model = f'href="{_SCHEMAS}{name}" type="application/xml" schematypens="{kind}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", model))
    _header(root)
    body = _add(_add(root, "text"), "body")
    terms = {entry.id: entry.vi.term for entry in entries}
    omissions: list[Omission] = []
    for entry in entries:
        _concept(body, entry, terms)
        omissions += _omissions(entry)
    document = etree.ElementTree(root)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True, pretty_print=True), omissions


def _header(root: "_Element") -> None:
    description = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(description, "titleStmt"), "title", "Vietnamese–English glossary of diplomacy and defence")
    _add(_add(description, "publicationStmt"), "p", "CC BY 4.0, but for entries that the exporter has added")
    _add(_add(description, "sourceDesc"), "p", "Exported from the glossary of studykit")


def _concept(body: "_Element", entry: Entry, terms: Mapping[str, str]) -> None:
    concept = _add(body, "conceptEntry", id=conventions.xml_id(entry.id))
    for topic in entry.topics:
        _add(concept, "descrip", topic.value, type="subjectField")
    for source in entry.sources:
        text = conventions.source_text(source)
        _add(concept, "admin", text, type="source")
        if source.url and _WEB_ADDRESS.fullmatch(source.url):
            _add(concept, "xref", text, type="externalCrossReference", target=source.url)
    for relation in conventions.RELATIONS:
        for other in getattr(entry.relations, relation):
            text = conventions.labelled(relation, terms.get(other, other))
            target = {"target": conventions.xml_id(other)} if other in terms else {}
            _add(concept, "ref", text, type="crossReference", **target)
    for label, note in (
        (conventions.CATEGORY, entry.category.value),
        (conventions.STATUS, entry.status.value),
        (conventions.AS_OF, entry.as_of),
        (conventions.SCALE, conventions.scale_text(entry)),
    ):
        _note(concept, label, note)
    _vietnamese(concept, entry)
    _english(concept, entry)


def _vietnamese(concept: "_Element", entry: Entry) -> None:
    section = _language(concept, entry, conventions.VIETNAMESE)
    term = _term(section, entry, entry.vi.term, PREFERRED)
    for number, example in enumerate(entry.examples, start=1):
        holder = _add(term, "descripGrp") if example.article else term
        _add(holder, "descrip", example.vi, type="context", id=_example_id(entry, number))
        if example.article:
            _add(holder, "admin", example.article, type="source")
    for label, text in (
        (conventions.WORD_CLASS, None if entry.pos in conventions.EXACT_PARTS_OF_SPEECH else entry.pos.value),
        (conventions.ORIGIN, entry.vi.origin.value if entry.vi.origin else None),
        (conventions.HANTU, entry.vi.hantu),
        (conventions.REGISTER, entry.register_note),
    ):
        _note(term, label, text)
    for alias in entry.vi.aliases:
        _term(section, entry, alias, ADMITTED, "variant")
    for abbreviation in entry.vi.abbreviations:
        _term(section, entry, abbreviation, ADMITTED, "abbreviation")


def _english(concept: "_Element", entry: Entry) -> None:
    section = _language(concept, entry, conventions.ENGLISH)
    term = _term(section, entry, entry.en.preferred, PREFERRED)
    for number, example in enumerate(entry.examples, start=1):
        _add(term, "descrip", example.en, type="context", target=_example_id(entry, number))
    for admitted in entry.en.admitted:
        term = _term(section, entry, admitted.term, ADMITTED)
        if admitted.note:
            _add(term, "note", admitted.note)
    for avoided in entry.en.avoid:
        _add(_term(section, entry, avoided.term, DEPRECATED), "note", avoided.why)


def _language(concept: "_Element", entry: Entry, language: str) -> "_Element":
    """A language's section with its definition and members."""
    section = _add(concept, "langSec")
    section.set(XML_LANG, language)
    if entry.definition:
        _add(section, "descrip", getattr(entry.definition, language), type="definition")
    for number, member in enumerate(entry.members, start=1):
        _note(section, f"{conventions.MEMBER} {number}", getattr(member, language))
    return section


def _term(section: "_Element", entry: Entry, text: str, status: str, kind: str | None = None) -> "_Element":
    term = _add(section, "termSec")
    _add(term, "term", text)
    _add(term, "termNote", conventions.PARTS_OF_SPEECH[entry.pos], type="partOfSpeech")
    _add(term, "termNote", status, type="administrativeStatus")
    if kind:
        _add(term, "termNote", kind, type="termType")
    return term


def _note(parent: "_Element", label: str, text: str | None) -> None:
    if text is not None:
        _add(parent, "note", conventions.labelled(label, text))


def _add(parent: "_Element", name: str, text: str | None = None, **attributes: str) -> "_Element":
    from lxml import etree

    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    if text is not None:
        element.text = _LINE_BREAK.sub(" ", text)
    return element


def _example_id(entry: Entry, number: int) -> str:
    return f"{conventions.xml_id(entry.id)}.example.{number}"


def _omissions(entry: Entry) -> Iterator[Omission]:
    for field, value in entry.model_dump(mode="json", by_alias=True, exclude_defaults=True).items():
        if any("\n" in text for text in _texts(value)):
            yield Omission(entry.id, field, "a line break becomes a space")
    for source in entry.sources:
        if source.url and not _WEB_ADDRESS.fullmatch(source.url):
            yield Omission(entry.id, "sources.url", "only addresses of the web can be given")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
