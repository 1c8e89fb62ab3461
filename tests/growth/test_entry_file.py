from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.faults import InputFault
from studykit.glossary.entry import Entry
from studykit.glossary.yaml_loader import parse_yaml
from studykit.growth.acceptance import aliased_block, entry_block
from studykit.growth.entry_file import Change, EntryFile, apply

TEXT = """\
# The head of the file.

- id: a  # the first
  vi: {term: A}
  # inside
  note: >-
    folded
    text

# before b
- id: b
  vi:
    term: B
    aliases: [x]   # kept
- id: c
  vi: {term: C}

# the tail
"""
BLOCK = "- id: new\n  vi:\n    term: Mới\n"


def read(text: str) -> EntryFile:
    return EntryFile(text, Path("concept.yaml"))


def test_a_block_ends_with_its_last_line_not_with_the_next_comment() -> None:
    assert read(TEXT).block("a") == TEXT[TEXT.index("- id: a") : TEXT.index("\n# before b")]
    assert read(TEXT).block("c") == "- id: c\n  vi: {term: C}\n"
    assert read(TEXT).block("d") is None


@pytest.mark.parametrize("text", ["", TEXT, "- id: a\n  vi: {term: A}", "# only a comment\n", "- id: a\n\n\n"])
def test_an_addition_and_its_inverse_give_the_text_back(text: str) -> None:
    change = read(text).addition("new", BLOCK)
    grown = read(text).with_change(change)
    assert grown.startswith(text)
    assert grown.endswith(f"\n\n{BLOCK}" if text else BLOCK)
    assert read(grown).with_change(change.inverse) == text


def test_an_addition_follows_the_indent_of_the_list() -> None:
    text = "  - id: a\n    vi: {term: A}\n"
    grown = read(text).with_change(read(text).addition("new", BLOCK))
    assert "\n  - id: new\n    vi:\n" in grown
    assert [item["id"] for item in parse_yaml(grown, Path("x"))] == ["a", "new"]  # type: ignore[union-attr, index, call-overload]


def test_a_change_in_the_middle_keeps_every_other_line() -> None:
    before = read(TEXT).block("b")
    assert before is not None
    change = read(TEXT).replacement("b", aliased_block(before, "bê"))
    changed = read(TEXT).with_change(change)
    assert changed == TEXT.replace("aliases: [x]   #", "aliases: [x, bê] #")
    assert read(changed).with_change(change.inverse) == TEXT


def test_a_replacement_follows_the_indent_of_the_list() -> None:
    text = "  # head\n  - id: a\n    vi:\n      term: A\n\n  - id: b\n    vi: {term: B}\n"
    block = read(text).block("a")
    assert block == "- id: a\n  vi:\n    term: A\n"
    changed = read(text).with_change(read(text).replacement("a", aliased_block(block, "x")))
    assert changed == text.replace("term: A\n", "term: A\n      aliases: [x]\n")
    with pytest.raises(InputFault, match="no entry"):
        read(text).replacement("c", block)


def test_a_change_that_was_made_already_changes_nothing() -> None:
    change = read(TEXT).addition("new", BLOCK)
    grown = read(TEXT).with_change(change)
    assert read(grown).with_change(change) == grown
    assert read(TEXT).with_change(change.inverse) == TEXT


def test_an_entry_that_was_edited_by_hand_since_is_left_alone() -> None:
    change = read(TEXT).addition("new", BLOCK)
    edited = read(TEXT).with_change(change).replace("Mới", "Mới hơn")
    with pytest.raises(InputFault, match="by hand since"):
        read(edited).with_change(change.inverse)
    with pytest.raises(InputFault, match="by hand since"):
        read(edited).with_change(change)


@pytest.mark.parametrize("text", ["[{id: a, vi: {term: A}}]\n", "- id: a\n...\n"])
def test_a_file_that_cannot_be_extended_is_left_alone(text: str) -> None:
    with pytest.raises(InputFault, match=r"concept\.yaml"):
        read(text).with_change(Change("concept.yaml", "new", None, f"\n{BLOCK}"))


def test_an_entry_that_begins_below_its_hyphen_is_left_alone() -> None:
    with pytest.raises(InputFault, match=r"concept\.yaml:2.*hyphen"):
        read("-\n  id: a\n").block("a")


def test_what_is_no_list_is_a_fault() -> None:
    with pytest.raises(InputFault, match="not a list"):
        read("id: a\n")


def test_apply_makes_and_removes_the_file(tmp_path: Path) -> None:
    change = EntryFile.read(tmp_path / "title.yaml").addition("new", BLOCK)
    change = Change("title.yaml", "new", None, change.after)
    apply(tmp_path, change)
    assert (tmp_path / "title.yaml").read_text(encoding="utf-8") == BLOCK
    apply(tmp_path, change)
    apply(tmp_path, change.inverse)
    apply(tmp_path, change.inverse)
    assert not list(tmp_path.iterdir())


def test_apply_keeps_the_line_ends_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "title.yaml"
    path.write_bytes(b"- id: a\r\n  vi: {term: A}\r\n")
    apply(tmp_path, EntryFile.read(path).addition("new", BLOCK))
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") == 6


def test_apply_says_which_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "glossary").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(InputFault, match="glossary"):
        apply(tmp_path / "glossary", Change("title.yaml", "new", None, BLOCK))


LINES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30).filter(
    lambda text: text.strip() and text == " ".join(text.split())
)


@given(LINES, LINES, LINES)
def test_any_text_survives_the_way_into_a_file(term: str, english: str, alias: str) -> None:
    values = {"id": "x", "category": "concept", "pos": "noun", "vi": {"term": term}, "en": {"preferred": english}}
    block = entry_block(Entry.model_validate(values))
    change = read(TEXT).addition("x", block)
    grown = read(TEXT).with_change(change)
    items = parse_yaml(grown, Path("x"))
    assert isinstance(items, list)
    assert items[-1] == {**values, "status": "draft"}
    aliases = parse_yaml(aliased_block(block, alias), Path("x"))
    assert isinstance(aliases, list)
    vi = aliases[0]["vi"]  # type: ignore[index, call-overload]
    assert [*vi.get("aliases", []), *vi.get("abbreviations", [])]  # type: ignore[union-attr, operator]
