"""The question itself: what is asked, and about what."""

from textual.content import Content
from textual.widgets import Static

from studykit.faults import one_line
from studykit.study.questions import ChoiceQuestion, ClozeQuestion, Question, TypedQuestion

BLANK = "＿＿＿"


class Prompt(Static):
    """Shows a question without its answer."""

    def show(self, question: Question, *, practice: bool) -> None:
        """Show a question; `practice` says that the answer will not touch the schedule."""
        self.border_title = "ahead of time: the schedule stays as it is" if practice else None
        self.update(_content(question))


def _content(question: Question) -> Content:
    match question:
        case ChoiceQuestion(language="vi"):
            return _laid_out("What is the English for", question.prompt)
        case ChoiceQuestion():
            return _laid_out("What is the Vietnamese for", question.prompt)
        case TypedQuestion():
            return _laid_out("Type the Vietnamese for", question.prompt, question.definition)
        case ClozeQuestion():
            return _laid_out(
                f"Fill the gap: {one_line(question.prompt)}",
                question.cloze.with_blanks(BLANK),
                question.cloze.translation,
            )


def _laid_out(task: str, subject: str, help_: str | None = None) -> Content:
    parts: list[str | tuple[str, str]] = [(f"{task}\n\n", "dim"), (one_line(subject), "bold")]
    if help_:
        parts.append((f"\n\n{one_line(help_)}", "italic"))
    return Content.assemble(*parts)
