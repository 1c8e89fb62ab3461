"""The app: it opens screens on a desk and tells the learner about faults."""

from collections.abc import Collection
from typing import ClassVar

from textual.binding import Binding, BindingType

from studykit.faults import InputFault
from studykit.growth.growth import Growth
from studykit.study.desk import Desk
from studykit.study.questions import Kind
from studykit.study.session import Session
from studykit.tui.key_order import KeyOrder
from studykit.tui.screens.grow import GrowScreen
from studykit.tui.screens.keys import KeysScreen
from studykit.tui.screens.quiz import QuizScreen
from studykit.tui.screens.summary import SummaryScreen
from studykit.tui.screens.today import TodayScreen


class StudyApp(KeyOrder):
    """The terminal application.

    `desk` is what is studied; with `deck_id` the app opens in that deck's quiz, with `kinds` of question and `ahead`
    as for `Desk.session`; with `growth` it opens where the glossary is grown, and ends there. A fault that ends the
    app is in `fault` afterwards.
    """

    TITLE = "studykit"
    CSS_PATH = "studykit.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "keys", "Keys", priority=True),
        Binding("g", "grow", "Grow"),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        deck_id: str | None = None,
        kinds: Collection[Kind] = frozenset(Kind),
        ahead: bool = False,
        growth: Growth | None = None,
    ) -> None:
        super().__init__()
        self.fault: InputFault | None = None
        self._desk = desk
        self._deck_id = deck_id
        self._kinds = kinds
        self._ahead = ahead
        self._growth = growth

    def on_mount(self) -> None:
        """Open the first screen, and make the examples ready meanwhile."""
        if self._growth is not None:
            self.push_screen(self._grow_screen(self._growth), lambda _: self.exit())
            return
        self.run_worker(self._desk.warm_up, thread=True)
        self.push_screen(TodayScreen(self._desk))
        if self._deck_id is not None:
            self.study(self._deck_id, ahead=self._ahead)

    def study(self, deck_id: str, *, ahead: bool = False) -> None:
        """Open the quiz on a deck, or its summary if there is nothing to ask today."""
        try:
            session = self._desk.session(deck_id, self._kinds, ahead=ahead)
        except InputFault as fault:
            self.tell(fault)
            return
        self.push_screen(self._screen_of(session))

    def resume(self, session: Session) -> None:
        """Put the screen that a session is ready for in place of the present one."""
        self.switch_screen(self._screen_of(session))

    def tell(self, fault: InputFault) -> None:
        """Tell the learner about a fault and go on."""
        self.notify(str(fault), severity="error", markup=False, timeout=12)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The glossary is grown from the list of decks only."""
        return isinstance(self.screen, TodayScreen) if action == "grow" else super().check_action(action, parameters)

    def action_grow(self) -> None:
        """Decide about new terms; the decks then have what was accepted."""
        try:
            growth = Growth.open(self._desk.workspace, self._desk.glossary, self._desk.clock)
        except InputFault as fault:
            self.tell(fault)
            return

        def closed(decided: int | None) -> None:
            growth.close()
            if decided and isinstance(self.screen, TodayScreen):
                self._desk.forget_glossary()
                self.screen.on_screen_resume()

        self.push_screen(self._grow_screen(growth), closed)

    def action_keys(self) -> None:
        """Show what the keys do, or go back from there."""
        if isinstance(self.screen, KeysScreen):
            self.screen.action_leave()
        else:
            self.push_screen(KeysScreen(self.screen))

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the input that no screen has dealt with ends the app with its one line, not a traceback."""
        if isinstance(error, InputFault):
            self.fault = error
            self.exit(return_code=1)
        else:
            super()._handle_exception(error)

    def _grow_screen(self, growth: Growth) -> GrowScreen:
        return GrowScreen(growth, self._desk.workspace.settings.study.input_method)

    def _screen_of(self, session: Session) -> QuizScreen | SummaryScreen:
        if session.question is None:
            return SummaryScreen(self._desk, session)
        return QuizScreen(self._desk, session)
