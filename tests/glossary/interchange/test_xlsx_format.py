import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from studykit.glossary.entry import Entry
from studykit.glossary.interchange.omission import summary
from studykit.glossary.interchange.xlsx_format import write

HEAD = ("id", "category", "pos", "vi.term", "en.preferred")
ROW = ("a", "rank", "noun", "Đại tướng", "General")


def workbook(*rows: Iterable[Any], title: str = "Glossary", more: str | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if more:
        book.create_sheet(more)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return buffer.getvalue()


def test_text_stays_text(make_entry: Callable[..., Entry]) -> None:
    entry = make_entry("a", "=1+1", vi={"aliases": ["-5"], "hantu": "#N/A"}, as_of="2025-11")
    sheet = load_workbook(io.BytesIO(write([entry])[0]))["Glossary"]
    heads = {str(cell.value): cell for cell in sheet[1]}
    cells = {name: sheet.cell(2, head.column) for name, head in heads.items()}
    for name in ("vi.term", "vi.aliases", "vi.hantu", "as_of"):
        assert cells[name].data_type == "s"
        assert cells[name].number_format == "@"
    assert cells["vi.term"].value == "=1+1"
    assert cells["vi.term"].quotePrefix
    assert not cells["as_of"].quotePrefix
    assert heads["id"].font.bold
    assert sheet.freeze_panes == "E2"


def test_a_cell_that_is_too_long_is_left_out_and_told(make_entry: Callable[..., Entry]) -> None:
    content, omissions = write([make_entry("a", "x", register="dài " * 10_000), make_entry("b", "y")])
    assert summary(omissions) == ["register (a): a cell holds 32,767 characters at most"]
    assert len(content) < 20_000


def test_rows_are_named_by_their_sheet(read: Callable, faults_of: Callable) -> None:
    reading = read("book.xlsx", workbook(HEAD, (), ROW))
    assert str(reading.entries[0].place).endswith("book.xlsx:Glossary!3")
    faults = faults_of("book.xlsx", workbook(HEAD, ("A", *ROW[1:]), ("b", "rank", "x", *ROW[3:]), title="Từ vựng"))
    assert [fault.partition(" ")[0] for fault in faults] == ["Từ", "Từ"]
    assert faults[0].startswith('Từ vựng!2: A: "id" "A" is no id')
    assert faults[1].startswith('Từ vựng!3: b: "pos" "x" is not one of the words in use')


def test_the_sheet_is_found_by_name_or_because_it_is_alone(read: Callable, faults_of: Callable) -> None:
    assert len(read("book.xlsx", workbook(HEAD, ROW, more="Notes")).entries) == 1
    assert len(read("book.xlsx", workbook(HEAD, ROW, title="Sheet1")).entries) == 1
    assert 'has no sheet "Glossary"' in faults_of("book.xlsx", workbook(HEAD, ROW, title="Sheet1", more="Notes"))[0]


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (date(2025, 11, 1), "column 6 holds a date, not text; format the cell as text"),
        ("=1+1", "column 6 holds a formula, not text"),
        (True, "column 6 holds true or false, not text"),
        (1.5, "column 6 holds a fraction, not text"),
        ("#N/A", "column 6 holds an error, not text"),
        (2025, "register: is a number, not text"),
    ],
)
def test_what_excel_made_of_a_text_is_a_fault(cell: object, fault: str, faults_of: Callable) -> None:
    (found,) = faults_of("book.xlsx", workbook((*HEAD, "register"), (*ROW, cell)))
    assert found.startswith(f"Glossary!2: {fault}")


def test_numbers_may_be_numbers(read: Callable) -> None:
    content = workbook((*HEAD, "scale.name", "scale.position", "scale.of"), (*ROW, "vpa", 2, "12"))
    (incoming,) = read("book.xlsx", content).entries
    assert incoming.entry.scale is not None
    assert (incoming.entry.scale.position, incoming.entry.scale.of) == (2, 12)


def test_no_workbook_is_a_fault(faults_of: Callable) -> None:
    assert faults_of("book.xlsx", b"id,category\n")[0].startswith("is no workbook")
    assert faults_of("book.xlsx", b"")[0].startswith("is no workbook")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert faults_of("book.xlsx", empty.getvalue())[0].startswith("is a broken workbook")
    assert faults_of("book.xlsx", workbook())[0].startswith('Glossary!1: no column "id"')
    whole = workbook(HEAD, ROW)
    assert faults_of("book.xlsx", whole[: len(whole) // 2])[0].startswith("is no workbook")


def test_document_types_are_refused(faults_of: Callable) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    hostile = repacked(workbook(HEAD, ROW), lambda name, part: bomb if name.endswith("sheet1.xml") else part)
    assert faults_of("book.xlsx", hostile)[0].startswith("declares a document type")
    wide = repacked(workbook(HEAD, ROW), lambda _, part: part.decode().encode("utf-16"))
    assert faults_of("book.xlsx", wide)[0].startswith("declares a document type or is not UTF-8")


def test_what_unpacks_to_too_much_is_refused(faults_of: Callable) -> None:
    blank = b" " * (65 * 1024 * 1024)
    bomb = repacked(workbook(HEAD, ROW), lambda name, part: part + blank if name.endswith("sheet1.xml") else part)
    assert len(bomb) < 200_000
    assert faults_of("book.xlsx", bomb)[0].startswith("unpacks to more than 64 MB")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b't="inlineStr"', b't="s" s="x"'),
        (b't="inlineStr"><is><t>rank</t></is>', b't="s"><v>77</v>'),
        (b't="inlineStr"><is><t>rank</t></is>', b't="n"><v>x</v>'),
        (b't="inlineStr"><is><t>rank</t></is>', b't="d"><v>x</v>'),
        (b'r="A1"', b'r="AAAAAAAA1"'),
        (b"</sheetData>", b""),
    ],
)
def test_broken_parts_are_a_fault(old: bytes, new: bytes, faults_of: Callable) -> None:
    broken = repacked(
        workbook(HEAD, ROW), lambda name, part: part.replace(old, new) if name.endswith("sheet1.xml") else part
    )
    assert faults_of("book.xlsx", broken)[0].startswith("is a broken workbook")


def test_a_row_far_down_and_a_wrong_size_cost_nothing(read: Callable) -> None:
    def far(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        part = part.replace(b'<row r="2"', b'<row r="99999999999"', 1)
        return part.replace(b'ref="A1:E2"', b'ref="A1:ZZZ99999999999"')

    assert read("book.xlsx", repacked(workbook(HEAD, ROW), far)).entries == ()
