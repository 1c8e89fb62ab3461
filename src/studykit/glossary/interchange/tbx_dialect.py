"""The rules of TBX-Basic in DCA style, and what a document has against them.

The core structure is that of ISO 30042:2019 (TBX version 3) as in LTAC Global's RELAX NG schema of the core; data
categories, their levels and their values are those of the TBX-Basic dialect 1.2 and its Schematron rules
(https://github.com/LTAC-Global/TBX_Core_RNG, https://github.com/LTAC-Global/TBX-Basic_dialect,
https://www.tbxinfo.net). The schemas carry no licence to ship them, so the rules are restated here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studykit.faults import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
DIALECT = "TBX-Basic"
STYLE = "dca"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LEVELS = ("conceptEntry", "langSec", "termSec")

PREFERRED, ADMITTED, DEPRECATED, SUPERSEDED = (
    f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")
)


@dataclass(frozen=True)
class DialectFault:
    """What is wrong with a document: the line, and what to do about it."""

    line: int
    what: str
    hint: str


@dataclass(frozen=True)
class _Stage:
    """One step of an element's content: children with one of these names, at least and at most so many."""

    names: frozenset[str]
    least: int
    most: int | None


def _one(*names: str) -> _Stage:
    return _Stage(frozenset(names), 1, 1)


def _maybe(*names: str) -> _Stage:
    return _Stage(frozenset(names), 0, 1)


def _some(*names: str) -> _Stage:
    return _Stage(frozenset(names), 1, None)


def _any(*names: str) -> _Stage:
    return _Stage(frozenset(names), 0, None)


_LINKS = ("admin", "adminGrp", "transacGrp", "note", "ref", "xref")
_AUXILIARY = ("descrip", "descripGrp", *_LINKS)
_INLINE = (_any("hi", "foreign", "sc", "ec", "ph"),)

_ELEMENT_CONTENT = {
    "tbx": (_one("tbxHeader"), _one("text")),
    "tbxHeader": (_one("fileDesc"), _maybe("encodingDesc"), _maybe("revisionDesc")),
    "fileDesc": (_maybe("titleStmt"), _maybe("publicationStmt"), _some("sourceDesc")),
    "titleStmt": (_one("title"), _any("note")),
    "publicationStmt": (_some("p"),),
    "sourceDesc": (_some("p"),),
    "encodingDesc": (_some("p"),),
    "revisionDesc": (_some("change"),),
    "change": (_some("p"),),
    "text": (_one("body"), _maybe("back")),
    "body": (_some("conceptEntry"),),
    "back": (_any("refObjectSec"),),
    "refObjectSec": (_some("refObject"),),
    "refObject": (_some("itemSet", "itemGrp", "item"),),
    "itemSet": (_some("item", "itemGrp"),),
    "itemGrp": (_one("item"), _any(*_LINKS)),
    "conceptEntry": (_any(*_AUXILIARY), _some("langSec")),
    "langSec": (_any(*_AUXILIARY), _some("termSec")),
    "termSec": (_one("term"), _any("termNote", "termNoteGrp"), _any(*_AUXILIARY)),
    "termNoteGrp": (_one("termNote"), _any(*_LINKS)),
    "descripGrp": (_one("descrip"), _any("descripNote", *_LINKS)),
    "adminGrp": (_one("admin"), _any("adminNote", "note", "ref", "xref")),
    "transacGrp": (_one("transac"), _any("transacNote", "date", "note", "ref", "xref")),
}
_TEXT_CONTENT = {
    **dict.fromkeys(("admin", "descrip", "foreign", "item", "note", "p", "termNote"), _INLINE),
    "term": (_any("hi"),),
    **dict.fromkeys(("adminNote", "date", "descripNote", "hi", "ref", "title", "transac", "transacNote", "xref"), ()),
}
_EMPTY_CONTENT = dict.fromkeys(("sc", "ec", "ph"), ())
_CONTENT = {**_ELEMENT_CONTENT, **_TEXT_CONTENT, **_EMPTY_CONTENT}

_CATEGORY_ATTRIBUTES = frozenset(("type", "id", "target", "datatype", "module", XML_LANG))
_INLINE_ATTRIBUTES = frozenset(("id", "type", "subType", "startRef", "isolated", "disp", "equiv", "target", XML_LANG))
_REQUIRED = {
    "tbx": ("type", "style", XML_LANG),
    "langSec": (XML_LANG,),
    "refObjectSec": ("type",),
    "xref": ("target", "type"),
    **dict.fromkeys(("admin", "adminNote", "descrip", "descripNote", "ref", "termNote"), ("type",)),
    **dict.fromkeys(("transac", "transacNote"), ("type",)),
}
_OPTIONAL = {
    **dict.fromkeys(("admin", "adminNote", "descrip", "descripNote", "ref", "termNote"), _CATEGORY_ATTRIBUTES),
    **dict.fromkeys(("transac", "transacNote"), _CATEGORY_ATTRIBUTES),
    **dict.fromkeys(("hi", "sc", "ec", "ph"), _INLINE_ATTRIBUTES),
    "xref": frozenset(("id", "module")),
    "tbx": frozenset(("type", "style")),
    **dict.fromkeys(("p", "item", "itemSet"), frozenset(("id", "type", XML_LANG))),
    "langSec": frozenset(()),
}
_USUAL_ATTRIBUTES = frozenset(("id", XML_LANG))


@dataclass(frozen=True)
class _Category:
    """A data category: the levels at which it may stand, and its values if they are listed."""

    levels: tuple[str, ...]
    values: tuple[str, ...] = ()


_CATEGORIES = {
    ("admin", "customerSubset"): _Category(("conceptEntry", "termSec")),
    ("admin", "projectSubset"): _Category(("conceptEntry", "termSec")),
    ("admin", "source"): _Category(LEVELS),
    ("descrip", "context"): _Category(("termSec",)),
    ("descrip", "definition"): _Category(("conceptEntry", "langSec")),
    ("descrip", "subjectField"): _Category(("conceptEntry",)),
    ("ref", "crossReference"): _Category(("conceptEntry", "termSec")),
    ("transac", "transactionType"): _Category(LEVELS, ("origination", "modification")),
    ("transacNote", "responsibility"): _Category(LEVELS),
    ("xref", "externalCrossReference"): _Category(("conceptEntry", "termSec")),
    ("xref", "xGraphic"): _Category(("conceptEntry", "langSec")),
    ("termNote", "administrativeStatus"): _Category(("termSec",), (PREFERRED, ADMITTED, DEPRECATED, SUPERSEDED)),
    ("termNote", "geographicalUsage"): _Category(("termSec",)),
    ("termNote", "grammaticalGender"): _Category(("termSec",), ("masculine", "feminine", "neuter", "other")),
    ("termNote", "partOfSpeech"): _Category(("termSec",), ("adjective", "noun", "other", "verb", "adverb")),
    ("termNote", "termLocation"): _Category(
        ("termSec",),
        (
            *("checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "informativeMessage"),
            *("interactiveMessage", "menuItem", "progressBar", "pushButton", "radioButton", "slider", "spinBox"),
            *("tab", "tableText", "textBox", "toolTip", "user-definedType"),
        ),
    ),
    ("termNote", "termType"): _Category(
        ("termSec",), ("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase")
    ),
}
_CARRIERS = frozenset(element for element, _ in _CATEGORIES) | {"adminNote", "descripNote"}

_WEB_ADDRESS = re.compile(r"https?://.+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?")
_XML_ID = re.compile(r"[^\W\d][\w.\-]*")


def faults_of(root: "_Element") -> Iterator[DialectFault]:
    """Everything in a document that the dialect does not allow, in document order."""
    if (name := name_of(root)) != "tbx":
        yield _fault(root, f"the document is {quoted(name)}, not tbx of TBX version 3", "convert it to TBX-Basic")
        return
    for attribute, wanted in (("type", DIALECT), ("style", STYLE)):
        if root.get(attribute) != wanted:
            what = f"{attribute} is {quoted(root.get(attribute, ''))}"
            yield _fault(root, what, f'convert it to {DIALECT} with {attribute}="{wanted}"')
            return
    ids: dict[str, int] = {}
    for element in root.iter():
        yield from _id_faults(element, ids)
    for element in root.iter():
        yield from _content_faults(element)
        yield from _attribute_faults(element)
        yield from _category_faults(element)
        yield from _target_faults(element, ids)


def _content_faults(element: "_Element") -> Iterator[DialectFault]:
    name = name_of(element)
    stages = _CONTENT.get(name)
    if stages is None:
        return
    children = list(element)
    if name not in _TEXT_CONTENT:
        texts = [element.text, *(child.tail for child in children)]
        if any(text and text.strip() for text in texts):
            yield _fault(element, f"text between the elements of {name}", "remove it, or put it into a note")
    position = 0
    for stage in stages:
        first = position
        while position < len(children) and name_of(children[position]) in stage.names:
            if stage.most is not None and position - first == stage.most:
                break
            position += 1
        if position - first < stage.least:
            if position < len(children) and not any(name_of(children[position]) in other.names for other in stages):
                break
            yield _fault(element, f"{name} has no {' or '.join(sorted(stage.names))} where it must", "add it")
            return
    if position < len(children):
        stray = children[position]
        yield _fault(stray, f"{quoted(name_of(stray))} may not stand here in {name}", "move or remove it")


def _attribute_faults(element: "_Element") -> Iterator[DialectFault]:
    name = name_of(element)
    if name not in _CONTENT:
        return
    required = _REQUIRED.get(name, ())
    allowed = _OPTIONAL.get(name, _USUAL_ATTRIBUTES)
    for attribute in required:
        if not element.get(attribute):
            yield _fault(element, f"{name} has no {_readable(attribute)}", "add the attribute")
    for attribute in map(str, element.attrib):
        if attribute not in allowed and attribute not in required:
            yield _fault(element, f"{name} has no attribute {quoted(_readable(attribute))}", "remove it")


def _category_faults(element: "_Element") -> Iterator[DialectFault]:
    name, kind = name_of(element), element.get("type")
    if name == "date" and not _DATE.fullmatch((element.text or "").strip()):
        yield _fault(element, f"{quoted(element.text or '')} is no date", "write it as 2025-11-03")
    if name not in _CARRIERS or not kind:
        return
    category = _CATEGORIES.get((name, kind))
    if category is None:
        kinds = ", ".join(known for carrier, known in _CATEGORIES if carrier == name) or "none"
        yield _fault(element, f"{name} of type {quoted(kind)} is not in {DIALECT}", f"use one of these: {kinds}")
        return
    level = next((name_of(above) for above in element.iterancestors() if name_of(above) in LEVELS), "")
    if level and level not in category.levels:
        yield _fault(element, f"{kind} may not stand in {level}", f"put it into {' or '.join(category.levels)}")
    text = text_of(element).strip()
    if category.values and text not in category.values:
        yield _fault(element, f"{quoted(text)} is no {kind}", f"use one of {', '.join(category.values)}")


def _id_faults(element: "_Element", ids: dict[str, int]) -> Iterator[DialectFault]:
    """Faults of an element's id; sound ones are added to `ids` with their line."""
    identity = element.get("id")
    if identity is None:
        return
    if not _XML_ID.fullmatch(identity):
        yield _fault(element, f"{quoted(identity)} is no id of XML", "begin with a letter, without spaces")
    elif identity in ids:
        yield _fault(element, f"duplicate id {quoted(identity)}", f"rename one (the other: line {ids[identity]})")
    else:
        ids[identity] = line_of(element)


def _target_faults(element: "_Element", ids: dict[str, int]) -> Iterator[DialectFault]:
    target = element.get("target")
    if target is None or _WEB_ADDRESS.fullmatch(target):
        return
    if name_of(element) == "xref":
        yield _fault(element, f"{quoted(target)} is no web address", "write https://…")
    elif target not in ids:
        yield _fault(element, f"nothing has the id {quoted(target)}", "correct or remove the target")


def _fault(element: "_Element", what: str, hint: str) -> DialectFault:
    return DialectFault(line_of(element), what, hint)


def line_of(element: "_Element") -> int:
    """The line that an element begins in."""
    return cast("int | None", element.sourceline) or 1


def text_of(element: "_Element") -> str:
    """The text in an element and the elements in it."""
    return "".join(map(str, element.itertext()))


def name_of(element: "_Element") -> str:
    """The local name of an element of TBX; the full name of any other."""
    return str(element.tag).removeprefix(f"{{{NAMESPACE}}}")


def _readable(attribute: str) -> str:
    return "xml:lang" if attribute == XML_LANG else attribute
