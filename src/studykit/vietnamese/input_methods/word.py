"""One word under the keys: its letters, its tone, and whether they can be Vietnamese."""

from collections.abc import Mapping
from functools import cache

from studykit.vietnamese.syllables import STOP_TONES, STOPS, Tone, tone_of, toneless_syllables, with_tone, without_tone

_BARE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}
_VOWELS = "aăâeêioôơuưy"
_FEW_LETTERS = 3


class Word:
    """What the keys so far have written, after the letters `kept`: every key adds a letter or changes the word.

    With `free` a key changes any letter before it, and pressed twice it writes itself; else only the last one.
    """

    def __init__(self, kept: str = "", *, free: bool = True) -> None:
        letters = without_tone(kept)
        self._letters = list(letters.lower())
        self._capitals = [char.isupper() for char in letters]
        self._tone = tone_of(kept)
        self._free = free
        self._alone: set[int] = set()
        self._toned_at: int | None = None
        self._undone = ""
        self._is_changed = self._tone is not Tone.NGANG
        self._is_hopeless = len(self._letters) != len(self._capitals)
        self._is_escaped = False
        self._has_distant_mark = False

    def add(self, key: str) -> None:
        """Add a key as the letter that it is."""
        self._letters.append(key.lower())
        self._capitals.append(key.isupper())

    def add_escaped(self, key: str) -> None:
        """Add a key that would change the word, had it not been escaped."""
        self.add(key)
        self._is_changed = self._is_escaped = True

    def add_alone(self, letter: str, key: str) -> bool:
        """Add a marked letter that a key writes where it can mark none."""
        self.add(key)
        self._letters[-1] = letter
        self._alone.add(len(self._letters) - 1)
        self._is_changed = True
        return True

    @property
    def has_undone(self) -> bool:
        """Whether a key pressed twice has undone what it did."""
        return self._undone != ""

    def is_undone(self, key: str) -> bool:
        """Whether this key was pressed twice before and now writes itself."""
        return key.lower() == self._undone

    def set_tone(self, tone: Tone, key: str) -> bool:
        """Set the tone, or undo it if it is there already; False if no vowel can bear it.

        A second tone mends the first one, unless a vowel came between them as in Paris.
        """
        if not self._can_take_tone():
            return False
        if self._toned_at is not None:
            self._is_hopeless |= any(char in _VOWELS for char in self._letters[self._toned_at :])
        self._toned_at = len(self._letters)
        if tone is self._tone:
            self._undo(key)
            self._tone = Tone.NGANG
        else:
            self._tone = tone
            self._is_changed = True
        return True

    def clear_tone(self) -> bool:
        """Take the tone away; False if there is none."""
        had_tone = self._tone is not Tone.NGANG
        self._tone = Tone.NGANG
        return had_tone

    def set_mark(self, marked: Mapping[str, str], key: str) -> bool:
        """Mark a letter as `marked` says, or undo it if it is marked so already; False if none can be marked."""
        at = self._place(marked, key)
        if at is None:
            return False
        mark = marked[_bare(self._letters[at])]
        if self._letters[at] != mark:
            self._letters[at] = mark
            self._has_distant_mark |= at < len(self._letters) - 1
            self._is_changed = True
            return True
        if not self._free:
            return False
        self._undo(key)
        self._unmark(at)
        return True

    def reading(self, *, typing: bool, in_name: bool, in_capitals: bool) -> str | None:
        """The word as Vietnamese; None if the keys changed nothing or made what cannot be Vietnamese.

        `typing`: more keys may follow, so the beginning of a syllable is enough. `in_name`: the word is part of
        a hyphenated name (Mát-xcơ-va), which may begin as no Vietnamese syllable does. `in_capitals`: all keys
        were capitals, so that they may be an abbreviation.
        """
        if not self._is_changed or self._is_hopeless or (in_capitals and self._may_be_abbreviation()):
            return None
        toneless, tail = self._parts()
        fits = _fits(toneless, self._tone, typing=typing)
        if not fits and in_name and (toneless.endswith(STOPS) or not self._is_bare()):
            fits = _fits(toneless[_leading_consonants(toneless) :], self._tone, typing=typing)
        if not fits:
            return None
        text = self._in_case(toneless + tail)
        return with_tone(text[: len(toneless)], self._tone) + tail

    @property
    def bare_reading(self) -> str | None:
        """The bare letters that an escape, or a key pressed twice, has left of a word; None if it has marks."""
        if not (self._undone or self._is_escaped) or self._is_hopeless:
            return None
        return self._in_case("".join(self._letters)) if self._is_bare() and self._tone is Tone.NGANG else None

    def _is_vowel(self, at: int) -> bool:
        is_part_of_qu = self._letters[at] == "u" and self._letters[:at] == ["q"]
        return self._letters[at] in _VOWELS and not is_part_of_qu

    def _can_take_tone(self) -> bool:
        if self._free:
            return any(map(self._is_vowel, range(len(self._letters))))
        return bool(self._letters) and self._is_vowel(len(self._letters) - 1) and self._tone is Tone.NGANG

    def _place(self, marked: Mapping[str, str], key: str) -> int | None:
        """Which letter a key marks: the first that it can, but o in uo (người) and a in oa (hoặc)."""
        last = len(self._letters) - 1
        if not self._free:
            able = [last] if last >= 0 else []
        elif key.lower() == "o" and self._bare_pair(last - 1) in ("oa", "oe"):
            return None  # ngoao, ngoeo
        elif "d" in marked:
            able = [last] if not self._can_take_tone() else [last, 0]
        else:
            able = list(range(len(self._letters)))
        able = [at for at in able if at >= 0 and self._can_bear(at, marked)]
        if len(able) > 1 and able[1] == able[0] + 1 and self._bare_pair(able[0]) in ("uo", "oa"):
            return able[1]
        return able[0] if able else None

    def _can_bear(self, at: int, marked: Mapping[str, str]) -> bool:
        letter = _bare(self._letters[at])
        return letter in marked and (letter == "d" or self._is_vowel(at))

    def _bare_pair(self, at: int) -> str:
        return "".join(map(_bare, self._letters[at : at + 2])) if at >= 0 else ""

    def _undo(self, key: str) -> None:
        """Let a key write itself from now on; it can undo only what was shown, not what no syllable has."""
        self._is_hopeless |= not _fits(self._parts()[0], self._tone, typing=True)
        self.add(key)
        self._undone = key.lower()
        self._is_changed = True

    def _unmark(self, at: int) -> None:
        if at in self._alone:
            del self._letters[at], self._capitals[at]
            self._alone.clear()
            return
        if self._bare_pair(at - 1) == "uo":
            self._letters[at - 1] = "u"
        self._letters[at] = _bare(self._letters[at])

    def _is_bare(self) -> bool:
        return not any(char in _BARE for char in self._letters)

    def _in_case(self, letters: str) -> str:
        return "".join(char.upper() if capital else char for char, capital in zip(letters, self._capitals, strict=True))

    def _may_be_abbreviation(self) -> bool:
        """Whether capitals may stand for themselves (IMF, POW, DOD, USS), as short words and undone keys may."""
        if self._undone:
            return True
        is_doubled_only = self._tone is Tone.NGANG and not any(char in "ăơư" for char in self._letters)
        return len(self._letters) <= _FEW_LETTERS and not (is_doubled_only and not self._has_distant_mark)

    def _parts(self) -> tuple[str, str]:
        """The letters, both horns of ươ written, and the punctuation after them."""
        end = len(self._letters)
        while end and not self._letters[end - 1].isalnum():
            end -= 1
        return _with_both_horns("".join(self._letters[:end])), "".join(self._letters[end:])


def _bare(letter: str) -> str:
    return _BARE.get(letter, letter)


def _with_both_horns(letters: str) -> str:
    """One horn is enough for ươ: ưo takes the other always, uơ before a further letter (hương, but thuở, quơ)."""
    letters = letters.replace("ưo", "ươ")
    at = letters.find("uơ")
    if 0 <= at < len(letters) - 2 and not letters.startswith("q"):
        return f"{letters[:at]}ươ{letters[at + 2 :]}"
    return letters


def _fits(toneless: str, tone: Tone, *, typing: bool) -> bool:
    """Whether a syllable is spelt so; one with a stop coda may lack its tone (quôc), for the learner to see."""
    if not any(char in _VOWELS for char in toneless):
        return tone is Tone.NGANG and toneless.isalpha()
    if toneless.endswith(STOPS) and tone not in (Tone.NGANG, *STOP_TONES):
        return False
    return toneless in (_beginnings() if typing else toneless_syllables())


def _leading_consonants(letters: str) -> int:
    """How many consonants stand before the last one that stands before a vowel."""
    return max(0, next((at for at, char in enumerate(letters) if char in _VOWELS), 0) - 1)


@cache
def _beginnings() -> frozenset[str]:
    """What syllables begin with, marks that may still come left off or not (die, diê, đie, điê)."""
    found: set[str] = set()
    for syllable in toneless_syllables():
        written = {""}
        for letter in syllable:
            written = {start + form for start in written for form in {letter, _bare(letter)}}
            found |= written
    return frozenset(found)
