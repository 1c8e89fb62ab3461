"""What a note says: the fields and tags of an entry."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Protocol

from studykit.anki.markup import escaped, html_list, html_text, link, marked
from studykit.anki.note_type import ASKED_BY, Field
from studykit.glossary.entry import Entry, Example
from studykit.study.cards import Family
from studykit.study.cloze import Cloze, clozes
from studykit.vietnamese.spelling import comparison_key, normal_form

TAG_ROOT = "studykit"

_BLANK = '<span class="blank">[…]</span>'
_NOT_IN_TAGS = re.compile(r"[^\w-]+")


class Quotation(Protocol):
    """A sentence of an article in which the entry occurs, as `studykit.study.examples` finds it."""

    @property
    def text(self) -> str:
        """The sentence."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the term stands in it, as character offsets."""

    @property
    def title(self) -> str:
        """The article's title."""

    @property
    def date(self) -> str | None:
        """The article's date, where it says one."""

    @property
    def path(self) -> str:
        """What the article is called; its tag is made from it."""


def values_of(
    entry: Entry, families: Collection[Family], contrasts: Iterable[Entry], quotations: Iterable[Quotation]
) -> dict[Field, str]:
    """The fields of an entry's note, which has the cards of `families`; all of them must be supported by the entry.

    `contrasts` are the entries that learners confuse with this one; of them only the term is told, so that a change
    in one entry changes one note.
    """
    definition, scale = entry.definition, entry.scale
    example, cloze = _example(entry)
    sentence, translation = (example.vi, example.en) if example else ("", "")
    values = dict.fromkeys(Field, "") | {
        Field.VIETNAMESE: html_text(entry.vi.term),
        Field.VARIANTS: " · ".join(map(html_text, (*entry.vi.abbreviations, *entry.vi.aliases))),
        Field.HANTU: html_text(entry.vi.hantu or ""),
        Field.ENGLISH: html_text(entry.en.preferred),
        Field.ADMITTED: html_list(_noted(item.term, item.note) for item in entry.en.admitted),
        Field.AVOID: html_list(_noted(item.term, item.why) for item in entry.en.avoid),
        Field.DEFINITION_VI: html_text(definition.vi) if definition else "",
        Field.DEFINITION_EN: html_text(definition.en) if definition else "",
        Field.EXAMPLE: marked(normal_form(sentence), _answer_spans(cloze, sentence)),
        Field.EXAMPLE_EN: html_text(translation),
        Field.PRESS_EXAMPLES: "".join(_quoted(quotation) for quotation in _others(quotations, sentence)),
        Field.MEMBERS: html_list((_member(member.vi, member.en) for member in entry.members), "ol"),
        Field.REGISTER: html_text(entry.register_note or ""),
        Field.CONTRAST: " · ".join(html_text(other.vi.term) for other in contrasts),
        Field.SCALE: html_text(f"{scale.position} of {scale.of} ({scale.name.replace('-', ' ')})") if scale else "",
        Field.AS_OF: html_text(entry.as_of or ""),
        Field.SOURCES: html_list(_dated(link(source.title, source.url), source.date) for source in entry.sources),
        Field.CATEGORY: html_text(entry.category),
        Field.ENTRY_ID: html_text(entry.id),
    }
    asked = {Family.RECOGNISE: "1", Family.PRODUCE: "1", Family.CLOZE: _with_blanks(cloze) if cloze else ""}
    return values | {ASKED_BY[family]: asked[family] for family in families}


def tags_of(entry: Entry, quotations: Iterable[Quotation]) -> tuple[str, ...]:
    """The tags of an entry's note: category, topics, status, and the articles it is quoted from."""
    tags = [
        ("category", entry.category),
        *(("topic", topic) for topic in entry.topics),
        ("status", entry.status),
        *(("article", PurePath(quotation.path).stem) for quotation in quotations),
    ]
    return tuple(sorted({f"{TAG_ROOT}::{kind}::{_tag(name)}" for kind, name in tags}))


def _example(entry: Entry) -> tuple[Example | None, Cloze | None]:
    """The first example that shows the term, with the cloze it gives; else the first of all."""
    for example in entry.examples:
        found = clozes(entry.model_copy(update={"examples": (example,)}))
        if found:
            return example, found[0]
    return (entry.examples[0] if entry.examples else None), None


def _answer_spans(cloze: Cloze | None, sentence: str) -> Sequence[tuple[int, int]]:
    """Where the blanks of a cloze are in the sentence it was made from."""
    if cloze is None:
        return ()
    before, *after = map(re.escape, cloze.pieces)
    pattern = f"{before}({re.escape(cloze.answer)}){'(.+?)'.join(after)}"
    match = re.fullmatch(pattern, normal_form(sentence), re.DOTALL)
    return [match.span(blank) for blank in range(1, len(cloze.pieces))] if match else ()


def _with_blanks(cloze: Cloze) -> str:
    return _BLANK.join(map(escaped, cloze.pieces)).strip()


def _others(quotations: Iterable[Quotation], sentence: str) -> Iterator[Quotation]:
    """The quotations that are not the example itself, which may come from one of the articles."""
    known = comparison_key(sentence)
    return (quotation for quotation in quotations if comparison_key(quotation.text) != known)


def _quoted(quotation: Quotation) -> str:
    source = _dated(html_text(quotation.title), quotation.date)
    return f"<blockquote>{marked(quotation.text, quotation.spans)}<cite>{source}</cite></blockquote>"


def _dated(html: str, date: str | None) -> str:
    return f"{html}, {html_text(date)}" if date else html


def _noted(term: str, note: str | None) -> str:
    return f"<b>{html_text(term)}</b>" + (f" – {html_text(note)}" if note else "")


def _member(vietnamese: str, english: str) -> str:
    return f'<span lang="vi">{html_text(vietnamese)}</span><br><span lang="en">{html_text(english)}</span>'


def _tag(name: str) -> str:
    return _NOT_IN_TAGS.sub("-", normal_form(name)).strip("-") or "unnamed"
