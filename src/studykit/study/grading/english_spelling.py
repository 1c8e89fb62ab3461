"""English words as answers have them: the keys under which British and American spellings are one."""

import re
import unicodedata

from studykit.study.grading.differences import Word
from studykit.vietnamese.spelling import normal_form

_LETTERS_OF_LONG_WORD = 5
_ARTICLES = ("a", "an", "the")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\+?")
_INNER_MARKS = re.compile(r"['’.]")

_OUR = (
    "arm behavi cand clam col demean endeav fav ferv flav harb hon hum lab neighb od parl rig rum savi splend val vig"
)
_RE = "calib cent fib lit meag met sab somb spect theat"
_LL = "cance channe counse dia equa fue initia jewe labe leve marsha mode pane quarre signa tota trave"


def _any(stems: str) -> str:
    return "|".join(stems.split())


_AMERICAN = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[a-z]{2})is(?=(?:e[drs]?|ers|ing|ations?|ational)$)", "iz"),
        (r"ys(?=(?:e[drs]?|ers|ing)$)", "yz"),
        (r"(def|off|lic|pret)ence(?=[ds]?$)", r"\1ense"),
        (r"^practis(?=e|ing)", "practic"),
        (rf"({_any(_OUR)})our", r"\1or"),
        (rf"({_any(_RE)})re(?=s?$)", r"\1er"),
        (r"^centred$", "centered"),
        (rf"({_any(_LL)})ll(?=ed|ing|or|er)", r"\1l"),
        (r"(?<=[a-z]{2})ogue(?=[ds]?$)", "og"),
        (r"^programme(?=s?$)", "program"),
        (r"^manoeuvr(?=ing|ab)", "maneuver"),
        (r"^manoeuvre", "maneuver"),
        (r"dgement", "dgment"),
        (r"^ageing$", "aging"),
        (r"^grey", "gray"),
        (r"^aeroplane", "airplane"),
        (r"^aluminium", "aluminum"),
        (r"^artefact", "artifact"),
        (r"^sceptic", "skeptic"),
        (r"^(fulfi|enro|insta|ski)l(?=s?$|ment|ful)", r"\1ll"),
        (r"^plough", "plow"),
        (r"archaeo", "archeo"),
    )
]


def english_words(text: str, *, hyphens_join: bool = False) -> tuple[Word, ...]:
    """The words of a text with their keys, without articles and the "to" of an infinitive.

    Case, accents, apostrophes, the dots of abbreviations, & for "and", and British spelling do not count in
    keys. `hyphens_join` makes one word of co-operation, else it is two.
    """
    text = normal_form(text).replace("&", " and ")
    if hyphens_join:
        text = re.sub(r"(?<=\w)-(?=\w)", "", text)
    words = [Word(word, _key(word)) for word in _WORD.findall(text)]
    words = [word for word in words if word.key not in _ARTICLES] or words
    return tuple(words[1:] if len(words) > 1 and words[0].key == "to" else words)


def joined_key(words: tuple[Word, ...]) -> str:
    """The key of a text in which no space counts (cease-fire, ceasefire)."""
    return "".join(word.key for word in words)


def is_slip(expected: Word, given: Word) -> bool:
    """Whether a word is a mistyped one: five letters or more, one edit, the same first letter.

    An edit is a letter more, less or other, or two neighbours exchanged (Damerau 1964).
    """
    one, other = expected.key, given.key
    if len(one) < _LETTERS_OF_LONG_WORD or one == other or one[:1] != other[:1] or not one.isalpha():
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _key(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _INNER_MARKS.sub("", word).casefold())
    key = "".join(char for char in decomposed if not unicodedata.combining(char))
    for pattern, replacement in _AMERICAN:
        key = pattern.sub(replacement, key)
    return key
