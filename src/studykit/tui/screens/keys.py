"""The keys: what each does on the screen at hand."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Static


class KeysScreen(ModalScreen[None]):
    """Lists the keys of ours that work on a screen with the widget that has the focus; Esc or F1 leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", "Back", key_display="esc")]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._lines = list(_lines(screen))

    def compose(self) -> ComposeResult:
        """The list, which scrolls where it is longer than the screen."""
        with VerticalScroll(id="keys"):
            yield Static(Content("\n").join(self._lines))
        yield Footer(show_command_palette=False, compact=True)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _lines(screen: Screen[object]) -> Iterator[Content]:
    keys: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.description and _is_ours(active):
            keys.setdefault(active.binding.description, []).append(screen.app.get_key_display(active.binding))
    shown = {description: " ".join(dict.fromkeys(names)) for description, names in keys.items()}
    width = max(map(len, shown.values()), default=0)
    for description, names in shown.items():
        yield Content.assemble((names.rjust(width), "bold $accent"), f"  {description}")


def _is_ours(active: ActiveBinding) -> bool:
    """Whether a class of this program has the binding, and not a widget that it is built on."""
    return any(
        active.binding.key in _keys(base)
        for base in type(active.node).__mro__
        if base.__module__.startswith(f"{__package__.partition('.')[0]}.")
    )


def _keys(node: type[DOMNode] | type) -> set[str]:
    declared: list[BindingType] = vars(node).get("BINDINGS", [])
    return {binding.key for binding in Binding.make_bindings(declared)}
