"""Vietnamese dictionary order.

The order is that of Từ điển tiếng Việt (Hoàng Phê, ed., Viện Ngôn ngữ học), as its rules are set down by Vũ Xuân
Lương, "Quy tắc sắp xếp đơn vị từ vựng trong từ điển tiếng Việt" (Vietlex): syllable by syllable, in each the
letters a ă â b c d đ e ê … first and then the tone (ngang huyền hỏi ngã sắc nặng); lower case before capitals.
"""

from studykit.vietnamese.spelling import normal_form
from studykit.vietnamese.syllables import Tone, split_syllables, tone_of, with_tones_in_place, without_tone

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONE_RANKS = {tone: rank for rank, tone in enumerate(Tone)}

SyllableKey = tuple[tuple[int, ...], int]
SortKey = tuple[tuple[SyllableKey, ...], str]


def sort_key(text: str) -> SortKey:
    """The key by which `sorted` puts terms in dictionary order (thể, thể chế, thế).

    Punctuation, hyphens and the place of a tone mark (hoà, hòa) don't count, unless nothing else differs.
    """
    text = normal_form(text)
    syllables = split_syllables(with_tones_in_place(text))
    return tuple(_syllable_key(syllable) for syllable in syllables), text.swapcase()


def _syllable_key(syllable: str) -> SyllableKey:
    letters = without_tone(syllable).lower()
    # A letter outside the alphabet comes after it, in the order of Unicode.
    return tuple(_LETTER_RANKS.get(char, len(_ALPHABET) + ord(char)) for char in letters), _TONE_RANKS[
        tone_of(syllable)
    ]
