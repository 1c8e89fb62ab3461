"""The Vietnamese syllable: its parts, its tone, and where the tone mark stands.

Parts and inventory follow Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), in their spelling: an onset, a glide
(o or u before the vowel), a nucleus, a coda (consonant or semivowel), and the tone over the whole.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache


class Tone(StrEnum):
    """The six tones by their Vietnamese names, in dictionary order."""

    NGANG = "ngang"
    HUYEN = "huyền"
    HOI = "hỏi"
    NGA = "ngã"
    SAC = "sắc"
    NANG = "nặng"


_MARKS = {
    Tone.NGANG: "",
    Tone.HUYEN: "\u0300",
    Tone.HOI: "\u0309",
    Tone.NGA: "\u0303",
    Tone.SAC: "\u0301",
    Tone.NANG: "\u0323",
}
_TONES = {mark: tone for tone, mark in _MARKS.items() if mark}
_TONE_MARKS = re.compile(f"[{''.join(_TONES)}]")

_VOWELS = "aăâeêioôơuưy"
_MARKED_VOWELS = "ăâêôơư"
_CLUSTER = re.compile(rf"(?:qu(?=[{_VOWELS}])|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]+)(.?)", re.DOTALL)

STOPS = ("c", "ch", "k", "p", "t")
STOP_TONES = (Tone.SAC, Tone.NANG)

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_ONSETS_WITH_OPEN_Y = ("", "h", "k", "l", "m", "s", "t", "v")

# Codas by glide and nucleus; "-" is none. ăk is there for Đắk Lắk, oo and its codas for xoong, coóc.
_RIMES = {
    ("", "a"): "- c ch i m n ng nh o p t u y",
    ("", "ă"): "c k m n ng p t",
    ("", "â"): "c m n ng p t u y",
    ("", "e"): "- c m n ng o p t",
    ("", "iê"): "c m n ng p t u",
    ("", "ê"): "- ch m n nh p t u",
    ("", "i"): "- ch m n nh p t u",
    ("", "y"): "-",
    ("", "ia"): "-",
    ("", "yê"): "m n ng t u",
    ("", "o"): "- c i m n ng p t",
    ("", "oo"): "c ng",
    ("", "ô"): "- c i m n ng p t",
    ("", "ơ"): "- i m n p t",
    ("", "u"): "- c i m n ng p t",
    ("", "ua"): "-",
    ("", "uô"): "c i m n ng t",
    ("", "ư"): "- c i m n ng t u",
    ("", "ưa"): "-",
    ("", "ươ"): "c i m n ng p t u",
    ("o", "a"): "- c ch i m n ng nh o p t y",
    ("o", "ă"): "c m n ng t",
    ("o", "e"): "- m n ng o t",
    ("u", "â"): "n ng t y",
    ("u", "ê"): "- ch nh u",
    ("u", "ơ"): "-",
    ("u", "y"): "- ch n nh p t u",
    ("u", "ya"): "-",
    ("u", "yê"): "n t",
}
_RIMES_AFTER_QU = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c n ng t u y",
    "e": "- m n ng o t",
    "ê": "- ch n nh t u",
    "i": "- n t",
    "y": "- ch nh p t",
    "yê": "n t",
    "ô": "c",
    "ơ": "- i n t",
}


@dataclass(frozen=True, slots=True)
class Syllable:
    """A possible Vietnamese syllable, in lower case.

    `gi` and `qu` are onsets; an i that serves both `gi` and its vowel (gì, giếng) belongs to both parts.
    """

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: Tone = Tone.NGANG

    @classmethod
    def parse(cls, text: str) -> "Syllable | None":
        """The parts of a syllable in any case, wherever its tone mark stands; None if it is no possible one."""
        found = _inventory().get(without_tone(text).lower())
        tones = _TONE_MARKS.findall(unicodedata.normalize("NFD", text))
        tone = _TONES[tones[0]] if tones else Tone.NGANG
        if found is None or len(tones) > 1 or (found.coda in STOPS and tone not in STOP_TONES):
            return None
        return replace(found, tone=tone)

    @property
    def rime(self) -> str:
        """Glide, nucleus and coda."""
        return self.glide + self.nucleus + self.coda

    @property
    def letters(self) -> str:
        """The spelling without the tone."""
        if self.onset == "gi" and self.rime.startswith("i"):
            return "g" + self.rime
        return self.onset + self.rime

    def __str__(self) -> str:
        return with_tone(self.letters, self.tone)


def is_syllable(text: str) -> bool:
    """Whether a text is one possible Vietnamese syllable; possible, not attested: no dictionary is asked."""
    return Syllable.parse(text) is not None


def all_syllables() -> Iterator[Syllable]:
    """Every possible syllable with every tone it can have."""
    for syllable in _inventory().values():
        for tone in STOP_TONES if syllable.coda in STOPS else Tone:
            yield replace(syllable, tone=tone)


@cache
def toneless_syllables() -> frozenset[str]:
    """The spelling of every possible syllable without its tone, in lower case."""
    return frozenset(_inventory())


def tone_of(syllable: str) -> Tone:
    """The tone whose mark a syllable bears, the first if it bears several."""
    mark = _TONE_MARKS.search(unicodedata.normalize("NFD", syllable))
    return _TONES[mark.group()] if mark else Tone.NGANG


def without_tone(text: str) -> str:
    """The text without tone marks, letters kept (tướng → tương)."""
    return unicodedata.normalize("NFC", _TONE_MARKS.sub("", unicodedata.normalize("NFD", text)))


def with_tone(syllable: str, tone: Tone) -> str:
    """The syllable with this tone in place of its own, the mark where it belongs; case is kept.

    Raises ValueError if there is no vowel to bear it.
    """
    letters = without_tone(syllable)
    if tone is Tone.NGANG:
        return letters
    at = tone_position(letters)
    if at is None:
        raise ValueError(f"{syllable!r} has no vowel to bear a tone")
    return letters[:at] + unicodedata.normalize("NFC", letters[at] + _MARKS[tone]) + letters[at + 1 :]


def tone_position(letters: str) -> int | None:
    """Where the tone mark of a syllable written without it belongs; None if it has no vowel.

    The place is the marked vowel, the last of two (tiếng, nước); of plain vowels the middle one of three
    (ngoài), the second of two before a consonant (toán), else the first (hòa, thủy, mía).
    """
    cluster = _CLUSTER.match(letters.lower())
    if cluster is None:
        return None
    start, vowels, coda = cluster.start(1), cluster[1], cluster[2]
    marked = [at for at, vowel in enumerate(vowels) if vowel in _MARKED_VOWELS]
    if marked:
        return start + marked[-1]
    if len(vowels) == 1:
        return start
    return start + (1 if coda or len(vowels) > 2 else 0)


def with_tones_in_place(text: str) -> str:
    """The text with the tone mark of every syllable where it belongs (hoà, qúy, tóan → hòa, quý, toán)."""
    return _LETTERS.sub(lambda match: _in_place(match.group()), unicodedata.normalize("NFC", text))


def split_syllables(text: str) -> list[str]:
    """The syllables, numbers and foreign words of a text, without what stands between them.

    A hyphen divides (Pa-ri), an apostrophe within a word does not (H'Mông), a plus sign at its end belongs to
    it (ADMM+).
    """
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\+?")


def _in_place(word: str) -> str:
    syllable = Syllable.parse(word)
    return with_tone(word, syllable.tone) if syllable else word


@cache
def _inventory() -> dict[str, Syllable]:
    """Every possible syllable without its tone, by its spelling."""
    found: dict[str, Syllable] = {}
    for syllable in _combinations():
        found.setdefault(syllable.letters, syllable)
    return found


def _combinations() -> Iterator[Syllable]:
    """Every onset with the rimes that it can have; of two analyses of a spelling (giết) the usual one first."""
    for nucleus, codas in _RIMES_AFTER_QU.items():
        for coda in codas.split():
            yield Syllable("qu", "", nucleus, coda.strip("-"))
    for (glide, nucleus), codas in _RIMES.items():
        for onset in ("", *_ONSETS.split()):
            if _can_begin(onset, glide, nucleus):
                for coda in codas.split():
                    yield Syllable(onset, glide, nucleus, coda.strip("-"))


def _can_begin(onset: str, glide: str, nucleus: str) -> bool:
    """Whether an onset is spelt so before this glide and nucleus; k before a, o, u is there for Bắc Kạn, Hồng Kông."""
    first = (glide + nucleus)[0]
    if first == "y":
        return onset == "" if nucleus == "yê" else onset in _ONSETS_WITH_OPEN_Y
    match onset:
        case "":
            return nucleus != "iê"
        case "gi":
            return nucleus != "ia"
        case "gh" | "ngh":
            return first in "eêi"
        case "g" | "ng":
            return first not in "eêi"
        case "c":
            return not glide and first not in "eêi"
        case "k":
            return not glide
        case _:
            return True
