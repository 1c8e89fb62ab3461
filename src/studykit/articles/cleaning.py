"""Cleaning: what stands on the page and is no part of the article goes, the way back to the file stays."""

import re
from collections.abc import Callable
from html import unescape

from studykit.articles import furniture
from studykit.vietnamese.spelling import comparison_key, traced_normal_form
from studykit.vietnamese.tracing import TracedText

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_BLANK_AT_LINE_END = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{2,}")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_LINE = re.compile(r"^[^\n]*(?:\n|\Z)", re.MULTILINE)


def clean(traced: TracedText) -> TracedText:
    """The article's own text: one paragraph a line, in normal form, without page furniture.

    Goes: date prefixes, buttons, bylines, credits of pictures, end marks, invitations, and everything from
    "Bài liên quan" or "Tin mới" on; of a repeated paragraph or caption the first stays.
    """
    traced = traced.sub(_ENTITY, lambda match: unescape(match.group()))
    traced = _tidy(traced.then(traced_normal_form(traced.text)))
    for pattern in (
        furniture.DATE_PREFIX,
        furniture.END_OF_ARTICLE,
        furniture.BUTTON,
        furniture.INVITATION,
        furniture.BRACKETED_CREDIT,
        furniture.CREDIT_LINE,
        furniture.BYLINE,
    ):
        traced = traced.sub(pattern, "")
    traced = traced.sub(furniture.FUSED_CREDIT, " ").sub(furniture.END_MARK, ".").sub(furniture.CUT_TITLE, "…")
    return _tidy(_tidy(traced).sub(_LINE, _first_only()))


def _tidy(traced: TracedText) -> TracedText:
    """Single spaces, no blank lines, no blanks at line ends: later patterns then never meet a long run."""
    return traced.sub(_BLANKS, " ").sub(_BLANK_AT_LINE_END, "\n").sub(_BLANK_LINES, "\n").sub(_EDGES, "")


def _first_only() -> Callable[[re.Match[str]], str]:
    """A replacement that keeps a line the first time it comes and drops its repetitions."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        key = comparison_key(match.group())
        if not key or key in seen:
            return ""
        seen.add(key)
        return match.group()

    return keep
