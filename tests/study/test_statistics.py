import json
from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Rating

from studykit.glossary.entry import Bilingual
from studykit.glossary.glossary import Glossary
from studykit.study.daily_queue import DEFAULT_LIMITS, Limits
from studykit.study.decks import Deck
from studykit.study.progress import Progress
from studykit.study.recipes import Clause, Recipe
from studykit.study.statistics import statistics

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
AGAIN, GOOD, EASY = Rating.Again, Rating.Good, Rating.Easy


@pytest.fixture
def deck(ranks: Glossary) -> Deck:
    text = Bilingual(vi="Quân hàm", en="Ranks")
    return Deck(Recipe(id="ranks", name=text, description=text, select=(Clause(ids=("dai-ta",)),)), tuple(ranks))


def test_a_fresh_start(deck: Deck, progress: Progress) -> None:
    figures = statistics([deck], progress, NOW, DEFAULT_LIMITS)
    [ranks] = figures.decks
    assert (ranks.new, ranks.learning, ranks.due, ranks.cards, ranks.unseen, ranks.known) == (8, 0, 0, 24, 24, 0)
    assert (figures.day, figures.streak, figures.total_reviews, figures.retention) == (date(2026, 3, 2), 0, 0, None)
    assert figures.forecast == (0,) * 7


def test_decks_count_what_the_queue_brings(deck: Deck, progress: Progress) -> None:
    progress.grade("dai-ta/vi-en", EASY, NOW - 20 * DAY, question="choice")
    progress.grade("trung-ta/vi-en", GOOD, NOW, question="choice")
    progress.grade("foreign/vi-en", GOOD, NOW, question="choice")
    progress.suspend("thieu-ta/vi-en")
    progress.suspend("foreign/vi-en")
    [ranks] = statistics([deck], progress, NOW, Limits(new=4, reviews=9)).decks
    assert (ranks.new, ranks.learning, ranks.due, ranks.suspended) == (2, 1, 1, 1)
    assert (ranks.unseen, ranks.young, ranks.mature) == (22, 2, 0)
    assert 0.7 < ranks.known < 1  # only the card that is past its learning steps


def test_today(deck: Deck, progress: Progress) -> None:
    progress.grade("dai-ta/vi-en", GOOD, NOW - DAY, question="choice", duration=timedelta(seconds=90))
    progress.grade("dai-ta/vi-en", AGAIN, NOW, question="choice", duration=timedelta(seconds=2.5))
    progress.grade("trung-ta/vi-en", GOOD, NOW, question="choice", duration=timedelta(seconds=4))
    today = statistics([deck], progress, NOW, DEFAULT_LIMITS).today
    assert (today.reviews, today.right, today.new, today.seconds) == (2, 1, 1, 6.5)


@pytest.mark.parametrize(
    ("days_ago", "streak"),
    [([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2, 4], 3), ([1, 2, 3], 3)],
)
def test_the_streak(deck: Deck, progress: Progress, days_ago: list[int], streak: int) -> None:
    for days in sorted(days_ago, reverse=True):
        progress.grade("dai-ta/vi-en", GOOD, NOW - days * DAY, question="choice")
    assert statistics([deck], progress, NOW, DEFAULT_LIMITS).streak == streak


def test_the_streak_counts_study_days(deck: Deck, progress: Progress) -> None:
    late_at_night = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    progress.grade("dai-ta/vi-en", GOOD, late_at_night, question="choice")
    assert statistics([deck], progress, NOW, DEFAULT_LIMITS).streak == 1
    assert statistics([deck], progress, late_at_night + DAY, DEFAULT_LIMITS).streak == 1
    assert statistics([deck], progress, NOW + DAY, DEFAULT_LIMITS).streak == 0


def test_retention_is_that_of_due_reviews_of_the_last_month(deck: Deck, progress: Progress) -> None:
    for number in range(4):
        card = f"{number}/vi-en"
        progress.grade(card, EASY, NOW - 60 * DAY, question="choice")
        progress.grade(card, GOOD, NOW - 40 * DAY, question="choice")
    for number in range(4):
        progress.grade(f"{number}/vi-en", AGAIN if number == 0 else GOOD, NOW - DAY, question="choice")
    progress.grade("0/vi-en", AGAIN, NOW - DAY + timedelta(minutes=10), question="choice")
    progress.grade("1/vi-en", AGAIN, NOW, question="choice", practice=True)
    figures = statistics([deck], progress, NOW, DEFAULT_LIMITS)
    assert (figures.retention, figures.retention_reviews) == (0.75, 4)


def test_the_forecast(deck: Deck, progress: Progress) -> None:
    progress.grade("overdue/vi-en", EASY, NOW - 30 * DAY, question="choice")
    progress.grade("learning/vi-en", AGAIN, NOW, question="choice")
    progress.grade("later/vi-en", EASY, NOW - 3 * DAY, question="choice")
    progress.grade("far/vi-en", EASY, NOW, question="choice")
    for card in ("suspended/vi-en", "buried/vi-en"):
        progress.grade(card, EASY, NOW - 30 * DAY, question="choice")
    progress.suspend("suspended/vi-en")
    progress.bury("buried/vi-en", date(2026, 3, 3))
    assert statistics([deck], progress, NOW, DEFAULT_LIMITS).forecast == (2, 1, 0, 0, 0, 1, 0)


def test_the_figures_are_json(deck: Deck, progress: Progress) -> None:
    figures = json.loads(statistics([deck], progress, NOW, DEFAULT_LIMITS).model_dump_json())
    assert figures["day"] == "2026-03-02"
    assert figures["decks"][0]["name"] == {"vi": "Quân hàm", "en": "Ranks"}
