"""Grading of an English answer, word by word."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from studykit.study.grading.differences import Difference, Fault, Word, describe, differences, distance, quoted
from studykit.study.grading.english_spelling import english_words, is_slip, joined_key
from studykit.study.grading.grade import Grade, Verdict, rating_of

_MOST_CHARACTERS = 500
_REMARK = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True)
class _Attempt:
    """The answer against one accepted form."""

    expected: str
    differences: tuple[Difference, ...]
    is_same: bool

    @property
    def verdict(self) -> Verdict:
        if any(set(item.faults) - {Fault.SLIP} for item in self.differences):
            return Verdict.WRONG
        return Verdict.RIGHT if self.is_same else Verdict.VARIANT


def grade_english(
    answer: str,
    accepted: Sequence[str],
    *,
    rejected: Collection[str] = (),
    slow: bool = False,
    hinted: bool = False,
) -> Grade:
    """Grade a typed English answer against the forms that are right, the preferred one first.

    Case, articles, punctuation, hyphens and British or American spelling do not count; nor do remarks in brackets
    in a form. One slip in a word of five letters or more is let pass and shown. `rejected` are renderings that are
    wrong however near they come: those to avoid, and the English of other entries. `slow` and `hinted` answers
    are Hard at best. Raises ValueError if `accepted` is empty.
    """
    if not accepted:
        raise ValueError("an answer needs at least one accepted form to be graded against")
    answer = answer[:_MOST_CHARACTERS].strip()
    best = min(_attempts(answer, accepted), key=lambda attempt: distance(attempt.differences))
    verdict = best.verdict
    message = _message(best, accepted[0])
    if not english_words(answer):
        verdict, message = Verdict.WRONG, f"No answer; it is {quoted(accepted[0])}."
    elif any(item.faults for item in best.differences) and _is_one_of(answer, rejected):
        verdict, message = Verdict.WRONG, f"{quoted(answer)} is another term, or one to avoid."
    rating = rating_of(verdict, hard_won=slow or hinted)
    return Grade(verdict, rating, message, best.expected, answer, best.differences)


def _attempts(answer: str, accepted: Sequence[str]) -> Iterator[_Attempt]:
    for at, form in enumerate(accepted):
        for text in dict.fromkeys((form, _REMARK.sub("", form))):
            for expected_joins, answer_joins in product((False, True), repeat=2):
                expected = english_words(text, hyphens_join=expected_joins)
                given = english_words(answer, hyphens_join=answer_joins)
                if joined_key(expected) == joined_key(given):
                    found = tuple(Difference(word.text, word.text) for word in expected)
                else:
                    found = differences(expected, given, _compared)
                yield _Attempt(form, found, is_same=at == 0 and answer == text)


def _is_one_of(answer: str, texts: Collection[str]) -> bool:
    key = joined_key(english_words(answer))
    return any(joined_key(english_words(text)) == key for text in texts)


def _compared(expected: Word, given: Word) -> Difference:
    if expected.key == given.key:
        return Difference(expected.text, given.text)
    if is_slip(expected, given):
        return Difference(expected.text, given.text, (Fault.SLIP,), "a slip")
    return Difference(expected.text, given.text, (Fault.LETTERS,), "another word")


def _message(best: _Attempt, preferred: str) -> str:
    slips = [item for item in best.differences if Fault.SLIP in item.faults]
    match best.verdict:
        case Verdict.RIGHT:
            return "Right."
        case Verdict.VARIANT if slips:
            return (
                "Right, but for a slip: "
                + ", ".join(f"{quoted(item.given)} for {quoted(item.expected)}" for item in slips)
                + "."
            )
        case Verdict.VARIANT if best.expected == preferred:
            return f"Right; written {quoted(preferred)}."
        case Verdict.VARIANT:
            return f"Right; the first form is {quoted(preferred)}."
        case _:
            return describe(best.differences)
