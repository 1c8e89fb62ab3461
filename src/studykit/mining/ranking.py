"""Ranking: how much a mined term is worth to a learner."""

from collections.abc import Sequence
from math import log2

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate

_BONUS = {
    Category.RANK: 0.04,
    Category.TITLE: 0.02,
    Category.ORGANIZATION: 0.02,
    Category.INSTRUMENT: 0.02,
    Category.FRAMEWORK: 0.04,
    Category.FORMULA: 0.03,
}
"""Categories whose members are hardly ever everyday words."""

_OF_THE_FIELD = 4.0
"""The termhood at which a run counts as the field's own altogether."""


def score(found: Sequence[Candidate], termhood: float | None) -> float:
    """A score between 0 and 1 for the occurrences of one term.

    The reliability of the rule weighs most; recurrence in the article, termhood and length (a phrase is worth more to
    a learner than a word) order what is equally reliable. A run that was never counted gets the middle of termhood.
    """
    best = max(found, key=lambda candidate: candidate.weight)
    recurrence = min(1.0, log2(1 + len(found)) / 3)
    length = min(1.0, (best.last - best.first) / 4)
    ours = 0.5 if termhood is None else min(1.0, max(0.0, termhood / _OF_THE_FIELD))
    evidence = 0.06 * recurrence + 0.04 * ours + 0.02 * length + _BONUS.get(best.category, 0.0)
    return round(min(1.0, 0.84 * best.weight + evidence), 4)
