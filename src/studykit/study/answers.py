"""Answers: what an answer to a question is worth, before the learner has a say in it."""

from dataclasses import dataclass
from datetime import timedelta

from fsrs import Rating

from studykit.study.grading import Grade, grade_vietnamese
from studykit.study.questions import ChoiceQuestion, ClozeQuestion, Question, TypedQuestion


@dataclass(frozen=True)
class Judgement:
    """What an answer is worth.

    `text` is the answer as it was given, None for "don't know"; `chosen` the entry id of a chosen option, `grade`
    the verdict on a typed term syllable by syllable. `rating` is None, and `right` False, while the tone and
    letter marks are asked for.
    """

    text: str | None
    right: bool
    rating: Rating | None
    chosen: str | None = None
    grade: Grade | None = None


def judge(
    question: Question, given: str | int | None, *, taken: timedelta, hinted: bool, asked_for_marks: bool
) -> Judgement:
    """Judge an answer: an option's index, what was typed, or None for "don't know".

    A right answer that took long, or needed a hint or a second try for the marks, is Hard; a wrong one is Again.
    Raises ValueError for an answer that does not fit the question, IndexError for an option it does not have.
    """
    slow = taken > question.slow_after
    if given is None:
        return Judgement(None, right=False, rating=Rating.Again)
    if isinstance(question, ChoiceQuestion):
        return _judge_choice(question, given, slow)
    if not isinstance(given, str):
        raise ValueError("a term is answered by its text")
    grade = grade_vietnamese(given, question.accepted, asked_for_marks=asked_for_marks, slow=slow, hinted=hinted)
    rating = None if grade.rating is None else Rating(grade.rating)
    return Judgement(given, grade.is_right, rating, grade=grade)


def is_right_form(question: TypedQuestion | ClozeQuestion, text: str) -> bool:
    """Whether a text is a right answer in full, as it has to be typed once after an error."""
    return grade_vietnamese(text, question.accepted, asked_for_marks=True).is_right


def _judge_choice(question: ChoiceQuestion, given: str | int, slow: bool) -> Judgement:
    if not isinstance(given, int):
        raise ValueError("a choice is answered by the index of an option")
    if given < 0:
        raise IndexError("options count from 0")
    option = question.options[given]
    rating = Rating.Again if not option.right else Rating.Hard if slow else Rating.Good
    return Judgement(option.text, option.right, rating, chosen=option.entry_id)
