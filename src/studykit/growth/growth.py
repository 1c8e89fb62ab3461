"""Growing a glossary: the new terms of a workspace, what can be found for each, and what is decided about them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Self

from studykit.articles.readers import read_article
from studykit.faults import InputFault, quoted
from studykit.glossary.entry import Entry
from studykit.glossary.entry_file import Change, EntryFile
from studykit.glossary.glossary import Glossary
from studykit.glossary.store import load_glossary
from studykit.glossary.writer import apply_change
from studykit.growth.acceptance import Draft, aliased, entry_of
from studykit.growth.dictionaries import Dictionary
from studykit.growth.drafts import Drafting, Suggestions
from studykit.growth.held_entries import HeldEntries
from studykit.growth.new_term import NewTerm, Source, State
from studykit.growth.queue import Decision, Queue
from studykit.growth.spans import Selection
from studykit.vietnamese.spelling import comparison_key
from studykit.workspace import Workspace


def open_queue(workspace: Workspace) -> Queue:
    """The queue of a workspace (see `Queue.open`), which changes the glossary files of that workspace."""
    return Queue.open(_queue_path(workspace), partial(apply_change, workspace.glossary))


def _queue_path(workspace: Workspace) -> Path:
    return workspace.private / "queue.sqlite"


def count_waiting(workspace: Workspace, glossary: Glossary) -> int:
    """How many new terms are still to be decided, without those that the glossary has by now.

    Raises InputFault where there is a queue that cannot be opened.
    """
    if not _queue_path(workspace).exists():
        return 0
    with open_queue(workspace) as queue:
        keys = queue.open_keys()
    return len(keys.difference(comparison_key(form) for entry in glossary for form in entry.vietnamese_forms))


class Growth:
    """What screens and commands grow a glossary with.

    `glossary` is the workspace's over the starter layer; `clock` tells the present moment. Every decision is on the
    disk when its call returns, and raises InputFault, with nothing changed, where it cannot be.
    """

    def __init__(self, workspace: Workspace, glossary: Glossary, queue: Queue, clock: Callable[[], datetime]) -> None:
        self._workspace = workspace
        self._queue = queue
        self._clock = clock
        self._dictionaries = [Dictionary(workspace.root / name) for name in workspace.settings.growth.dictionaries]
        self._texts: dict[Source, str | None] = {}
        self._hold(glossary)

    @classmethod
    def open(cls, workspace: Workspace, glossary: Glossary, clock: Callable[[], datetime]) -> Self:
        """Open the queue of a workspace, whose glossary is loaded already; what a crash left undone is done first.

        Raises InputFault where the queue cannot be opened.
        """
        return cls(workspace, glossary, open_queue(workspace), clock)

    def close(self) -> None:
        """Close the queue."""
        self._queue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def queue(self) -> Queue:
        """The queue of new terms."""
        return self._queue

    @property
    def held(self) -> HeldEntries:
        """The entries that the learner has now."""
        return self._held

    def open_terms(self) -> list[NewTerm]:
        """The terms to decide, the best first, those put off last; what the glossary has by now is left out."""
        return [term for term in self._queue.terms() if not self._held.with_form(term.term)]

    def get(self, term: str) -> NewTerm:
        """The term in the queue that is spelt like this one; raises InputFault if there is none."""
        found = self._queue.get(term)
        if found is None:
            raise InputFault(f"{quoted(term)} is not in the queue", hint="see: studykit grow --list")
        return found

    def suggest(self, new: NewTerm, form: str | None = None) -> Suggestions:
        """What could be found for a term (see `Drafting.suggest`)."""
        return self._drafting.suggest(new, form)

    def accept(self, new: NewTerm, draft: Draft) -> Entry:
        """Make a new term an entry of the workspace's glossary, with status `draft`; returns the entry.

        Raises InputFaults with all that the glossary's checks have against it.
        """
        entry = entry_of(draft, self._held)
        change = self._added(entry)
        self._queue.decide(Decision(new.key, State.ACCEPTED, entry.id, change), self._clock())
        self._own[entry.id] = change.file
        self._held.put(entry)
        return entry

    def alias(self, new: NewTerm, entry_id: str, form: str | None = None) -> Entry:
        """Make a new term, or the `form` it was trimmed to, a form of an entry; returns the entry as it is now.

        An entry of the starter layer is written into the workspace's glossary, where it stands in its place.
        """
        held = self._held.get(entry_id)
        if held is None:
            raise InputFault(f"there is no entry {quoted(entry_id)}", hint="see: studykit glossary search")
        changed, change = self._aliased(held, form or new.term)
        self._queue.decide(Decision(new.key, State.ALIAS, entry_id, change), self._clock())
        self._own[entry_id] = change.file
        self._held.put(changed)
        return changed

    def reject(self, new: NewTerm) -> None:
        """Never ask for a term again."""
        self._queue.decide(Decision(new.key, State.REJECTED), self._clock())

    def later(self, new: NewTerm) -> None:
        """Ask for a term after all others."""
        self._queue.decide(Decision(new.key, State.LATER), self._clock())

    def split(self, new: NewTerm, selection: Selection) -> list[NewTerm]:
        """Reject a term as it is, and queue its parts instead: what is selected, and what stands on either side.

        Returns the parts that are still to be decided. Raises InputFault if all of the term is selected.
        """
        parts = selection.parts(new)
        if len(parts) < 2:
            raise InputFault("the term is not divided", hint="move an edge of the term first")
        self._queue.decide(Decision(new.key, State.REJECTED, parts=tuple(parts)), self._clock())
        keys = {part.key for part in parts}
        return [term for term in self.open_terms() if term.key in keys]

    def undo(self) -> NewTerm | None:
        """Take the last decision back; returns the term that it was about, None if there is none left.

        Raises InputFault if the entry that it made was changed by hand since.
        """
        undone = self._queue.undo()
        if undone is None:
            return None
        if undone.glossary_changed:
            self._hold(load_glossary(self._workspace.glossary_layers))
        return undone.term

    def _hold(self, glossary: Glossary) -> None:
        self._held = HeldEntries(glossary)
        places = {entry_id: place.path for entry_id in glossary.ids() if (place := glossary.place(entry_id))}
        folder = self._workspace.glossary.resolve()
        self._own = {entry_id: path.name for entry_id, path in places.items() if path.resolve().parent == folder}
        self._drafting = Drafting(self._held, self._text_of, self._dictionaries)

    def _file(self, name: str) -> EntryFile:
        return EntryFile.read(self._workspace.glossary / name)

    def _added(self, entry: Entry) -> Change:
        """The change that puts an entry into its category's file, which may have been edited by hand meanwhile."""
        file = self._file(f"{entry.category}.yaml")
        change = file.change_to(entry)
        if change is None or change.before is not None:
            raise InputFault(f"has an entry {quoted(entry.id)} by now", where=file.path, hint="open the queue anew")
        return change

    def _aliased(self, held: Entry, form: str) -> tuple[Entry, Change]:
        """An entry with one more form, as its file has it now, and the change to that."""
        name = self._own.get(held.id)
        if name is None:
            changed = aliased(held, form, self._held)
            return changed, self._added(changed)
        file = self._file(name)
        entry = file.entry(held.id)
        if entry is None:
            raise InputFault(
                f"{quoted(held.id)} is not where it was any more", where=file.path, hint="open the queue anew"
            )
        changed = aliased(entry, form, self._held)
        change = file.change_to(changed)
        assert change is not None
        return changed, change

    def _text_of(self, source: Source) -> str | None:
        if source not in self._texts:
            self._texts[source] = None
            with suppress(InputFault):
                self._texts[source] = read_article(self._workspace.root / source.path).text
        return self._texts[source]
