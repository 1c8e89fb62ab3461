"""Coverage: how much of an article's vocabulary the glossary holds and the learner knows."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from studykit.articles.article import Article
from studykit.glossary.category import Category
from studykit.mining.candidate import MinedTerm
from studykit.study.cards import entry_id_of
from studykit.study.questions import MATURE
from studykit.study.scheduling import CardState, Scheduler

CORE = 0.75
"""The score from which a term counts as one that the field cannot do without."""

KNOWN = 0.9
"""The probability of recall from which a card counts as known."""


class Standing(StrEnum):
    """How a learner stands with a term: the glossary lacks it, it is still to be learned, it is known."""

    MISSING = "missing"
    TO_LEARN = "to learn"
    KNOWN = "known"


@dataclass(frozen=True)
class CoveredTerm:
    """A term of an article and how the learner stands with it."""

    term: str
    category: Category
    score: float
    entry: str | None
    standing: Standing
    english: str | None = None
    """That of its entry; for a term that the glossary lacks a draft made of its parts, where they make one."""

    @property
    def core(self) -> bool:
        """Whether the field cannot do without it."""
        return self.score >= CORE


@dataclass(frozen=True)
class Share:
    """Of `terms` the glossary holds `held`, and the learner knows `known`."""

    terms: int
    held: int
    known: int


@dataclass(frozen=True)
class Coverage:
    """The terms of an article, each once, the best first."""

    article: str
    title: str
    terms: tuple[CoveredTerm, ...]

    @property
    def share(self) -> Share:
        """All terms."""
        return _share(self.terms)

    @property
    def core_share(self) -> Share:
        """The core terms."""
        return _share([term for term in self.terms if term.core])

    def of(self, standing: Standing) -> list[CoveredTerm]:
        """The terms that stand so."""
        return [term for term in self.terms if term.standing is standing]


def coverage(
    article: Article,
    mined: Iterable[MinedTerm],
    known_entries: Collection[str],
    english: Callable[[MinedTerm], str | None] = lambda _: None,
) -> Coverage:
    """The coverage of an article whose terms were mined with the glossary; `english` gives a term's English."""
    return Coverage(
        article.path,
        article.title,
        tuple(
            CoveredTerm(term.term, term.category, term.score, term.entry, _standing(term, known_entries), english(term))
            for term in mined
        ),
    )


def entries_known(states: Mapping[str, CardState], scheduler: Scheduler, today: date) -> set[str]:
    """The ids of the entries that the learner knows.

    Known is an entry with a card that was asked and would be recalled today with a probability of `KNOWN` or more, or
    is mature. `states` are those of cards by id.
    """
    return {entry_id_of(card_id) for card_id, state in states.items() if _is_known(state, scheduler, today)}


def occurring_entries(mined: Iterable[MinedTerm]) -> list[str]:
    """The ids of the entries among the terms of an article, in the order in which they occur."""
    held = [(term.spans[0], term.entry) for term in mined if term.entry is not None]
    return list(dict.fromkeys(entry for _, entry in sorted(held)))


def _is_known(state: CardState, scheduler: Scheduler, today: date) -> bool:
    if state.is_new:
        return False
    mature = state.stability is not None and state.stability >= MATURE
    return mature or (not state.is_learning and scheduler.retrievability(state, today) >= KNOWN)


def _standing(term: MinedTerm, known_entries: Collection[str]) -> Standing:
    if term.entry is None:
        return Standing.MISSING
    return Standing.KNOWN if term.entry in known_entries else Standing.TO_LEARN


def _share(terms: Collection[CoveredTerm]) -> Share:
    held = [term for term in terms if term.standing is not Standing.MISSING]
    return Share(len(terms), len(held), sum(term.standing is Standing.KNOWN for term in held))
