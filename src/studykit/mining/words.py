"""Words with their parts of speech: the only door to underthesea.

underthesea spends its time in Python code that takes each feature template apart again for every word, in time
quadratic in the sentence's length. Where the installed version is built as known, the same features are made here in
linear time and given to its own models, with the same result; otherwise its public functions are called.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

Tagged = list[tuple[str, str]]

_TEMPLATES = [
    "T[-2].lower",
    "T[-1].lower",
    "T[0].lower",
    "T[1].lower",
    "T[2].lower",
    "T[0].istitle",
    "T[-1].istitle",
    "T[1].istitle",
    "T[-2]",
    "T[-1]",
    "T[0]",
    "T[1]",
    "T[2]",
    "T[-2,-1]",
    "T[-1,0]",
    "T[0,1]",
    "T[1,2]",
    "T[-3][1]",
    "T[-2][1]",
    "T[-1][1]",
    "T[-3,-2][1]",
    "T[-2,-1][1]",
]
"""The feature templates of the tagger as known; of another list we cannot say what it means."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, as character offsets, with its part of speech in the tag set of VLSP 2013 (N, Np, V, A, …)."""

    start: int
    end: int
    tag: str


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of the sentence `text[start:end]`, in order; nothing of it is left out but blanks.

    A text that underthesea changes (composition, tone marks) keeps the offsets of what was given.
    """
    return _aligned(text, start, end, _tagger()(text[start:end]))


def _aligned(text: str, start: int, end: int, tagged: Tagged) -> list[Word]:
    """Find every word again in the text it was made from; a changed word is as long as it was given."""
    found: list[Word] = []
    position = start
    for surface, tag in tagged:
        first = last = -1
        for piece in surface.split(" "):
            while position < end and text[position].isspace():
                position += 1
            if first < 0:
                first = position
            last = position = min(end, position + len(piece))
        if first < last:
            found.append(Word(first, last, tag))
    return found


@cache
def _tagger() -> Callable[[str], Tagged]:
    """The faster tagger where the installed underthesea is built as known, else the plain one."""
    return linear_tagger() or plain_tagger()


def plain_tagger() -> Callable[[str], Tagged]:
    """underthesea's own call."""
    from underthesea import pos_tag

    def tag(sentence: str) -> Tagged:
        return [(word, tag) for word, tag in pos_tag(sentence)]

    return tag


def linear_tagger() -> Callable[[str], Tagged] | None:
    """The same models, their features made in linear time; None where the installed version is built otherwise."""
    try:
        from underthesea import word_tokenize
        from underthesea.pipeline.pos_tag.model_crf import CRFPOSTagPredictor

        predictor: Any = CRFPOSTagPredictor.Instance()
        model, templates = predictor.model, predictor.transformer.template
    except (ImportError, AttributeError):
        return None
    if list(templates) != _TEMPLATES:
        return None

    def tag(sentence: str) -> Tagged:
        surfaces = word_tokenize(sentence)
        return list(zip(surfaces, model.tag(_features(surfaces)), strict=True)) if surfaces else []

    return tag


def _features(surfaces: Sequence[str]) -> list[list[str]]:
    """The features of `_TEMPLATES` for every word; the tag column is "X" throughout, as the predictor has it."""
    size = len(surfaces)
    marked = [_marked(surface) for surface in surfaces]
    rows = []
    for i in range(size):
        row: list[str] = []
        before2 = marked[i - 2] if i > 1 else _BEGIN
        before1 = marked[i - 1] if i else _BEGIN
        this = marked[i]
        after1 = marked[i + 1] if i + 1 < size else _END
        after2 = marked[i + 2] if i + 2 < size else _END
        row = [
            before2[0], before1[1], this[2], after1[3], after2[4],
            this[5], before1[6], after1[7],
            before2[8], before1[9], this[10], after1[11], after2[12],
            f"T[-2,-1]={surfaces[i - 2]} {surfaces[i - 1]}" if i > 1 else "T[-2,-1]=BOS",
            f"T[-1,0]={surfaces[i - 1]} {surfaces[i]}" if i else "T[-1,0]=BOS",
            f"T[0,1]={surfaces[i]} {surfaces[i + 1]}" if i + 1 < size else "T[0,1]=EOS",
            f"T[1,2]={surfaces[i + 1]} {surfaces[i + 2]}" if i + 2 < size else "T[1,2]=EOS",
            "T[-3][1]=X" if i > 2 else "T[-3][1]=BOS",
            "T[-2][1]=X" if i > 1 else "T[-2][1]=BOS",
            "T[-1][1]=X" if i else "T[-1][1]=BOS",
            "T[-3,-2][1]=X X" if i > 2 else "T[-3,-2][1]=BOS",
            "T[-2,-1][1]=X X" if i > 1 else "T[-2,-1][1]=BOS",
        ]  # fmt: skip
        rows.append(row)
    return rows


@lru_cache(maxsize=1 << 16)
def _marked(surface: str) -> tuple[str, ...]:
    """A word under each of the first thirteen templates."""
    lower = surface.lower()
    title = _is_title(surface)
    return tuple(
        f"{template}={lower if template.endswith('lower') else title if template.endswith('istitle') else surface}"
        for template in _TEMPLATES[:13]
    )


_BEGIN = tuple(f"{template}=BOS" for template in _TEMPLATES[:13])
_END = tuple(f"{template}=EOS" for template in _TEMPLATES[:13])


def _is_title(surface: str) -> bool:
    """Whether every syllable begins with a capital, as underthesea asks it."""
    parts = surface.split(" ")
    return all(part and part[0].istitle() for part in parts)
