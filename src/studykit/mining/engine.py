"""The engine: mining many articles, one after another or over processes, as a stream in the order given."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from studykit.articles.article import Article
from studykit.articles.readers import read_article
from studykit.faults import InputFault
from studykit.mining.cache import MiningCache, fingerprint
from studykit.mining.known_terms import KnownTerms
from studykit.mining.miner import mine_text
from studykit.mining.report import ArticleTerms, in_file_offsets

_AHEAD = 4
"""Articles a process has waiting: enough to keep it busy, few enough to keep memory flat."""


def open_cache(path: Path, known: KnownTerms | None) -> MiningCache:
    """The cache in a file, for mining with these glossary terms (None: without)."""
    return MiningCache(path, fingerprint(known.fingerprint if known else ""))


def mine_article(article: Article, known: KnownTerms | None = None, cache: MiningCache | None = None) -> ArticleTerms:
    """The terms of an article that was read; from the cache if its text was mined before."""
    terms = cache.get(article.text) if cache else None
    if terms is None:
        terms = mine_text(article.text, known)
        if cache:
            cache.put(article.text, terms)
    return in_file_offsets(article, terms)


def mine_articles(
    paths: Iterable[Path], known: KnownTerms | None = None, jobs: int = 1, cache: MiningCache | None = None
) -> Iterator[ArticleTerms | InputFault]:
    """Read and mine files, as a stream in the order given; a file that cannot be read gives its fault instead.

    `known` are the terms of the glossary, None to mine as if it were empty; `jobs` is the number of processes.
    """
    if jobs <= 1:
        for path in paths:
            yield _mine_file(path, known, cache)
        return
    waiting = iter(paths)
    with ProcessPoolExecutor(jobs, get_context("spawn"), _remember, (known, cache)) as pool:
        running: deque[Future[ArticleTerms | InputFault]] = deque(
            pool.submit(_mine_remembering, path) for path in islice(waiting, jobs * _AHEAD)
        )
        while running:
            mined = running.popleft().result()
            running.extend(pool.submit(_mine_remembering, path) for path in islice(waiting, 1))
            yield mined


def _mine_file(path: Path, known: KnownTerms | None, cache: MiningCache | None) -> ArticleTerms | InputFault:
    try:
        return mine_article(read_article(path), known, cache)
    except InputFault as fault:
        return fault


_remembered: tuple[KnownTerms | None, MiningCache | None] = (None, None)
"""What a worker process was given at its start."""


def _remember(known: KnownTerms | None, cache: MiningCache | None) -> None:
    global _remembered
    _remembered = (known, cache)


def _mine_remembering(path: Path) -> ArticleTerms | InputFault:
    return _mine_file(path, *_remembered)
