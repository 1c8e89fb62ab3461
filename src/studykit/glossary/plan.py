"""What an import would do: which of its entries are new, changed, conflicting or the same as before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studykit.faults import quoted
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.glossary.interchange.incoming import Incoming, values_of
from studykit.glossary.yaml_loader import Loaded
from studykit.vietnamese.spelling import comparison_key


class State(StrEnum):
    """How an incoming entry stands to the glossary."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICTING = "conflicting"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class FieldChange:
    """A field that is different: its name as in YAML (`en.preferred`), and both values; None is an empty field."""

    field: str
    before: Loaded
    after: Loaded


@dataclass(frozen=True)
class Step:
    """One entry of a plan; `changes` are those to a known entry.

    `conflict` says what stands in the way, and `hint` what to do about it.
    """

    incoming: Incoming
    state: State
    changes: tuple[FieldChange, ...] = ()
    conflict: str = ""
    hint: str = ""

    @property
    def entry(self) -> Entry:
        """The incoming entry."""
        return self.incoming.entry


@dataclass(frozen=True)
class Plan:
    """The steps of an import, in the order of its file."""

    steps: tuple[Step, ...]

    def of(self, *states: State) -> tuple[Step, ...]:
        """The steps in one of these states."""
        return tuple(step for step in self.steps if step.state in states)

    def to_write(self) -> tuple[Entry, ...]:
        """The entries that the glossary does not have yet as they are."""
        return tuple(step.entry for step in self.of(State.NEW, State.CHANGED))


def plan_import(incoming: Sequence[Incoming], glossary: Glossary) -> Plan:
    """The plan of an import into a glossary.

    Two kinds of entry conflict: one whose id stands for another term, with which it shares no form in either language;
    and a new one that has a form of another entry of its category (by `comparison_key`), so that it is that entry
    under another id.
    """
    owners = dict(_owners(glossary))
    return Plan(tuple(_step(one, glossary.get(one.entry.id), owners) for one in incoming))


def changes(before: Entry, after: Entry) -> tuple[FieldChange, ...]:
    """Every field in which two entries differ, in the order of the schema."""
    old, new = (dict(_fields({**values_of(entry), "status": entry.status.value})) for entry in (before, after))
    names = dict.fromkeys((*new, *old))
    return tuple(FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _step(incoming: Incoming, known: Entry | None, owners: dict[tuple[Category, str], str]) -> Step:
    entry = incoming.entry
    if known is None:
        for form in (entry.vi.term, *entry.vi.aliases):
            if owner := owners.get((entry.category, comparison_key(form))):
                conflict = f'{quoted(form)} is a form of "{owner}"'
                return Step(incoming, State.CONFLICTING, conflict=conflict, hint="use that id, or take the form out")
        return Step(incoming, State.NEW)
    if not _forms(entry) & _forms(known):
        conflict = f'"{known.id}" is the id of {quoted(known.vi.term)}'
        return Step(incoming, State.CONFLICTING, conflict=conflict, hint="choose another id")
    different = changes(known, entry)
    return Step(incoming, State.CHANGED if different else State.UNCHANGED, different)


def _owners(glossary: Glossary) -> Iterator[tuple[tuple[Category, str], str]]:
    """The entry that has a Vietnamese form, by category and key; abbreviations may be shared."""
    for entry in glossary:
        for form in (entry.vi.term, *entry.vi.aliases):
            yield (entry.category, comparison_key(form)), entry.id


def _forms(entry: Entry) -> set[str]:
    return {comparison_key(form) for form in (*entry.vietnamese_forms, *entry.english_forms)}


def _fields(values: dict[str, Loaded], outer: str = "") -> Iterator[tuple[str, Loaded]]:
    """Every field that has no fields itself, with its full name."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _fields(value, f"{outer}{key}.")
        else:
            yield f"{outer}{key}", value
