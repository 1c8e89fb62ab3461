"""Drafts: all that could be found for a new term's entry, for the learner to take or leave."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from studykit.growth.composition import Member, Role, compose
from studykit.growth.definitions import Finding, Kind, find_definitions
from studykit.growth.dictionaries import Dictionary, DictionaryEntry, look_up
from studykit.growth.hantu import Characters, Hantu
from studykit.growth.held_entries import HeldEntries, Similar
from studykit.growth.new_term import NewTerm, Source


@dataclass(frozen=True)
class Suggestions:
    """What could be found for a term.

    `english` is a draft that is whole: what the article itself says, else what the members make together. `hantu` is
    the likeliest character of every syllable, `characters` all that come into question.
    """

    english: str | None
    members: tuple[Member, ...]
    findings: tuple[Finding, ...]
    similar: tuple[Similar, ...]
    hantu: str | None
    characters: tuple[Characters, ...]
    dictionary: tuple[DictionaryEntry, ...]


class Drafting:
    """Looks for suggestions in articles, the glossary, the readings of characters, and the learner's dictionaries.

    `text_of` gives the clean text of an article, None if it is gone.
    """

    def __init__(
        self,
        held: HeldEntries,
        text_of: Callable[[Source], str | None],
        dictionaries: Iterable[Dictionary] = (),
        hantu: Hantu | None = None,
    ) -> None:
        self._held = held
        self._text_of = text_of
        self._dictionaries = tuple(dictionaries)
        self._hantu = hantu or Hantu(held)

    def suggest(self, new: NewTerm, form: str | None = None) -> Suggestions:
        """What could be found for a new term, or for the `form` of it that the learner has trimmed it to.

        Raises InputFault if a dictionary of the learner's cannot be read.
        """
        term = form or new.term
        composition = compose(term, self._held)
        findings = self._findings(new, term)
        found = next((finding.text for finding in findings if finding.kind is Kind.ENGLISH), None)
        members = tuple(member for member in composition.members if member.role is not Role.JOINING)
        return Suggestions(
            english=found or composition.english,
            members=members,
            findings=tuple(findings),
            similar=tuple(self._held.similar(term)),
            hantu=self._hantu.likeliest(term),
            characters=self._hantu.of(term),
            dictionary=tuple(look_up(term, self._dictionaries)),
        )

    def _findings(self, new: NewTerm, term: str) -> Sequence[Finding]:
        """What the articles that have the term say of it; of one that is gone, its sentences."""
        found: dict[Finding, None] = {}
        for source in dict.fromkeys(sighting.source for sighting in new.sightings):
            text = self._text_of(source)
            if text is None:
                text = "\n".join(at.sentence for at in new.sightings if at.source == source)
            found |= dict.fromkeys(find_definitions(term, text))
        return list(found)
