"""New terms: what articles brought and the glossary lacks, each with the places where it was met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from studykit.articles.article import Article
from studykit.articles.sentences import sentence_spans
from studykit.glossary.category import Category
from studykit.mining.candidate import MinedTerm
from studykit.vietnamese.spelling import comparison_key


class State(StrEnum):
    """What became of a new term."""

    WAITING = "waiting"
    LATER = "later"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    ALIAS = "alias"


_COMMON = frozenset({Category.CONCEPT, Category.PHRASE, Category.FORMULA, Category.MECHANISM})
"""Categories whose terms are words; a name of the others that is longer than two syllables has a second capital."""

_OPENING = " \"'“‘«([-–—"

OPEN = frozenset({State.WAITING, State.LATER})
"""The states of terms that are still to be decided."""


@dataclass(frozen=True)
class Source:
    """An article that brought new terms: its digest, the file it is stored in, and its title."""

    digest: str
    path: str
    title: str


@dataclass(frozen=True)
class Sighting:
    """A place where a term was met.

    `start` and `end` are character offsets in the file's text as read; `first` and `last` those in `sentence`.
    """

    source: Source
    start: int
    end: int
    sentence: str
    first: int
    last: int


@dataclass(frozen=True)
class NewTerm:
    """A term to be decided, as it stands at its first sighting; `entry` is the id of the entry that it became."""

    term: str
    category: Category
    score: float
    sightings: tuple[Sighting, ...]
    state: State = State.WAITING
    entry: str | None = None

    @property
    def key(self) -> str:
        """Under which spellings of the term are one."""
        return comparison_key(self.term)

    @property
    def form(self) -> str:
        """The term as a glossary has it: without the capital that it bears only where it begins a sentence."""
        may_be_name = not self.term[1:].islower() or (self.category not in _COMMON and len(self.term.split()) < 3)
        opens = all(not at.sentence[: at.first].strip(_OPENING) for at in self.sightings)
        return self.term if may_be_name or not opens else self.term[:1].lower() + self.term[1:]


def new_terms(article: Article, path: str, mined: Iterable[MinedTerm]) -> list[NewTerm]:
    """The terms of an article that the glossary lacks; `mined` has their spans in the article's clean text.

    `path` is what the article is called from now on.
    """
    source = Source(article.digest, path, article.title)
    sentences = sentence_spans(article.text)
    return [
        NewTerm(term.term, term.category, term.score, tuple(_sightings(article, source, sentences, term.spans)))
        for term in mined
        if not term.known
    ]


def _sightings(
    article: Article, source: Source, sentences: list[tuple[int, int]], spans: Iterable[tuple[int, int]]
) -> Iterator[Sighting]:
    for start, end in spans:
        opening = max((begin for begin, _ in sentences if begin <= start), default=0)
        closing = min((stop for _, stop in sentences if stop >= end), default=len(article.text))
        sentence = article.text[opening:closing].replace("\n", " ")
        yield Sighting(source, *article.raw_span(start, end), sentence, start - opening, end - opening)
