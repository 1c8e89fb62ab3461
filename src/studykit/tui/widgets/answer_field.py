"""The field that Vietnamese answers are typed into, with or without a Vietnamese keyboard."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from studykit.vietnamese.input_methods import TELEX, VIQR, VNI, InputMethod, TypedWord
from studykit.vietnamese.spelling import normal_form

_METHODS: dict[str, InputMethod | None] = {"telex": TELEX, "vni": VNI, "viqr": VIQR, "none": None}


class AnswerField(Input):
    """An input that reads Telex, VNI or VIQR keys itself, and survives an input method of the system.

    The word at the cursor is read anew from all its keys after each key. As soon as a letter with marks arrives from
    outside, a system input method is at work, and the field leaves the keys alone until `Ctrl+T`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "next_method", "Typing: Telex, VNI, VIQR, plain", show=False),
    ]

    def __init__(self, method: str) -> None:
        """`method` is telex, vni, viqr or none."""
        super().__init__(placeholder="…", id="answer", select_on_focus=False)
        self.cursor_blink = False
        self._method = _METHODS[method]
        self._word: TypedWord | None = None
        self._word_start = 0

    def on_mount(self) -> None:
        """Say which input method reads the keys."""
        self._tell_method()

    def start(self) -> None:
        """Make the field empty and ready."""
        self.clear()
        self._word = None
        self.focus()

    @property
    def answer(self) -> str:
        """What was typed, in normal form, the last word read as a whole one."""
        self._end_word()
        return normal_form(self.value).strip()

    def action_next_method(self) -> None:
        """Go on to the next input method; after the last one keys are letters."""
        methods = list(_METHODS.values())
        self._use(methods[(methods.index(self._method) + 1) % len(methods)])

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self._type(event.character)

    def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the handler of Input after this one.
        event.text = normal_form(event.text)

    def _type(self, character: str) -> None:
        if not character.isascii() and self._method is not None:
            self._use(None)
        if not self.selection.is_empty:
            self.delete_selection()
            self._word = None
        if self._method is None:
            self.insert_text_at_cursor(character)
            self._word = None
        elif character.isalnum() or (character in _marking_keys(self._method) and self._is_after_word()):
            self._press(self._method, character)
        else:
            self._end_word()
            self.insert_text_at_cursor(character)

    def _press(self, method: InputMethod, key: str) -> None:
        """Read the word at the cursor anew with one more key."""
        if self._word is None or not self._stands(self._word):
            self._word_start, end = self._word_around_cursor()
            if end > self.cursor_position:
                self._press_inside(method, key, end)
                return
            self._word = TypedWord(method, kept=self.value[self._word_start : end])
        self._word = self._word.press(key)
        self._write(self._word.text)

    def _press_inside(self, method: InputMethod, key: str, end: int) -> None:
        """Let a key inside a word mark the whole word, as it would at its end; one that marks nothing is a letter."""
        word, cursor = self.value[self._word_start : end], self.cursor_position
        marked = method.read(key, after=word)
        if len(marked) == len(word):
            self.replace(marked, self._word_start, end)
            self.cursor_position = cursor
        else:
            self.insert_text_at_cursor(key)

    def _word_around_cursor(self) -> tuple[int, int]:
        """Where the word at the cursor begins and ends; a hyphenated name (Mát-xcơ-va) is one."""
        start = end = self.cursor_position
        while start and _is_letter(self.value[start - 1]):
            start -= 1
        while end < len(self.value) and _is_letter(self.value[end]):
            end += 1
        return start, end

    def _end_word(self) -> None:
        """Read the word at the cursor as a whole one: what is none then stands as its keys."""
        if self._word is not None and self._stands(self._word):
            self._write(self._word.finished)
        self._word = None

    def _write(self, text: str) -> None:
        self.replace(text, self._word_start, self.cursor_position)

    def _stands(self, word: TypedWord) -> bool:
        """Whether the word is still what stands before the cursor: neither cursor nor text was moved."""
        return self.value[self._word_start : self.cursor_position] == word.text

    def _is_after_word(self) -> bool:
        return self.value[: self.cursor_position][-1:].isalnum()

    def _use(self, method: InputMethod | None) -> None:
        self._method = method
        self._word = None
        self._tell_method()

    def _tell_method(self) -> None:
        self.border_subtitle = f"{self._method.name if self._method else 'plain keys'} · Ctrl+T"


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "-"


def _marking_keys(method: InputMethod) -> set[str]:
    """The keys that change a letter before them, punctuation among them for VIQR."""
    return {*method.tones, *method.marks, method.escape}
