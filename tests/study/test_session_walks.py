"""Random walks through sessions: whatever a learner does, the log stays the truth."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from fsrs import Rating
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit.glossary.entry import Bilingual, Entry
from studykit.study.daily_queue import Counts, Limits
from studykit.study.decks import Deck
from studykit.study.progress import Progress
from studykit.study.questions import ChoiceQuestion, QuestionMaker
from studykit.study.recipes import Clause, Recipe
from studykit.study.scheduling import Scheduler
from studykit.study.session import Phase, Session
from studykit.study.study_days import StudyDays

ENTRIES = tuple(
    Entry.model_validate(
        {
            "id": f"e{number}",
            "category": "rank",
            "pos": "noun",
            "vi": {"term": f"Cấp {number}"},
            "en": {"preferred": f"Rank {chr(97 + number)}"},
            "examples": [{"vi": f"Ông mang Cấp {number} từ lâu.", "en": "He has held it long."}],
        }
    )
    for number in range(5)
)
TEXT = Bilingual(vi="x", en="x")
DECK = Deck(Recipe(id="d", name=TEXT, description=TEXT, select=(Clause(ids=("e0",)),)), ENTRIES)
STEPS = st.lists(
    st.sampled_from(
        ["right", "right", "right", "wrong", "unknown", "overrule", "undo", "suspend", "bury", "wait", "day", "restart"]
    ),
    max_size=40,
)


def step(session: Session, name: str) -> None:
    """Do what the step says as far as the phase allows it, then go on."""
    if name == "undo":
        session.undo()
    elif session.phase is Phase.ASK:
        match name:
            case "suspend":
                session.suspend()
            case "bury":
                session.bury()
            case "right" | "wrong" | "unknown" | "overrule":
                answer(session, name)


def answer(session: Session, name: str) -> None:
    question = session.question
    assert question is not None
    session.answer(None if name == "unknown" else given_answer(name == "right", question))
    if name == "overrule":
        session.overrule(Rating.Easy)
    if session.phase is Phase.RETYPE and not isinstance(question, ChoiceQuestion):
        session.retype(question.expected)
    session.advance()


def given_answer(right: bool, question: object) -> str | int:
    if isinstance(question, ChoiceQuestion):
        return next(index for index, option in enumerate(question.options) if option.right is right)
    assert hasattr(question, "expected")
    return str(question.expected) if right else "sai"


@settings(max_examples=60, deadline=None)
@given(STEPS, st.booleans())
def test_walks(steps: list[str], ahead: bool) -> None:
    now = [datetime(2026, 3, 2, 9, 0, tzinfo=UTC)]

    def start() -> Session:
        return Session(
            DECK, progress, QuestionMaker(ENTRIES), clock=lambda: now[0], limits=Limits(new=3, reviews=4), ahead=ahead
        )

    with (
        TemporaryDirectory() as folder,
        Progress.open(Path(folder) / "p.sqlite", Scheduler(StudyDays(UTC)), now[0]) as progress,
    ):
        session = start()
        for name in steps:
            now[0] += {"wait": timedelta(minutes=9), "day": timedelta(days=1)}.get(name, timedelta(seconds=4))
            if name == "restart":
                session = start()
            step(session, name)
            assert (session.phase is Phase.DONE) == (session.question is None)
            assert min(session.counts.new, session.counts.learning, session.counts.review) >= 0
        today = progress.scheduler.days.day_of(now[0])
        assert sum(review.is_first for review in progress.reviews(today, today)) <= 3
        states = progress.states()
        progress.rebuild()
        assert progress.states() == states
        while session.undo():
            pass
        assert session.counts == Counts() or session.phase is Phase.ASK
