"""Reports: what was mined, as the JSON and the TSV that commands print and other programs read."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from studykit.articles.article import Article
from studykit.faults import one_line
from studykit.mining.candidate import MinedTerm


@dataclass(frozen=True)
class ArticleTerms:
    """An article's terms, best first; spans are offsets in the file's text as read."""

    path: str
    title: str
    terms: tuple[MinedTerm, ...]


def in_file_offsets(article: Article, terms: Iterable[MinedTerm]) -> ArticleTerms:
    """The terms of an article with their spans carried back from the clean text to the text as read."""
    return ArticleTerms(
        article.path,
        article.title,
        tuple(
            MinedTerm(
                term.term,
                term.category,
                term.score,
                tuple(article.raw_span(start, end) for start, end in term.spans),
                term.entry,
                term.rule,
                term.evidence,
            )
            for term in terms
        ),
    )


def as_dict(mined: ArticleTerms, *, explain: bool = False) -> dict[str, Any]:
    """One element of the JSON array; with `explain`, each term tells its rule and evidence."""
    return {
        "article": mined.path,
        "title": mined.title,
        "terms": [_term_as_dict(term, explain=explain) for term in mined.terms],
    }


def to_json(articles: Iterable[ArticleTerms], *, explain: bool = False) -> Iterator[str]:
    """The JSON array in pieces, an article at a time, so that no corpus has to fit into memory."""
    opening = "[\n"
    for mined in articles:
        yield opening + json.dumps(as_dict(mined, explain=explain), ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def to_tsv(articles: Iterable[ArticleTerms]) -> Iterator[str]:
    """Lines of article, term and category, separated by tabs."""
    for mined in articles:
        for term in mined.terms:
            yield f"{one_line(mined.path)}\t{term.term}\t{term.category}\n"


def _term_as_dict(term: MinedTerm, *, explain: bool) -> dict[str, Any]:
    shown = {
        "term": term.term,
        "category": str(term.category),
        "score": term.score,
        "count": term.count,
        "known": term.known,
        "entry": term.entry,
        "spans": [list(span) for span in term.spans],
    }
    return shown | {"rule": term.rule, "evidence": term.evidence} if explain else shown
