"""The Today screen: decks and figures, and the way into the quiz and back."""

from collections.abc import Callable

from textual.widgets import Static

from studykit.study.desk import Desk
from studykit.tui.app import StudyApp
from studykit.tui.screens.quiz import QuizScreen
from studykit.tui.screens.summary import SummaryScreen
from studykit.tui.screens.today import TodayScreen
from studykit.tui.widgets.deck_table import DeckTable

SIZE = (90, 28)


async def test_decks_and_figures_are_shown(make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        table = app.screen.query_one(DeckTable)
        assert table.deck_id == "ranks"
        assert [str(cell) for cell in table.get_row("ranks")][1:5] == ["8", "0", "0", "24"]
        assert "0 answers today" in str(app.screen.query_one("#figures", Static).content)


async def test_enter_studies_and_escape_comes_back_with_new_figures(make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuizScreen)
        await pilot.press("1", "escape")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert "1 answer today" in str(app.screen.query_one("#figures", Static).content)


async def test_a_deck_with_nothing_left_goes_to_its_summary(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    while (session := desk.session("ranks")).question is not None:
        session.suspend()
    app = StudyApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)


async def test_q_quits(make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("q")
    assert app.return_code == 0
