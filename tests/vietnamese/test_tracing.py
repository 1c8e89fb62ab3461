import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.vietnamese.tracing import TracedText

PATTERNS = ("a", "b+", "ab", "[ac]", "c$", "^b", "(?s).", "bc?", "aa|bb")
REPLACEMENTS = ("", "x", "xy", "a", "ab")
RULES = st.lists(st.tuples(st.sampled_from(PATTERNS), st.sampled_from(REPLACEMENTS)), max_size=4)


def rewritten(text: str, rules: list[tuple[str, str]]) -> TracedText:
    traced = TracedText(text)
    for pattern, replacement in rules:
        traced = traced.sub(re.compile(pattern), replacement)
    return traced


@given(st.text("abc", max_size=12), RULES)
def test_sub_writes_what_re_sub_writes(text: str, rules: list[tuple[str, str]]) -> None:
    expected = text
    for pattern, replacement in rules:
        expected = re.sub(pattern, replacement, expected)
    assert rewritten(text, rules).text == expected


@given(st.text("abc", max_size=12), RULES)
def test_spans_are_valid_and_ordered(text: str, rules: list[tuple[str, str]]) -> None:
    traced = rewritten(text, rules)
    spans = [traced.span(at, at + 1) for at in range(len(traced.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text("abc", max_size=12), RULES)
def test_a_stretch_spans_from_its_first_to_its_last_character(text: str, rules: list[tuple[str, str]]) -> None:
    traced = rewritten(text, rules)
    for start in range(len(traced.text)):
        for end in range(start + 1, len(traced.text) + 1):
            first, last = traced.span(start, start + 1), traced.span(end - 1, end)
            assert traced.span(start, end) == (first[0], last[1])


@given(st.text("abc-", max_size=20))
def test_what_was_not_replaced_maps_to_itself(text: str) -> None:
    traced = TracedText(text).sub(re.compile("-"), "").sub(re.compile("b"), "yyy").sub(re.compile("cc"), "")
    for at, char in enumerate(traced.text):
        if char != "y":
            start, end = traced.span(at, at + 1)
            assert text[start:end] == char


@pytest.mark.parametrize(
    ("text", "pattern", "replacement", "stretch", "original"),
    [
        ("--ab--", "-", "", (0, 2), "ab"),
        ("a--b", "-", "", (0, 1), "a"),
        ("a--b", "-", "", (1, 2), "b"),
        ("a--b", "-", "", (0, 2), "a--b"),
        ("a&amp;b", "&amp;", "&", (1, 2), "&amp;"),
        ("a&amp;b", "&amp;", "&", (2, 3), "b"),
        ("a..b", r"\.", "…!", (2, 4), ".."),
    ],
)
def test_span_of_a_stretch_beside_deletions_and_replacements(
    text: str, pattern: str, replacement: str, stretch: tuple[int, int], original: str
) -> None:
    start, end = TracedText(text).sub(re.compile(pattern), replacement).span(*stretch)
    assert text[start:end] == original


def test_an_untouched_text_is_the_same_object() -> None:
    traced = TracedText("abc")
    assert traced.sub(re.compile("x"), "y") is traced
    assert traced.sub(re.compile("a"), "a") is traced


def test_a_later_rewriting_made_apart_is_joined() -> None:
    first = TracedText("--ab").sub(re.compile("-"), "")
    joined = first.then(TracedText(first.text).sub(re.compile("a"), "xx"))
    assert joined.text == "xxb"
    assert joined.span(0, 2) == (2, 3)


def test_with_same_length_refuses_another_length() -> None:
    assert TracedText("ab").with_same_length("cd").text == "cd"
    with pytest.raises(ValueError, match="length"):
        TracedText("ab").with_same_length("abc")
