"""Checks that look at one entry at a time."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from studykit.faults import quoted
from studykit.glossary.category import Category
from studykit.glossary.entry import Bilingual, Entry, Origin
from studykit.glossary.finding import Remark, error, warning
from studykit.glossary.lookup import TermIndex
from studykit.glossary.yaml_loader import unshowable
from studykit.vietnamese.spelling import comparison_key, normal_form, with_tone_on_first_vowel

MAX_AGE_IN_MONTHS = 12

Location = tuple[str | int, ...]

_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BETWEEN_HAN = re.compile(r"[\s,;·、，；()（）/-]")
_NUMBERS = {
    word: number
    for number, word in enumerate(("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=2)
}


def check_characters(entry: Entry) -> Iterator[Remark]:
    """No text holds characters that must not reach a terminal, and each is in the project's normal form."""
    for location, text in _texts(entry):
        if char := unshowable(text):
            yield error(entry.id, location, f"unreadable character U+{ord(char):04X}; remove it")
        elif (normal := normal_form(text)) != text:
            yield error(entry.id, location, f"not in normal form (NFC, plain spaces); write {quoted(normal)}")


def check_tone_placement(entry: Entry) -> Iterator[Remark]:
    """The tone stands on the first vowel of oa, oe, uy, save in aliases and in the titles of sources."""
    for location, text in _texts(entry):
        if "aliases" in location or "sources" in location:
            continue
        for written, wanted in zip(text.split(), with_tone_on_first_vowel(text).split(), strict=True):
            if written != wanted:
                yield error(
                    entry.id, location, f"tone on the second vowel in {quoted(written)}; write {quoted(wanted)}"
                )


def check_examples(entry: Entry) -> Iterator[Remark]:
    """Every example shows a form of the term, as lookup in running text would find it."""
    index = TermIndex([entry])
    for position, example in enumerate(entry.examples):
        if not index.occurrences(normal_form(example.vi)):
            message = f"the example does not hold {quoted(entry.vi.term)}; use the term, an alias or an abbreviation"
            yield error(entry.id, ("examples", position, "vi"), message)


def check_english(entry: Entry) -> Iterator[Remark]:
    """English is no copy of the Vietnamese, and nothing that is right is listed as avoided."""
    for location, text in _bilinguals(entry):
        if comparison_key(text.vi) == comparison_key(text.en):
            yield error(entry.id, (*location, "en"), "the English repeats the Vietnamese; translate it")
    borrowed = entry.vi.origin is Origin.FOREIGN or entry.category is Category.ABBREVIATION
    if not borrowed and comparison_key(entry.en.preferred) == comparison_key(entry.vi.term):
        yield warning(entry.id, ("en", "preferred"), "the English repeats the Vietnamese; translate or explain it")
    right = {comparison_key(form) for form in entry.english_forms}
    for position, avoided in enumerate(entry.en.avoid):
        if comparison_key(avoided.term) in right:
            message = f"{quoted(avoided.term)} is also listed as right; remove one"
            yield error(entry.id, ("en", "avoid", position, "term"), message)


def check_hantu(entry: Entry) -> Iterator[Remark]:
    """Hán tự are Chinese characters, and a Sino-Vietnamese term has one for every syllable."""
    if entry.vi.hantu is None:
        if entry.vi.origin is Origin.SINO:
            yield error(entry.id, ("vi", "origin"), "origin sino asks for hantu; add it")
        return
    if foreign := _BETWEEN_HAN.sub("", _HAN.sub("", entry.vi.hantu)):
        yield error(entry.id, ("vi", "hantu"), f"{quoted(foreign)} is no Chinese character; remove it")
    characters, syllables = len(_HAN.findall(entry.vi.hantu)), len(re.findall(r"\w+", entry.vi.term))
    if entry.vi.origin is Origin.SINO and characters != syllables:
        message = f"{characters} characters for the {syllables} syllables of {quoted(entry.vi.term)}; write one each"
        yield error(entry.id, ("vi", "hantu"), message)


def check_members(entry: Entry) -> Iterator[Remark]:
    """A term that says a number (bốn không) lists that many members; "16 chữ" counts words, so it is let be."""
    first, _, rest = comparison_key(entry.vi.term).partition(" ")
    number = int(first) if re.fullmatch(r"[0-9]{1,3}", first) else _NUMBERS.get(first)
    if number is None or rest.startswith("chữ"):
        return
    if entry.members and len(entry.members) != number:
        message = f"{len(entry.members)} members of {quoted(entry.vi.term)}; list {number}"
        yield warning(entry.id, ("members",), message)
    if not entry.members and entry.category is Category.FORMULA:
        yield warning(entry.id, ("vi", "term"), f"{quoted(entry.vi.term)} names a list; add its {number} members")


def check_forms(entry: Entry) -> Iterator[Remark]:
    """No form differs from another one of the entry in case or tone placement only."""
    known: set[str] = set()
    for location, form in vietnamese_forms(entry):
        key = with_tone_on_first_vowel(normal_form(form)).casefold()
        if key in known:
            yield warning(entry.id, location, f"{quoted(form)} repeats a form of the entry; remove it")
        known.add(key)


def check_age(entry: Entry, today: date) -> Iterator[Remark]:
    """What can age was looked at in the last twelve months."""
    if entry.as_of is None:
        return
    year, month = map(int, entry.as_of.split("-"))
    age = (today.year - year) * 12 + today.month - month
    if age > MAX_AGE_IN_MONTHS:
        yield warning(entry.id, ("as_of",), f"as of {entry.as_of}, {age} months ago; check the facts and the date")
    if age < 0:
        yield error(entry.id, ("as_of",), f"as of {entry.as_of}, which is still to come; correct the month")


ENTRY_CHECKS: tuple[Callable[[Entry], Iterator[Remark]], ...] = (
    check_characters,
    check_tone_placement,
    check_examples,
    check_english,
    check_hantu,
    check_members,
    check_forms,
)


def vietnamese_forms(entry: Entry) -> Iterator[tuple[Location, str]]:
    """Every written form of the term with its location in the entry."""
    yield ("vi", "term"), entry.vi.term
    for key in ("aliases", "abbreviations"):
        for position, form in enumerate(getattr(entry.vi, key)):
            yield ("vi", key, position), form


def _bilinguals(entry: Entry) -> Iterator[tuple[Location, Bilingual]]:
    if entry.definition:
        yield ("definition",), entry.definition
    for key in ("members", "examples"):
        for position, text in enumerate(getattr(entry, key)):
            yield (key, position), text


def _texts(entry: Entry) -> Iterator[tuple[Location, str]]:
    return _strings(entry.model_dump(by_alias=True, exclude_defaults=True), ())


def _strings(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*location, key))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from _strings(inner, (*location, position))
