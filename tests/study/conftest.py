"""Small glossaries, a clock that is moved by hand, and progress in a temporary folder."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from studykit.glossary.entry import Bilingual, Entry
from studykit.glossary.glossary import Glossary
from studykit.study.decks import Deck
from studykit.study.progress import Progress
from studykit.study.questions import ChoiceQuestion, QuestionMaker
from studykit.study.recipes import Clause, Recipe
from studykit.study.scheduling import Scheduler, SchedulingOptions
from studykit.study.session import Phase, Session
from studykit.study.study_days import StudyDays

RANKS = (
    ("thieu-ta", "Thiếu tá", "Major"),
    ("trung-ta", "Trung tá", "Lieutenant Colonel"),
    ("thuong-ta", "Thượng tá", "Senior Lieutenant Colonel"),
    ("dai-ta", "Đại tá", "Colonel"),
    ("thieu-tuong", "Thiếu tướng", "Major General"),
    ("trung-tuong", "Trung tướng", "Lieutenant General"),
    ("thuong-tuong", "Thượng tướng", "Senior Lieutenant General"),
    ("dai-tuong", "Đại tướng", "General"),
)


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def make_entry() -> Callable[..., Entry]:
    """Makes an entry from an id, a Vietnamese and an English term; keywords are further fields."""

    def make(entry_id: str, term: str, english: str, **fields: Any) -> Entry:
        value = {
            "id": entry_id,
            "category": "rank",
            "pos": "noun",
            "vi": {"term": term, **fields.pop("vi", {})},
            "en": {"preferred": english, **fields.pop("en", {})},
            "examples": [{"vi": f"Đồng chí {term} đã phát biểu.", "en": f"The {english} spoke."}],
            **fields,
        }
        return Entry.model_validate(value)

    return make


@pytest.fixture
def ranks(make_entry: Callable[..., Entry]) -> Glossary:
    """Eight ranks on one scale."""
    entries = [
        make_entry(entry_id, term, english, scale={"name": "officer", "position": place, "of": len(RANKS)})
        for place, (entry_id, term, english) in enumerate(RANKS, 1)
    ]
    return Glossary({entry.id: entry for entry in entries})


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


@pytest.fixture
def scheduler() -> Scheduler:
    return Scheduler(StudyDays(UTC), SchedulingOptions(fuzz=False))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / ".studykit" / "progress.sqlite"


@pytest.fixture
def progress(database: Path, scheduler: Scheduler, clock: Clock) -> Iterator[Progress]:
    with Progress.open(database, scheduler, clock.now) as opened:
        yield opened


class DrivenSession(Session):
    """A session with what a test needs to play the learner."""

    @property
    def card_id(self) -> str:
        assert self.question is not None
        return self.question.card.id

    def right(self) -> str | int:
        """The right answer to the current question."""
        assert self.question is not None
        if isinstance(self.question, ChoiceQuestion):
            return next(index for index, option in enumerate(self.question.options) if option.right)
        return self.question.expected

    def wrong(self) -> str | int:
        """A wrong answer to the current question."""
        if isinstance(self.question, ChoiceQuestion):
            return next(index for index, option in enumerate(self.question.options) if not option.right)
        return "sai"

    def answer_all(self, clock: Clock, **span: float) -> list[str]:
        """Answer everything right, letting time pass before each answer; returns the ids of the cards."""
        ids = []
        while self.phase is not Phase.DONE:
            ids.append(self.card_id)
            clock.forward(**span)
            self.answer(self.right())
            self.advance()
        return ids


@pytest.fixture
def start(ranks: Glossary, progress: Progress, clock: Clock) -> Callable[..., DrivenSession]:
    """Starts a session over the first `count` ranks; further keywords are those of Session."""

    def begin(*, cards: tuple[str, ...] = ("vi-en", "en-vi", "cloze"), count: int = 8, **options: Any) -> DrivenSession:
        text = Bilingual(vi="Quân hàm", en="Ranks")
        recipe = Recipe.model_validate(
            {"id": "ranks", "name": text, "description": text, "select": [Clause(ids=("dai-ta",))], "cards": cards}
        )
        deck = Deck(recipe, tuple(ranks)[:count])
        return DrivenSession(deck, progress, QuestionMaker(ranks), clock=clock, **options)

    return begin
