"""The desk: a workspace opened for study, each thing opened when it is first asked for."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, time
from functools import cached_property
from pathlib import Path

from studykit.articles.article import Article
from studykit.articles.library import Library
from studykit.articles.readers import article_files, read_article
from studykit.faults import InputFault
from studykit.glossary.cache import open_glossary
from studykit.glossary.compounds import compounds
from studykit.glossary.glossary import Glossary
from studykit.glossary.lookup import TermIndex
from studykit.study.daily_queue import Limits
from studykit.study.decks import DeckLibrary
from studykit.study.examples import ArticleExamples
from studykit.study.explanation import Explanation, explain
from studykit.study.progress import Progress
from studykit.study.questions import Kind, QuestionMaker
from studykit.study.recipes import load_recipes
from studykit.study.scheduling import Scheduler, SchedulingOptions
from studykit.study.session import Session
from studykit.study.statistics import Statistics, statistics
from studykit.study.study_days import StudyDays
from studykit.workspace import Workspace


class Desk:
    """What screens and commands study with: glossary, decks, articles and progress of a workspace.

    `clock` tells the present moment, with a time zone. Every attribute raises InputFault where its files are wrong.
    """

    def __init__(self, workspace: Workspace, clock: Callable[[], datetime]) -> None:
        self.workspace = workspace
        self.clock = clock

    @cached_property
    def glossary(self) -> Glossary:
        """The workspace's glossary over the starter layer."""
        return open_glossary(self.workspace.glossary_layers, self.workspace.cache / "glossary.jsonl")

    @cached_property
    def index(self) -> TermIndex:
        """Lookup of the glossary's terms in running text."""
        return TermIndex(self.glossary, compounds())

    @cached_property
    def library(self) -> Library:
        """The articles that the learner has stored."""
        return Library(self.workspace.articles, self.workspace.private / "library.sqlite")

    @cached_property
    def examples(self) -> ArticleExamples:
        """Sentences of the learner's articles and of the study texts, by entry."""
        return ArticleExamples(self.index, self._articles())

    @cached_property
    def decks(self) -> DeckLibrary:
        """The decks, from the workspace's recipes over the starter layer."""
        return DeckLibrary(load_recipes(self.workspace.deck_layers), self.glossary, self.examples.occurring)

    @cached_property
    def progress(self) -> Progress:
        """The learner's progress, made on first use."""
        settings = self.workspace.settings.study
        days = StudyDays(settings.zone, time(settings.day_starts_at))
        scheduler = Scheduler(days, SchedulingOptions(desired_retention=settings.retention))
        return Progress.open(self.workspace.progress, scheduler, self.clock())

    @property
    def limits(self) -> Limits:
        """How many cards a day brings over all decks."""
        settings = self.workspace.settings.study
        return Limits(settings.new_per_day, settings.reviews_per_day)

    @cached_property
    def _questions(self) -> QuestionMaker:
        return QuestionMaker(self.glossary)

    def session(self, deck_id: str, kinds: Collection[Kind] = frozenset(Kind), *, ahead: bool = False) -> Session:
        """A session of a deck (see `Session`); raises InputFault for a deck that there is not."""
        return Session(
            self.decks.deck(deck_id),
            self.progress,
            self._questions,
            clock=self.clock,
            limits=self.limits,
            kinds=kinds,
            ahead=ahead,
        )

    def statistics(self) -> Statistics:
        """Where the learner stands now."""
        return statistics(self.decks, self.progress, self.clock(), self.limits)

    def explain(self, entry_id: str, chosen: str | None = None) -> Explanation:
        """The explanation of an entry; `chosen` is the entry that was wrongly taken for it."""
        return explain(self.glossary[entry_id], self.glossary, self.examples, chosen)

    def article_paths(self) -> list[Path]:
        """The files of the study texts and of the learner's articles."""
        return [path for folder in self.workspace.article_layers for path in article_files(folder)]

    def warm_up(self) -> None:
        """Make ready what the first explanation needs; may run in a thread beside everything else."""
        if len(self.glossary):
            self.examples.of(self.glossary.ids()[0])

    def forget_glossary(self) -> None:
        """Read the glossary, and all that was made of it, anew when it is next asked for: its files have changed."""
        for made in ("glossary", "index", "examples", "decks", "_questions"):
            self.__dict__.pop(made, None)

    def close(self) -> None:
        """Close the progress, if it was opened."""
        if "progress" in self.__dict__:
            self.progress.close()

    def _articles(self) -> Iterator[Article]:
        """The study texts and the learner's articles, the newest first; one that cannot be read is left out."""
        *starter, own = self.workspace.article_layers or (self.workspace.articles,)
        newest = sorted(article_files(own), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        paths = [path for folder in starter for path in article_files(folder)]
        for path in paths + newest:
            try:
                yield read_article(path)
            except InputFault:
                continue
