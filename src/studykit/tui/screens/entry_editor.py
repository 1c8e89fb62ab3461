"""The editor: a new term becomes an entry by way of a form."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from studykit.faults import InputFault, one_line
from studykit.growth.acceptance import Draft
from studykit.growth.drafts import Suggestions
from studykit.tui.widgets.entry_form import EntryForm, NothingFound


class EntryEditor(ModalScreen[Draft | None]):
    """Shows the form until the entry is accepted or the learner leaves it; gives what was typed and not saved, if any.

    `accept` takes the draft and raises InputFault where it cannot be accepted; the form then stays open.
    """

    CSS_PATH = "../grow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    def __init__(self, draft: Draft, suggestions: Suggestions, method: str, accept: Callable[[Draft], object]) -> None:
        super().__init__()
        self._draft = draft
        self._suggestions = suggestions
        self._method = method
        self._accept = accept

    def compose(self) -> ComposeResult:
        """Title, form, message."""
        yield Static("New entry: Enter saves, F2 takes a suggestion, Tab goes on", id="title", markup=False)
        yield EntryForm(self._draft, self._suggestions, self._method)
        yield Static(id="message")
        yield Footer(show_command_palette=False, compact=True)

    @on(EntryForm.Saved)
    def _saved(self, event: EntryForm.Saved) -> None:
        try:
            self._accept(event.draft)
        except InputFault as fault:
            self._tell("; ".join(fault.lines), fault=True)
        else:
            self.dismiss(None)

    @on(NothingFound)
    def _nothing_found(self, event: NothingFound) -> None:
        self._tell(f"Nothing was found for: {event.field}")

    def action_leave(self) -> None:
        """Go back with nothing decided."""
        form = self.query_one(EntryForm)
        self.dismiss(form.draft() if form.is_changed else None)

    def _tell(self, text: str, *, fault: bool = False) -> None:
        message = self.query_one("#message", Static)
        message.update(Content(one_line(text)))
        message.set_class(fault, "fault")
