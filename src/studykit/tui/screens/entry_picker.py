"""The picker: an entry is searched for, in either language, with or without marks."""

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studykit.faults import one_line
from studykit.glossary.entry import Entry
from studykit.glossary.search import SearchIndex
from studykit.tui.widgets.answer_field import AnswerField

_SHOWN = 12


class EntryPicker(ModalScreen[str | None]):
    """Gives the id of the entry that was chosen, None if none was; `first` are shown before anything is typed."""

    CSS_PATH = "../grow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("down", "move(1)", "Next", show=False),
        Binding("up", "move(-1)", "Previous", show=False),
    ]

    def __init__(self, heading: str, entries: Iterable[Entry], first: Iterable[Entry], method: str) -> None:
        super().__init__()
        self._heading = heading
        self._entries = {entry.id: entry for entry in entries}
        self._first = list(first)
        self._method = method

    def compose(self) -> ComposeResult:
        """What is wanted, a field, and the entries found."""
        with Vertical(id="picker"):
            yield Static(one_line(self._heading), markup=False)
            yield AnswerField(self._method)
            yield OptionList()

    def on_mount(self) -> None:
        """Show the first entries."""
        self._show(self._first)
        self.query_one(OptionList).can_focus = False
        self.query_one(AnswerField).focus()

    def action_move(self, steps: int) -> None:
        """Go through the entries while the field keeps the keys."""
        options = self.query_one(OptionList)
        if steps > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Go back with nothing chosen."""
        self.dismiss(None)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self._entries.values())

    @on(AnswerField.Changed)
    def _search(self, event: AnswerField.Changed) -> None:
        if not event.value.strip():
            self._show(self._first)
            return
        self._show([self._entries[hit.entry_id] for hit in self._index.search(event.value, _SHOWN)])

    @on(AnswerField.Submitted)
    def _submitted(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def _show(self, entries: Iterable[Entry]) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(entry), id=entry.id) for entry in entries])
        options.highlighted = 0 if options.option_count else None


def _line(entry: Entry) -> Content:
    return Content.assemble(
        (one_line(entry.vi.term), "bold"),
        f" — {one_line(entry.en.preferred)}",
        (f"  {entry.category.value}", "dim"),
    )
