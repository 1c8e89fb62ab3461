import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.interchange.csv_format import protected, unprotected, write
from studykit.glossary.interchange.table import HEADER

HEAD = "id,category,pos,vi.term,en.preferred"
ROW = "thuong-tuong,rank,noun,Thượng tướng,Senior Lieutenant General"


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_finds_its_mark_and_line_ends(make_entry: Callable[..., Entry]) -> None:
    content, omissions = write([make_entry("a", "Đại tướng")])
    assert content.startswith(b"\xef\xbb\xbfid,category,pos,vi.term,")
    assert content.endswith(b"draft,\r\n")
    assert omissions == ()


def test_values_and_their_parts_lie_readably_in_a_cell(make_entry: Callable[..., Entry]) -> None:
    entry = make_entry(
        "a",
        "Đại tướng",
        vi={"aliases": ["một", "hai | ba"]},
        en={"admitted": [{"term": "General", "note": "in the army"}, {"term": "Four-star"}]},
        sources=[{"title": "Luật", "date": "2024"}],
    )
    (row,) = rows(write([entry])[0])
    assert row["vi.aliases"] == "một\nhai \\| ba"
    assert row["en.admitted"] == "General | in the army\nFour-star"
    assert row["sources"] == "Luật |  | 2024"
    assert tuple(row) == HEADER


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@x", "'=1", "a;=1", "a\n+1", "＝1"])
def test_no_program_sees_a_formula(text: str) -> None:
    kept = protected(text)
    assert not any(part.startswith(("=", "+", "-", "@", "＝")) for line in kept.split("\n") for part in line.split(";"))
    assert unprotected(kept) == text


@pytest.mark.parametrize("text", ["'quoted'", "five-year", "a = b", "''", "1-2", "a'=b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert protected(text) == text
    assert unprotected(text) == text


@given(st.text("='+-@;\na＠", max_size=12))
def test_protection_comes_off_again(text: str) -> None:
    assert unprotected(protected(text)) == text


def test_a_foreign_table_may_use_semicolons_and_few_columns(read: Callable) -> None:
    for delimiter in ",;\t":
        reading = read("table.csv", f"{HEAD}\n{ROW}\n".replace(",", delimiter))
        (incoming,) = reading.entries
        assert incoming.entry.vi.term == "Thượng tướng"
        assert incoming.place.line == 2


def test_what_has_no_column_stays_as_it_is(read: Callable, make_entry: Callable[..., Entry]) -> None:
    known = make_entry("a", "Đại tướng", en={"preferred": "General"}, register="formal", topics=["defence"])
    reading = read("table.csv", "id,en.preferred,topics\na,Army General,\n", known=(known,))
    (incoming,) = reading.entries
    assert incoming.entry == make_entry("a", "Đại tướng", en={"preferred": "Army General"}, register="formal")


def test_entries_that_say_no_category_get_the_given_one(read: Callable) -> None:
    content = "id,pos,vi.term,en.preferred\na,noun,Đại tướng,General\n"
    (incoming,) = read("table.csv", content, category=Category.RANK).entries
    assert incoming.entry.category is Category.RANK


def test_text_is_brought_to_the_normal_form(read: Callable) -> None:
    (incoming,) = read("table.csv", f"{HEAD}\n{ROW.replace('ượ', 'ươ' + chr(0x323))}\n").entries
    assert incoming.entry.vi.term == "Thượng tướng"


def test_empty_rows_and_empty_columns_say_nothing(read: Callable) -> None:
    assert len(read("table.csv", f"{HEAD},,\n{ROW},,\n,,,,,,\n\n").entries) == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", '1: no column "id"'),
        ("term,english\n", '1: there is no column "term"; did you mean vi.term?'),
        (f"{HEAD},xyzzy\n", '1: there is no column "xyzzy"; remove it'),
        (f"{HEAD},id\n", '1: two columns "id"'),
        ("category\n", '1: no column "id"'),
        (f"{HEAD}\n{ROW},more\n", '2: "more" stands under no heading'),
        (f"{HEAD}\n{ROW}\n{ROW}\n", '3: duplicate entry "thuong-tuong"; remove one (the other:'),
        (f"{HEAD}\nA,rank,noun,x,y\n", '2: A: "id" "A" is no id'),
        (f"{HEAD}\na,rang,noun,x,y\n", '2: a: "category" "rang" is not one of the words in use'),
        (f"{HEAD}\na,rank,noun,,y\n", '2: a: "vi" is missing'),
        (f'{HEAD}\na,rank,noun,"x\n\n\n{ROW}\n', "2: the row that begins here is broken"),
        (f'{HEAD}\na,rank,noun,"x"y,z\n', "2: the row that begins here is broken"),
        (f"{HEAD}\na,rank,noun,x\u202ey,z\n", "2: unreadable character U+202E"),
        (f"{HEAD},scale.position\n{ROW},two\n", '2: scale.position: "two" is no number'),
        (f"{HEAD},en.avoid\n{ROW},a | b | c\n", "2: en.avoid: 3 parts in"),
        (f"{HEAD},en.avoid\n{ROW},General\n", '2: thuong-tuong: "en.avoid.1.why" is missing'),
    ],
)
def test_faults_name_the_line(content: str, fault: str, faults_of: Callable) -> None:
    (found,) = faults_of("table.csv", content)
    assert found.startswith(fault)


def test_every_fault_is_told_with_the_line_its_row_begins_in(faults_of: Callable) -> None:
    content = f'{HEAD},register\nA,rank,noun,x,y,"one\ntwo"\nb,rank,adj,x,y,\n'
    assert [fault[:2] for fault in faults_of("table.csv", content)] == ["2:", "4:"]


def test_a_cell_may_be_long(read: Callable) -> None:
    (incoming,) = read("table.csv", f"{HEAD},register\n{ROW},{'dài ' * 50_000}\n").entries
    assert len(incoming.entry.register_note or "") == 199_999


def test_no_csv_is_a_fault(faults_of: Callable) -> None:
    assert "is not UTF-8 text" in faults_of("table.csv", HEAD.encode() + b"\n\xff\xfe")[0]
    assert "is a binary file" in faults_of("table.csv", b"PK\x03\x04\x00\x00")[0]


def test_reading_ends_after_a_thousand_faults_and_for_too_many_entries(
    faults_of: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "".join(f"A{number},rank,noun,x,y\n" for number in range(2000))
    assert len(faults_of("table.csv", f"{HEAD}\n{bad}")) == 1000
    monkeypatch.setattr("studykit.glossary.interchange.incoming.MAX_ENTRIES", 2)
    good = "".join(f"a{number},rank,noun,x,y\n" for number in range(3))
    assert faults_of("table.csv", f"{HEAD}\n{good}") == ["4: more than 2 entries; split the file"]
