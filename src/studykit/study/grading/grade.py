"""The grade of a typed answer."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from studykit.study.grading.differences import Difference


class Rating(IntEnum):
    """The four ratings, with the values that FSRS and Anki give them."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Verdict(StrEnum):
    """What an answer is: `MARKS_MISSING` asks for the tone and letter marks, once, before it is graded."""

    RIGHT = "right"
    VARIANT = "variant"
    WRONG = "wrong"
    MARKS_MISSING = "marks missing"


@dataclass(frozen=True)
class Grade:
    """A verdict with its reasons.

    `rating` is what the verdict proposes to the scheduler, None while marks are asked for. `message` is one line
    of plain text, not markup: it may quote the answer. `expected` is the accepted form nearest to the answer,
    `given` the answer as it was read, `differences` every syllable or word of `expected` beside it.
    """

    verdict: Verdict
    rating: Rating | None
    message: str
    expected: str
    given: str
    differences: tuple[Difference, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether the answer counts as right, be it as a variant."""
        return self.verdict in (Verdict.RIGHT, Verdict.VARIANT)


def rating_of(verdict: Verdict, *, hard_won: bool) -> Rating | None:
    """Good or, if it was hard-won, Hard for what is right; Again, never Hard, for what is wrong."""
    match verdict:
        case Verdict.RIGHT | Verdict.VARIANT:
            return Rating.HARD if hard_won else Rating.GOOD
        case Verdict.WRONG:
            return Rating.AGAIN
        case Verdict.MARKS_MISSING:
            return None
