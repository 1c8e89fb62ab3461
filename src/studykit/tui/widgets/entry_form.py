"""The form of a new entry: English, definitions, Hán tự, category, with suggestions beside them."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Select
from textual.widgets.option_list import Option

from studykit.faults import one_line
from studykit.glossary.category import Category
from studykit.growth.acceptance import Draft
from studykit.growth.definitions import Kind
from studykit.growth.drafts import Suggestions
from studykit.growth.hantu import Characters
from studykit.tui.widgets.answer_field import AnswerField

_PLAIN = "none"
_BETWEEN = ";"
_LABELS = {
    "term": "Vietnamese",
    "english": "English",
    "other-forms": "Other forms, ; between them",
    "definition-vi": "Definition in Vietnamese",
    "definition-en": "Definition in English",
    "hantu": "Hán tự: ↓ suggests",
}
_FIELD_OF = {
    Kind.DEFINITION: "definition-vi",
    Kind.ENGLISH: "english",
    Kind.ABBREVIATION: "other-forms",
    Kind.LONG_FORM: "other-forms",
    Kind.ALIAS: "other-forms",
}


class NothingFound(Message):
    """The learner asked for a suggestion that there is none of; `field` is the label of the field."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class HantuField(AnswerField):
    """A field for Chinese characters, in which up and down go through those that a syllable may be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "turn(-1)", "Other character", show=False),
        Binding("down", "turn(1)", "Other character"),
    ]

    def __init__(self, characters: tuple[Characters, ...], likeliest: str | None) -> None:
        super().__init__(_PLAIN)
        self._characters = characters
        self._likeliest = likeliest

    def action_turn(self, steps: int) -> None:
        """Fill an empty field with the likeliest characters; else exchange the one at the cursor."""
        if not self.value and not self._likeliest:
            self.post_message(NothingFound(_short(_LABELS["hantu"])))
        elif not self.value:
            self.value = self._likeliest or ""
            self.cursor_position = 0
        else:
            self._exchange(steps)

    def _exchange(self, steps: int) -> None:
        place = min(self.cursor_position, len(self.value) - 1)
        choices = self._characters[place].characters if place < len(self._characters) else ()
        if choices:
            present = self.value[place]
            index = choices.index(present) if present in choices else -1
            self.replace(choices[(index + steps) % len(choices)], place, place + 1)
            self.cursor_position = place


class EntryForm(Horizontal):
    """Fields on the left, suggestions on the right; Enter on a suggestion puts it into its field."""

    class Saved(Message):
        """The learner wants the entry as the form has it."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "fill", "Take the suggestion"),
        Binding("ctrl+s", "save", "Save", priority=True),
    ]

    def __init__(self, draft: Draft, suggestions: Suggestions, method: str) -> None:
        """`method` is how Vietnamese fields read keys: telex, vni, viqr or none."""
        super().__init__()
        self._draft = draft
        self._suggestions = suggestions
        self._method = method
        self._offers = list(_offers(suggestions))
        self._begun = draft

    def compose(self) -> ComposeResult:
        """A field a line, the suggestions beside them."""
        with VerticalScroll(id="fields", can_focus=False):
            yield _labelled("term", AnswerField(self._method))
            yield _labelled("english", AnswerField(_PLAIN))
            yield _labelled("other-forms", AnswerField(self._method))
            yield _labelled("definition-vi", AnswerField(self._method))
            yield _labelled("definition-en", AnswerField(_PLAIN))
            yield _labelled("hantu", HantuField(self._suggestions.characters, self._suggestions.hantu))
            yield Select(
                [(category.value, category) for category in Category],
                value=self._draft.category,
                allow_blank=False,
                id="category",
            )
        yield OptionList(*(Option(_offer(*offer)) for offer in self._offers), id="offers")

    def on_mount(self) -> None:
        """Begin with what was found, the cursor in the English."""
        for name, text in (
            ("term", self._draft.term),
            ("english", self._draft.english),
            ("other-forms", f"{_BETWEEN} ".join(self._draft.other_forms)),
            ("definition-vi", self._draft.definition_vi),
            ("definition-en", self._draft.definition_en),
            ("hantu", self._draft.hantu),
        ):
            self._field(name).value = text
        self.query_one("#offers", OptionList).border_title = "Found: Enter takes it"
        self._field("english").focus()
        self._begun = self.draft()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed or chosen since the form was opened."""
        return self.draft() != self._begun

    def draft(self) -> Draft:
        """The entry as the form has it now."""
        category = self.query_one("#category", Select).value
        assert isinstance(category, Category)
        return Draft(
            term=self._field("term").answer,
            category=category,
            english=self._field("english").answer,
            other_forms=tuple(filter(None, map(str.strip, self._field("other-forms").answer.split(_BETWEEN)))),
            definition_vi=self._field("definition-vi").answer,
            definition_en=self._field("definition-en").answer,
            hantu=self._field("hantu").answer,
        )

    def action_save(self) -> None:
        """Hand the entry over."""
        self.post_message(self.Saved(self.draft()))

    def action_fill(self) -> None:
        """Put the first suggestion for the field at hand into it."""
        focused = self.screen.focused
        name = focused.parent.id if focused and focused.parent else None
        text = next((text for field, _, text in self._offers if field == name), None)
        if name in _LABELS and text is None:
            self.post_message(NothingFound(_short(_LABELS[name])))
        elif name and text is not None:
            self._put(name, text)

    @on(AnswerField.Submitted)
    def _submitted(self, event: AnswerField.Submitted) -> None:
        event.stop()
        self.action_save()

    @on(OptionList.OptionSelected, "#offers")
    def _taken(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        field, _, text = self._offers[event.option_index]
        self._put(field, text)
        self._field(field).focus()

    def on_key(self, event: events.Key) -> None:
        """Let a list that was closed again give the keys back to its field."""
        if event.key == "escape" and self.query_one("#category", Select).expanded:
            event.stop()
            self.query_one("#category", Select).expanded = False

    def _put(self, name: str, text: str) -> None:
        field = self._field(name)
        if name == "other-forms" and field.value.strip():
            text = f"{field.value}{_BETWEEN} {text}"
        field.value = text
        field.cursor_position = len(text)

    def _field(self, name: str) -> AnswerField:
        return self.query_one(f"#{name}", Vertical).query_one(AnswerField)


def _labelled(name: str, field: AnswerField) -> Vertical:
    field.border_title = _LABELS[name]
    field.placeholder = ""
    return Vertical(field, id=name, classes="field")


def _offers(suggestions: Suggestions) -> Iterator[tuple[str, str, str]]:
    """What can be taken: the field that it goes to, where it is from, and the text."""
    seen: set[tuple[str, str]] = set()
    for field, origin, text in _all_offers(suggestions):
        if text and (field, text) not in seen:
            seen.add((field, text))
            yield field, origin, text


def _all_offers(suggestions: Suggestions) -> Iterator[tuple[str, str, str]]:
    yield "english", "draft", suggestions.english or ""
    for finding in suggestions.findings:
        yield _FIELD_OF[finding.kind], f"in the text, {finding.kind.value}", finding.text
    yield "hantu", "Hán tự", suggestions.hantu or ""
    for member in suggestions.members:
        yield "english", member.text, member.english
    for entry in suggestions.dictionary:
        yield "english", entry.dictionary, entry.text
    for hit in suggestions.similar:
        yield "english", hit.entry.vi.term, hit.entry.en.preferred


def _offer(field: str, origin: str, text: str) -> Content:
    return Content.assemble(
        (f"{one_line(origin)}: ", "dim"), one_line(text), (f"  → {_short(_LABELS[field])}", "dim italic")
    )


def _short(label: str) -> str:
    """A field's name without what its label says besides."""
    return label.replace(",", ":").partition(":")[0]
