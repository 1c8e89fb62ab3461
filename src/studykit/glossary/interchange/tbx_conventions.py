"""How an entry lies in TBX-Basic, for the writer and the reader alike.

TBX-Basic has categories for the term, its part of speech and status, definitions, contexts, sources, subject fields and
cross references. For the rest it has notes; ours begin with a label (`category: rank`), so that people can read them
and the reader can tell them apart.
"""

import re

from studykit.glossary.entry import Entry, PartOfSpeech, Source

VIETNAMESE, ENGLISH = "vi", "en"

CATEGORY, STATUS, AS_OF, SCALE = "category", "status", "as of", "scale"
ORIGIN, HANTU, REGISTER, WORD_CLASS = "origin", "Hán tự", "register", "word class"
MEMBER = "member"
RELATIONS = ("contrast", "broader", "related")

PARTS_OF_SPEECH = {
    PartOfSpeech.NOUN: "noun",
    PartOfSpeech.PROPER_NOUN: "noun",
    PartOfSpeech.VERB: "verb",
    PartOfSpeech.ADJECTIVE: "adjective",
    PartOfSpeech.ADVERB: "adverb",
    PartOfSpeech.PREPOSITION: "other",
    PartOfSpeech.CLAUSE: "other",
}
EXACT_PARTS_OF_SPEECH = frozenset((PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE, PartOfSpeech.ADVERB))

_LABELLED = re.compile(r"([^\W\d_][^\W\d_ ]*(?: [^\W_]+)?): (.*)", re.DOTALL)
_DATED = re.compile(r" \[(\d{4}(?:-\d{2}(?:-\d{2})?)?)?\]$")
_SCALE = re.compile(r"(\S+), ([0-9]{1,9}) of ([0-9]{1,9})")


def labelled(label: str, text: str) -> str:
    """The text of a note with a label."""
    return f"{label}: {text}"


def unlabelled(text: str) -> tuple[str, str]:
    """The label and the text of a note; the label is empty if there is none."""
    match = _LABELLED.fullmatch(text)
    return (match[1], match[2]) if match else ("", text)


def xml_id(entry_id: str) -> str:
    """The id of an entry as an id of XML, which may not begin with a digit."""
    return f"_{entry_id}" if entry_id[0].isdigit() else entry_id


def entry_id(identity: str) -> str:
    """The entry's id again (see `xml_id`)."""
    return identity[1:] if re.match(r"_\d", identity) else identity


def scale_text(entry: Entry) -> str | None:
    """An entry's place in its series, in words."""
    scale = entry.scale
    return f"{scale.name}, {scale.position} of {scale.of}" if scale else None


def scale_of(text: str) -> dict[str, str | int] | None:
    """What `scale_text` said; None if the text says something else."""
    match = _SCALE.fullmatch(text)
    return {"name": match[1], "position": int(match[2]), "of": int(match[3])} if match else None


def source_text(source: Source) -> str:
    """A source in one line: the title, and the date in brackets."""
    if source.date:
        return f"{source.title} [{source.date}]"
    return f"{source.title} []" if _DATED.search(source.title) else source.title


def source_of(text: str) -> dict[str, str]:
    """The title and the date that `source_text` put together."""
    match = _DATED.search(text)
    if not match:
        return {"title": text}
    return {"title": text[: match.start()], **({"date": match[1]} if match[1] else {})}
