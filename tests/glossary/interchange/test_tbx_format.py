"""TBX-Basic: what is written keeps to the standard, what is read must, and what has no place is told."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from studykit.faults import InputFault
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry, PartOfSpeech
from studykit.glossary.interchange.omission import summary
from studykit.glossary.interchange.tbx_writer import write
from studykit.glossary.store import load_glossary

GRAMMAR = Path(__file__).parent / "tbx-basic.rng"
FOLDER = Path(__file__).parents[3] / "glossary"
TBX = "{urn:iso:std:iso:30042:ed-2}"
DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Another tool</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
{concepts}
</body></text>
</tbx>
"""
CONCEPT = """\
<conceptEntry id="hoi-dam">{concept}
<langSec xml:lang="vi-VN">{vi}
<termSec><term>hội đàm</term><termNote type="partOfSpeech">verb</termNote>{term}</termSec>
</langSec>
<langSec xml:lang="en-GB">{en}
<termSec><term>hold talks</term></termSec>{terms}
</langSec>{languages}
</conceptEntry>"""


def document(**parts: str) -> str:
    """A document of another tool, with one concept and what is put into its places."""
    places = dict.fromkeys(("concept", "vi", "term", "en", "terms", "languages"), "")
    return DOCUMENT.format(concepts=CONCEPT.format_map(places | parts))


@pytest.fixture
def full(make_entry: Callable[..., Entry]) -> Entry:
    return make_entry(
        "16-chu",
        "mười sáu chữ",
        category="formula",
        pos="clause",
        vi={"aliases": ["16 chữ"], "abbreviations": ["MSC"], "origin": "sino", "hantu": "十六字"},
        en={
            "preferred": "the sixteen words",
            "admitted": [{"term": "16 words", "note": "in the press"}],
            "avoid": [{"term": "16 letters", "why": "chữ is a word here"}],
        },
        topics=["diplomacy"],
        definition={"vi": "phương châm", "en": "a guideline"},
        members=[{"vi": "láng giềng hữu nghị", "en": "friendly neighbours"}],
        scale={"name": "words", "position": 1, "of": 2},
        relations={"contrast": ["hoi-dam"], "related": ["elsewhere"]},
        examples=[{"vi": "Theo mười sáu chữ.", "en": "By the sixteen words.", "article": "text"}],
        register="in speeches",
        as_of="2025-11",
        status="reviewed",
        sources=[{"title": "Nhân Dân", "url": "https://nhandan.vn/a", "date": "2024-01"}, {"title": "Sách"}],
    )


def test_the_shipped_glossary_is_valid() -> None:
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    root = etree.fromstring(write(list(load_glossary([FOLDER])))[0])
    grammar.assertValid(root)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {element.get("target") for element in root.iter(f"{TBX}ref", f"{TBX}descrip")} - {None} <= set(ids)


def test_everything_has_its_category(full: Entry, make_entry: Callable[..., Entry]) -> None:
    root = etree.fromstring(write([full, make_entry("hoi-dam", "hội đàm")])[0])
    etree.RelaxNG(etree.parse(GRAMMAR)).assertValid(root)

    (concept,) = root.iterfind(f".//{TBX}conceptEntry[@id='_16-chu']")

    def texts(path: str) -> list[str]:
        return [str(element.text) for element in concept.iterfind(path, {None: TBX[1:-1]})]

    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    vi, en = (f"langSec[@{lang}='{language}']" for language in ("vi", "en"))
    assert root.attrib == {"type": "TBX-Basic", "style": "dca", lang: "en"}
    assert texts("descrip[@type='subjectField']") == ["diplomacy"]
    assert texts("admin[@type='source']") == ["Nhân Dân [2024-01]", "Sách"]
    assert texts("xref[@target='https://nhandan.vn/a']") == ["Nhân Dân [2024-01]"]
    assert texts("ref[@target='hoi-dam']") == ["contrast: hội đàm"]
    assert texts("ref") == ["contrast: hội đàm", "related: elsewhere"]
    assert texts("note") == ["category: formula", "status: reviewed", "as of: 2025-11", "scale: words, 1 of 2"]
    assert texts(f"{vi}/descrip[@type='definition']") == ["phương châm"]
    assert texts(f"{en}/note") == ["member 1: friendly neighbours"]
    assert texts(f"{vi}/termSec/term") == ["mười sáu chữ", "16 chữ", "MSC"]
    assert texts(f"{vi}/termSec/termNote[@type='partOfSpeech']") == ["other"] * 3
    assert texts(f"{vi}/termSec/termNote[@type='termType']") == ["variant", "abbreviation"]
    assert texts(f"{vi}/termSec/descripGrp/admin[@type='source']") == ["text"]
    assert texts(f"{vi}/termSec/note")[:2] == ["word class: clause", "origin: sino"]
    assert texts(f"{vi}/termSec/note")[2:] == ["Hán tự: 十六字", "register: in speeches"]
    assert texts(f"{en}/termSec/descrip[@target='_16-chu.example.1']") == ["By the sixteen words."]
    assert texts(f"{en}/termSec/termNote[@type='administrativeStatus']") == [
        f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated")
    ]
    assert texts(f"{en}/termSec/note") == ["in the press", "chữ is a word here"]


def test_what_it_cannot_hold_is_told(make_entry: Callable[..., Entry], read: Callable) -> None:
    entry = make_entry("a", "x", register="one\n  two", sources=[{"title": "Book", "url": "shelf 3"}])
    content, omissions = write([entry])
    assert summary(omissions) == [
        "register (a): a line break becomes a space",
        "sources.url (a): only addresses of the web can be given",
    ]
    (incoming,) = read("some.tbx", content).entries
    assert incoming.entry == make_entry("a", "x", register="one two", sources=[{"title": "Book"}])


def test_a_document_of_another_tool_is_read(read: Callable) -> None:
    content = document(
        concept="""
<descrip type="subjectField">protocol</descrip>
<xref type="externalCrossReference" target="https://example.org/a">A law</xref>
<admin type="source">Another law [2018]</admin>
<ref type="crossReference" target="hoi-dam">itself</ref>
<note>Leaders of the same level</note>""",
        vi="""
<descripGrp><descrip type="definition">làm việc
    chính thức</descrip><admin type="source">Quy định 02</admin></descripGrp>""",
        en='<descrip type="definition">official talks</descrip>',
        term='<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>',
        terms="""
<termSec><term>meet</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote><note>too broad</note></termSec>
<termSec><term>have talks</term><note>less formal</note></termSec>""",
    )
    reading = read("other.tbx", content, category=Category.MECHANISM)
    assert reading.left_out == ()
    (incoming,) = reading.entries
    assert incoming.place.line == 5
    assert incoming.entry == Entry.model_validate(
        {
            "id": "hoi-dam",
            "category": "mechanism",
            "pos": "verb",
            "vi": {"term": "hội đàm"},
            "en": {
                "preferred": "hold talks",
                "admitted": [{"term": "have talks", "note": "less formal"}],
                "avoid": [{"term": "meet", "why": "too broad"}],
            },
            "topics": ["protocol"],
            "definition": {"vi": "làm việc chính thức", "en": "official talks"},
            "relations": {"related": ["hoi-dam"]},
            "register": "Leaders of the same level",
            "sources": [
                {"title": "A law", "url": "https://example.org/a"},
                {"title": "Another law", "date": "2018"},
                {"title": "Quy định 02"},
            ],
        }
    )


def test_a_known_entry_keeps_the_category_that_other_tools_lose(read: Callable, make_entry: Callable) -> None:
    known = make_entry("hoi-dam", "hội đàm", category="mechanism", pos="noun")
    (incoming,) = read("other.tbx", document(), known=(known,)).entries
    assert incoming.entry.category is Category.MECHANISM
    assert incoming.entry.pos is PartOfSpeech.VERB


def test_what_no_entry_can_hold_is_told(read: Callable) -> None:
    content = document(
        concept="""
<transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date></transacGrp>
<descrip type="subjectField">General</descrip>
<ref type="crossReference">see there</ref>
<xref type="xGraphic" target="https://example.org/a.jpg">picture</xref>""",
        vi='<descrip type="definition">chỉ tiếng Việt</descrip>',
        en="<note>about English</note>",
        term='<termNote type="grammaticalGender">other</termNote><descrip type="context">Hai bên hội đàm.</descrip>',
        terms="""
<termSec><term>meet</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
<termSec><term>talk</term><descrip type="context">They talk.</descrip></termSec>""",
        languages="""
<langSec xml:lang="fr"><termSec><term>s’entretenir</term></termSec></langSec>
<langSec xml:lang="vi"><termSec><term>hội ý</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>""",
    )
    reading = read("other.tbx", content, category=Category.PHRASE)
    assert [line.partition(" (")[0] for line in reading.left_out] == [
        "transacGrp",
        'subject field "General"',
        "crossReference without a target",
        "xGraphic",
        "note",
        'language "fr"',
        "deprecated Vietnamese term",
        "grammaticalGender",
        "deprecated English term without a note that says why",
        "context without a translation that refers to it",
        "context that refers to no Vietnamese one",
        "definition in one language only",
    ]
    assert reading.left_out[0].endswith(" (1, the first in line 6)")


@pytest.mark.parametrize(
    ("part", "content", "fault"),
    [
        (
            "concept",
            '<descrip type="context">x</descrip>',
            "5: context may not stand in conceptEntry; put it into termSec",
        ),
        ("term", '<descrip type="subjectField">x</descrip>', "7: subjectField may not stand in termSec"),
        (
            "concept",
            '<descrip type="colour">x</descrip>',
            '5: descrip of type "colour" is not in TBX-Basic; use one of',
        ),
        ("concept", "<descrip>x</descrip>", "5: descrip has no type"),
        ("concept", "<termSec><term>x</term></termSec>", '5: "termSec" may not stand here in conceptEntry'),
        ("concept", "<b>x</b>", '5: "b" may not stand here in conceptEntry'),
        ("concept", "x", "5: text between the elements of conceptEntry"),
        ("concept", '<note lang="en">x</note>', '5: note has no attribute "lang"'),
        ("concept", '<note id="hoi-dam">x</note>', '5: duplicate id "hoi-dam"; rename one (the other: line 5)'),
        ("concept", '<note id="1">x</note>', '5: "1" is no id of XML'),
        ("concept", '<ref type="crossReference" target="gone">x</ref>', '5: nothing has the id "gone"'),
        ("concept", '<xref type="xGraphic" target="hoi-dam">x</xref>', '5: "hoi-dam" is no web address'),
        ("concept", '<xref type="xGraphic">x</xref>', "5: xref has no target"),
        ("term", '<termNote type="partOfSpeech">pronoun</termNote>', '7: "pronoun" is no partOfSpeech; use one of'),
        (
            "term",
            "<note>x</note><termNote type='termType'>phrase</termNote>",
            '7: "termNote" may not stand here in termSec',
        ),
        ("languages", "<langSec><termSec><term>x</term></termSec></langSec>", "11: langSec has no xml:lang"),
        ("languages", '<langSec xml:lang="fr"></langSec>', "11: langSec has no termSec where it must"),
        (
            "concept",
            "<transacGrp><transac type='transactionType'>origination</transac><date>soon</date></transacGrp>",
            '5: "soon" is no',
        ),
        ("concept", "<note>x</p>", "5: Opening and ending tag mismatch"),
        ("concept", "&nbsp;", "5: Entity 'nbsp' not defined"),
    ],
)
def test_a_document_must_keep_to_the_dialect(part: str, content: str, fault: str, faults_of: Callable) -> None:
    assert faults_of("other.tbx", document(**{part: content}))[0].startswith(fault)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "1: Document is empty"),
        ("id,category\n", "1: Start tag expected"),
        ('<martif type="TBX-Basic"/>', '1: the document is "martif", not tbx of TBX version 3; convert it'),
        (document().replace('"dca"', '"dct"'), '2: style is "dct"; convert it to TBX-Basic with style="dca"'),
        (document().replace("TBX-Basic", "TBX-Min"), '2: type is "TBX-Min"'),
        (document().replace("ed-2", "ed:3.0"), "2: the document is"),
        (DOCUMENT.format(concepts=""), "4: body has no conceptEntry where it must"),
        (document().replace("utf-8", "utf-16").encode("utf-8") + b"\xff", "15: is not UTF-8 text"),
        (
            document(concept="<note>category: phrase</note>", term="<note>scale: high</note>"),
            '5: hoi-dam: "scale" is not a set of keys',
        ),
        (document(), '5: hoi-dam: "category" is missing; add it'),
    ],
)
def test_other_documents_are_refused(content: str | bytes, fault: str, faults_of: Callable) -> None:
    assert faults_of("other.tbx", content)[0].startswith(fault)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tbx SYSTEM "https://example.org/tbx.dtd">',
    ],
)
def test_entities_and_document_types_are_refused(declaration: str, faults_of: Callable) -> None:
    content = document(concept="<note>&a;</note>").replace("\n<tbx", f"\n{declaration}\n<tbx", 1)
    assert faults_of("other.tbx", content)[0].startswith("2: declares a document type")
    assert faults_of("other.tbx", content.encode("utf-16"))[0].startswith("2: declares a document type")


def test_bottomless_and_endless_documents_are_refused(faults_of: Callable) -> None:
    deep = document(concept="<descripGrp>" * 100_000)
    assert "Excessive depth" in faults_of("other.tbx", deep)[0]
    wide = document(concept="<note/>" * 2_000_000)
    assert faults_of("other.tbx", wide)[0].startswith("has more than 2,000,000 tags")
    long = document(concept=f"<note>{'x' * 11_000_000}</note>")
    assert faults_of("other.tbx", long)[0].startswith("5: ")


def test_all_faults_are_told_at_once(faults_of: Callable) -> None:
    content = document(concept='<descrip type="x">x</descrip>', terms="<termSec/>")
    assert [fault[:2] for fault in faults_of("other.tbx", content)] == ["5:", "10"]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_damage_makes_a_traceback(data: st.DataObject, read: Callable, full: Entry) -> None:
    content = bytearray(write([full])[0])
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(content) - 1))
        size = data.draw(st.integers(0, 60))
        content[position : position + size] = data.draw(
            st.binary(max_size=8) | st.sampled_from([b"<note>", b"</term>", b"&a;"])
        )
    with contextlib.suppress(InputFault):
        read("damaged.tbx", bytes(content))
