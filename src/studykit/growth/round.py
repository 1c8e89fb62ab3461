"""The round: one pass through the terms that wait, one at a time, each with its sentence and its suggestions."""

from functools import cached_property

from studykit.faults import InputFault, quoted
from studykit.glossary.entry import Entry
from studykit.growth.acceptance import Draft
from studykit.growth.drafts import Suggestions
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, Sighting
from studykit.growth.spans import Selection


class Round:
    """What a screen shows of a growth, and what its keys do.

    A term that is decided, or put off, goes out of the round; the next one takes its place. Every decision raises
    InputFault, with nothing changed, where it cannot be carried out.
    """

    def __init__(self, growth: Growth) -> None:
        self._growth = growth
        self._terms = growth.open_terms()
        self._position = 0
        self.decided = 0
        self._begin()

    @property
    def total(self) -> int:
        """How many terms are left, the present one among them."""
        return len(self._terms)

    @property
    def put_off(self) -> int:
        """How many terms wait for another round."""
        return len(self._growth.open_terms()) - len(self._terms)

    @property
    def number(self) -> int:
        """The place of the present term among those left, counted from 1; 0 if none is left."""
        return self._position + 1 if self._terms else 0

    @property
    def term(self) -> NewTerm | None:
        """The present term; None if none is left."""
        return self._terms[self._position] if self._terms else None

    @property
    def sighting(self) -> Sighting | None:
        """The place that is shown; None for a term that was never met."""
        term = self.term
        return term.sightings[self._sighting] if term and term.sightings else None

    @property
    def form(self) -> str:
        """The term as it would be accepted: as it was trimmed, else as a glossary has it."""
        term = self.term
        if term is None:
            return ""
        return term.form if self.selection is None or not self.is_trimmed else self.selection.text

    @property
    def is_trimmed(self) -> bool:
        """Whether an edge of the term was moved."""
        sighting = self.sighting
        return sighting is not None and self.selection != Selection.of(sighting)

    @cached_property
    def suggestions(self) -> Suggestions | None:
        """What could be found for the term as it is trimmed; None if none is left.

        Raises InputFault if a dictionary of the learner's cannot be read.
        """
        return None if self.term is None else self._growth.suggest(self.term, self.form)

    @property
    def known_as(self) -> tuple[Entry, ...]:
        """The entries that have the term, as it is trimmed, already."""
        return self._growth.held.with_form(self.form) if self.form else ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that there is, to choose one from."""
        return tuple(self._growth.held)

    def go(self, steps: int) -> None:
        """Go on or back by terms, around the ends, with nothing decided."""
        if self._terms:
            self._position = (self._position + steps) % len(self._terms)
        self._begin()

    def next_sighting(self) -> None:
        """Show the term where it was met next, and after the last place the first again."""
        if self.term is not None and self.term.sightings:
            self._show((self._sighting + 1) % len(self.term.sightings))

    def move_start(self, steps: int) -> None:
        """Move the left edge of the term by syllables."""
        if self.selection is not None:
            self._select(self.selection.move_start(steps))

    def move_end(self, steps: int) -> None:
        """Move the right edge of the term by syllables."""
        if self.selection is not None:
            self._select(self.selection.move_end(steps))

    def draft(self) -> Draft | None:
        """The draft that a form begins with: the English that could be found; None if no term is left."""
        if self.term is None or self.suggestions is None:
            return None
        return Draft(self.form, self.term.category, self.suggestions.english or "")

    def accept(self, draft: Draft | None = None) -> Entry | None:
        """Accept the term with a draft of the learner's, else with the English that was found.

        None if no English was found, with nothing decided: the learner has to be asked. Raises InputFault for a term
        that was trimmed to one of the glossary's.
        """
        if self.term is None:
            return None
        if draft is None:
            if self.known_as:
                raise InputFault(f"{quoted(self.form)} is in the glossary already", hint="move an edge, or reject it")
            english = self.suggestions.english if self.suggestions else None
            if english is None:
                return None
            draft = Draft(self.form, self.term.category, english)
        entry = self._growth.accept(self.term, draft)
        self._go_on()
        return entry

    def alias(self, entry_id: str) -> Entry | None:
        """Make the term, as it is trimmed, a form of an entry."""
        if self.term is None:
            return None
        entry = self._growth.alias(self.term, entry_id, self.form)
        self._go_on()
        return entry

    def reject(self) -> None:
        """Never ask for the term again."""
        if self.term is not None:
            self._growth.reject(self.term)
            self._go_on()

    def later(self) -> None:
        """Ask for the term in another round."""
        if self.term is not None:
            self._growth.later(self.term)
            self._go_on()

    def split(self) -> list[NewTerm]:
        """Divide the term at the edges that were moved; its parts take its place in the round."""
        if self.term is None or self.selection is None:
            return []
        parts = self._growth.split(self.term, self.selection)
        present = {term.key for term in self._terms}
        self._terms[self._position + 1 : self._position + 1] = [part for part in parts if part.key not in present]
        self._go_on()
        return parts

    def undo(self) -> NewTerm | None:
        """Take the last decision back and show its term; None if there is none."""
        undone = self._growth.undo()
        if undone is None:
            return None
        self.decided = max(self.decided - 1, 0)
        open_keys = {term.key for term in self._growth.open_terms()}
        present = self._terms[: self._position], self._terms[self._position :]
        before, after = ([term for term in part if term.key in open_keys - {undone.key}] for part in present)
        self._terms = [*before, undone, *after]
        self._position = len(before)
        self._begin()
        return undone

    def _go_on(self) -> None:
        """Leave the present term, and all that the glossary has by now."""
        self.decided += 1
        del self._terms[self._position]
        held = self._growth.held
        before = [term for term in self._terms[: self._position] if not held.with_form(term.term)]
        after = [term for term in self._terms[self._position :] if not held.with_form(term.term)]
        self._terms = [*before, *after]
        self._position = len(before) if after else 0
        self._begin()

    def _begin(self) -> None:
        self._show(0)

    def _show(self, sighting: int) -> None:
        self._sighting = sighting
        shown = self.sighting
        self._select(None if shown is None else Selection.of(shown))

    def _select(self, selection: Selection | None) -> None:
        self.selection = selection
        self.__dict__.pop("suggestions", None)
