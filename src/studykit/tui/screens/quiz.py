"""The quiz: one card after the other, each with its question, its answer and its explanation."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from fsrs import Rating
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from studykit.faults import InputFault, one_line
from studykit.study.desk import Desk
from studykit.study.grading.grade import Verdict
from studykit.study.questions import ChoiceQuestion
from studykit.study.session import Feedback, Phase, Session
from studykit.tui.widgets.answer_field import AnswerField
from studykit.tui.widgets.explanation_view import ExplanationView
from studykit.tui.widgets.options import Options
from studykit.tui.widgets.prompt import Prompt
from studykit.tui.words import wait

if TYPE_CHECKING:
    from studykit.tui.app import StudyApp


class QuizScreen(Screen[None]):
    """Shows what the session waits for and hands it what the learner does; all state is the session's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "advance", "Next"),
        Binding("f2", "hint", "Hint"),
        Binding("f3", "give_up", "Don't know"),
        Binding("ctrl+z", "undo", "Undo"),
        Binding("f4", "suspend", "Never again"),
        Binding("f5", "bury", "Not today"),
        Binding("escape", "leave", "Leave"),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False),
        *(
            Binding(str(number), f"number({number})", "Choose; after the answer grade it", show=False)
            for number in (1, 2, 3, 4)
        ),
    ]

    app: "StudyApp"

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session

    def compose(self) -> ComposeResult:
        """Status, question, answer, explanation."""
        yield Static(id="status")
        yield Prompt()
        yield Options()
        with Vertical(id="answer-area"):
            yield AnswerField(self._desk.workspace.settings.study.input_method)
        yield Static(id="message")
        yield ExplanationView()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the first question."""
        self._show_question()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that do something now."""
        asking = self._session.phase is Phase.ASK
        match action:
            case "advance":
                return self._session.phase is Phase.FEEDBACK
            case "hint":
                return asking and not isinstance(self._session.question, ChoiceQuestion)
            case "give_up":
                return asking
            case _:
                return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self._session.phase is Phase.ASK:
            self._answer(event.option_index)

    @on(AnswerField.Submitted)
    def _submitted(self) -> None:
        answer = self.query_one(AnswerField).answer
        if self._session.phase is Phase.FEEDBACK:
            self.action_advance()
        elif not answer:
            self._remind()
        elif self._session.phase is Phase.ASK:
            self._answer(answer)
        elif self._session.phase is Phase.RETYPE:
            self._retype(answer)

    def action_number(self, number: int) -> None:
        """Choose an option by its number; after the answer, give it another grade (1 again to 4 easy)."""
        question = self._session.question
        if self._session.phase is Phase.ASK:
            if isinstance(question, ChoiceQuestion) and number <= len(question.options):
                self._answer(number - 1)
        elif self._session.phase is Phase.FEEDBACK:
            self._try(lambda: self._show_feedback(self._session.overrule(Rating(number))))

    def action_hint(self) -> None:
        """Show the first letters, and then more and more."""
        self._say((one_line(self._session.hint()), "bold"))

    def action_give_up(self) -> None:
        """Answer "don't know"."""
        self._answer(None)

    def action_undo(self) -> None:
        """Take the last answer back and ask its card again."""

        def undo() -> None:
            if self._session.undo():
                self._show_question()

        self._try(undo)

    def action_suspend(self) -> None:
        """Never ask this card again."""
        self._put_aside(self._session.suspend, "Never asked again")

    def action_bury(self) -> None:
        """Ask this card no more today."""
        self._put_aside(self._session.bury, "Not asked today")

    def action_scroll(self, pages: int) -> None:
        """Scroll the explanation, also while the answer field has the keys."""
        view = self.query_one(ExplanationView)
        view.scroll_relative(y=pages * view.size.height, animate=False)

    def action_advance(self) -> None:
        """Go on to the next card, or to the summary."""
        self._session.advance()
        self._go_on()

    def action_leave(self) -> None:
        """Leave the quiz; everything that was answered is saved already."""
        from studykit.tui.screens.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(self._desk, self._session))

    def _answer(self, given: str | int | None) -> None:
        def answer() -> None:
            feedback = self._session.answer(given)
            if feedback is None:
                self._say("The letters are right so far. ", ("Add the marks", "bold"), ", then press Enter.")
                self.query_one(AnswerField).select_all()
            else:
                self._show_feedback(feedback)

        self._try(answer)

    def _retype(self, text: str) -> None:
        if self._session.retype(text):
            self.action_advance()
        else:
            self._say("Not quite. Type ", (self._expected(), "bold $accent"), " once, as it stands here.")
            self.query_one(AnswerField).start()

    def _remind(self) -> None:
        """Say what Enter waits for in an empty field."""
        if self._session.phase is Phase.RETYPE:
            self._say("Type ", (self._expected(), "bold $accent"), " once, as it stands here.")
        else:
            self._say("Type the answer; F2 gives a hint, F3 shows the answer.")

    def _go_on(self) -> None:
        if self._session.question is None:
            self.app.resume(self._session)
        else:
            self._show_question()

    def _put_aside(self, action: Callable[[], None], what: str) -> None:
        def put_aside() -> None:
            question = self._session.question
            assert question is not None
            action()
            self._go_on()
            self.app.notify(f"{what}: {one_line(question.prompt)}. Ctrl+Z takes it back.", markup=False)

        self._try(put_aside)

    def _try(self, action: Callable[[], object]) -> None:
        """Do what may meet a fault; the session is then as it was before, and the learner is told."""
        try:
            action()
        except InputFault as fault:
            self.app.tell(fault)

    def _show_question(self) -> None:
        question = self._session.question
        assert question is not None
        choice = isinstance(question, ChoiceQuestion)
        self._show_status()
        self.query_one(Prompt).show(question, practice=self._session.practice)
        self._say()
        self.query_one(Options).set_class(not choice, "hidden")
        self.query_one("#answer-area").set_class(choice, "hidden")
        self.query_one(ExplanationView).add_class("hidden")
        if isinstance(question, ChoiceQuestion):
            options = self.query_one(Options)
            options.show(question.options)
            options.focus()
        else:
            self.query_one(AnswerField).start()
        self.refresh_bindings()

    def _show_feedback(self, feedback: Feedback) -> None:
        question = feedback.question
        self._show_status()
        self._say(*_verdict(feedback, practice=self._session.practice))
        if isinstance(question, ChoiceQuestion):
            self.query_one(Options).reveal(question.options, feedback.judgement.chosen)
        view = self.query_one(ExplanationView)
        view.show(self._desk.explain(question.card.entry.id, feedback.judgement.chosen))
        view.remove_class("hidden")
        if self._session.phase is Phase.RETYPE:
            self._say(*_verdict(feedback, practice=self._session.practice), "\nType it once more as it should be.")
            self.query_one(AnswerField).start()
        else:
            self.query_one("#answer-area").add_class("hidden")
            view.focus()
        self.refresh_bindings()

    def _show_status(self) -> None:
        counts = self._session.counts
        self.query_one("#status", Static).update(
            Content.assemble(
                (one_line(self._session.deck.recipe.name.en), "bold"),
                "   new ",
                (str(counts.new), "bold cyan"),
                "  learning ",
                (str(counts.learning), "bold red"),
                "  due ",
                (str(counts.review), "bold green"),
            )
        )

    def _expected(self) -> str:
        question = self._session.question
        assert question is not None
        return one_line(question.expected)

    def _say(self, *parts: str | tuple[str, str]) -> None:
        self.query_one("#message", Static).update(Content.assemble(*parts))


def _verdict(feedback: Feedback, *, practice: bool) -> list[str | tuple[str, str]]:
    """What came of the answer, what was wrong with it, and when the card comes again."""
    due = "the schedule stays as it is" if practice else f"comes again in {wait(feedback.wait)}"
    parts = [*_outcome(feedback), (f"   {feedback.rating.name}: {due}", "dim")]
    grade = feedback.judgement.grade
    if grade is not None and grade.verdict is not Verdict.RIGHT:
        parts.append(f"\n{one_line(grade.message)}")
    if feedback.right:
        parts.append(("\n1 again  2 hard  3 good  4 easy: grade it yourself", "dim"))
    return parts


def _outcome(feedback: Feedback) -> list[str | tuple[str, str]]:
    if feedback.right:
        return [("Right", "bold $success")]
    expected = one_line(feedback.question.expected)
    if feedback.judgement.text is None:
        return [("The answer is ", "bold"), (expected, "bold $accent")]
    return [("Wrong", "bold $error"), ": ", (expected, "bold $accent")]
