"""Every order of keys in which people write a syllable, made apart from the encoder under test."""

from collections.abc import Callable, Iterator

import pytest

from studykit.vietnamese.input_methods import InputMethod
from studykit.vietnamese.spelling import without_marks
from studykit.vietnamese.syllables import tone_of, tone_position, without_tone


def encodings(method: InputMethod, spelling: str) -> Iterator[str]:
    """Marks in place and the tone last, or in place, or before the mark; marks last, before or after the tone."""
    letters = without_tone(spelling)
    tone = next((key for key, tone in method.tones.items() if tone is tone_of(spelling)), "")
    at = tone_position(letters)
    bare = [without_marks(letter) for letter in letters]
    marks = [_mark_key(method, letter) for letter in letters]
    pairs = list(zip(bare, marks, strict=True))
    yield "".join(letter + mark + (tone if index == at else "") for index, (letter, mark) in enumerate(pairs))
    yield "".join(letter + (tone if index == at else "") + mark for index, (letter, mark) in enumerate(pairs))
    if method.free:
        one_for_horns = ["" if letters[index : index + 2] == "ươ" else mark for index, mark in enumerate(marks)]
        yield "".join(letter + mark for letter, mark in pairs) + tone
        yield "".join(bare + one_for_horns) + tone
        yield "".join(bare + one_for_horns[::-1]) + tone
        yield "".join([*bare, tone, *one_for_horns])


def _mark_key(method: InputMethod, letter: str) -> str:
    bare = without_marks(letter)
    return next((key for key, marked in method.marks.items() if marked.get(bare) == letter != bare), "")


@pytest.fixture(name="encodings")
def _encodings() -> Callable[[InputMethod, str], Iterator[str]]:
    return encodings
