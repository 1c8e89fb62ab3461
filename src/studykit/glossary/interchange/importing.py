"""Importing: a file's entries, checked against the glossary that they would make, and written into the learner's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from studykit.faults import InputFault, InputFaults
from studykit.glossary.category import Category
from studykit.glossary.checks import check
from studykit.glossary.finding import Finding, Severity
from studykit.glossary.glossary import Glossary
from studykit.glossary.interchange.formats import read_file
from studykit.glossary.interchange.incoming import fault_at
from studykit.glossary.plan import Plan, State, plan_import
from studykit.glossary.writer import write_entries


@dataclass(frozen=True)
class Import:
    """An import that is ready to be looked at, and written if nothing stands in the way.

    `errors` are what `glossary check` would have against the glossary afterwards; `left_out` is what the file says and
    no entry can hold.
    """

    plan: Plan
    errors: tuple[Finding, ...]
    left_out: tuple[str, ...]

    def refuse(self) -> None:
        """Raise InputFaults with every conflict and every error, if there is one."""
        faults: list[InputFault] = [
            fault_at(step.incoming.place, step.conflict, step.hint) for step in self.plan.of(State.CONFLICTING)
        ]
        faults += [InputFault(str(finding)) for finding in self.errors]
        if faults:
            raise InputFaults(faults)

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write what is new and changed into the glossary files of a folder; returns the files that changed.

        Raises InputFaults, and writes nothing, if the import is to be refused.
        """
        self.refuse()
        return write_entries(folder, self.plan.to_write())


def prepare_import(path: Path, glossary: Glossary, today: date, category: Category | None = None) -> Import:
    """Read a file and plan its import into a glossary.

    `category` is that of entries that say none; `today` is what the age of facts counts to. Raises InputFaults with
    everything that is wrong in the file.
    """
    reading = read_file(path, glossary.get, category)
    plan = plan_import(reading.entries, glossary)
    errors = () if plan.of(State.CONFLICTING) else _errors(glossary, plan, today)
    return Import(plan, tuple(errors), reading.left_out)


def _errors(glossary: Glossary, plan: Plan, today: date) -> Iterator[Finding]:
    """The errors of the glossary with the plan's entries in it; those stand where they do in the imported file."""
    steps = {step.entry.id: step for step in plan.of(State.NEW, State.CHANGED)}
    if not steps:
        return
    entries = {entry.id: entry for entry in glossary} | {step.entry.id: step.entry for step in steps.values()}
    for finding in check(Glossary(entries), today):
        if finding.severity is Severity.ERROR:
            step = steps.get(finding.entry_id)
            place = step.incoming.place if step else glossary.place(finding.entry_id)
            yield replace(finding, place=place)
