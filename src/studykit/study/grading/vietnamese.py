"""Grading of a Vietnamese answer, syllable by syllable."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studykit.study.grading.differences import Difference, Fault, Word, describe, differences, distance, quoted
from studykit.study.grading.grade import Grade, Verdict, rating_of
from studykit.vietnamese.input_methods import TELEX, VNI, InputMethod
from studykit.vietnamese.spelling import comparison_key, normal_form, without_marks
from studykit.vietnamese.syllables import split_syllables, tone_of, with_tones_in_place, without_tone

_MOST_CHARACTERS = 500
_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True)
class _Attempt:
    """One reading of the answer against one accepted form."""

    expected: str
    given: str
    differences: tuple[Difference, ...]
    is_preferred: bool

    @property
    def verdict(self) -> Verdict:
        if not split_syllables(self.given) or any(item.faults for item in self.differences):
            return Verdict.WRONG
        is_same = _tidied(self.given) == _tidied(self.expected)
        return Verdict.RIGHT if self.is_preferred and is_same else Verdict.VARIANT


def grade_vietnamese(
    answer: str, accepted: Sequence[str], *, asked_for_marks: bool = False, slow: bool = False, hinted: bool = False
) -> Grade:
    """Grade a typed Vietnamese answer against the forms that are right, the preferred one first.

    The answer may be in raw Telex or VNI keys; of its readings the best counts. Tones and letter marks count:
    an answer without any is asked for them once, and graded (Hard at best) when `asked_for_marks` says so.
    `slow` and `hinted` answers are Hard at best too. Raises ValueError if `accepted` is empty.
    """
    if not accepted:
        raise ValueError("an answer needs at least one accepted form to be graded against")
    best = min(_attempts(answer, accepted), key=lambda attempt: distance(attempt.differences))
    verdict = best.verdict
    if verdict is Verdict.WRONG and not asked_for_marks and _lacks_only_marks(answer, accepted):
        verdict = Verdict.MARKS_MISSING
    rating = rating_of(verdict, hard_won=slow or hinted or asked_for_marks)
    return Grade(verdict, rating, _message(verdict, best, accepted[0]), best.expected, best.given, best.differences)


def _attempts(answer: str, accepted: Sequence[str]) -> Iterator[_Attempt]:
    """Every reading against every form, in the order in which equally good ones are preferred."""
    readings = [(reading, _syllables(reading)) for reading in _readings(answer, accepted)]
    for at, form in enumerate(accepted):
        expected = _syllables(form)
        for reading, given in readings:
            found = differences(expected, given, _compared)
            yield _Attempt(form, reading, found, is_preferred=at == 0)


def _readings(answer: str, accepted: Sequence[str]) -> tuple[str, ...]:
    """The answer as it is, and read as Telex and as VNI keys, but for words that an accepted form has as they are.

    The keys are read in lower case too: capitals may come through as an abbreviation.
    """
    text = normal_form(answer[:_MOST_CHARACTERS]).strip()
    plain = {word.key for form in accepted for word in _syllables(form)}

    def read(method: InputMethod, keys: str) -> str:
        return _CHUNK.sub(lambda match: match.group() if _is_plain(match.group()) else method.read(match.group()), keys)

    def _is_plain(chunk: str) -> bool:
        return all(word.key in plain for word in _syllables(chunk))

    return tuple(
        dict.fromkeys([text, *(read(method, keys) for keys in (text, text.lower()) for method in (TELEX, VNI))])
    )


def _syllables(text: str) -> tuple[Word, ...]:
    syllables = split_syllables(normal_form(text))
    return tuple(Word(syllable, comparison_key(with_tones_in_place(syllable))) for syllable in syllables)


def _tidied(text: str) -> str:
    return " ".join(normal_form(text).split()).strip(" .,;:")


def _lacks_only_marks(answer: str, accepted: Sequence[str]) -> bool:
    """Whether an answer that has no marks at all has the letters of an accepted form."""
    given = [word.key for word in _syllables(answer[:_MOST_CHARACTERS])]
    if not given or any(key != without_marks(key) for key in given):
        return False
    return any(given == [without_marks(word.key) for word in _syllables(form)] for form in accepted)


def _compared(expected: Word, given: Word) -> Difference:
    """What differs in one syllable: d and đ, the vowel and the tone can be wrong at once, or the letters are others."""
    if expected.key == given.key:
        return Difference(expected.text, given.text)
    faults = _wrong_marks(expected.key, given.key) if without_marks(expected.key) == without_marks(given.key) else {}
    faults = faults or {Fault.LETTERS: "other letters"}
    return Difference(expected.text, given.text, tuple(faults), ", ".join(faults.values()))


def _wrong_marks(expected: str, given: str) -> dict[Fault, str]:
    """What is wrong with the marks of a syllable whose letters are right, in words."""
    faults: dict[Fault, str] = {}
    pairs = list(zip(without_tone(expected), without_tone(given), strict=False))
    if any("đ" in (one, other) and one != other for one, other in pairs):
        faults[Fault.BARRED_D] = "d instead of đ" if "đ" in expected else "đ instead of d"
    vowels = [(one, other) for one, other in pairs if one != other and "đ" not in (one, other)]
    if vowels:
        right, wrong = ("".join(letters) for letters in zip(*vowels, strict=True))
        faults[Fault.VOWEL] = f"vowel {wrong} instead of {right}"
    right_tone, tone = tone_of(expected), tone_of(given)
    if tone is not right_tone:
        faults[Fault.TONE] = f"tone {tone} instead of {right_tone}"
    if set(faults) == {Fault.TONE}:
        faults[Fault.TONE] = f"letters right, {faults[Fault.TONE]}"
    return faults


def _message(verdict: Verdict, best: _Attempt, preferred: str) -> str:
    match verdict:
        case Verdict.RIGHT:
            return "Right."
        case Verdict.VARIANT if best.is_preferred:
            return f"Right; written {quoted(preferred)}."
        case Verdict.VARIANT:
            return f"Right; the first form is {quoted(preferred)}."
        case Verdict.MARKS_MISSING:
            return "The letters are right; type it once more with its tone and letter marks."
        case Verdict.WRONG:
            return describe(best.differences) if best.given else f"No answer; it is {quoted(best.expected)}."
