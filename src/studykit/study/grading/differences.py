"""What an answer has different from the right form, word by word (in Vietnamese: syllable by syllable)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_MOST_WORDS = 60
_MOST_QUOTED = 40
_MOST_DESCRIBED = 3
_OTHER_WORD = 3
_SAME_LETTERS = 1
_LEFT_OUT = 2


class Fault(StrEnum):
    """What is wrong with one word of an answer."""

    BARRED_D = "d and đ"
    VOWEL = "vowel quality"
    TONE = "tone"
    LETTERS = "letters"
    SLIP = "slip"
    MISSING = "missing"
    EXTRA = "extra"
    ORDER = "order"


@dataclass(frozen=True)
class Word:
    """A word as it is written, and the key by which its spellings are equal."""

    text: str
    key: str


@dataclass(frozen=True)
class Difference:
    """A word of the right form beside the one given in its place; right if it has no `faults`.

    `expected` is empty for an extra word, `given` for a missing one. `detail` says in English what the faults are.
    """

    expected: str
    given: str
    faults: tuple[Fault, ...] = ()
    detail: str = ""


Comparison = Callable[[Word, Word], Difference]


def differences(expected: Sequence[Word], given: Sequence[Word], compare: Comparison) -> tuple[Difference, ...]:
    """Every word of the right form in its order with what was given for it, extra words between them."""
    if sorted(word.key for word in expected) == sorted(word.key for word in given):
        return tuple(map(_in_order, expected, given))
    return _aligned(expected, given[: max(_MOST_WORDS, len(expected) + 1)], compare)


def distance(found: Sequence[Difference]) -> int:
    """How far an answer is from a right form: 0 if nothing differs, less for marks than for other letters."""
    return sum(map(_weight, found))


def describe(found: Sequence[Difference]) -> str:
    """The differences in one line, the first three of them in words."""
    if any(Fault.ORDER in item.faults for item in found):
        return "The words are right, their order is not."
    described = [_described(item) for item in found if item.faults]
    more = len(described) - _MOST_DESCRIBED
    line = "; ".join(described[:_MOST_DESCRIBED]) + (f"; and {more} more" if more > 0 else "")
    return f"{line[:1].upper()}{line[1:]}."


def quoted(text: str) -> str:
    """A text in quotation marks, on one line, cut if it is long."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= _MOST_QUOTED else text[:_MOST_QUOTED] + '…'}”"


def _in_order(expected: Word, given: Word) -> Difference:
    faults = () if expected.key == given.key else (Fault.ORDER,)
    return Difference(expected.text, given.text, faults)


def _described(item: Difference) -> str:
    if not item.given:
        return f"{quoted(item.expected)} is missing"
    if not item.expected:
        return f"{quoted(item.given)} does not belong there"
    return f"{quoted(item.given)} for {quoted(item.expected)}: {item.detail}"


def _weight(item: Difference) -> int:
    if not item.faults:
        return 0
    if not item.expected or not item.given:
        return _LEFT_OUT
    return _OTHER_WORD if Fault.LETTERS in item.faults else _SAME_LETTERS


def _aligned(expected: Sequence[Word], given: Sequence[Word], compare: Comparison) -> tuple[Difference, ...]:
    """The alignment of least weight (Wagner and Fischer 1974), from the ends of both to their beginnings."""
    missing = [Difference(word.text, "", (Fault.MISSING,)) for word in expected]
    extra = [Difference("", word.text, (Fault.EXTRA,)) for word in given]
    pairs = [[compare(one, other) for other in given] for one in expected]
    rows, columns = len(expected), len(given)
    weights = [
        [_LEFT_OUT * (rows - row + columns - column) for column in range(columns + 1)] for row in range(rows + 1)
    ]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            weights[row][column] = min(
                _weight(pairs[row][column]) + weights[row + 1][column + 1],
                _LEFT_OUT + weights[row + 1][column],
                _LEFT_OUT + weights[row][column + 1],
            )
    found: list[Difference] = []
    row = column = 0
    while row < rows or column < columns:
        here = weights[row][column]
        if row < rows and column < columns and here == _weight(pairs[row][column]) + weights[row + 1][column + 1]:
            found.append(pairs[row][column])
            row, column = row + 1, column + 1
        elif row < rows and here == _LEFT_OUT + weights[row + 1][column]:
            found.append(missing[row])
            row += 1
        else:
            found.append(extra[column])
            column += 1
    return tuple(found)
