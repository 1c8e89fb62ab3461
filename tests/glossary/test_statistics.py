from collections.abc import Callable

from studykit.glossary.entry import Entry
from studykit.glossary.statistics import statistics


def test_entries_are_counted_by_what_they_are_and_have(make_entry: Callable[..., Entry]) -> None:
    text = {"vi": "x", "en": "y"}
    figures = statistics(
        [
            make_entry("a", "x", vi={"origin": "sino", "hantu": "上"}, topics=["law", "border"], examples=[text, text]),
            make_entry("b", "y", category="rank", sources=[{"title": "z"}], topics=["law"]),
        ]
    )
    assert figures.entries == 2
    assert {name: number for name, number in figures.category.items() if number} == {"rank": 1, "concept": 1}
    assert len(figures.category) == 11
    assert figures.status == {"draft": 2, "reviewed": 0}
    assert {name: number for name, number in figures.origin.items() if number} == {"sino": 1, "unknown": 1}
    assert {name: number for name, number in figures.topic.items() if number} == {"law": 2, "border": 1}
    assert {name for name, number in figures.with_field.items() if number} == {"hantu", "example", "source"}
    assert (figures.sino_with_hantu, figures.examples, figures.sources) == (1, 2, 1)


def test_an_empty_glossary_has_no_entries() -> None:
    assert statistics([]).entries == 0
