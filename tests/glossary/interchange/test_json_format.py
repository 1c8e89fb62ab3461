import json
from collections.abc import Callable

import pytest

ENTRY = {"id": "a", "category": "rank", "pos": "noun", "vi": {"term": "Đại tướng"}, "en": {"preferred": "General"}}


def test_an_array_or_one_entry_is_read(read: Callable) -> None:
    one, other = (json.dumps({**ENTRY, "id": entry_id}, indent=1) for entry_id in "ab")
    reading = read("some.json", f"[\n{one},\n{other}\n]")
    assert [(incoming.entry.id, incoming.place.line) for incoming in reading.entries] == [("a", 2), ("b", 13)]
    assert [incoming.entry.id for incoming in read("some.json", f"\ufeff {one}\n").entries] == ["a"]
    assert read("some.json", " [ ] ").entries == ()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "1: Expecting value"),
        ("[\n{]", "2: Expecting property name"),
        ('[\n{"id": "a", "id": "b"}]', '2: duplicate key "id"'),
        ("[1]", "1: this element is no entry"),
        ('["\n"]', "1: Invalid control character"),
        ("[{} {}]", "1: the array breaks off, or lacks a comma"),
        ("[{},]", "1: Expecting value"),
        ("[{}", "1: the array breaks off"),
        ("[]\n[]", "2: more follows the end"),
        ("{} x", "1: more follows the end"),
        ('[{"id": NaN}]', "1: NaN is no value of JSON"),
        ('[{"id": ' + "9" * 5000 + "}]", "1: this element holds a number that is too long"),
        ("[" * 100_000, "1: this element is nested too deep"),
        ('[{"vi": ' + "[" * 60 + "]" * 60 + "}]", "1: a value nested deeper than 32 levels"),
        ('[{"id": "\\ud800"}]', "1: unreadable character U+D800"),
        ('[{"id": "a\\u0000"}]', "1: unreadable character U+0000"),
        (json.dumps([{**ENTRY, "vi": 1}]), '1: a: "vi" is not a set of keys'),
        (json.dumps([{**ENTRY, "vi": {"term": 1}}]), '1: a: "vi.term" is not text'),
        (json.dumps([{**ENTRY, "terms": 1}]), '1: a: "terms" is no key of an entry; did you mean term?'),
        (json.dumps([{**ENTRY, "status": "reviewed"}]), "1: a: a reviewed entry needs sources"),
    ],
)
def test_faults_name_the_line(content: str, fault: str, faults_of: Callable) -> None:
    assert faults_of("some.json", content)[0].startswith(fault)
