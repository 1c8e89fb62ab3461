"""Reader of plain text."""

import re

from studykit.articles.article import Article
from studykit.articles.cleaning import clean
from studykit.vietnamese.tracing import TracedText

_MAX_TITLE = 160
_SENTENCE = re.compile(r"[^\n]*?[.!?…](?=\s|$)")


def read_plain(text: str, name: str) -> Article:
    """An article from plain text; its title is its first paragraph, or that one's first sentence."""
    cleaned = clean(TracedText(text))
    return Article(path=name, title=title_of(cleaned.text), raw=text, clean=cleaned)


def title_of(text: str) -> str:
    """A title for a clean text: the first paragraph if it reads like one, else its first sentence, cut to fit."""
    first = text.split("\n", 1)[0].strip()
    if len(first) > _MAX_TITLE and (sentence := _SENTENCE.match(first)):
        first = sentence.group()
    if len(first) > _MAX_TITLE:
        first = first[:_MAX_TITLE].rsplit(" ", 1)[0] + "…"
    return first.rstrip(".")
