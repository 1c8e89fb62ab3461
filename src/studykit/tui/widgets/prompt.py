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
        self.border_title = _task(question)
        self.border_subtitle = "ahead of time: the schedule stays as it is" if practice else None
        self.update(_content(question))


def _task(question: Question) -> str:
    match question:
        case ChoiceQuestion(language="vi"):
            return "What is the English for"
        case ChoiceQuestion():
            return "What is the Vietnamese for"
        case TypedQuestion():
            return "Type the Vietnamese for"
        case ClozeQuestion():
            return "Fill the gap"


def _content(question: Question) -> Content:
    """What is asked first, so that it is in sight on the smallest terminal; what helps below it."""
    match question:
        case ChoiceQuestion():
            lines = [(question.prompt, "bold")]
        case TypedQuestion():
            lines = [(question.prompt, "bold"), (question.definition or "", "italic")]
        case ClozeQuestion():
            lines = [
                (question.cloze.with_blanks(BLANK), "bold"),
                (question.prompt, "$accent"),
                (question.cloze.translation or "", "italic"),
            ]
    return Content("\n").join([Content.assemble((one_line(text), style)) for text, style in lines if text])
