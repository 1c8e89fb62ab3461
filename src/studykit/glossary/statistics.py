"""What a glossary holds, in figures."""

from collections import Counter
from collections.abc import Callable, Iterable

from pydantic import BaseModel

from studykit.glossary.category import Category
from studykit.glossary.entry import Entry, Origin, Status, Topic

_FIELDS: dict[str, Callable[[Entry], object]] = {
    "definition": lambda entry: entry.definition,
    "example": lambda entry: entry.examples,
    "source": lambda entry: entry.sources,
    "hantu": lambda entry: entry.vi.hantu,
    "alias": lambda entry: entry.vi.aliases,
    "abbreviation": lambda entry: entry.vi.abbreviations,
    "admitted English": lambda entry: entry.en.admitted,
    "English to avoid": lambda entry: entry.en.avoid,
    "register": lambda entry: entry.register_note,
    "members": lambda entry: entry.members,
    "scale": lambda entry: entry.scale,
    "contrast": lambda entry: entry.relations.contrast,
    "as_of": lambda entry: entry.as_of,
}


class GlossaryStatistics(BaseModel):
    """Numbers of entries, by what they are and what they have.

    An entry counts once in `category`, `status` and `origin` ("unknown" if it says none), in `topic` once for every
    topic, and in `with_field` once for every field that is filled. `sino_with_hantu` counts the Sino-Vietnamese terms
    that are written in characters; `examples` and `sources` count these themselves.
    """

    entries: int
    category: dict[str, int]
    status: dict[str, int]
    origin: dict[str, int]
    topic: dict[str, int]
    with_field: dict[str, int]
    sino_with_hantu: int
    examples: int
    sources: int


def statistics(entries: Iterable[Entry]) -> GlossaryStatistics:
    """The figures of a glossary."""
    found = list(entries)
    return GlossaryStatistics(
        entries=len(found),
        category=_counts([one.value for one in Category], (entry.category.value for entry in found)),
        status=_counts([one.value for one in Status], (entry.status.value for entry in found)),
        origin=_counts([*(one.value for one in Origin), "unknown"], (entry.vi.origin or "unknown" for entry in found)),
        topic=_counts([one.value for one in Topic], (topic.value for entry in found for topic in entry.topics)),
        with_field={name: sum(bool(value(entry)) for entry in found) for name, value in _FIELDS.items()},
        sino_with_hantu=sum(entry.vi.origin is Origin.SINO and bool(entry.vi.hantu) for entry in found),
        examples=sum(len(entry.examples) for entry in found),
        sources=sum(len(entry.sources) for entry in found),
    )


def _counts(names: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    counted = Counter(values)
    return {name: counted[name] for name in names}
