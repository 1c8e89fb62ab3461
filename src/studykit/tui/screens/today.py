"""Today: the decks with what they bring, and how the learner stands."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from studykit.faults import InputFault
from studykit.growth.growth import count_waiting
from studykit.study.desk import Desk
from studykit.study.statistics import Statistics
from studykit.tui.widgets.deck_table import DeckTable
from studykit.tui.words import counted, minutes

if TYPE_CHECKING:
    from studykit.tui.app import StudyApp

_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


class TodayScreen(Screen[None]):
    """Where the app starts, and where every session ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("a", "ahead", "Study ahead"),
        ("q", "app.quit", "Quit"),
    ]

    app: "StudyApp"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Title, figures, decks, forecast."""
        yield Static("studykit", id="title")
        yield Static(id="figures")
        yield DeckTable()
        yield Static(id="forecast")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Read the figures once the empty screen is up."""
        self.query_one(DeckTable).focus()

    def on_screen_resume(self) -> None:
        """Read the figures anew: a session may have ended."""
        statistics = self._desk.statistics()
        self.query_one("#figures", Static).update(_figures(statistics, self._waiting()))
        self.query_one("#forecast", Static).update(_forecast(statistics))
        self.query_one(DeckTable).show(statistics.decks)

    @on(DataTable.RowSelected)
    def action_study(self) -> None:
        """Study the deck under the cursor."""
        self._open(ahead=False)

    def action_ahead(self) -> None:
        """Study the deck under the cursor, and after today's cards those that are not due yet."""
        self._open(ahead=True)

    def _waiting(self) -> int:
        try:
            return count_waiting(self._desk.workspace, self._desk.glossary)
        except InputFault as fault:
            self.app.tell(fault)
            return 0

    def _open(self, *, ahead: bool) -> None:
        deck_id = self.query_one(DeckTable).deck_id
        if deck_id is not None:
            self.app.study(deck_id, ahead=ahead)


def _figures(statistics: Statistics, waiting: int) -> Content:
    today = statistics.today
    parts: list[str | tuple[str, str]] = [
        (_dated(statistics.day), "bold"),
        "   ",
        f"{counted(today.reviews, 'answer')} today",
    ]
    if today.reviews:
        parts.append(f", {today.right / today.reviews:.0%} right, {minutes(today.seconds)}")
    parts.append(f"   {counted(statistics.streak, 'day')} in a row")
    parts.append(f"   about {statistics.known_cards:.0f} of {counted(statistics.learned_cards, 'card')} known")
    if statistics.retention is not None:
        parts.append(f"   retention {statistics.retention:.0%}")
    if waiting:
        parts.append((f"\n{counted(waiting, 'new term')} of your articles to decide about: g", "$accent"))
    return Content.assemble(*parts)


def _forecast(statistics: Statistics) -> Content:
    parts: list[str | tuple[str, str]] = [("Due in the next days  ", "dim")]
    for ahead, count in enumerate(statistics.forecast):
        weekday = _WEEKDAYS[(statistics.day.weekday() + ahead) % 7]
        parts += [(f"{weekday} ", "dim"), (f"{count}  ", "bold" if count else "dim")]
    return Content.assemble(*parts)


def _dated(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"
