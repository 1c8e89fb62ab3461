"""Vietnamese spelling: the normal form that is shown, and the key by which two spellings compare."""

import re
import unicodedata
from functools import cache

from studykit.vietnamese.tracing import TracedText

_BARRED_D = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_LINE_ENDS = {
    "\r\n": "\n",
    "\r": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
}
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_IGNORABLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff"
)
_UNWANTED = re.compile(rf"\r\n|[\r\x0b\x0c\x85\u2028\u2029ÐƉðɖ{_SPACES}{_IGNORABLE}]")
_IGNORABLE_RE = re.compile(f"[{_IGNORABLE}]")

_CYRILLIC_TWINS = str.maketrans("аеорсухіѕјһАВЕКМНОРСТУХІЅЈҺ", "aeopcyxisjhABEKMHOPCTYXISJH")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")

_MOST_MARKS = 30
_LONG_RUN = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS + 1},}}")

_TONE_ON_SECOND_VOWEL = {
    second: first
    for vowels, seconds, firsts in (
        ("oa", "àáảãạ", "òóỏõọ"),
        ("oe", "èéẻẽẹ", "òóỏõọ"),
        ("uy", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for second, first in zip((vowels[0] + s for s in seconds), (f + vowels[1] for f in firsts), strict=True)
}
_TONE_ON_SECOND_VOWEL_RE = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONE_ON_SECOND_VOWEL)})(?!\w)", re.IGNORECASE)

_OPEN_Y = re.compile(r"(?<!\w)(qu|[bcdđghklmnpqrstvx]*)([yỳýỷỹỵ])(?!\w)")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")

_QUOTES = re.compile("[\"'`´“”„‟‘’‚‛«»‹›″′]")
_DASH = re.compile(r"(?:(?<![ \t])[ \t]+)?[-‐‑‒–—―−][ \t]*")
_BLANK = re.compile(r"\s+")
_EDGE = " .,;:"


def traced_normal_form(text: str) -> TracedText:
    """The normal form of a text, with the way back to the offsets of the text as it was given.

    The normal form is what is shown and searched: NFC; Đ and đ for their look-alikes; no zero-width, control
    or directional characters; plain spaces and line ends; Latin letters for Cyrillic ones in a Latin word.
    A letter keeps 30 combining marks at most, as in the Stream-Safe Text Format of UAX #15.
    """
    traced = TracedText(text).sub(_UNWANTED, lambda match: _wanted(match.group()))
    traced = traced.sub(_LONG_RUN, lambda match: _with_few_marks(match.group()))
    if not unicodedata.is_normalized("NFC", traced.text):
        traced = traced.sub(_clusters(), lambda match: unicodedata.normalize("NFC", match.group()))
    if not _CYRILLIC.search(traced.text):
        return traced
    return traced.sub(_WORD, lambda match: _latin(match.group()))


def normal_form(text: str) -> str:
    """The normal form of a text (see `traced_normal_form`)."""
    return traced_normal_form(text).text


def traced_key(text: str) -> TracedText:
    """The comparison key of a running text in normal form, with the way back to its offsets.

    On top of the normal form: case folded; the tone of oa, oe, uy on the first vowel (hoà = hòa); i for y
    in open syllables (sỹ = sĩ; never thúy = thúi); dashes without spaces; no quotation marks; single spaces.
    """
    traced = _folded(TracedText(text)).sub(_QUOTES, "").sub(_DASH, "-").sub(_BLANK, " ")
    moved = _TONE_ON_SECOND_VOWEL_RE.sub(lambda match: _TONE_ON_SECOND_VOWEL[match.group()], traced.text)
    return traced.with_same_length(_OPEN_Y.sub(lambda match: match[1] + match[2].translate(_Y_TO_I), moved))


def comparison_key(text: str) -> str:
    """The key under which spellings of one term are equal; for a term, so its edges are trimmed too."""
    return traced_key(normal_form(text)).text.strip(_EDGE)


def with_tone_on_first_vowel(text: str) -> str:
    """Write hòa, hóe, thủy where the text has hoà, hoé, thuỷ; case is kept."""

    def move(match: re.Match[str]) -> str:
        pair = match.group()
        moved = _TONE_ON_SECOND_VOWEL[pair.lower()]
        return "".join(new.upper() if old.isupper() else new for old, new in zip(pair, moved, strict=True))

    return _TONE_ON_SECOND_VOWEL_RE.sub(move, text)


def without_marks(text: str) -> str:
    """The text without tone and letter marks (Thượng tướng → Thuong tuong), for search and ids."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def _wanted(unwanted: str) -> str:
    if unwanted in _LINE_ENDS:
        return _LINE_ENDS[unwanted]
    if unwanted in _BARRED_D:
        return _BARRED_D[unwanted]
    return "" if _IGNORABLE_RE.fullmatch(unwanted) else " "


def _with_few_marks(run: str) -> str:
    """The run without the combining marks past the thirtieth: sorting them takes quadratic time."""
    kept: list[str] = []
    marks = 0
    for char in run:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _latin(word: str) -> str:
    """The word in Latin letters if it has some and all its Cyrillic ones look like Latin ones."""
    if not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    latin = unicodedata.normalize("NFC", word.translate(_CYRILLIC_TWINS))
    return word if _CYRILLIC.search(latin) else latin


def _folded(traced: TracedText) -> TracedText:
    folded = traced.text.casefold()
    if len(folded) == len(traced.text):
        return traced.with_same_length(folded)
    return traced.sub(re.compile("(?s)."), lambda match: match.group().casefold())


@cache
def _clusters() -> re.Pattern[str]:
    """A character with everything after it that canonical composition may sort or join to it."""
    joining = {char for char in map(chr, range(0x300, 0x20000)) if unicodedata.combining(char)}
    for char in map(chr, range(0xC0, 0x20000)):
        decomposition = unicodedata.decomposition(char)
        if decomposition and not decomposition.startswith("<"):
            joining.update(chr(int(code, 16)) for code in decomposition.split()[1:])
    return re.compile(f"(?s).[{''.join(sorted(joining))}\u1161-\u1175\u11a8-\u11c2]*")
