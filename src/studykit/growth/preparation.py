"""Preparation for a text: an article that is about to be read, its terms, and how the learner stands with them."""

from functools import cached_property
from pathlib import Path

from studykit.articles.article import Article
from studykit.articles.readers import article_files, read_article
from studykit.faults import InputFault, quoted
from studykit.growth.composition import compose
from studykit.growth.coverage import Coverage, coverage, entries_known, occurring_entries
from studykit.growth.fragments import without_fragments_of_entries
from studykit.growth.held_entries import HeldEntries
from studykit.mining.candidate import MinedTerm
from studykit.mining.known_terms import KnownTerms, known_terms
from studykit.mining.miner import mine_text
from studykit.study.desk import Desk


class Preparation:
    """What commands prepare a learner for articles with."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def articles(self, name: str) -> list[Article]:
        """The article in a file, those in a folder, or the stored one of that name, with or without its ending.

        Raises InputFault where there is none, or one cannot be read.
        """
        if not name:
            raise InputFault("a name is empty", hint="name a file, a folder or a stored article")
        path = Path(name)
        if path.is_dir():
            files = article_files(path)
            if not files:
                raise InputFault("holds no articles", where=path, hint="name a file or another folder")
            return [read_article(file) for file in files]
        if path.exists():
            return [read_article(path)]
        stored = next((file for file in self._desk.article_paths() if name in (file.name, file.stem)), None)
        if stored is None:
            raise InputFault(
                f"there is no file and no stored article {quoted(name)}", hint="name a file, or add it: studykit add"
            )
        return [read_article(stored)]

    def article(self, name: str) -> Article:
        """The one article that a name stands for (see `articles`); raises InputFault for a folder."""
        if Path(name).is_dir():
            raise InputFault("is a folder", where=name, hint="name one article")
        return self.articles(name)[0]

    def coverage(self, article: Article) -> Coverage:
        """How much of an article's vocabulary the glossary holds and the learner knows."""
        return coverage(article, self._mined(article), self.known_entries, self._english)

    def entries(self, article: Article) -> list[str]:
        """The ids of the entries that occur in an article, in the order in which they do."""
        return occurring_entries(self._mined(article))

    @cached_property
    def known_entries(self) -> set[str]:
        """The ids of the entries that the learner knows today."""
        progress = self._desk.progress
        today = progress.scheduler.days.day_of(self._desk.clock())
        return entries_known(progress.states(), progress.scheduler, today)

    def _english(self, term: MinedTerm) -> str | None:
        if term.entry is not None:
            return self._desk.glossary[term.entry].en.preferred
        return compose(term.term, self._held).english

    @cached_property
    def _held(self) -> HeldEntries:
        return HeldEntries(self._desk.glossary)

    @cached_property
    def _terms(self) -> KnownTerms:
        return known_terms(self._desk.glossary)

    def _mined(self, article: Article) -> list[MinedTerm]:
        return without_fragments_of_entries(mine_text(article.text, self._terms))
