"""What the input methods have in common: keys are read word by word, always from all the keys of a word."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from studykit.vietnamese.input_methods.word import Word
from studykit.vietnamese.spelling import without_marks
from studykit.vietnamese.syllables import Tone, tone_of, tone_position, with_tones_in_place, without_tone

_LETTERS_OF_ABBREVIATION = 3
_MOST_KEYS = 24


@dataclass(frozen=True)
class InputMethod:
    """A way to write Vietnamese with the keys of an English keyboard.

    `tones` and `marks` say what a key does: set a tone, or mark one of some letters. `clear` takes the tone
    away; a key of `alone` writes a letter by itself where it can mark none. With `free` a key may come anywhere
    after the letter that it changes, and pressed twice it undoes; else it comes right after it, and `escape`
    makes the next key a plain one.
    """

    name: str
    tones: Mapping[str, Tone]
    marks: Mapping[str, Mapping[str, str]]
    clear: str = ""
    alone: Mapping[str, str] = field(default_factory=dict)
    free: bool = True
    escape: str = ""

    def read(self, keys: str, *, after: str = "", typing: bool = False) -> str:
        """The text that the keys write, word by word; what makes no Vietnamese word comes through as it is.

        So does a word with marks in it. The keys may go on `after` a word that stands already: its letters are
        no keys, but keys can mark them, and it is part of the answer. With `typing` the last word may be the
        mere beginning of a syllable (tiê), which is shown on the way to a whole one.
        """
        after = unicodedata.normalize("NFC", after)
        text = after + unicodedata.normalize("NFC", keys)

        def read_word(match: re.Match[str]) -> str:
            start, end = match.span()
            first_key = min(max(start, len(after)), end)
            reading = self._read_word(
                text[start:first_key],
                text[first_key:end],
                typing=typing and end == len(text),
                in_name="-" in (text[start - 1 : start], text[end : end + 1]),
            )
            return match.group() if reading is None else reading

        return self._word.sub(read_word, text)

    def encode(self, text: str) -> str:
        """The keys that write a text; a word that no keys write (José) stays as it is."""
        text = with_tones_in_place(text)

        def encode_word(match: re.Match[str]) -> str:
            word = match.group()
            before = "-" if text[match.start() - 1 : match.start()] == "-" else ""
            candidates = self._candidates(word)
            return next((keys for keys in candidates if self.read(before + keys) == before + word), word)

        return self._word.sub(encode_word, text)

    @cached_property
    def _word(self) -> re.Pattern[str]:
        keys = re.escape("".join((*self.tones, *self.marks, self.escape)))
        return re.compile(rf"[^\W_](?:[^\W_]|[{keys}])*")

    def _read_word(self, kept: str, keys: str, *, typing: bool, in_name: bool) -> str | None:
        """The Vietnamese word that the keys write after the letters kept; None if they write none."""
        row = kept + keys
        if not keys or not keys.isascii() or len(row) > _MOST_KEYS or _is_plural_abbreviation(row):
            return None
        word = Word(kept, free=self.free)
        undone_at: int | None = None
        for at in range(len(kept), len(row)):
            before, key, rest = row[at - 1 : at], row[at], row[at + 1 :]
            if before and before == self.escape:
                word.add_escaped(key)
            elif key != self.escape or not rest:
                self._press(word, key, is_plain=key.isupper() and before.islower())
            if word.has_undone and undone_at is None:
                undone_at = at
        reading = word.reading(typing=typing, in_name=in_name, in_capitals=row.isupper())
        if reading is not None or row.isupper():
            return reading
        if undone_at is not None:
            # A key is pressed twice to undo (vissa → visa) only if it would do something when pressed once (Mission).
            once = row[len(kept) : undone_at] + row[undone_at + 1 :]
            if self._read_word(kept, once, typing=True, in_name=in_name) is None:
                return None
        return word.bare_reading

    def _press(self, word: Word, key: str, *, is_plain: bool) -> None:
        """Let a key do to the word what it does; `is_plain`: it changes nothing, as a capital within DoD."""
        low = key.lower()
        is_done = not (is_plain or word.is_undone(key)) and (
            (low in self.tones and word.set_tone(self.tones[low], key))
            or (low == self.clear and word.clear_tone())
            or (low in self.marks and word.set_mark(self.marks[low], key))
            or (low in self.alone and word.add_alone(self.alone[low], key))
        )
        if not is_done:
            word.add(key)

    def _candidates(self, word: str) -> Iterator[str]:
        """Keys that may write a word, the usual ones first, then with one key made plain (xooong → xoong)."""
        usual = self._usual_keys(word)
        yield usual
        for at in reversed(range(len(usual))):
            yield usual[:at] + (usual[at] if self.free else self.escape) + usual[at:]

    def _usual_keys(self, word: str) -> str:
        """Marks right after their letters, one for both horns of ươ; the tone at the end.

        The tone stands right after its vowel where keys do, and in capitals, lest they pass for an abbreviation.
        """
        tone = next((key for key, tone in self.tones.items() if tone is tone_of(word)), "")
        letters = without_tone(word)
        tone_at = tone_position(letters) if not self.free or word.isupper() else len(letters) - 1
        keys = ""
        for at, letter in enumerate(letters):
            is_first_horn = self.free and re.fullmatch(r"ươ[^\W_]", letters[at : at + 3].lower())
            keys += without_marks(letter) if is_first_horn else self._keys_of_letter(letter)
            if at == tone_at:
                keys += tone
        return keys

    def _keys_of_letter(self, letter: str) -> str:
        for key, marked in self.marks.items():
            for bare, mark in marked.items():
                if mark == letter.lower():
                    return (bare if letter.islower() else bare.upper()) + key
        return letter


@dataclass(frozen=True)
class TypedWord:
    """The word at the cursor: `text`, which is shown, is always made anew from all its keys.

    `kept` are letters before the keys that stand already: what is left of a word of which characters were
    deleted, or of one that the cursor came back to.
    """

    method: InputMethod
    kept: str = ""
    keys: str = ""

    @property
    def text(self) -> str:
        """What is shown while the word is typed."""
        return self.method.read(self.keys, after=self.kept, typing=True)

    @property
    def finished(self) -> str:
        """What stands there once the word has ended: keys that made no whole syllable come through again."""
        return self.method.read(self.keys, after=self.kept)

    def press(self, key: str) -> "TypedWord":
        """The word after one more key."""
        return replace(self, keys=self.keys + key)

    def delete(self) -> "TypedWord":
        """The word without the last character that is shown, which takes its marks with it."""
        return TypedWord(self.method, kept=self.text[:-1])


def _is_plural_abbreviation(word: str) -> bool:
    """NGOs, UAVs."""
    return len(word) > _LETTERS_OF_ABBREVIATION and word[:-1].isupper() and word[-1] == "s"
