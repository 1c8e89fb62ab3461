"""The table of decks: what each brings today and how far the learner has come."""

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from studykit.study.statistics import DeckFigures

_NAME_WIDTH = 70
_FIGURES_WIDTH = 46
"""Cells for the columns of figures: they stay in sight, however long the names are."""


class DeckTable(DataTable[Text]):
    """A row a deck; the row's key is the deck's id."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Study")]

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=False, id="decks")

    def on_mount(self) -> None:
        """Make the columns."""
        self.add_column("Deck", key="name", width=min(_NAME_WIDTH, max(self.app.size.width - _FIGURES_WIDTH, 12)))
        for name in ("New", "Learning", "Due", "Cards", "Known"):
            self.add_column(Text(name, justify="right"), key=name.lower())

    def show(self, decks: Iterable[DeckFigures]) -> None:
        """Show these decks; the cursor stays on the deck that it was on."""
        row = self.cursor_row
        self.clear()
        for deck in decks:
            self.add_row(
                Text(f"{deck.name.en}  ").append(deck.name.vi, "italic dim"),
                _count(deck.new, "cyan"),
                _count(deck.learning, "red"),
                _count(deck.due, "green"),
                Text(str(deck.cards), justify="right", style="dim"),
                Text(f"{deck.known / deck.cards:.0%}" if deck.cards else "", justify="right"),
                key=deck.id,
            )
        self.move_cursor(row=row)

    @property
    def deck_id(self) -> str | None:
        """The id of the deck under the cursor; None in an empty table."""
        if not self.row_count:
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value


def _count(count: int, style: str) -> Text:
    return Text(str(count), justify="right", style=style if count else "dim")
