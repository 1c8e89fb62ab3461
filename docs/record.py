"""Records the pictures of the documentation from the real app: python docs/record.py (or: make pictures)."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from studykit.articles.readers import read_article
from studykit.growth.addition import Adding
from studykit.growth.growth import Growth
from studykit.study.desk import Desk
from studykit.study.questions import Kind
from studykit.tui.app import StudyApp
from studykit.tui.screens.grow import GrowScreen
from studykit.tui.screens.quiz import QuizScreen
from studykit.vietnamese.input_methods import encode_telex
from studykit.workspace import init_workspace

DOCS = Path(__file__).parent
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Recording = Callable[[StudyApp, Pilot[Any]], Coroutine[Any, Any, None]]


def keys(text: str) -> list[str]:
    """The keys that type a text, marks in Telex."""
    return ["space" if key == " " else key for key in encode_telex(text)]


async def save(app: StudyApp, pilot: Pilot[Any], name: str) -> None:
    """Save the screen as a picture."""
    await pilot.pause()
    app.save_screenshot(str(DOCS / f"{name}.svg"))


async def quiz(app: StudyApp, pilot: Pilot[Any]) -> None:
    """A wrong tone in a rank."""
    screen = app.screen
    assert isinstance(screen, QuizScreen)
    while (question := screen._session.question) is not None and question.expected != "Thượng úy":
        await pilot.press("f3", *keys(question.expected), "enter")
        await pilot.pause()
    await pilot.press(*keys("Thượng ùy"), "enter")
    await save(app, pilot, "quiz")


async def growing(app: StudyApp, pilot: Pilot[Any]) -> None:
    """A draft, a trimmed term, the form, an alias, the end."""
    screen = app.screen
    assert isinstance(screen, GrowScreen)

    async def find(term: str) -> None:
        for _ in range(screen._round.total):
            if screen._round.form == term:
                return
            await pilot.press("n")
        raise LookupError(f"{term} is not new any more: record another term of the text")

    await find("Quốc vụ khanh Bộ Quốc phòng Mông Cổ")
    await save(app, pilot, "growing/1-draft")
    await pilot.press("a")
    await find("chính sách láng giềng")
    await pilot.press("right", "right")
    await save(app, pilot, "growing/2-trimmed")
    await pilot.press("a", *keys("third neighbour policy"))
    await save(app, pilot, "growing/3-form")
    await pilot.press("enter")
    await find("quan hệ Đối tác toàn diện Việt Nam - Mông Cổ")
    await pilot.press("o", *keys("đối tác toàn diện"))
    await save(app, pilot, "growing/4-alias")
    await pilot.press("escape")
    while screen._round.term is not None:
        await pilot.press("a" if screen._round.suggestions and screen._round.suggestions.english else "r")
    await save(app, pilot, "growing/5-end")


async def record(app: StudyApp, size: tuple[int, int], recording: Recording) -> None:
    """Drive the app in a terminal of that many columns and rows."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await recording(app, pilot)


def main() -> None:
    """Record everything in workspaces of its own."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(init_workspace(Path(folder)), lambda: NOW)
        asyncio.run(record(StudyApp(desk, deck_id="ranks", kinds={Kind.TYPED}), (100, 34), quiz))
        with Growth.open(desk.workspace, desk.glossary, desk.clock) as growth:
            article = read_article(DOCS / "growing" / "mong-co.txt", "mong-co.txt")
            Adding(desk, growth.queue).add(article)
            asyncio.run(record(StudyApp(desk, growth=growth), (100, 30), growing))
        desk.close()


if __name__ == "__main__":
    main()
