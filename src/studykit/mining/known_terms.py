"""The glossary as the miner needs it: where its terms stand in a text, and the category of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from studykit.glossary.category import Category
from studykit.glossary.compounds import compounds
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.glossary.lookup import TermIndex
from studykit.mining.candidate import GLOSSARY, Candidate
from studykit.mining.reading import Reading
from studykit.vietnamese.spelling import comparison_key

_WEIGHT = 0.88
_NAMING = frozenset(
    {
        Category.RANK,
        Category.TITLE,
        Category.ORGANIZATION,
        Category.INSTRUMENT,
        Category.FRAMEWORK,
        Category.ABBREVIATION,
        Category.PLACE,
    }
)
"""Categories whose aliases are names as good as the term; those of the others are ways of putting it in a sentence."""


@dataclass(frozen=True)
class KnownTerms:
    """The forms of glossary entries, ready to be found, also in another process."""

    index: TermIndex
    categories: Mapping[str, Category]
    names: frozenset[tuple[str, str]]
    """The entries' ids, each with the keys of the forms that are terms when they stand in a text."""

    fingerprint: str
    """Stands for the content: another glossary has another one."""

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Every occurrence of a glossary term that begins and ends where tokens do.

        Inside the names of bodies, agreements and meetings they are terms only if a grammar says so too.
        """
        starts = {start: first for first, start in enumerate(reading.tokens.starts)}
        ends = {end: last for last, end in enumerate(reading.tokens.ends, 1)}
        for found in self.index.occurrences(reading.text):
            first, last = starts.get(found.start), ends.get(found.end)
            if first is None or last is None:
                continue
            entry = found.entry_id
            if (entry, comparison_key(reading.text[found.start : found.end])) in self.names:
                category = self.categories[entry]
                yield Candidate(first, last, category, _WEIGHT, GLOSSARY, entry, entry=entry)

    def entry(self, term: str) -> str | None:
        """The id of the entry that has the term as a form; of several the first."""
        return next(iter(self.index.find(term)), None)


def known_terms(glossary: Glossary) -> KnownTerms:
    """Make a glossary ready for the miner."""
    entries = list(glossary)
    names = frozenset((entry.id, comparison_key(form)) for entry in entries for form in _names(entry))
    shown = "\n".join(f"{entry.id} {entry.category} {entry.vietnamese_forms}" for entry in entries)
    return KnownTerms(
        TermIndex(entries, compounds()),
        {entry.id: entry.category for entry in entries},
        names,
        sha256(shown.encode()).hexdigest(),
    )


def _names(entry: Entry) -> Iterator[str]:
    yield entry.vi.term
    yield from entry.vi.abbreviations
    if entry.category in _NAMING:
        term = comparison_key(entry.vi.term)
        yield from (alias for alias in entry.vi.aliases if term not in comparison_key(alias))
