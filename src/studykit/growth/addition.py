"""Addition: an article goes into the library, and its new terms into the queue."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from studykit.articles.article import Article
from studykit.growth.fragments import without_fragments_of_entries
from studykit.growth.new_term import Source, new_terms
from studykit.growth.queue import Queue
from studykit.mining.known_terms import KnownTerms, known_terms
from studykit.mining.miner import mine_text
from studykit.study.desk import Desk


@dataclass(frozen=True)
class Added:
    """What became of an article: its file, whether it is new there, and its terms.

    `known` and `unknown` count the terms that the glossary has and lacks, `queued` those that wait in the queue now and
    did not before. An article whose terms were looked at before brings none.
    """

    path: Path
    new: bool
    known: int = 0
    unknown: int = 0
    queued: int = 0


class Adding:
    """Adds articles to a workspace."""

    def __init__(self, desk: Desk, queue: Queue) -> None:
        self._desk = desk
        self._queue = queue

    def add(self, article: Article, suffix: str = ".txt") -> Added:
        """Store an article and queue its new terms; what was done before is not done again.

        Raises InputFault if the workspace cannot be written to.
        """
        stored = self._desk.library.add(article, suffix)
        if self._queue.has_article(article.digest):
            return Added(stored.path, stored.new)
        mined = without_fragments_of_entries(mine_text(article.text, self._terms))
        path = stored.path.relative_to(self._desk.workspace.root).as_posix()
        unknown = new_terms(article, path, mined)
        queued = self._queue.add(Source(article.digest, path, article.title), unknown)
        return Added(stored.path, stored.new, len(mined) - len(unknown), len(unknown), queued)

    @cached_property
    def _terms(self) -> KnownTerms:
        return known_terms(self._desk.glossary)
