import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.faults import InputFault
from studykit.glossary.yaml_loader import MAX_DEPTH, line_of, parse_yaml, read_yaml, unshowable

FILE = Path("glossary/rank.yaml")


def fault_of(text: str) -> str:
    with pytest.raises(InputFault) as caught:
        parse_yaml(text, FILE)
    return str(caught.value)


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("1:30", "1:30"),
        ("2019-11-25", "2019-11-25"),
        ("2025-11", "2025-11"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("=", "="),
        ("4 không", "4 không"),
        ("11", 11),
        ("-3", -3),
        ("1.5", 1.5),
        ("2e3", 2000.0),
        ("123456789012345678901", "123456789012345678901"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'no'", "no"),
        ("'11'", "11"),
        ('""', ""),
        ('"~"', "~"),
    ],
)
def test_plain_scalars_follow_yaml_1_2(scalar: str, value: object) -> None:
    loaded = parse_yaml(f"key: {scalar}", FILE)
    assert isinstance(loaded, dict)
    assert loaded["key"] == value
    assert type(loaded["key"]) is type(value)


def test_block_scalars_are_text() -> None:
    assert parse_yaml("a: |\n  11\nb: >-\n  no\n  more\n", FILE) == {"a": "11\n", "b": "no more"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\ufeff"])
def test_a_file_without_a_value_is_none(text: str) -> None:
    assert parse_yaml(text, FILE) is None


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse_yaml("\ufeffid: a", FILE) == {"id": "a"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- id: a\n  en: b\n  id: c\n", 'glossary/rank.yaml:3: duplicate key "id"; remove one'),
        ("- a: {b: 1, b: 2}", 'glossary/rank.yaml:1: duplicate key "b"; remove one'),
        ("a: &x 1\nb: *x", "glossary/rank.yaml:1: anchors (&) and aliases (*) are not read"),
        ("a: 1\nb: *x", "glossary/rank.yaml:2: anchors (&) and aliases (*) are not read"),
        ("a: 1\nb: !!python/name:os.system x", "glossary/rank.yaml:2: tags (!) are not read"),
        ("a: !!str 1", "glossary/rank.yaml:1: tags (!) are not read"),
        ("a: 1\n---\nb: 2", "glossary/rank.yaml:2: a second document starts here"),
        ("a: 1\n2: b", "glossary/rank.yaml:2: a key is not text"),
        ("? [a]\n: b", "glossary/rank.yaml:1: a key is not text"),
        ("a: b\nc: d: e", "glossary/rank.yaml:2: mapping values are not allowed in this context"),
        ("a: 'b\nc\n", "from line 1"),
        ("a: b\nc: \x07", "glossary/rank.yaml:2: unreadable character U+0007"),
        ("a: b\x85c", "glossary/rank.yaml:1: unreadable character U+0085"),
        ('a: b\nc: "\\e[2J"', "glossary/rank.yaml:2: unreadable character U+001B"),
        ("a: b\nc: d\u202ee", "glossary/rank.yaml:2: unreadable character U+202E"),
        ("a: \ud800", "glossary/rank.yaml:1: unreadable character U+D800"),
        ("- " * (MAX_DEPTH + 1) + "a", f"nested deeper than {MAX_DEPTH} levels"),
        ("[" * 200_000, f"nested deeper than {MAX_DEPTH} levels"),
        ("- " * 200_000, f"nested deeper than {MAX_DEPTH} levels"),
    ],
)
def test_what_is_refused_is_named_with_its_line(text: str, fault: str) -> None:
    assert fault in fault_of(text)


def test_aliases_cannot_grow_a_file() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert "anchors" in fault_of(bomb)


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert parse_yaml("<<: {a: 1}", FILE) == {"<<": {"a": 1}}


def test_a_file_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "rank.yaml"
    path.write_bytes(b"- id: a\n- \xff\n")
    with pytest.raises(InputFault, match=r"rank\.yaml:2: "):
        read_yaml(path)


TEXT = """\
- id: a
  vi:
    term: A
    aliases: [B,
              C]
-
  id: b
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 1),
        ((0,), 1),
        ((0, "vi"), 2),
        ((0, "vi", "term"), 3),
        ((0, "vi", "aliases"), 4),
        ((0, "vi", "aliases", 1), 5),
        ((0, "vi", "absent", 3), 2),
        ((0, "vi", "term", "deeper"), 3),
        ((1,), 7),
        ((9,), 1),
    ],
)
def test_every_value_knows_its_line(location: tuple[str | int, ...], line: int) -> None:
    assert line_of(parse_yaml(TEXT, FILE), location) == line


def test_a_line_end_may_be_shown_and_an_escape_not() -> None:
    assert unshowable("Thượng tướng\n上將") is None
    assert unshowable("a\tb") == "\t"
    assert unshowable("a\u200bb") == "\u200b"


yaml_like = st.text(alphabet=st.sampled_from("ab:-,#[]{}\"'|>&*!%?~ \n\t0.é\u202e\x00"), max_size=60)


@given(st.one_of(st.text(), yaml_like))
def test_arbitrary_text_is_a_value_that_can_be_shown_or_a_fault(text: str) -> None:
    try:
        value = parse_yaml(text, FILE)
    except InputFault as fault:
        message = str(fault)
    else:
        message = "glossary/rank.yaml:" + "".join(strings(value)).replace("\n", "")
    assert message.startswith("glossary/rank.yaml:")
    assert unshowable(message) is None


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from strings(inner)


@given(st.recursive(st.text(alphabet=st.characters(categories=["L", "Nd"])), lambda inner: st.lists(inner, max_size=4)))
def test_quoted_text_is_read_as_it_stands(value: object) -> None:
    assert parse_yaml(json.dumps(value, ensure_ascii=False), FILE) == value
