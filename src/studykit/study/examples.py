"""Examples: sentences of the workspace's articles in which an entry occurs, beside the entry's own."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from threading import RLock

from studykit.articles.article import Article
from studykit.articles.sentences import sentence_spans
from studykit.glossary.lookup import TermIndex

_BEST_LENGTH = 18
_SHORTEST, _LONGEST = 6, 45


@dataclass(frozen=True)
class ArticleExample:
    """A sentence of an article, and where the term stands in it (character offsets); `date` as the article has it."""

    text: str
    spans: tuple[tuple[int, int], ...]
    title: str
    path: str
    date: str | None = None


ARTICLES = 300
"""How many articles examples are taken from at most: so many are read in a second or two."""


class ArticleExamples:
    """Sentences and occurrences of entries in articles, which are read only as far as an answer needs them.

    Examples come from the first `ARTICLES` articles. May be asked from several threads.
    """

    def __init__(self, index: TermIndex, articles: Iterable[Article]) -> None:
        self._index = index
        self._unread = iter(articles)
        self._read = 0
        self._lock = RLock()
        self._ids_by_name: dict[str, tuple[str, ...]] = {}
        self._examples: dict[str, list[ArticleExample]] = defaultdict(list)

    def of(self, entry_id: str, limit: int = 3) -> tuple[ArticleExample, ...]:
        """The best sentences that show an entry, one an article: complete ones, near eighteen syllables."""
        with self._lock:
            while self._read < ARTICLES and self._read_one():
                pass
            return tuple(sorted(self._examples.get(entry_id, ()), key=_rank)[:limit])

    def occurring(self, name: str) -> Sequence[str] | None:
        """The ids of the entries in the article whose file has that name (with or without its ending), as they occur.

        None if there is no such article.
        """
        with self._lock:
            while name not in self._ids_by_name:
                if not self._read_one():
                    return None
            return self._ids_by_name[name]

    def _read_one(self) -> bool:
        """Read the next article; False if there is none left."""
        article = next(self._unread, None)
        if article is None:
            return False
        self._read += 1
        best = _best_sentences(self._index, article)
        path = PurePath(article.path)
        for name in (path.name, path.stem):
            self._ids_by_name.setdefault(name, tuple(best))
        for entry_id, example in best.items():
            self._examples[entry_id].append(example)
        return True


def _best_sentences(index: TermIndex, article: Article) -> dict[str, ArticleExample]:
    """The article's best sentence for every entry that occurs in it."""
    sentences = sentence_spans(article.text)
    starts = [start for start, _ in sentences]
    places: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for found in index.occurrences(article.text):
        number = bisect_right(starts, found.start) - 1
        start, end = sentences[number]
        if found.end <= end:
            places[number, found.entry_id].append((found.start - start, found.end - start))
    best: dict[str, ArticleExample] = {}
    for (number, entry_id), spans in places.items():
        text = article.text[slice(*sentences[number])]
        example = ArticleExample(text, _apart(spans), article.title, article.path)
        if entry_id not in best or _rank(example) < _rank(best[entry_id]):
            best[entry_id] = example
    return best


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans without those that lie within or run into an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _rank(example: ArticleExample) -> tuple[bool, bool, int, str, str]:
    """Sorts the better example first: a whole sentence, of a length that can be read at a glance."""
    text = example.text
    length = len(text.split())
    whole = text[0].isupper() and text[-1] in '.!?…"”»)' and text.rstrip('"”»)')[-1:] in tuple(".!?…")
    return not whole, not _SHORTEST <= length <= _LONGEST, abs(length - _BEST_LENGTH), example.path, text
