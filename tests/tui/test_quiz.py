"""The quiz driven by keys: answers, retyping, undo, overruling, suspending; every grade saved at once."""

from collections.abc import Callable

import pytest
from fsrs import Rating
from textual.pilot import Pilot
from textual.widgets import Static

from studykit.faults import InputFault
from studykit.study.desk import Desk
from studykit.study.questions import ChoiceQuestion, Kind
from studykit.study.session import Phase, Session
from studykit.tui.app import StudyApp
from studykit.tui.screens.quiz import QuizScreen
from studykit.tui.screens.summary import SummaryScreen
from studykit.tui.widgets.answer_field import AnswerField
from studykit.tui.widgets.explanation_view import ExplanationView

SIZE = (90, 30)


def session_of(app: StudyApp) -> Session:
    assert isinstance(app.screen, QuizScreen)
    return app.screen._session


def message(app: StudyApp) -> str:
    return str(app.screen.query_one("#message", Static).content)


def right_key(session: Session) -> str:
    question = session.question
    assert isinstance(question, ChoiceQuestion)
    return str(next(number for number, option in enumerate(question.options, 1) if option.right))


def wrong_key(session: Session) -> str:
    return "1" if right_key(session) != "1" else "2"


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if char == " " else char for char in text))


@pytest.fixture
def choice_app(make_desk: Callable[[], Desk]) -> StudyApp:
    return StudyApp(make_desk(), deck_id="ranks", kinds={Kind.CHOICE})


@pytest.fixture
def typed_app(make_desk: Callable[[], Desk]) -> StudyApp:
    return StudyApp(make_desk(), deck_id="ranks", kinds={Kind.TYPED})


async def test_a_right_choice_is_saved_at_once_and_explained(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        await pilot.press(right_key(session))
        assert "Right" in message(choice_app)
        assert len(session._progress.reviews()) == 1
        explanation = str(choice_app.screen.query_one("#explanation-text", Static).content)
        assert "少佐" in explanation
        assert "Thiếu tá Trần An" in explanation
        assert "[bold]Boss[/bold]" in explanation
        await pilot.press("enter")
        assert session.phase is Phase.ASK


async def test_a_choice_by_arrows_and_enter(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        await pilot.press(*["down"] * (int(right_key(session)) - 1), "enter")
        assert session.feedback is not None
        assert session.feedback.right


async def test_overruling_changes_the_saved_grade(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        await pilot.press(wrong_key(session))
        assert session._progress.reviews()[-1].rating is Rating.Again
        await pilot.press("3")
        assert session._progress.reviews()[-1].rating is Rating.Good
        assert len(session._progress.reviews()) == 1


async def test_undo_asks_the_card_again(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        first = session.question
        assert first is not None
        await pilot.press(right_key(session), "enter", "ctrl+z")
        assert session.question is not None
        assert session.question.card.id == first.card.id
        assert session._progress.reviews() == []


async def test_undo_from_the_summary_goes_back_to_the_quiz(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        await pilot.press(right_key(session), "escape")
        assert isinstance(choice_app.screen, SummaryScreen)
        await pilot.press("u")
        assert isinstance(choice_app.screen, QuizScreen)
        assert session._progress.reviews() == []


async def test_a_fault_of_undo_on_the_summary_is_told(choice_app: StudyApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        await pilot.press(right_key(session), "escape")

        def refuse() -> bool:
            raise InputFault("it was reviewed again since")

        monkeypatch.setattr(session, "undo", refuse)
        await pilot.press("u")
        assert isinstance(choice_app.screen, SummaryScreen)
        assert [told.message for told in choice_app._notifications] == ["it was reviewed again since"]


async def test_a_typed_answer_is_read_as_telex(typed_app: StudyApp) -> None:
    async with typed_app.run_test(size=SIZE) as pilot:
        session = session_of(typed_app)
        assert session.question is not None
        assert session.question.expected == "Thiếu tá"
        await type_in(pilot, "Thieeus tas")
        assert typed_app.screen.query_one(AnswerField).value == "Thiếu tá"
        await pilot.press("enter")
        assert session.feedback is not None
        assert session.feedback.right
        assert message(typed_app).count("Right") == 1
        await pilot.press("enter")
        assert session.question.expected == "Trung tá"


async def test_a_wrong_typed_answer_wants_the_right_form_once(typed_app: StudyApp) -> None:
    async with typed_app.run_test(size=SIZE) as pilot:
        session = session_of(typed_app)
        await type_in(pilot, "Thieeus taf")
        await pilot.press("enter")
        assert session.phase is Phase.RETYPE
        assert "Thiếu tá" in message(typed_app)
        await pilot.press("enter")
        assert message(typed_app) == "Type Thiếu tá once, as it stands here."
        await type_in(pilot, "Thieeus taf")
        await pilot.press("enter")
        assert session.phase is Phase.RETYPE
        await type_in(pilot, "Thieeus tas")
        await pilot.press("enter")
        assert session.phase is Phase.ASK
        assert [review.rating for review in session._progress.reviews()] == [Rating.Again]


async def test_an_answer_without_marks_is_asked_for_them_once(typed_app: StudyApp) -> None:
    async with typed_app.run_test(size=SIZE) as pilot:
        session = session_of(typed_app)
        await pilot.press("ctrl+t", "ctrl+t", "ctrl+t")
        await type_in(pilot, "Thieu ta")
        await pilot.press("enter")
        assert "Add the marks" in message(typed_app)
        assert session._progress.reviews() == []
        assert typed_app.screen.query_one(AnswerField).selected_text == "Thieu ta"
        await pilot.press("enter")
        assert session._progress.reviews()[-1].rating is Rating.Again


async def test_an_empty_answer_is_no_answer_and_f3_gives_up(typed_app: StudyApp) -> None:
    async with typed_app.run_test(size=SIZE) as pilot:
        session = session_of(typed_app)
        await pilot.press("enter")
        assert session.phase is Phase.ASK
        assert message(typed_app) == "Type the answer; F2 gives a hint, F3 shows the answer."
        await pilot.press("f3")
        assert session._progress.reviews()[-1].rating is Rating.Again


async def test_a_hint_makes_a_right_answer_hard(typed_app: StudyApp) -> None:
    async with typed_app.run_test(size=SIZE) as pilot:
        session = session_of(typed_app)
        await pilot.press("f2")
        assert message(typed_app) == "T···· t·"
        await pilot.press("f2")
        assert message(typed_app) == "Thiếu t·"
        await type_in(pilot, "Thieeus tas")
        await pilot.press("enter")
        assert session._progress.reviews()[-1].rating is Rating.Hard


async def test_suspending_goes_on_with_the_next_card(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)
        first = session.question
        assert first is not None
        await pilot.press("f4")
        assert session.question is not None
        assert session.question.card.entry != first.card.entry
        assert [told.message for told in choice_app._notifications] == [
            "Never asked again: Thiếu tá. Ctrl+Z takes it back."
        ]


async def test_the_explanation_is_hidden_until_the_answer(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        view = choice_app.screen.query_one(ExplanationView)
        assert view.has_class("hidden")
        await pilot.press("1")
        assert not view.has_class("hidden")


async def test_a_fault_while_saving_is_told_and_the_question_stays(
    choice_app: StudyApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        session = session_of(choice_app)

        def full(*_args: object, **_kwargs: object) -> None:
            raise InputFault("the disk is full [red]")

        monkeypatch.setattr(session._progress, "grade", full)
        await pilot.press("1")
        assert session.phase is Phase.ASK
        assert [notification.message for notification in choice_app._notifications] == ["the disk is full [red]"]


async def test_the_summary_offers_to_undo_only_what_there_is(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        await pilot.press("escape")
        assert isinstance(choice_app.screen, SummaryScreen)
        assert "ctrl+z" not in choice_app.screen.active_bindings


async def test_all_cards_lead_to_the_summary(choice_app: StudyApp) -> None:
    async with choice_app.run_test(size=SIZE) as pilot:
        for _ in range(60):
            if isinstance(choice_app.screen, SummaryScreen):
                break
            session = session_of(choice_app)
            if session.phase is Phase.ASK:
                await pilot.press(right_key(session))
            await pilot.press("enter")
        assert isinstance(choice_app.screen, SummaryScreen)
        assert "100% right" in str(choice_app.screen.query_one("#summary", Static).content)
