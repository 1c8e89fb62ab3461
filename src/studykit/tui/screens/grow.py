"""Growing the glossary: one new term at a time, in its sentence, with one key for each decision."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from studykit.faults import InputFault, one_line
from studykit.growth.acceptance import Draft
from studykit.growth.growth import Growth
from studykit.growth.round import Round
from studykit.tui.screens.entry_editor import EntryEditor
from studykit.tui.screens.entry_picker import EntryPicker
from studykit.tui.widgets.candidate_view import CandidateView
from studykit.tui.words import counted

if TYPE_CHECKING:
    from studykit.tui.app import StudyApp

_Part = str | tuple[str, str]


class GrowScreen(Screen[int]):
    """Shows the round's present term and hands it what the learner decides; gives the number of decisions."""

    CSS_PATH = "../grow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept", tooltip="with the draft of its English"),
        Binding("e", "edit", "Edit", tooltip="in the form"),
        Binding("o", "alias_of_other", "Alias"),
        Binding("r", "reject", "Reject"),
        Binding("l", "later", "Later"),
        Binding("x", "split", "Split"),
        Binding("right", "move_end(1)", "Trim", key_display="←→", tooltip="the right edge of the term"),
        Binding("left", "move_end(-1)", "Trim", show=False),
        Binding("shift+right,ctrl+right", "move_start(1)", "Trim on the left", show=False),
        Binding("shift+left,ctrl+left", "move_start(-1)", "Trim on the left", show=False),
        Binding("u,ctrl+z", "undo", "Undo", key_display="u"),
        Binding("n,down", "go(1)", "Next", show=False),
        Binding("p,up", "go(-1)", "Previous", show=False),
        Binding("s", "next_sighting", "Next sentence", show=False),
        Binding("escape,q", "leave", "Exit", key_display="esc"),
        *(
            Binding(str(number), f"alias({number})", "Alias of the similar entry of that number", show=False)
            for number in range(1, 10)
        ),
    ]

    app: "StudyApp"

    def __init__(self, growth: Growth, method: str) -> None:
        """`method` is how Vietnamese fields read keys: telex, vni, viqr or none."""
        super().__init__()
        self._round = Round(growth)
        self._method = method
        self._unsaved: dict[tuple[str, str], Draft] = {}
        self._warned = False

    def compose(self) -> ComposeResult:
        """Status, term, what came of the last key."""
        yield Static(id="status")
        yield CandidateView()
        yield Static(id="empty")
        yield Static(id="message")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the first term."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that do something now."""
        needs_term = {"accept", "edit", "alias_of_other", "reject", "later", "alias", "go", "next_sighting"}
        if action in needs_term | {"move_end", "move_start", "split"}:
            return self._round.term is not None
        return super().check_action(action, parameters)

    def action_accept(self) -> None:
        """Accept the term with the draft that was found, or ask for its English."""

        def accept() -> None:
            form = self._round.form
            entry = self._round.accept()
            if entry is None:
                self.action_edit()
            else:
                self._tell(("Accepted  ", "bold $success"), f"{form} — {entry.en.preferred}")

        self._try(accept)

    def action_edit(self) -> None:
        """Open the form."""

        form = (self._round.term.key if self._round.term else "", self._round.form)

        def edit() -> None:
            draft, suggestions = self._unsaved.get(form) or self._round.draft(), self._round.suggestions
            assert draft is not None
            assert suggestions is not None
            self.app.push_screen(EntryEditor(draft, suggestions, self._method, accept), closed)

        def accept(draft: Draft) -> None:
            entry = self._round.accept(draft)
            assert entry is not None
            self._unsaved.pop(form, None)
            self._tell(("Accepted  ", "bold $success"), f"{entry.vi.term} — {entry.en.preferred}")

        def closed(unsaved: Draft | None) -> None:
            if unsaved is not None:
                self._unsaved[form] = unsaved
                self._warned = False
                self._tell(("Not saved yet  ", "bold"), "e opens the form as you left it")

        self._try(edit)

    def action_alias(self, number: int) -> None:
        """Make the term a form of the similar entry of that number."""
        suggestions = self._round.suggestions
        if suggestions and number <= len(suggestions.similar):
            self._alias(suggestions.similar[number - 1].entry.id)

    def action_alias_of_other(self) -> None:
        """Search for the entry that the term is a form of."""
        suggestions = self._round.suggestions
        first = [hit.entry for hit in suggestions.similar] if suggestions else []
        picker = EntryPicker(f"{self._round.form} is a form of …", self._round.entries, first, self._method)
        self.app.push_screen(picker, lambda chosen: None if chosen is None else self._alias(chosen))

    def action_reject(self) -> None:
        """Never ask for the term again."""
        self._decide(self._round.reject, "Rejected")

    def action_later(self) -> None:
        """Ask for the term another time."""
        self._decide(self._round.later, "Later")

    def action_split(self) -> None:
        """Divide the term where its edges were moved to."""

        def split() -> None:
            parts = self._round.split()
            self._tell(("Split  ", "bold"), " | ".join(part.term for part in parts) or "all parts are known")

        self._try(split)

    def action_undo(self) -> None:
        """Take the last decision back."""

        def undo() -> None:
            undone = self._round.undo()
            if undone is None:
                self._tell("There is nothing to take back")
            else:
                self._tell(("Taken back  ", "bold"), undone.term)

        self._try(undo)

    def action_move_start(self, steps: int) -> None:
        """Move the left edge of the term."""
        self._round.move_start(steps)
        self._show()

    def action_move_end(self, steps: int) -> None:
        """Move the right edge of the term."""
        self._round.move_end(steps)
        self._show()

    def action_next_sighting(self) -> None:
        """Show the next sentence that the term was met in."""
        self._round.next_sighting()
        self._show()

    def action_go(self, steps: int) -> None:
        """Go on or back with nothing decided."""
        self._round.go(steps)
        self._tell()

    def action_leave(self) -> None:
        """Leave; everything that was decided is saved already, and a form that is not is worth a warning."""
        if self._unsaved and not self._warned:
            self._warned = True
            forms = ", ".join(form for _, form in self._unsaved)
            self._tell(("Not saved  ", "bold $warning"), f"{forms}: e opens the form again, Esc leaves without it")
        else:
            self.dismiss(self._round.decided)

    def _alias(self, entry_id: str) -> None:
        def alias() -> None:
            form = self._round.form
            entry = self._round.alias(entry_id)
            if entry is not None:
                self._tell(("Alias  ", "bold $success"), f"{form} = {entry.vi.term}")

        self._try(alias)

    def _decide(self, decision: Callable[[], object], word: str) -> None:
        def decide() -> None:
            form = self._round.form
            decision()
            self._tell((f"{word}  ", "bold"), form)

        self._try(decide)

    def _try(self, action: Callable[[], object]) -> None:
        """Do what may meet a fault; the round is then as it was before, and the learner is told."""
        try:
            action()
        except InputFault as fault:
            self._tell((one_line("; ".join(fault.lines)), "$error"))

    def _tell(self, *parts: _Part) -> None:
        """Show the round, and what came of the last key."""
        shown = [(one_line(part[0]), part[1]) if isinstance(part, tuple) else one_line(part) for part in parts]
        self.query_one("#message", Static).update(Content.assemble(*shown))
        self._show()

    def _show(self) -> None:
        round_ = self._round
        term = round_.term
        self.query_one(CandidateView).set_class(term is None, "hidden")
        self.query_one("#empty").set_class(term is not None, "hidden")
        status: list[_Part] = [("Grow", "bold")]
        if term is None:
            self.query_one("#empty", Static).update(_farewell(round_.decided, round_.put_off))
        else:
            self.query_one(CandidateView).show(round_)
            status += [f"   {round_.number} of {round_.total}", (f"   {term.category.value}", "bold cyan")]
            status += [(f"   score {term.score:.2f}", "dim"), (f"   {round_.decided} decided", "dim")]
        self.query_one("#status", Static).update(Content.assemble(*status))
        self.refresh_bindings()


def _farewell(decided: int, put_off: int) -> Content:
    head = f"{counted(decided, 'term')} decided, none is left." if decided else "No new terms wait."
    if put_off:
        head = f"{head[:-1]} but {counted(put_off, 'term')} put off: open this screen again for them."
    return Content.assemble(
        (head, "bold"),
        "\n\nNew ones come with articles:\n    studykit add ARTICLE",
        "\n\nA deck of those that you accepted:\n    studykit decks new NAME --from ARTICLE --only new",
    )
