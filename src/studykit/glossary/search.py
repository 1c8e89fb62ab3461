"""Search in the glossary: what a learner types, in either language, with or without marks."""

import heapq
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from studykit.glossary.entry import Entry
from studykit.vietnamese.spelling import comparison_key, without_marks

MAX_QUERY = 200
MAX_PARTS = 1000

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_ENGLISH_OPENING = re.compile(r"(?:to|the|an?) (?=.)")


class Reason(IntEnum):
    """Why an entry was found, the best reason first."""

    TERM = 1
    ALIAS = 2
    ABBREVIATION = 3
    HANTU = 4
    ENGLISH = 5
    WITHOUT_MARKS = 6
    AVOIDED_ENGLISH = 7
    PART = 8
    PART_WITHOUT_MARKS = 9
    DID_YOU_MEAN = 10


_VIETNAMESE = (Reason.TERM, Reason.ALIAS, Reason.ABBREVIATION)


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entry, why it was found, and which of its forms matched."""

    entry_id: str
    reason: Reason
    form: str


class SearchIndex:
    """Answers queries from tables that are made once; a query costs one pass over the joined forms at most."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        forms = sorted((form for entry in entries for form in _forms(entry)), key=lambda form: len(form.key))
        self._exact: dict[str, list[_Form]] = {}
        self._unmarked: dict[str, list[_Form]] = {}
        for form in forms:
            self._exact.setdefault(form.key, []).append(form)
        vietnamese = [form for form in forms if form.kind in _VIETNAMESE]
        for form in vietnamese:
            self._unmarked.setdefault(without_marks(form.key), []).append(form)
        self._parts = _Haystack(forms, [form.key for form in forms])
        self._unmarked_parts = _Haystack(vietnamese, [without_marks(form.key) for form in vietnamese])

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The best `limit` hits for a query, each entry once.

        Found are, in this order: a Vietnamese form, Hán tự or English that equals the query; a form whose letters
        equal a query without marks ("quoc vu khanh"); forms that hold the query, at the start of a word first; forms
        with other marks than the query's ("Thượng tường"), the fewest wrong syllables and letters first.
        """
        best: dict[str, tuple[_Rank, Hit]] = {}
        for rank, form in self._ranked(query[:MAX_QUERY]):
            known = best.get(form.entry_id)
            if known is None or rank < known[0]:
                best[form.entry_id] = rank, Hit(form.entry_id, rank[0], form.text)
        return [hit for _, hit in heapq.nsmallest(limit, best.values(), key=lambda found: found[0])]

    def _ranked(self, query: str) -> "Iterator[tuple[_Rank, _Form]]":
        key = comparison_key(query)
        unmarked = without_marks(key)
        for form in (*self._exact.get(key, ()), *self._exact.get(_without_opening(key), ())):
            yield (form.kind, 0, len(form.text), form.key), form
        for form in self._unmarked.get(unmarked, ()):
            reason = Reason.WITHOUT_MARKS if key == unmarked else Reason.DID_YOU_MEAN
            yield (reason, _distance(form.key, key), len(form.text), form.key), form
        if len(key) > 1 or _is_han(key):
            for form, inside in self._parts.holding(key):
                yield (Reason.PART, inside, len(form.text), form.key), form
        if len(key) > 1 and key == unmarked:
            for form, inside in self._unmarked_parts.holding(key):
                yield (Reason.PART_WITHOUT_MARKS, inside, len(form.text), form.key), form


_Rank = tuple[Reason, int, int, str]


@dataclass(frozen=True, slots=True)
class _Form:
    """A written form of an entry; `kind` is the reason for which it is found whole."""

    entry_id: str
    kind: Reason
    text: str
    key: str


class _Haystack:
    """Many keys as one string, the shortest first, so that one search goes through all of them."""

    def __init__(self, forms: Sequence[_Form], keys: Sequence[str]) -> None:
        self._forms = forms
        self._text = "\n".join(keys)
        self._starts = list(accumulate((len(key) + 1 for key in keys), initial=0))

    def holding(self, needle: str) -> Iterator[tuple[_Form, int]]:
        """The first `MAX_PARTS` forms that hold `needle`, each once; with 0 where that begins a word, else 1."""
        position, found = self._text.find(needle), 0
        while position >= 0 and found < MAX_PARTS:
            found += 1
            index = bisect_right(self._starts, position) - 1
            yield self._forms[index], int(position > 0 and self._text[position - 1].isalnum())
            position = self._text.find(needle, self._starts[index + 1])


def _forms(entry: Entry) -> Iterator[_Form]:
    kinds = (
        (Reason.TERM, (entry.vi.term,)),
        (Reason.ALIAS, entry.vi.aliases),
        (Reason.ABBREVIATION, entry.vi.abbreviations),
        (Reason.HANTU, (entry.vi.hantu,) if entry.vi.hantu else ()),
        (Reason.ENGLISH, entry.english_forms),
        (Reason.AVOIDED_ENGLISH, tuple(avoided.term for avoided in entry.en.avoid)),
    )
    for kind, texts in kinds:
        for text in texts:
            key = comparison_key(text)
            if kind in (Reason.ENGLISH, Reason.AVOIDED_ENGLISH):
                key = _without_opening(key)
            yield _Form(entry.id, kind, text, key)


def _without_opening(key: str) -> str:
    """English without the article or the "to" that dictionaries put in front."""
    return _ENGLISH_OPENING.sub("", key, count=1) if _ENGLISH_OPENING.match(key) else key


def _distance(key: str, other: str) -> int:
    """How far two keys of the same letters are apart: a syllable counts 1 if only its tone differs, else 2."""
    return sum(
        0 if one == two else 1 if _without_tone(one) == _without_tone(two) else 2
        for one, two in zip(key.split(), other.split(), strict=True)
    )


def _without_tone(syllable: str) -> str:
    return unicodedata.normalize("NFD", syllable).translate(_TONES)


def _is_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" or char >= "\U00020000" for char in text)
