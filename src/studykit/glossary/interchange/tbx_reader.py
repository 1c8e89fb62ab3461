"""Reading TBX-Basic: an entry of each concept (see `tbx_conventions` for the layout).

What a document says and no entry can hold (who wrote it and when, gender, terms in other languages) is left out, and
that is told.
"""

from collections.abc import Sequence
from pathlib import Path

from studykit.faults import quoted
from studykit.glossary.entry import Topic
from studykit.glossary.glossary import Place
from studykit.glossary.interchange import tbx_conventions as conventions
from studykit.glossary.interchange.incoming import Intake, Known, Values
from studykit.glossary.interchange.tbx_conventions import ENGLISH, VIETNAMESE
from studykit.glossary.interchange.tbx_dialect import DEPRECATED, PREFERRED, SUPERSEDED
from studykit.glossary.interchange.tbx_document import Concept, Item, Term, read_document
from studykit.glossary.yaml_loader import Loaded

_KEYS = {
    conventions.CATEGORY: ("category",),
    conventions.STATUS: ("status",),
    conventions.AS_OF: ("as_of",),
    conventions.REGISTER: ("register",),
    conventions.WORD_CLASS: ("pos",),
    conventions.ORIGIN: ("vi", "origin"),
    conventions.HANTU: ("vi", "hantu"),
}
_EXACT = {part.value for part in conventions.EXACT_PARTS_OF_SPEECH}
_OF_A_TERM = ("administrativeStatus", "termType", "context")


def read(path: Path, intake: Intake, known: Known) -> Sequence[str]:
    """Take in every concept of a document; an entry that is known keeps category and part of speech if none is said."""
    left_out = _LeftOut()
    for concept in read_document(path):
        values = _Builder(concept, left_out).values()
        if entry := known(str(values.get("id"))):
            values = {"category": entry.category.value, "pos": entry.pos.value, **values}
        intake.add(values, Place(path, concept.line))
    return left_out.lines()


class _LeftOut:
    """Counts what is not taken over, by kind."""

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = {}

    def add(self, kind: str, line: int) -> None:
        self._found.setdefault(kind, []).append(line)

    def lines(self) -> list[str]:
        return [f"{kind} ({len(lines)}, the first in line {lines[0]})" for kind, lines in self._found.items()]


class _Builder:
    """Builds the values of an entry from a concept."""

    def __init__(self, concept: Concept, left_out: _LeftOut) -> None:
        self._concept = concept
        self._left_out = left_out
        self._values: dict[str, Loaded] = {}
        self._vi: dict[str, Loaded] = {}
        self._en: dict[str, Loaded] = {}
        self._definition: dict[str, Loaded] = {}
        self._topics: list[Loaded] = []
        self._sources: list[dict[str, str]] = []
        self._relations: dict[str, list[Loaded]] = {}
        self._members: dict[str, dict[str, Loaded]] = {}
        self._register: list[str] = []

    def values(self) -> Values:
        """The values; what is missing or wrong in them is for the schema to tell."""
        if self._concept.identity:
            self._values["id"] = conventions.entry_id(self._concept.identity)
        for item in self._concept.items:
            self._take(item)
        terms: dict[str, list[Term]] = {VIETNAMESE: [], ENGLISH: []}
        for section in self._concept.sections:
            if section.language in terms:
                terms[section.language] += section.terms
                for item in section.items:
                    self._take(item, section.language)
            else:
                self._left_out.add(f"language {quoted(section.language)}", section.line)
        self._take_vietnamese(terms[VIETNAMESE])
        self._take_english(terms[ENGLISH])
        examples = self._examples(*(_contexts(terms[language]) for language in (VIETNAMESE, ENGLISH)))
        if len(self._definition) == 1:
            self._left_out.add("definition in one language only", self._concept.line)
        found: dict[str, Loaded] = {
            "vi": self._vi,
            "en": self._en,
            "topics": self._topics,
            "definition": self._definition if len(self._definition) > 1 else None,
            "members": [*self._members.values()],
            "relations": {**self._relations},
            "examples": examples,
            "register": " ".join(self._register),
            "sources": [{**source} for source in self._sources],
        }
        return {**self._values, **{key: value for key, value in found.items() if value}}

    def _take(self, item: Item, language: str | None = None) -> None:
        """Take over an item of the concept or of a language section; of what stands at a term, notes and sources."""
        match item.category:
            case "subjectField" if item.text in set(Topic):
                self._topics.append(item.text)
            case "subjectField":
                self._left_out.add(f"subject field {quoted(item.text)}", item.line)
            case "source":
                self._sources.append(conventions.source_of(item.text))
            case "externalCrossReference":
                self._take_address(item)
            case "crossReference":
                self._take_relation(item)
            case "definition" if language and language not in self._definition:
                self._definition[language] = item.text
                if item.source:
                    self._sources.append(conventions.source_of(item.source))
            case "note":
                self._take_note(item, language)
            case _:
                self._left_out.add(item.category, item.line)

    def _take_address(self, item: Item) -> None:
        """An address belongs to the source before it if that has the same text; else it is a source of its own."""
        source = conventions.source_of(item.text or item.target or "")
        if not self._sources or self._sources[-1] != source:
            self._sources.append(source)
        self._sources[-1]["url"] = item.target or ""

    def _take_relation(self, item: Item) -> None:
        label, text = conventions.unlabelled(item.text)
        if not item.target and label not in conventions.RELATIONS:
            self._left_out.add("crossReference without a target", item.line)
            return
        relation = label if label in conventions.RELATIONS else "related"
        other = conventions.entry_id(item.target) if item.target else text
        self._relations.setdefault(relation, []).append(other)

    def _take_note(self, item: Item, language: str | None) -> None:
        label, text = conventions.unlabelled(item.text)
        word, _, number = label.partition(" ")
        if label in _KEYS:
            *outer, key = _KEYS[label]
            (self._vi if outer else self._values)[key] = text
        elif label == conventions.SCALE:
            scale = conventions.scale_of(text)
            self._values["scale"] = {**scale} if scale else text
        elif language and word == conventions.MEMBER and number.isdecimal():
            self._members.setdefault(number, {})[language] = text
        elif language == ENGLISH:
            self._left_out.add("note", item.line)
        else:
            self._register.append(item.text)

    def _take_vietnamese(self, terms: Sequence[Term]) -> None:
        usable = [term for term in terms if not _is_avoided(term)]
        for term in terms:
            if term not in usable:
                self._left_out.add("deprecated Vietnamese term", term.line)
        for position, term in enumerate(_preferred_first(usable)):
            if position == 0:
                self._vi["term"] = term.text
            else:
                short = term.get("termType") in ("abbreviation", "acronym")
                _append(self._vi, "abbreviations" if short else "aliases", term.text)
            self._take_items(term, VIETNAMESE)
        words = [word for term in usable if (word := term.get("partOfSpeech")) in _EXACT]
        if words:
            self._values.setdefault("pos", words[0])

    def _take_english(self, terms: Sequence[Term]) -> None:
        preferred = next(iter(_preferred_first([term for term in terms if not _is_avoided(term)])), None)
        for term in terms:
            note = " ".join(item.text for item in term.items if item.category == "note")
            if term is preferred:
                self._en["preferred"] = term.text
                self._take_items(term, ENGLISH)
                continue
            if not _is_avoided(term):
                _append(self._en, "admitted", {"term": term.text, **({"note": note} if note else {})})
            elif note:
                _append(self._en, "avoid", {"term": term.text, "why": note})
            else:
                self._left_out.add("deprecated English term without a note that says why", term.line)
            self._take_items(term, ENGLISH, but=("note",))

    def _take_items(self, term: Term, language: str, but: Sequence[str] = ()) -> None:
        """Take over what stands at a term, but for what is looked at elsewhere."""
        for item in term.items:
            if item.category not in (*_OF_A_TERM, "partOfSpeech", *but):
                self._take(item, language)

    def _examples(self, vietnamese: Sequence[Item], english: Sequence[Item]) -> list[Loaded]:
        """Vietnamese contexts with the English ones that refer to them."""
        examples: list[Loaded] = []
        for context in vietnamese:
            translation = next((item for item in english if item.target and item.target == context.identity), None)
            if translation is None:
                self._left_out.add("context without a translation that refers to it", context.line)
                continue
            example: dict[str, Loaded] = {"vi": context.text, "en": translation.text}
            examples.append(example | ({"article": context.source} if context.source else {}))
        known = {context.identity for context in vietnamese if context.identity}
        for item in english:
            if item.target not in known:
                self._left_out.add("context that refers to no Vietnamese one", item.line)
        return examples


def _preferred_first(terms: Sequence[Term]) -> list[Term]:
    """The terms in their order, after the first one that is preferred if any is."""
    first = next((term for term in terms if term.get("administrativeStatus") == PREFERRED), None)
    return [first, *(term for term in terms if term is not first)] if first else list(terms)


def _is_avoided(term: Term) -> bool:
    return term.get("administrativeStatus") in (DEPRECATED, SUPERSEDED)


def _contexts(terms: Sequence[Term]) -> list[Item]:
    return [item for term in terms for item in term.items if item.category == "context"]


def _append(values: dict[str, Loaded], key: str, value: Loaded) -> None:
    found = values.setdefault(key, [])
    if isinstance(found, list):
        found.append(value)
