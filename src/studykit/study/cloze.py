"""Clozes: an entry's own example sentences with the term blanked out."""

import re
from dataclasses import dataclass

from studykit.glossary.entry import Entry
from studykit.vietnamese.spelling import comparison_key, normal_form, traced_key

_QUOTES = tuple("\"“”«»'‘’")


@dataclass(frozen=True)
class Cloze:
    """A sentence around a blank.

    `pieces` are the stretches of the sentence between the blanks, one more than there are blanks; `answer` is
    what stands in the first blank, as the sentence writes it; `translation` is the whole sentence in English.
    """

    pieces: tuple[str, ...]
    answer: str
    translation: str

    def with_blanks(self, blank: str) -> str:
        """The sentence with `blank` for the term."""
        return blank.join(self.pieces)


def clozes(entry: Entry) -> tuple[Cloze, ...]:
    """The clozes of the entry's examples, in their order; examples that do not show the term give none."""
    found = (_cloze(entry, example.vi, example.en) for example in entry.examples)
    return tuple(cloze for cloze in found if cloze is not None)


def has_cloze(entry: Entry) -> bool:
    """Whether `clozes` gives any, told at a glance where an example spells the term as the entry does."""
    sentences = [example.vi.casefold() for example in entry.examples]
    forms = [form.casefold() for form in entry.vietnamese_forms]
    return any(_stands_in(form, sentence) for form in forms for sentence in sentences) or bool(clozes(entry))


def _stands_in(form: str, sentence: str) -> bool:
    start = sentence.find(form)
    around = sentence[max(start - 1, 0) : start] + sentence[start + len(form) : start + len(form) + 1]
    return start >= 0 and not any(map(str.isalnum, around))


def _cloze(entry: Entry, sentence: str, translation: str) -> Cloze | None:
    sentence = normal_form(sentence)
    spans = _spans(entry, sentence)
    if not spans:
        return None
    edges = [0, *(edge for span in spans for edge in span), len(sentence)]
    pieces = tuple(sentence[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return Cloze(pieces, sentence[slice(*spans[0])], translation)


def _spans(entry: Entry, sentence: str) -> list[tuple[int, int]]:
    """Where forms of the entry stand in the sentence, in order, none within another."""
    key = traced_key(sentence)
    spans: list[tuple[int, int]] = []
    # Longest form first: "Hội đồng Bảo an Liên hợp quốc" must not leave half of itself beside the blank.
    for form in sorted(entry.vietnamese_forms, key=len, reverse=True):
        for match in _whole(comparison_key(form)).finditer(key.text):
            start, end = _with_closing_quote(sentence, *key.span(*match.span()))
            if all(end <= other_start or other_end <= start for other_start, other_end in spans):
                spans.append((start, end))
    return sorted(spans)


def _with_closing_quote(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the quotation mark that closes it, where only the opening one lies within."""
    opened = sum(sentence.count(mark, start, end) for mark in _QUOTES) % 2
    return start, end + (opened and sentence[end : end + 1] in _QUOTES and end < len(sentence))


def _whole(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
