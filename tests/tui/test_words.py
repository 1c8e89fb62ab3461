"""Numbers and times in words."""

from datetime import timedelta

import pytest

from studykit.tui.words import counted, minutes, wait


def test_counts() -> None:
    assert counted(1, "card") == "1 card"
    assert counted(2, "card") == "2 cards"


@pytest.mark.parametrize(("seconds", "words"), [(40, "40 s"), (59.6, "1 min"), (720, "12 min"), (3900, "1 h 5 min")])
def test_spans_of_practice(seconds: float, words: str) -> None:
    assert minutes(seconds) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=20), "less than a minute"),
        (timedelta(minutes=10), "10 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(days=3), "3 days"),
        (timedelta(days=76), "2.5 months"),
        (timedelta(days=730), "2.0 years"),
    ],
)
def test_waits(span: timedelta, words: str) -> None:
    assert wait(span) == words
