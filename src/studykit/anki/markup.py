"""Text made safe for Anki's fields, which are HTML and are searched for media references and TeX."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from studykit.vietnamese.spelling import normal_form

_BLANK = re.compile(r"\s+")
# An opening bracket could begin [sound:…], [latex] or [anki:tts]; a backslash \( or \[ for MathJax, which reads the
# text after entities are resolved, so only another character keeps it from that.
_SPECIAL = {ord("["): "&#91;", ord("\\"): "\N{SET MINUS}"}


def html_text(text: str) -> str:
    """The text on one line, in normal form, as HTML that shows it and does nothing else."""
    return escaped(text).strip()


def escaped(text: str) -> str:
    """A piece of a text as in `html_text`, with the blanks at its edges."""
    well_formed = text.encode("utf-8", "replace").decode()
    return escape(_BLANK.sub(" ", normal_form(well_formed))).translate(_SPECIAL)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text as in `html_text`, with `<mark>` around each of its `spans` (sorted, apart, character offsets)."""
    html, done = "", 0
    for start, end in spans:
        html += f"{escaped(text[done:start])}<mark>{escaped(text[start:end])}</mark>"
        done = end
    return (html + escaped(text[done:])).strip()


def html_list(items: Iterable[str], tag: str = "ul") -> str:
    """The items, which are HTML, as a list; nothing if there are none."""
    body = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{body}</{tag}>" if body else ""


def link(text: str, url: str | None) -> str:
    """The text, as a link if the address is one of a web page."""
    if url is None or not _is_web_address(url):
        return html_text(text)
    return f'<a href="{html_text(url)}">{html_text(text)}</a>'


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
