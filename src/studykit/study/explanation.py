"""The explanation: what a learner is told about an entry after answering, right or wrong."""

from dataclasses import dataclass

from studykit.glossary.entry import Admitted, Avoided, Bilingual, Entry, Example, Source, Status
from studykit.glossary.glossary import Glossary
from studykit.study.examples import ArticleExample, ArticleExamples


@dataclass(frozen=True)
class Neighbour:
    """Another entry that the explanation points to, such as one that learners confuse with this one."""

    entry_id: str
    vietnamese: str
    english: str
    definition: Bilingual | None


@dataclass(frozen=True)
class Explanation:
    """An entry's content, ready to be shown."""

    entry_id: str
    term: str
    other_forms: tuple[str, ...]
    hantu: str | None
    english: str
    admitted: tuple[Admitted, ...]
    avoid: tuple[Avoided, ...]
    definition: Bilingual | None
    members: tuple[Bilingual, ...]
    examples: tuple[Example, ...]
    article_examples: tuple[ArticleExample, ...]
    register: str | None
    contrasts: tuple[Neighbour, ...]
    chosen: Neighbour | None
    sources: tuple[Source, ...]
    as_of: str | None
    is_draft: bool
    """Whether no second reader has checked it yet."""


def explain(
    entry: Entry, glossary: Glossary, examples: ArticleExamples | None = None, chosen: str | None = None
) -> Explanation:
    """Explain an entry; `chosen` is the id of the entry that was wrongly taken for it."""
    return Explanation(
        entry_id=entry.id,
        term=entry.vi.term,
        other_forms=entry.vietnamese_forms[1:],
        hantu=entry.vi.hantu,
        english=entry.en.preferred,
        admitted=entry.en.admitted,
        avoid=entry.en.avoid,
        definition=entry.definition,
        members=entry.members,
        examples=entry.examples,
        article_examples=() if examples is None else examples.of(entry.id),
        register=entry.register_note,
        contrasts=tuple(
            _neighbour(other)
            for other_id in entry.relations.contrast
            if other_id != chosen and (other := glossary.get(other_id)) is not None
        ),
        chosen=None if chosen is None or chosen not in glossary else _neighbour(glossary[chosen]),
        sources=entry.sources,
        as_of=entry.as_of,
        is_draft=entry.status is Status.DRAFT,
    )


def _neighbour(entry: Entry) -> Neighbour:
    return Neighbour(entry.id, entry.vi.term, entry.en.preferred, entry.definition)
