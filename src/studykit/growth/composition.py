"""Composition: the English that the parts of a compound make together, as a draft for the learner to mend."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, reduce
from pathlib import Path

from studykit.faults import InputFault
from studykit.files import read_text
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.growth.held_entries import HeldEntries
from studykit.vietnamese.spelling import comparison_key, normal_form
from studykit.workspace import starter_folder

_PIECE = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[-‐‑‒–—―−,]")
_YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)")
_BEFORE_A_NOUN = re.compile(r"\badjective\b|\bbefore (?:a|another|the) noun\b")
_DASH = "-"
_MAX_PIECES = 24

_JOINING = {
    "về": "on",
    "của": "of",
    "và": "and",
    "với": "with",
    "giữa": "between",
    "cho": "for",
    "tại": "in",
    "ở": "in",
}
_COST = 1
_UNKNOWN_COST = 3

_PREFERRED = (
    Category.TITLE,
    Category.ORGANIZATION,
    Category.INSTRUMENT,
    Category.FRAMEWORK,
    Category.MECHANISM,
    Category.CONCEPT,
)
"""Of homonyms the one of the first of these categories is taken."""


class Role(StrEnum):
    """What a member is in its compound; a name is kept as it is, what joins is a preposition, a comma or a dash."""

    TERM = "term"
    COUNTRY = "country"
    COUNTRIES = "countries"
    YEAR = "year"
    NAME = "name"
    JOINING = "joining"


@dataclass(frozen=True)
class Member:
    """A part of a compound: the Vietnamese and its English; a term has the entry that it is a form of.

    `attribute` is its English before a noun, where that is another (national defence, but defence policy).
    """

    text: str
    english: str
    role: Role
    entry: str | None = None
    category: Category | None = None
    attribute: str | None = None


@dataclass(frozen=True)
class Composition:
    """The members of a compound that are known, and the English that they make; None if a part is unknown."""

    members: tuple[Member, ...]
    english: str | None


def compose(term: str, held: HeldEntries, countries: Mapping[str, str] | None = None) -> Composition:
    """Take a term apart into entries, countries, years and names, as few as there can be, and put them into English.

    `countries` are English names by comparison key, the program's own unless given. A term that is an entry itself is
    taken apart all the same.
    """
    text = normal_form(term)
    pieces = [(match.start(), match.end()) for match in _PIECE.finditer(text)]
    if not 1 < len(pieces) <= _MAX_PIECES:
        return Composition((), None)
    parts = _cheapest(text, pieces, held, starter_countries() if countries is None else countries)
    members = tuple(part for part in parts if part is not None)
    complete = None not in parts and len(members) > 1
    return Composition(members, _english(members) if complete else None)


@cache
def starter_countries() -> Mapping[str, str]:
    """The English names of countries that come with the program, by comparison key."""
    return load_countries(starter_folder("data/growth") / "countries.txt")


def load_countries(path: Path) -> dict[str, str]:
    """Read lines of an English name, a colon, and its Vietnamese names, parted by semicolons.

    A name with a hyphen before it counts only where a dash joins it to another; the hyphen stays before its key.
    Raises InputFault with file and line for a line without a colon.
    """
    countries: dict[str, str] = {}
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        english, colon, names = line.partition(":")
        if not colon:
            raise InputFault("no colon after the English name", where=path, line=number, hint="write English: tên")
        countries |= {_country_key(name.strip()): english.strip() for name in names.split(";")}
    return countries


def _country_key(name: str) -> str:
    short = name.removeprefix(_DASH)
    return f"{_DASH}{comparison_key(short)}" if short != name else comparison_key(name)


def _cheapest(
    text: str, pieces: Sequence[tuple[int, int]], held: HeldEntries, countries: Mapping[str, str]
) -> list[Member | None]:
    """The parts of a text that leave the least unknown, and of those the fewest; None stands for an unknown piece."""
    best: list[tuple[int, list[Member | None]]] = [(0, [])]
    for last in range(1, len(pieces) + 1):
        ways: list[tuple[int, list[Member | None]]] = []
        for first in range(last):
            if (first, last) == (0, len(pieces)):
                continue
            stretch = text[pieces[first][0] : pieces[last - 1][1]]
            beside = [text[slice(*piece)] for piece in (*pieces[first - 1 : first], *pieces[last : last + 1])]
            member = _member(stretch, last - first, held, countries, in_pair=any(map(_is_dash, beside)))
            if member is not None or last - first == 1:
                cost, parts = best[first]
                ways.append((cost + (_COST if member else _UNKNOWN_COST), [*parts, member]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _member(text: str, pieces: int, held: HeldEntries, countries: Mapping[str, str], *, in_pair: bool) -> Member | None:
    """What a stretch of the text is by itself, or with a dash beside it; None if it is nothing known."""
    key = comparison_key(text)
    country = countries.get(key) or (countries.get(f"{_DASH}{key}") if in_pair else None)
    if text[0].isupper() and country:
        return Member(text, country, Role.COUNTRY)
    if len(key) > 1 and (entries := held.with_form(text)):
        entry = min(entries, key=lambda entry: _rank(entry.category))
        return Member(text, entry.en.preferred, Role.TERM, entry.id, entry.category, _attribute(entry))
    if year := _YEAR.fullmatch(key):
        return Member(text, year[1], Role.YEAR)
    if pieces > 1:
        return None
    if key in _JOINING:
        return Member(text, _JOINING[key], Role.JOINING)
    if not text[0].isalnum():
        return Member(text, "," if text == "," else _DASH, Role.JOINING)
    return Member(text, text, Role.NAME) if text[0].isupper() and text.isascii() else None


def _is_dash(piece: str) -> bool:
    return not piece[0].isalnum() and piece != ","


def _attribute(entry: Entry) -> str | None:
    """The admitted English that a note gives for the place before a noun."""
    return next((form.term for form in entry.en.admitted if form.note and _BEFORE_A_NOUN.search(form.note)), None)


def _rank(category: Category) -> int:
    return _PREFERRED.index(category) if category in _PREFERRED else len(_PREFERRED)


def _english(members: Sequence[Member]) -> str | None:
    """English for members in Vietnamese order: the head first, what qualifies it after; None if it ends in the air."""
    chunks: list[list[Member]] = [[]]
    joints: list[str] = []
    for member in _paired(members):
        if member.role is Role.JOINING:
            joints.append(member.english)
            chunks.append([])
        else:
            chunks[-1].append(member)
    if not all(chunks):
        return None
    english, *others = (reduce(_qualified, chunk) for chunk in chunks)
    for joint, other in zip(joints, others, strict=True):
        english = _joined(english, joint, other)
    return english.english


def _paired(members: Iterable[Member]) -> Iterator[Member]:
    """The members with countries that dashes join made one: Vietnam–Mongolia."""
    waiting: list[Member] = []
    for member in members:
        dashed = len(waiting) > 1 and waiting[-1].english == _DASH
        if member.role is Role.COUNTRY and dashed and waiting[-2].role in (Role.COUNTRY, Role.COUNTRIES):
            first = waiting[-2]
            joined = f"{_without_article(first.english)}–{_without_article(member.english)}"
            waiting[-2:] = [Member(f"{first.text} - {member.text}", joined, Role.COUNTRIES)]
        else:
            waiting.append(member)
    yield from waiting


def _qualified(head: Member, qualifier: Member) -> Member:
    """A head with what stands after it in Vietnamese."""
    match head.category, qualifier.role, qualifier.category:
        case _, (Role.YEAR | Role.COUNTRIES), _:
            english = f"{qualifier.english} {_without_article(head.english)}"
        case Category.PHRASE, _, _:
            english = f"{head.english} {qualifier.english}"
        case Category.MECHANISM, Role.COUNTRY, _ if head.english.endswith("visit"):
            english = f"{head.english} to {qualifier.english}"
        case _, (Role.COUNTRY | Role.NAME), _:
            english = f"{head.english} of {qualifier.english}"
        case Category.TITLE, _, Category.ORGANIZATION:
            english = _of_body(head.english, qualifier.english)
        case _, _, Category.ORGANIZATION:
            english = f"{head.english} of {_with_article(qualifier.english)}"
        case ((Category.TITLE | Category.RANK), _, Category.CONCEPT):
            english = f"{head.english} for {qualifier.english}"
        case _:
            english = f"{qualifier.attribute or qualifier.english} {head.english}"
    return replace(head, english=english)


def _of_body(title: str, body: str) -> str:
    """Minister + Ministry of Defence is Minister of Defence; a director is one of the department."""
    if "minister" in title.casefold() and body.startswith("Ministry of "):
        return f"{title} of {body.removeprefix('Ministry of ')}"
    return f"{title} of {_with_article(body)}"


def _joined(english: Member, joint: str, other: Member) -> Member:
    """The English so far, and what a preposition, a comma or a dash adds to it."""
    if joint == "in" and english.category is Category.TITLE and other.role is Role.COUNTRY:
        joint = "to"
    added = _with_article(other.english) if other.category is Category.ORGANIZATION else other.english
    between = {_DASH: "–", ",": ", "}.get(joint, f" {joint} ")
    return replace(english, english=f"{english.english}{between}{added}")


def _with_article(body: str) -> str:
    """The name of a body within a phrase: the Ministry of Defence, but ASEAN."""
    return f"the {body}" if " " in body and body[0].isupper() else body


def _without_article(text: str) -> str:
    return text.removeprefix("the ")
