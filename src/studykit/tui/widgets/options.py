"""The options of a multiple-choice question."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option as Row

from studykit.study.questions import Option


class Options(OptionList):
    """Numbered options; after the answer the right one is marked, and the wrong one that was chosen."""

    def show(self, options: Sequence[Option]) -> None:
        """Offer these options."""
        self.disabled = False
        self.clear_options()
        self.add_options([Row(_numbered(number, option.text), id=str(number)) for number, option in enumerate(options)])
        self.highlighted = 0

    def reveal(self, options: Sequence[Option], chosen: str | None) -> None:
        """Mark the right option, and the chosen one (by its entry id; None: none was chosen)."""
        for number, option in enumerate(options):
            content = _numbered(number, option.text)
            if option.right:
                content = Content.assemble(content, "  ✓").stylize("bold $success")
            elif option.entry_id == chosen:
                content = Content.assemble(content, "  ✗").stylize("$error")
            else:
                content = content.stylize("dim")
            self.replace_option_prompt_at_index(number, content)
        self.highlighted = None
        self.disabled = True


def _numbered(number: int, text: str) -> Content:
    return Content.assemble((f"{number + 1}  ", "bold"), text)
