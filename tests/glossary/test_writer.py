"""Entries come into files, and nothing else in the files moves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.files import write_atomically
from studykit.glossary import writer
from studykit.glossary.entry import Entry
from studykit.glossary.entry_file import Change, EntryFile
from studykit.glossary.store import load_glossary
from studykit.glossary.writer import apply_change, write_entries

SHIPPED = Path(__file__).parents[2] / "glossary"
FILE = """\
# Mine.
- id: a
  # The first of all.
  category: concept   # sic
  pos: noun
  vi:
    term: "Đại tướng"
    aliases: [một, hai]   # more to come
  en: {preferred: English of a, avoid: [{term: x, why: "y, z"}]}
  sources:
    - title: A long one
      url: https://example.org/one   # read it
    - {title: "Two", date: "2024"}
  status: draft

# About b.
- id: b
  category: concept
  pos: noun
  vi: {term: hai, aliases: []}
  en: {preferred: English of b}
  definition:
    vi: >-
      Một
      hai.
    en: "One two."
# The end.
"""


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "concept.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def changed_lines(path: Path, before: str = FILE) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    old, new = before.splitlines(), path.read_text(encoding="utf-8").splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def edit(folder: Path, entry_id: str, **changes: object) -> Entry:
    entry = Entry.model_validate(
        load_glossary([folder])[entry_id].model_dump(by_alias=True, exclude_defaults=True) | changes
    )
    write_entries(folder, [entry])
    assert load_glossary([folder])[entry_id] == entry
    return entry


def test_an_entry_that_is_there_already_changes_nothing(folder: Path, file: Path) -> None:
    assert write_entries(folder, list(load_glossary([folder]))) == ()
    assert file.read_text(encoding="utf-8") == FILE


def test_a_changed_field_changes_its_line(folder: Path, file: Path) -> None:
    edit(folder, "a", vi={"term": "Đại tướng", "aliases": ["một", "hai", "ba: bốn"]})
    assert changed_lines(file) == (
        ["    aliases: [một, hai]   # more to come"],
        ['    aliases: [một, hai, "ba: bốn"] # more to come'],
    )


def test_a_field_comes_at_its_place_and_goes(folder: Path, file: Path) -> None:
    edit(folder, "a", topics=["defence"], as_of="2025-11")
    assert changed_lines(file) == ([], ["  topics: [defence]", "  as_of: 2025-11"])
    order = [line.strip().partition(":")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    assert order.index("topics") == order.index("en") + 1
    edit(folder, "a", topics=(), as_of=None)
    assert file.read_text(encoding="utf-8") == FILE


def test_a_part_of_a_list_is_edited_with_its_comments(folder: Path, file: Path) -> None:
    sources = [{"title": "A long one", "url": "https://example.org/one", "date": "2025"}, {"title": "Zwei"}]
    edit(folder, "a", sources=sources)
    assert changed_lines(file) == (
        ['    - {title: "Two", date: "2024"}'],
        ['      date: "2025"', '    - {title: "Zwei"}'],
    )


def test_a_new_entry_goes_to_the_end_of_its_categorys_file(
    folder: Path, file: Path, make_entry: Callable[..., Entry]
) -> None:
    new = make_entry(
        "c", "ba", en={"admitted": [{"term": "three"}]}, topics=["law"], definition={"vi": "một", "en": "on"}
    )
    rank = make_entry("d", "bốn", category="rank")
    assert write_entries(folder, [new, rank]) == (file, folder / "rank.yaml")
    assert file.read_text(encoding="utf-8") == FILE + (
        "\n- id: c\n  category: concept\n  pos: noun\n  vi:\n    term: ba\n  en:\n    preferred: English of c\n"
        "    admitted:\n      - {term: three}\n  topics: [law]\n"
        '  definition:\n    vi: một\n    en: "on"\n  status: draft\n'
    )
    assert (folder / "rank.yaml").read_text(encoding="utf-8").startswith("- id: d\n")
    assert {entry.id for entry in load_glossary([folder])} == {"a", "b", "c", "d"}


def test_long_texts_are_folded(folder: Path, file: Path, make_entry: Callable[..., Entry]) -> None:
    text = "Từ này dài. " * 30
    write_entries(folder, [make_entry("c", "ba", definition={"vi": text, "en": f"{text}: {text}"}, register=text)])
    assert max(map(len, file.read_text(encoding="utf-8").splitlines())) < 120
    assert load_glossary([folder])["c"].register_note == text.strip()


def test_an_entry_of_another_category_is_edited_where_it_stands(folder: Path, file: Path) -> None:
    edit(folder, "b", category="rank")
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_list_may_be_indented(folder: Path, file: Path, indent: str, make_entry: Callable[..., Entry]) -> None:
    indented = "".join(indent + line for line in FILE.splitlines(keepends=True))
    file.write_text(indented, encoding="utf-8")
    write_entries(folder, [make_entry("c", "ba")])
    edit(folder, "b", register="formal")
    assert file.read_text(encoding="utf-8").count(f"\n{indent}- id: ") == 3
    assert changed_lines(file, indented)[0] == []


def test_line_ends_and_a_missing_last_one_are_kept(folder: Path, file: Path, make_entry: Callable[..., Entry]) -> None:
    file.write_bytes(FILE.replace("\n# The end.\n", "").replace("\n", "\r\n").encode())
    write_entries(folder, [make_entry("c", "ba")])
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert content.endswith(b"status: draft\r\n")
    assert len(load_glossary([folder])) == 3


@pytest.mark.parametrize(
    "text",
    [
        "[{id: a, category: concept, pos: noun, vi: {term: x}, en: {preferred: y}}]\n",
        "-\n  id: a\n  category: concept\n  pos: noun\n  vi: {term: x}\n  en: {preferred: y}\n",
        "[]\n",
        "- id: b\n  category: concept\n  pos: noun\n  vi: {term: x}\n  en: {preferred: y}\n...\n",
    ],
)
def test_a_layout_that_cannot_be_edited_is_a_fault(
    folder: Path, file: Path, text: str, make_entry: Callable[..., Entry]
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputFault, match="laid out so that entries cannot be written"):
        write_entries(folder, [make_entry("a", "một")])
    assert file.read_text(encoding="utf-8") == text


def test_no_list_is_a_fault(folder: Path, file: Path, make_entry: Callable[..., Entry]) -> None:
    file.write_text("id: a\n", encoding="utf-8")
    with pytest.raises(InputFault, match="is not a list of entries"):
        write_entries(folder, [make_entry("a", "một")])


def test_all_files_are_written_or_none(
    folder: Path, file: Path, make_entry: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(path: Path, data: bytes) -> None:
        if path.name == "rank.yaml":
            raise InputFault("cannot be written (No space left on device)", where=path)
        write_atomically(path, data)

    monkeypatch.setattr(writer, "write_atomically", full_disk)
    with pytest.raises(InputFault, match="No space left"):
        write_entries(
            folder,
            [make_entry("c", "ba"), make_entry("p", "đảo", category="place"), make_entry("d", "bốn", category="rank")],
        )
    assert file.read_text(encoding="utf-8") == FILE
    assert [path.name for path in folder.iterdir()] == ["concept.yaml"]


def test_the_shipped_files_survive_an_edit_of_every_entry(folder: Path) -> None:
    """An entry that changes and changes back leaves its file byte for byte as it was."""
    path = folder / "place.yaml"
    path.write_bytes((SHIPPED / "place.yaml").read_bytes())
    entries = list(load_glossary([folder]))
    write_entries(folder, [entry.model_copy(update={"as_of": "1999-01"}) for entry in entries])
    assert path.read_bytes() != (SHIPPED / "place.yaml").read_bytes()
    write_entries(folder, entries)
    before = (SHIPPED / "place.yaml").read_text(encoding="utf-8")
    gone, came = changed_lines(path, before)
    assert [line for line in (*gone, *came) if "as_of" not in line] == []


def test_a_change_makes_and_removes_the_file(tmp_path: Path, make_entry: Callable[..., Entry]) -> None:
    change = EntryFile.read(tmp_path / "title.yaml").change_to(make_entry("a", "một"))
    assert change is not None
    for _ in range(2):
        apply_change(tmp_path, change)
        assert (tmp_path / "title.yaml").read_text(encoding="utf-8") == change.after
    for _ in range(2):
        apply_change(tmp_path, change.inverse)
        assert not list(tmp_path.iterdir())


def test_a_change_keeps_the_line_ends_of_the_file(tmp_path: Path, make_entry: Callable[..., Entry]) -> None:
    path = tmp_path / "title.yaml"
    path.write_bytes(b"- id: x\r\n  vi: {term: X}\r\n")
    change = EntryFile.read(path).change_to(make_entry("a", "một"))
    assert change is not None
    apply_change(tmp_path, change)
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") > 6


def test_a_change_says_which_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "glossary").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(InputFault, match="glossary"):
        apply_change(tmp_path / "glossary", Change("title.yaml", "a", None, "- id: a\n"))
