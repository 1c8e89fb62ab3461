"""Keys that are posted without waiting in between, as a terminal delivers a burst."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from studykit.tui.key_order import KeyOrder


class _Form(ModalScreen[str]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    def action_leave(self) -> None:
        self.dismiss("|".join(field.value for field in self.query(Input)))


class _List(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", "Edit"), Binding("d", "decide", "Decide")]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str | None] = []

    def action_edit(self) -> None:
        self.app.push_screen(_Form(), self.done.append)

    def action_decide(self) -> None:
        self.done.append("decided")


class _App(KeyOrder):
    def on_mount(self) -> None:
        self.push_screen(_List())


async def _burst(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in range(5 * len(keys)):
        await pilot.pause()


async def test_a_burst_does_what_its_keys_do_one_by_one() -> None:
    app = _App()
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, _List)
        await _burst(pilot, "d", "e", "a", "b", "backspace", "c", "tab", "x", "left", "y", "escape", "d", "e", "escape")
        assert screen.done == ["decided", "ac|yx", "decided", "|"]


async def test_a_key_that_nothing_reads_holds_nothing_up() -> None:
    app = _App()
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, _List)
        await _burst(pilot, "f9", "z", "d")
        assert screen.done == ["decided"]
