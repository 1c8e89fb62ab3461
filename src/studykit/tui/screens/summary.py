"""The summary: what came of a session, what was hard, and when it goes on."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from studykit.faults import InputFault, one_line
from studykit.study.desk import Desk
from studykit.study.session import Session
from studykit.study.summary import Summary
from studykit.tui.words import counted, minutes, wait

if TYPE_CHECKING:
    from studykit.tui.app import StudyApp


class SummaryScreen(Screen[None]):
    """Shown when a session has nothing more to ask, or was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter,escape", "app.pop_screen", "Decks"),
        ("u,ctrl+z", "undo", "Undo last answer"),
        ("q", "app.quit", "Quit"),
    ]

    app: "StudyApp"

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session

    def compose(self) -> ComposeResult:
        """Deck and figures."""
        yield Static(one_line(self._session.deck.recipe.name.en), id="title", markup=False)
        yield Static(id="summary")
        yield Footer(show_command_palette=False, compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to undo only where there is something to take back."""
        return self._session.can_undo if action == "undo" else super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Sum the session up."""
        self.query_one("#summary", Static).update(
            _content(self._session.summary, self._desk.clock(), self._desk, more=self._session.counts.total)
        )

    def action_undo(self) -> None:
        """Take the last answer back and go on with its card."""
        try:
            if self._session.undo():
                self.app.resume(self._session)
        except InputFault as fault:
            self.app.tell(fault)


def _content(summary: Summary, now: datetime, desk: Desk, *, more: int) -> Content:
    if not summary.answered:
        head = "Nothing is left for today in this deck." if not more else "Nothing was answered."
        parts: list[str | tuple[str, str]] = [(head, "bold")]
    else:
        parts = [
            (f"{counted(summary.answered, 'answer')} in {minutes(summary.time.total_seconds())}", "bold"),
            f"\n\n{summary.right / summary.answered:.0%} right, {summary.again} to be asked again, "
            f"{counted(summary.new, 'new card')}",
        ]
    if summary.hardest:
        parts.append(("\n\nHardest\n", "bold"))
        for entry_id in summary.hardest:
            entry = desk.glossary[entry_id]
            parts.append(f"\n  {one_line(entry.vi.term)} — {one_line(entry.en.preferred)}")
    if more:
        parts.append(f"\n\n{counted(more, 'card')} left for today.")
    elif summary.next_due is not None and summary.next_due > now:
        parts.append(f"\n\nThe next card is due in {wait(summary.next_due - now)}.")
    return Content.assemble(*parts)
