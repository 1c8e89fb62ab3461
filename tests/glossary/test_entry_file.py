"""Changes to one entry of a file, made, made twice, and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.faults import InputFault
from studykit.glossary.entry import Entry
from studykit.glossary.entry_file import Change, EntryFile
from studykit.glossary.yaml_loader import parse_yaml

TEXT = """\
# The head of the file.

- id: a  # the first
  category: concept
  # inside
  pos: noun
  vi: {term: A}
  en: {preferred: a}
  register: >-
    folded
    text

# before b
- id: b
  category: concept
  pos: noun
  vi:
    term: B
    aliases: [x]   # kept
  en: {preferred: b}
- {id: c, category: concept, pos: noun, vi: {term: C}, en: {preferred: c}}

# the tail
"""
NEW = "- id: new\n  category: concept\n  pos: noun\n  vi:\n    term: Mới\n  en:\n    preferred: New\n  status: draft\n"
MINIMAL = "id: a\n  category: concept\n  pos: noun\n  vi: {term: A}\n  en: {preferred: a}"
B = {"id": "b", "category": "concept", "pos": "noun", "en": {"preferred": "b"}}


def read(text: str) -> EntryFile:
    return EntryFile(text, Path("concept.yaml"))


def new_entry(**vi: object) -> Entry:
    return Entry.model_validate(
        {"id": "new", "category": "concept", "pos": "noun", "vi": {"term": "Mới", **vi}, "en": {"preferred": "New"}}
    )


def change(text: str, entry: Entry) -> Change:
    made = read(text).change_to(entry)
    assert made is not None
    return made


@pytest.mark.parametrize(
    "text", ["", TEXT, f"- {MINIMAL}", "# only a comment\n", f"- {MINIMAL}\n\n\n", f"- {MINIMAL}\n# tail"]
)
def test_an_addition_and_its_inverse_give_the_text_back(text: str) -> None:
    made = change(text, new_entry())
    grown = read(text).with_change(made)
    assert grown.startswith(text)
    assert grown.endswith(f"\n\n{NEW}" if text else NEW)
    assert read(grown).with_change(made.inverse) == text


def test_an_addition_follows_the_indent_of_the_list() -> None:
    text = "  - id: a\n    category: concept\n"
    grown = read(text).with_change(change(text, new_entry()))
    assert "\n  - id: new\n    category: concept\n" in grown
    assert list(read(grown).ids()) == ["a", "new"]


def test_a_change_in_the_middle_keeps_every_other_line() -> None:
    made = change(TEXT, Entry.model_validate({**B, "vi": {"term": "B", "aliases": ["x", "bê"]}}))
    changed = read(TEXT).with_change(made)
    assert changed == TEXT.replace("aliases: [x]   #", "aliases: [x, bê] #")
    assert read(changed).with_change(made.inverse) == TEXT


def test_a_change_follows_the_indent_of_the_list() -> None:
    text = (
        "  # head\n  - id: b\n    category: concept\n    pos: noun\n    vi:\n      term: B\n    en: {preferred: b}\n"
        "\n  - id: c\n    vi: {term: B}"
    )
    made = change(text, Entry.model_validate({**B, "vi": {"term": "B", "aliases": ["x"]}}))
    assert read(text).with_change(made) == text.replace("term: B\n", "term: B\n      aliases: [x]\n", 1)


def test_what_the_file_says_already_is_no_change() -> None:
    assert read(TEXT).change_to(Entry.model_validate({**B, "vi": {"term": "B", "aliases": ["x"]}})) is None


def test_a_change_that_was_made_already_changes_nothing() -> None:
    made = change(TEXT, new_entry())
    grown = read(TEXT).with_change(made)
    assert read(grown).with_change(made) == grown
    assert read(TEXT).with_change(made.inverse) == TEXT


def test_an_entry_that_was_edited_by_hand_since_is_left_alone() -> None:
    made = change(TEXT, new_entry())
    edited = read(TEXT).with_change(made).replace("Mới", "Mới hơn")
    with pytest.raises(InputFault, match="by hand since"):
        read(edited).with_change(made.inverse)
    with pytest.raises(InputFault, match="by hand since"):
        read(edited).with_change(made)


@pytest.mark.parametrize("text", ["[{id: a, vi: {term: A}}]\n", "- id: a\n...\n"])
def test_a_file_that_cannot_be_extended_is_left_alone(text: str) -> None:
    with pytest.raises(InputFault, match=r"concept\.yaml"):
        read(text).with_change(Change("concept.yaml", "new", None, f"\n{NEW}"))


def test_an_entry_that_begins_below_its_hyphen_is_left_alone() -> None:
    text = "-\n  id: b\n  category: concept\n"
    with pytest.raises(InputFault, match=r"concept\.yaml:2.*hyphen"):
        read(text).change_to(Entry.model_validate({**B, "vi": {"term": "B"}}))


def test_what_is_no_list_is_a_fault() -> None:
    with pytest.raises(InputFault, match="not a list"):
        read("id: a\n")


def test_many_entries_at_once_give_what_they_give_one_by_one(make_entry: Callable[..., Entry]) -> None:
    entries = [
        Entry.model_validate({**B, "vi": {"term": "Bê"}}),
        make_entry("a", "ă", register="other"),
        make_entry("d", "dê"),
        make_entry("e", "ê"),
    ]
    text = TEXT
    for entry in entries:
        text = read(text).with_change(change(text, entry))
    assert read(TEXT).with_entries(entries) == text


LINES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30).filter(
    lambda text: text.strip() and text == " ".join(text.split())
)


@given(LINES, LINES, LINES)
def test_any_text_survives_the_way_into_a_file(term: str, english: str, alias: str) -> None:
    values = {"id": "x", "category": "concept", "pos": "noun", "vi": {"term": term}, "en": {"preferred": english}}
    entry = Entry.model_validate(values)
    grown = read(TEXT).with_change(change(TEXT, entry))
    aliased = entry.model_copy(update={"vi": entry.vi.model_copy(update={"aliases": (alias,)})})
    edited = read(grown).with_change(change(grown, aliased))
    for text, vi in ((grown, {"term": term}), (edited, {"term": term, "aliases": [alias]})):
        items = parse_yaml(text, Path("x"))
        assert isinstance(items, list)
        assert items[-1] == {**values, "vi": vi, "status": "draft"}
