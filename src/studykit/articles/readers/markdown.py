"""Reader of Markdown with front matter, the form of the study texts."""

import re
from typing import Any

import yaml

from studykit.articles.article import Article
from studykit.articles.cleaning import clean
from studykit.articles.readers.plain import title_of
from studykit.faults import InputFault
from studykit.vietnamese.spelling import normal_form
from studykit.vietnamese.tracing import TracedText

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_DEPTH = 8
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[ \t]+|[ \t]+#+[ \t]*$", re.MULTILINE)
_LINE_MARKUP = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)", re.MULTILINE)
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|`|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK_START = re.compile(r"\[(?=[^\]\n]{1,300}\]\([^)\n]{0,500}\))")
_LINK_END = re.compile(r"(?<=\S)\]\([^)\n]{0,500}\)")
_SOFT_LINE_END = re.compile(r"(?<=[^\n])\n(?=[^\n#>*+\-\d|])")


def read_markdown(text: str, name: str) -> Article:
    """An article from Markdown; lines of one paragraph are joined, markup goes, front matter becomes metadata.

    Raises InputFault with the line if the front matter is no YAML mapping.
    """
    traced = TracedText(text)
    metadata: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        metadata = _metadata(match.group(1) or "", name)
        traced = traced.sub(_FRONT_MATTER, "")
    for markup in (_COMMENT, _IMAGE):
        traced = traced.sub(markup, "")
    traced = traced.sub(_SOFT_LINE_END, " ")
    for markup in (_HEADING, _LINE_MARKUP, _LINK_START, _LINK_END, _EMPHASIS):
        traced = traced.sub(markup, "")
    cleaned = clean(traced)
    title = normal_form(metadata.get("title", "")) or title_of(cleaned.text)
    return Article(path=name, title=title, raw=text, clean=cleaned, metadata=metadata)


def _metadata(front_matter: str, name: str) -> dict[str, str]:
    try:
        _refuse_bombs(front_matter, name)
        data: Any = yaml.load(front_matter, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputFault(f"front matter: {error.problem}", where=name, line=line, hint="mend the YAML") from None
    except yaml.YAMLError as error:
        raise InputFault(f"front matter: {error}", where=name, line=2, hint="mend the YAML") from None
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        raise InputFault("front matter is no list of key: value lines", where=name, line=2, hint="mend it")
    return {str(key): value if isinstance(value, str) else _joined(value) for key, value in data.items()}


def _refuse_bombs(front_matter: str, name: str) -> None:
    """Raise InputFault for what makes a giant of a small text (aliases) or exhausts the parser (deep nesting)."""
    depth = 0
    for event in yaml.parse(front_matter, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEPTH:
            line = event.start_mark.line + 2 if event.start_mark else 2
            what = "front matter: aliases and deep nesting are not read"
            raise InputFault(what, where=name, line=line, hint="write it out")


def _joined(value: Any) -> str:
    items = value if isinstance(value, list) else [value]
    return "; ".join(
        item if isinstance(item, str) else ", ".join(map(str, item.values())) if isinstance(item, dict) else str(item)
        for item in items
    )
