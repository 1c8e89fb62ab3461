"""Definitions in the text itself: what an article says of a term where it brings it in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from studykit.articles.sentences import sentence_spans
from studykit.vietnamese.spelling import normal_form, without_marks

_LONGEST = 240
_MAX_FOUND = 6
_FEWEST_WORDS = 4
"""Syllables from which what stands before "gọi là" may define a term, and is not another name of it."""

_STATING = r"(?:là|được hiểu là|được định nghĩa là|có nghĩa là|nghĩa là|tức là|chỉ)"
_CALLED = r"(?:(?:còn|hay còn|thường|vẫn)(?: thường)?(?: được)? gọi(?: tắt)? là|hay(?: còn)? gọi là)"
_PERSON = r"(?:ông|bà|đồng chí|anh|chị|ngài)\b"
_SHORTENED = re.compile(r"(?:gọi tắt|viết tắt|tên tắt|tắt)(?: là| thành)?[: ]+", re.IGNORECASE)
_IN_ENGLISH = re.compile(r"(?:tên )?(?:tiếng Anh|theo tiếng Anh)(?: là)?[: ]+", re.IGNORECASE)
_SHORT = re.compile(r"[A-ZĐ][A-ZĐ0-9+/&.-]{1,11}|[A-ZĐ]{2,8}(?: [A-ZĐ]{2,8})?")
_ENGLISH_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z0-9'’&-]+)+")
_SPLIT = re.compile(r"\s*[;,–—]\s*|\s+-\s+")


class Kind(StrEnum):
    """What a finding is for the term."""

    DEFINITION = "definition"
    ENGLISH = "english"
    ABBREVIATION = "abbreviation"
    LONG_FORM = "long form"
    ALIAS = "alias"


@dataclass(frozen=True)
class Finding:
    """What a text says of a term."""

    kind: Kind
    text: str


def find_definitions(term: str, text: str) -> list[Finding]:
    """What a clean text says of a term, each thing once, in the order in which it is said.

    Read are: "X là …" and its like, "X (…)" with short forms, English names and other names, "X, còn gọi là Y",
    "…, gọi là X", and "Y (X)" for a short form X.
    """
    form = r"\s+".join(map(re.escape, normal_form(term).split()))
    named = re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE)
    found: dict[Finding, None] = {}
    for start, end in sentence_spans(text):
        sentence = text[start:end].replace("\n", " ")
        for match in named.finditer(sentence):
            before, after = sentence[: match.start()], sentence[match.end() :]
            found |= dict.fromkeys(_said_after(after))
            found |= dict.fromkeys(_said_before(term, before, after))
    return list(found)[:_MAX_FOUND]


def _said_after(after: str) -> Iterator[Finding]:
    if bracketed := re.match(r"[”\"’]?\s*\(([^()]{2,160})\)", after):
        yield from _bracketed(bracketed[1])
        after = after[bracketed.end() :]
    if called := re.match(rf"[”\"’]?,?\s+{_CALLED}\s+([^,.;()]{{2,80}})", after):
        yield Finding(Kind.ALIAS, _unquoted(called[1]))
    elif stated := re.match(rf"[”\"’]?,?\s+{_STATING}\s+(?!{_PERSON})([a-zà-ỹđ][^.;!?]{{8,{_LONGEST}}})", after):
        yield Finding(Kind.DEFINITION, stated[1].strip())


def _bracketed(content: str) -> Iterator[Finding]:
    """What stands in brackets after a term, piece by piece."""
    for piece in _SPLIT.split(content):
        plain = _unquoted(_IN_ENGLISH.sub("", _SHORTENED.sub("", piece)))
        if _SHORT.fullmatch(plain):
            yield Finding(Kind.ABBREVIATION, plain)
        elif _ENGLISH_WORDS.fullmatch(plain) and (plain.isascii() or _IN_ENGLISH.match(piece)):
            yield Finding(Kind.ENGLISH, plain)
        elif len(plain.split()) > 1:
            yield Finding(Kind.ALIAS, plain)


def _said_before(term: str, before: str, after: str) -> Iterator[Finding]:
    named = re.search(r"([^,.;:()]{8,160}?),?\s+(?:còn )?(?:được )?gọi là\s+[“\"‘]?$", before)
    if named and len(named[1].split()) >= _FEWEST_WORDS:
        yield Finding(Kind.DEFINITION, named[1].strip())
    if before.endswith("(") and after[:1] in (")", ",", ";") and term.isupper():
        words = before[:-1].split()
        long = _with_initials(words, term)
        if long:
            yield Finding(Kind.LONG_FORM, long)


def _with_initials(words: list[str], short: str) -> str:
    """The last words whose first letters make a short form; empty if they don't."""
    letters = [char for char in without_marks(short).casefold() if char.isalnum()]
    last = words[-len(letters) :]
    initials = [without_marks(word).casefold()[:1] for word in last]
    return " ".join(last) if initials == letters else ""


def _unquoted(text: str) -> str:
    return text.strip(" \"'“”‘’")
