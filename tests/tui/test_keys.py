"""The list of keys, and footers that fit on a terminal of 80 columns."""

from collections.abc import Callable

import pytest
from textual.widgets import Footer, Static

from studykit.glossary.category import Category
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, Sighting, Source
from studykit.study.desk import Desk
from studykit.study.questions import Kind
from studykit.tui.app import StudyApp
from studykit.tui.screens.entry_editor import EntryEditor
from studykit.tui.screens.keys import KeysScreen
from studykit.tui.screens.quiz import QuizScreen


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (Kind.TYPED, ()),
        (Kind.CHOICE, ()),
        (Kind.CHOICE, ("1",)),
        (None, ()),
        (None, ("g",)),
        (Kind.CHOICE, ("escape",)),
    ],
)
async def test_every_key_of_a_footer_is_in_sight(
    make_desk: Callable[[], Desk], kind: Kind | None, keys: tuple[str, ...]
) -> None:
    app = StudyApp(make_desk(), deck_id="ranks" if kind else None, kinds={kind} if kind else set(Kind))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        footer = app.screen.query_one(Footer)
        assert max(key.region.right for key in footer.children) <= 80
        assert len(footer.children) > 1


async def test_every_key_of_a_form_is_in_sight_and_listed(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    with Growth.open(desk.workspace, desk.glossary, desk.clock) as growth:
        source = Source("digest", "articles/x.txt", "X")
        sighting = Sighting(source, 0, 8, "Thượng tướng Lào và Thượng tướng", 0, 16)
        growth.queue.add(source, [NewTerm("Thượng tướng Lào", Category.RANK, 0.9, (sighting,))])
        app = StudyApp(desk, growth=growth)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("left")
            await pilot.pause()
            assert max(key.region.right for key in app.screen.query_one(Footer).children) <= 80
            await pilot.press("e")
            await pilot.pause()
            assert max(key.region.right for key in app.screen.query_one(Footer).children) <= 80
            await pilot.press("f1")
            shown = str(app.screen.query_one("#keys Static", Static).content)
            assert [line.split()[0] for line in shown.splitlines()] == ["^t", "f2", "^s", "esc"]
            await pilot.press("f1")
            assert isinstance(app.screen, EntryEditor)


async def test_the_list_has_our_keys_and_goes_away(make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.TYPED})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, KeysScreen)
        shown = str(app.screen.query_one("#keys Static", Static).content)
        assert [line.split()[0] for line in shown.splitlines()] == ["^t", "f2", "f3", "^z", "f4", "f5", "esc", "f1"]
        await pilot.press("escape")
        assert isinstance(app.screen, QuizScreen)
        await pilot.press("f1", "f1")
        assert isinstance(app.screen, QuizScreen)
