"""The screen on which the glossary grows: each key, the form, the search for another entry, and how they look."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Select, Static

from studykit.glossary.category import Category
from studykit.glossary.store import load_glossary
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, Sighting, Source, State
from studykit.study.desk import Desk
from studykit.tui.app import StudyApp
from studykit.tui.screens.entry_editor import EntryEditor
from studykit.tui.screens.entry_picker import EntryPicker
from studykit.tui.screens.grow import GrowScreen
from studykit.tui.screens.today import TodayScreen
from studykit.tui.widgets.answer_field import AnswerField
from studykit.tui.widgets.candidate_view import CandidateView
from studykit.tui.widgets.deck_table import DeckTable

SIZE = (90, 28)
TEXT = (
    "Lễ trao quân hàm. Sáng 3/5, Thượng tướng Lào [bold]và[/bold] Chuẩn tướng Nguyễn An dự lễ. Chuẩn tướng là bậc quân "
    "hàm dưới Thiếu tướng. Đại tướng quân chủ trì."
)
TERMS = (("Thượng tướng Lào", 0.9), ("Chuẩn tướng", 0.8), ("Đại tướng quân", 0.7))
Compare = Callable[..., bool]


def new_term(term: str, score: float) -> NewTerm:
    source = Source("digest", "articles/le-trao.txt", "Lễ trao [quân] hàm")
    start = TEXT.index(term)
    sighting = Sighting(source, start, start + len(term), TEXT, start, start + len(term))
    return NewTerm(term, Category.RANK, score, (sighting,))


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    desk = make_desk()
    desk.workspace.articles.joinpath("le-trao.txt").write_text(TEXT, encoding="utf-8")
    return desk


@pytest.fixture
def growth(desk: Desk) -> Iterator[Growth]:
    with Growth.open(desk.workspace, desk.glossary, desk.clock) as growth:
        for term, score in TERMS:
            new = new_term(term, score)
            growth.queue.add(new.sightings[0].source, [new])
        yield growth


@pytest.fixture
def app(desk: Desk, growth: Growth) -> StudyApp:
    return StudyApp(desk, growth=growth)


def message(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#message", Static).content)


def shown(pilot: Pilot[Any]) -> str:
    view = pilot.app.screen.query_one(CandidateView)
    return str(view.query_one("#draft", Static).content).splitlines()[0]


def states(growth: Growth) -> dict[str, str]:
    return {term: growth.get(term).state.value for term, _ in TERMS}


def own_files(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.workspace.glossary.iterdir())


async def test_one_key_accepts_the_draft_and_one_takes_it_back(app: StudyApp, growth: Growth, desk: Desk) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot) == "Thượng tướng Lào"
        await pilot.press("a")
        assert message(pilot) == "Accepted  Thượng tướng Lào — Senior Lieutenant General of Laos"
        assert shown(pilot) == "Chuẩn tướng"
        assert own_files(desk) == ["rank.yaml"]
        await pilot.press("u")
        assert shown(pilot) == "Thượng tướng Lào"
        assert own_files(desk) == []


async def test_keys_that_decide(app: StudyApp, growth: Growth) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("r", "l", "1")
        assert message(pilot) == "Alias  Đại tướng quân = Đại tướng"
        assert states(growth) == {
            "Thượng tướng Lào": "rejected",
            "Chuẩn tướng": "later",
            "Đại tướng quân": "alias",
        }
        assert "3 terms decided" in str(app.screen.query_one("#empty", Static).content)
        await pilot.press("a", "e", "o", "x", "right", "9", "n")
        assert isinstance(app.screen, GrowScreen)
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert set(states(growth).values()) == {"waiting"}
        await pilot.press("u")
        assert "nothing to take back" in message(pilot)


async def test_edges_are_moved_and_the_term_is_split(app: StudyApp, growth: Growth) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left")
        assert shown(pilot) == "Thượng tướng"
        assert "in the glossary already: thuong-tuong" in str(app.screen.query_one("#draft", Static).content)
        await pilot.press("a")
        assert "in the glossary already; move an edge" in message(pilot)
        await pilot.press("right", "shift+right")
        assert shown(pilot) == "tướng Lào"
        await pilot.press("ctrl+left", "left", "left", "x")
        assert message(pilot) == "Split  Thượng | tướng Lào"
        assert growth.get("Thượng tướng Lào").state is State.REJECTED


async def test_without_a_draft_the_form_opens(app: StudyApp, growth: Growth, desk: Desk) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "a")
        assert isinstance(app.screen, EntryEditor)
        await pilot.press(*"Brigadier", "enter")
        assert isinstance(app.screen, GrowScreen)
        assert states(growth)["Chuẩn tướng"] == "accepted"
    entry = growth.held.get("chuan-tuong")
    assert entry is not None
    assert entry.en.preferred == "Brigadier"


async def test_the_form_says_what_is_missing_and_saves(app: StudyApp, growth: Growth, desk: Desk) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "e")
        fields = {field.border_title: field for field in app.screen.query(AnswerField)}
        await pilot.press(*"Brigadier", "tab", *"chuaanr", "tab", "f2", "ctrl+s")
        assert fields["Definition in Vietnamese"].value == "bậc quân hàm dưới Thiếu tướng"
        assert "one language only" in message(pilot)
        await pilot.press("tab", *"Rank")
        assert app.focused is fields["Definition in English"]
        await pilot.press("tab", "down")
        assert fields["Hán tự: ↓ suggests"].value == "準將"
        await pilot.press("down", "up", "enter")
        assert isinstance(app.screen, GrowScreen)
        assert message(pilot) == "Accepted  Chuẩn tướng — Brigadier"
    entry = load_glossary(desk.workspace.glossary_layers)["chuan-tuong"]
    assert entry.definition is not None
    assert (entry.en.preferred, entry.definition.en, entry.vi.hantu) == ("Brigadier", "Rank", "準將")
    assert entry.vi.aliases == ("chuẩn",)


async def test_characters_are_gone_through_one_by_one(app: StudyApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left", "e", "tab", "tab", "tab", "tab", "down")
        field = app.focused
        assert isinstance(field, AnswerField)
        first = field.value
        await pilot.press("up")
        assert field.value[0] != first[0]
        assert field.value[1:] == first[1:]
        await pilot.press("down")
        assert field.value == first


async def test_suggestions_go_into_their_fields(app: StudyApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        fields = {field.border_title: field for field in app.screen.query(AnswerField)}
        await pilot.press("ctrl+a", "backspace")
        fields["English"].value = ""
        await pilot.press("f2")
        assert fields["English"].value == "Senior Lieutenant General of Laos"
        offers = app.screen.query_one("#offers", OptionList)
        offers.focus()
        offers.highlighted = offers.option_count - 1
        await pilot.press("enter")
        assert app.focused is fields["English"]
        assert fields["English"].value != "Senior Lieutenant General of Laos"


async def test_the_category_is_chosen_in_the_form(app: StudyApp, desk: Desk, growth: Growth) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        app.screen.query_one("#category", Select).value = Category.TITLE
        await pilot.press("enter")
    assert own_files(desk) == ["title.yaml"]


async def test_leaving_the_form_decides_nothing(app: StudyApp, growth: Growth) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e", *"abc", "escape")
        assert isinstance(app.screen, GrowScreen)
        await pilot.press("o", "escape")
        assert isinstance(app.screen, GrowScreen)
        assert set(states(growth).values()) == {"waiting"}


async def test_what_was_typed_into_the_form_and_not_saved_is_kept(app: StudyApp, growth: Growth) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "e", *"abc", "tab", "x", ";", "y", "escape")
        assert message(pilot) == "Not saved yet  e opens the form as you left it"
        await pilot.press("p", "e", "escape")
        assert "Not saved" not in message(pilot)
        await pilot.press("n", "e")
        fields = {field.border_title: field.value for field in app.screen.query(AnswerField)}
        assert (fields["English"], fields["Other forms, ; between them"]) == ("abc", "x; y")
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, GrowScreen)
        assert "Chuẩn tướng: e opens the form again, Esc leaves without it" in message(pilot)
        await pilot.press("e", "enter", "escape")
        await pilot.pause()
    assert states(growth)["Chuẩn tướng"] == "accepted"
    assert app.return_code == 0


async def test_the_form_says_that_nothing_was_found_for_a_field(app: StudyApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "e", "tab", "f2")
        assert message(pilot) == "Nothing was found for: Other forms"


async def test_what_was_put_off_is_told_at_the_end(app: StudyApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("r", "l", "r")
        farewell = str(app.screen.query_one("#empty", Static).content)
        assert "3 terms decided, none is left but 1 term put off: open this screen again" in farewell


async def test_another_entry_is_searched_with_telex(app: StudyApp, growth: Growth) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "o")
        assert isinstance(app.screen, EntryPicker)
        await pilot.press(*"thieeus", "space", *"tas")
        assert app.screen.query_one(AnswerField).value == "thiếu tá"
        await pilot.press("down", "up", "enter")
        assert message(pilot) == "Alias  Chuẩn tướng = Thiếu tá"
        assert states(growth)["Chuẩn tướng"] == "alias"


async def test_a_search_that_finds_nothing_chooses_nothing(app: StudyApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("o", *"zzzz", "enter")
        assert isinstance(app.screen, EntryPicker)
        await pilot.press(*["backspace"] * 4)
        assert app.screen.query_one(OptionList).option_count > 0


async def test_a_fault_is_told_and_decides_nothing(app: StudyApp, desk: Desk, growth: Growth) -> None:
    (desk.workspace.glossary / "rank.yaml").write_text("no: list\n", encoding="utf-8")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        assert "is not a list" in message(pilot)
        assert set(states(growth).values()) == {"waiting"}


async def test_leaving_ends_the_app_that_was_opened_for_it(app: StudyApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape")
        await pilot.pause()
    assert app.return_code == 0


async def test_growing_from_the_list_of_decks(desk: Desk, growth: Growth) -> None:
    app = StudyApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "3 new terms of your articles to decide about: g" in str(
            app.screen.query_one("#figures", Static).content
        )
        await pilot.press("g")
        assert isinstance(app.screen, GrowScreen)
        await pilot.press("a", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert "2 new terms of your articles" in str(app.screen.query_one("#figures", Static).content)
        assert "thuong-tuong-lao" in desk.glossary
        figures = app.screen.query_one(DeckTable)
        assert figures.get_cell("ranks", "cards").plain == "26"


async def _settled(pilot: Pilot[Any]) -> None:
    await pilot.pause()


def test_look_of_a_term_with_a_draft(snap_compare: Compare, app: StudyApp) -> None:
    assert snap_compare(app, terminal_size=SIZE, run_before=_settled)


def test_look_of_a_trimmed_term_on_a_small_terminal(snap_compare: Compare, app: StudyApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), press=["n", "r", "right"])


def test_look_of_the_form(snap_compare: Compare, app: StudyApp) -> None:
    assert snap_compare(app, terminal_size=SIZE, press=["n", "a"])


def test_look_of_the_search(snap_compare: Compare, app: StudyApp) -> None:
    assert snap_compare(app, terminal_size=SIZE, press=["o", *"tuowngs"])


def test_look_of_the_end(snap_compare: Compare, app: StudyApp) -> None:
    assert snap_compare(app, terminal_size=SIZE, press=["r", "r", "r"])
