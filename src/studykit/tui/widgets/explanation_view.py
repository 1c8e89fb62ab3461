"""The explanation of an entry, shown after an answer."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from studykit.faults import one_line
from studykit.study.examples import ArticleExample
from studykit.study.explanation import Explanation, Neighbour

_Part = str | tuple[str, str]


class ExplanationView(VerticalScroll):
    """Term, Hán tự, English, definitions, examples, use, contrasts; it scrolls where it is longer than the screen."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="explanation-text")

    def show(self, explanation: Explanation) -> None:
        """Show an explanation from its beginning."""
        lines = [Content.assemble(*line) for line in _lines(explanation)]
        self.query_one(Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)


def _lines(entry: Explanation) -> Iterator[Sequence[_Part]]:
    yield [
        (_shown(entry.term), "bold $accent"),
        f"  {entry.hantu}" if entry.hantu else "",
        (f"  {_shown('; '.join(entry.other_forms))}" if entry.other_forms else "", "dim"),
    ]
    admitted = "".join(f"; {item.term}{f' ({item.note})' if item.note else ''}" for item in entry.admitted)
    yield [(_shown(entry.english), "bold"), (_shown(admitted), "")]
    for item in entry.avoid:
        yield [("not ", "dim"), (_shown(item.term), "strike"), (f": {_shown(item.why)}", "dim")]
    if entry.definition:
        yield [""]
        yield [_shown(entry.definition.vi)]
        yield [(_shown(entry.definition.en), "italic")]
    for number, member in enumerate(entry.members, 1):
        yield [f"  {number}. {_shown(member.vi)} ", (f"— {_shown(member.en)}", "italic")]
    for example in entry.examples:
        yield [""]
        yield [("▏ ", "$accent"), _shown(example.vi)]
        yield [("▏ ", "$accent"), (_shown(example.en), "italic")]
    for found in entry.article_examples:
        yield [""]
        yield from _press(found)
    if entry.register:
        yield [""]
        yield [("Use  ", "bold"), _shown(entry.register)]
    if entry.chosen:
        yield [""]
        yield _neighbour("You chose", entry.chosen)
    if entry.contrasts:
        yield [""]
    for contrast in entry.contrasts:
        yield _neighbour("Not to be confused with", contrast)
    if remarks := list(_remarks(entry)):
        yield [""]
        yield [(" ".join(remarks), "dim")]


def _remarks(entry: Explanation) -> Iterator[str]:
    """How far the entry can be relied on."""
    if entry.is_draft:
        yield "Draft: no second reader has checked it yet."
    if entry.as_of:
        yield f"As of {entry.as_of}."
    if entry.sources:
        yield _shown("; ".join(source.title for source in entry.sources))


def _press(found: ArticleExample) -> Iterator[Sequence[_Part]]:
    """A sentence of an article, the term in bold, and where it stands."""
    parts: list[_Part] = [("▏ ", "$secondary")]
    position = 0
    for start, end in found.spans:
        parts += [_shown(found.text[position:start]), (_shown(found.text[start:end]), "bold")]
        position = end
    parts.append(_shown(found.text[position:]))
    yield parts
    yield [("▏ ", "$secondary"), (_shown(found.title), "dim")]


def _neighbour(how: str, other: Neighbour) -> Sequence[_Part]:
    definition = f": {other.definition.en}" if other.definition else ""
    return [
        (f"{how} ", "dim"),
        (_shown(other.vietnamese), "bold"),
        f" — {_shown(other.english)}",
        (_shown(definition), "dim"),
    ]


def _shown(text: str) -> str:
    return one_line(text)
