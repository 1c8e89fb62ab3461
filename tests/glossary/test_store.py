import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.faults import InputFault, InputFaults
from studykit.glossary.category import Category
from studykit.glossary.glossary import Glossary, Place
from studykit.glossary.store import GlossaryFile, build_glossary, load_glossary

ENTRY = """\
- id: {id}
  category: {category}
  pos: noun
  vi:
    term: {term}
    aliases: [một, hai]
  en: {{preferred: English}}
"""


def entry(entry_id: str, term: str = "Đại tướng", category: str = "rank") -> str:
    return ENTRY.format(id=entry_id, term=term, category=category)


def faults_of(load: Callable[[str], Glossary], text: str) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        load(text)
    return [line.partition("glossary/")[2] for line in caught.value.lines]


def test_entries_come_in_the_order_of_the_files(folder: Path) -> None:
    (folder / "rank.yaml").write_text(entry("c") + entry("a"), encoding="utf-8")
    (folder / "concept.yml").write_text(entry("b", category="concept"), encoding="utf-8")
    glossary = load_glossary([folder])
    assert glossary.ids() == ("b", "c", "a")
    assert len(glossary) == 3
    assert [found.id for found in glossary] == ["b", "c", "a"]
    assert [found.id for found in glossary.of_category(Category.RANK)] == ["c", "a"]
    assert glossary.of_category(Category.PLACE) == ()
    assert glossary["a"].vi.term == "Đại tướng"
    assert "a" in glossary
    assert glossary.get("z") is None


def test_other_files_are_no_glossary(folder: Path) -> None:
    (folder / "LICENSE").write_text("text", encoding="utf-8")
    (folder / ".rank.yaml").write_text("- 1", encoding="utf-8")
    (folder / "more").mkdir()
    assert len(load_glossary([folder])) == 0


def test_a_file_of_comments_has_no_entries(load: Callable[[str], Glossary]) -> None:
    assert len(load("# mine\n")) == 0


def test_a_value_knows_its_place(load: Callable[[str], Glossary], folder: Path) -> None:
    glossary = load(entry("a") + entry("b"))
    assert glossary.place("b") == Place(folder / "rank.yaml", 8)
    assert glossary.place("b", "vi", "aliases", 1) == Place(folder / "rank.yaml", 13)
    assert str(glossary.place("b", "vi")) == f"{folder}/rank.yaml:11"


def test_a_later_layer_overrides_by_id(tmp_path: Path) -> None:
    starter, own = tmp_path / "starter", tmp_path / "own"
    starter.mkdir()
    own.mkdir()
    (starter / "rank.yaml").write_text(entry("a") + entry("b"), encoding="utf-8")
    (own / "mine.yaml").write_text(entry("c") + entry("a", "Thượng tướng"), encoding="utf-8")
    glossary = load_glossary([starter, own])
    assert glossary.ids() == ("a", "b", "c")
    assert glossary["a"].vi.term == "Thượng tướng"
    assert glossary.place("a") == Place(own / "mine.yaml", 8)


def test_a_folder_that_is_given_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    (folder / "rank.yaml").write_text(entry("a"), encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert load_glossary([folder, folder / ".." / "glossary", link]).place("a") == Place(folder / "rank.yaml", 1)


def test_a_folder_that_does_not_exist_holds_nothing(tmp_path: Path) -> None:
    assert len(load_glossary([tmp_path / "absent"])) == 0


def test_an_id_stands_once_in_a_layer(folder: Path) -> None:
    (folder / "a.yaml").write_text(entry("x") + entry("y"), encoding="utf-8")
    (folder / "b.yaml").write_text(entry("z") + entry("x"), encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        load_glossary([folder])
    assert caught.value.lines == (
        f'{folder}/b.yaml:8: duplicate entry "x"; rename or remove one (the other: {folder}/a.yaml:1)',
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  pos: noun\n", "", 'rank.yaml:1: a: "pos" is missing; add it'),
        ("aliases:", "alias:", 'rank.yaml:6: a: "vi.alias" is no key of an entry; did you mean aliases?'),
        ("pos: noun", "pos: nown", 'rank.yaml:3: a: "pos" "nown" is not one of the words in use; use \'noun\', '),
        ("id: a", "id: Đại", 'rank.yaml:1: Đại: "id" "Đại" is no id (ids are lower-case letters'),
        ("term: Đại tướng", "term: 12", 'rank.yaml:5: a: "vi.term" is not text; put it in quotes'),
        ("term: Đại tướng", "term:", 'rank.yaml:5: a: "vi.term" is not text; write a text here'),
        ("term: Đại tướng", "term: ' '", 'rank.yaml:5: a: "vi.term" is empty; fill it in or remove the key'),
        ("[một, hai]", "một", 'rank.yaml:6: a: "vi.aliases" is not a list; write it as [one, two]'),
        ("[một, hai]", "[một,\n      1]", 'rank.yaml:7: a: "vi.aliases.2" is not text; put it in quotes'),
        (
            "{preferred: English}",
            "English",
            'rank.yaml:7: a: "en" is not a set of keys; write keys with their values here',
        ),
        ("pos: noun", "pos: noun\n  as_of: 2025-13", 'rank.yaml:4: a: "as_of" "2025-13" is no month (as in 2025-11)'),
        ("pos: noun", "pos: noun\n  status: reviewed", "rank.yaml:1: a: a reviewed entry needs sources, definition"),
        (
            "pos: noun",
            "pos: noun\n  scale: {name: vpa, position: 3, of: 2}",
            'rank.yaml:4: a: "scale" position 3 lies outside a scale of 2; correct it',
        ),
        ("pos: noun", "pos: noun\n  scale: {name: vpa, position: '1', of: 2}", 'rank.yaml:4: a: "scale.position"'),
        ("pos: noun", "pos: noun\n  scale: {name: vpa, position: 1e999, of: 2}", 'rank.yaml:4: a: "scale.position"'),
    ],
)
def test_what_the_schema_refuses_is_named_with_the_line_of_the_key(
    load: Callable[[str], Glossary], old: str, new: str, fault: str
) -> None:
    (line,) = faults_of(load, entry("a").replace(old, new))
    assert line.startswith(fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\nid: a\n", "rank.yaml:2: is not a list of entries; begin every entry with a hyphen"),
        ("text", "rank.yaml:1: is not a list of entries"),
        ("# a\n\n- text", "rank.yaml:3: this item is not an entry"),
    ],
)
def test_a_file_is_a_list_of_entries(load: Callable[[str], Glossary], text: str, fault: str) -> None:
    (line,) = faults_of(load, text)
    assert line.startswith(fault)


def test_all_faults_of_all_files_come_together_by_file_and_line(folder: Path) -> None:
    (folder / "b.yaml").write_text("- id: [\n", encoding="utf-8")
    (folder / "a.yaml").write_text("- {}\n- 1\n" + entry("x").replace("noun", "nown"), encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        load_glossary([folder])
    places = [line.removeprefix(f"{folder}/").split(": ")[0] for line in caught.value.lines]
    assert places == ["a.yaml:1"] * 5 + ["a.yaml:2", "a.yaml:5", "b.yaml:2"]


def test_all_unreadable_files_come_together(folder: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_bytes(b"\xff")
    with pytest.raises(InputFaults) as caught:
        load_glossary([folder])
    assert len(caught.value.faults) == 2


def test_what_is_no_folder_is_a_fault(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    (folder / "a.yaml").write_bytes(b"\xff")
    with pytest.raises(InputFaults) as caught:
        load_glossary([file, folder, loop])
    assert [fault.where for fault in caught.value.faults] == [file, folder / "a.yaml", loop]


yaml_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "category", "pos", "vi", "en", "term", "scale", "position", "x"]), inner, max_size=5
        ),
    ),
)


@given(st.lists(yaml_values, max_size=3))
def test_arbitrary_values_are_entries_or_faults(value: list[object]) -> None:
    file = GlossaryFile(Path("a.yaml"), 0, json.dumps(value, ensure_ascii=False))
    lines = faults_in(lambda: build_glossary([file]))
    assert all(line.startswith("a.yaml:") and line.isprintable() for line in lines)


def faults_in(action: Callable[[], object]) -> tuple[str, ...]:
    """The lines of the fault that an action ends in; anything else that it raises goes through."""
    try:
        action()
    except InputFault as fault:
        return fault.lines
    return ()
