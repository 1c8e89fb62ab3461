"""Glossary terms in running text: every occurrence of every form, found in one pass."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from studykit.glossary.entry import Entry
from studykit.vietnamese.spelling import comparison_key, traced_key

SHORT_FORM_LETTERS = 6

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stretch of a text, as character offsets, that is a form of an entry."""

    entry_id: str
    start: int
    end: int


class TermIndex:
    """Finds the forms of glossary entries in running text, however they are spelt (see `comparison_key`).

    Nested and overlapping occurrences are all found. Two rules keep out what only looks like a term: a short form
    in capitals (COC, EAS) counts only in capitals, and a form of one syllable (tiếp) does not count inside a longer
    form, nor inside one of `compounds`, words that are no terms themselves (tiếp tục, trực tiếp).
    """

    def __init__(self, entries: Iterable[Entry], compounds: Iterable[str] = ()) -> None:
        forms: dict[str, dict[_Form, None]] = {comparison_key(word): {} for word in compounds}
        for entry in entries:
            for text in entry.vietnamese_forms:
                forms.setdefault(comparison_key(text), {})[_Form(entry.id, _is_short_form(text))] = None
        forms.pop("", None)
        self._forms = {key: tuple(found) for key, found in forms.items()}
        self._automaton = ahocorasick.Automaton()
        for key in self._forms:
            self._automaton.add_word(key, key)
        self._automaton.make_automaton()

    def find(self, term: str) -> tuple[str, ...]:
        """The ids of the entries that have `term` as a form."""
        forms = self._forms.get(comparison_key(term), ())
        return tuple(dict.fromkeys(form.entry_id for form in forms if form.may_be(term)))

    def occurrences(self, text: str, is_word_edge: Callable[[int], bool] | None = None) -> list[Occurrence]:
        """Every occurrence in a text in normal form, by start, the longest first.

        None begins or ends inside a syllable or goes over a blank line. A caller that has segmented the text into
        words hands in `is_word_edge`, which tells whether a word begins or ends at an offset: then "hợp tác" is not
        found in "phù hợp tác động". Short forms in capitals are exempt from it.
        """
        found: dict[Occurrence, None] = {}
        covered = 0
        for start, end, key in self._matches(text):
            surface = text[start:end]
            one_syllable = key.isalnum()
            whole = is_word_edge is None or (is_word_edge(start) and is_word_edge(end))
            if whole and not one_syllable:
                covered = max(covered, end)
            if one_syllable and end <= covered:
                whole = False
            for form in self._forms[key]:
                if (whole or form.in_capitals) and form.may_be(surface):
                    found[Occurrence(form.entry_id, start, end)] = None
        return list(found)

    def _matches(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and key of every known form or compound, by start, the longest first."""
        return sorted(self._unsorted_matches(text), key=lambda match: (match[0], -match[1]))

    def _unsorted_matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        if not self._forms:
            return
        traced = traced_key(text)
        for last, key in self._automaton.iter(traced.text):
            start, end = last + 1 - len(key), last + 1
            if _is_syllable_edge(traced.text, start) and _is_syllable_edge(traced.text, end):
                start, end = traced.span(start, end)
                if not _BLANK_LINE.search(text, start, end):
                    yield start, end, key


@dataclass(frozen=True, slots=True)
class _Form:
    """Whose form a key is, and whether it counts only in capitals."""

    entry_id: str
    in_capitals: bool

    def may_be(self, surface: str) -> bool:
        return not self.in_capitals or surface == surface.upper()


def _is_short_form(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) <= SHORT_FORM_LETTERS


def _is_syllable_edge(text: str, offset: int) -> bool:
    """Whether no syllable goes on from before `offset` to after it."""
    return not (0 < offset < len(text) and _in_syllable(text[offset - 1]) and _in_syllable(text[offset]))


def _in_syllable(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"
