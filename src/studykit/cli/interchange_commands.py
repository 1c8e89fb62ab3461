"""`studykit glossary import` and `export`: entries from and to the formats of other programs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studykit.cli.opening import Opening
from studykit.cli.output import Format, print_json, print_rows, say
from studykit.glossary.category import Category

if TYPE_CHECKING:
    from studykit.glossary.interchange.importing import Import
    from studykit.glossary.plan import Step
    from studykit.glossary.yaml_loader import Loaded

_ENDINGS = "FILE.csv, .xlsx, .tbx or .json"


def register(glossary: typer.Typer) -> None:
    """Add the commands to the glossary's family."""
    glossary.command("import")(import_)
    glossary.command()(export)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=f"What to import: {_ENDINGS}.")],
    yes: Annotated[bool, typer.Option("--yes", help="Write it; without this the plan is shown only.")] = False,
    category: Annotated[Category | None, typer.Option(help="Category of entries that say none.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the plan.")] = Format.TABLE,
) -> None:
    """Show what of a file is new, changed or conflicting, and with --yes write it into your glossary."""
    from studykit.glossary.interchange.importing import prepare_import
    from studykit.glossary.plan import State

    opening: Opening = context.obj
    prepared = prepare_import(file, opening.desk.glossary, date.today(), category)
    for line in prepared.left_out:
        say(f"{file}: left out: {line}")
    rows = list(_rows(prepared))
    if form is Format.JSON:
        print_json(_plan(prepared))
    elif rows or form is Format.CSV:
        print_rows(form, ("state", "id", "field", "before", "after"), rows)
    say(f"{file}: {', '.join(f'{len(prepared.plan.of(state))} {state}' for state in State)}")
    prepared.refuse()
    if yes:
        for path in prepared.write(opening.workspace.glossary):
            say(f"{path}: written")
    elif prepared.plan.to_write():
        say("nothing is written yet; write it with --yes")


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=f"Where to export to: {_ENDINGS}.")],
    category: Annotated[list[Category] | None, typer.Option(help="Only this category; may be repeated.")] = None,
) -> None:
    """Export the glossary; what the format cannot hold is told."""
    from studykit.files import check_target
    from studykit.glossary.interchange.formats import write_file
    from studykit.glossary.interchange.omission import summary

    opening: Opening = context.obj
    entries = [entry for entry in opening.desk.glossary if not category or entry.category in category]
    check_target(file)
    for line in summary(write_file(file, entries)):
        say(f"{file}: cannot hold {line}")
    say(f"{file}: {len(entries)} entries")


def _plan(prepared: "Import") -> dict[str, object]:
    """The plan for programs."""
    from studykit.glossary.plan import State

    def changes(step: "Step") -> list[dict[str, object]]:
        return [{"field": one.field, "before": one.before, "after": one.after} for one in step.changes]

    of = prepared.plan.of
    return {
        "new": [_named(step) for step in of(State.NEW)],
        "changed": [{**_named(step), "changes": changes(step)} for step in of(State.CHANGED)],
        "conflicting": [{**_named(step), "conflict": step.conflict} for step in of(State.CONFLICTING)],
        "unchanged": len(of(State.UNCHANGED)),
        "errors": [str(finding) for finding in prepared.errors],
        "left_out": list(prepared.left_out),
    }


def _named(step: "Step") -> dict[str, object]:
    entry = step.entry
    return {"id": entry.id, "term": entry.vi.term, "english": entry.en.preferred, "place": str(step.incoming.place)}


def _rows(prepared: "Import") -> Iterator[tuple[str, ...]]:
    """A row a new or conflicting entry and a changed field."""
    from studykit.glossary.plan import State

    for step in prepared.plan.of(State.NEW, State.CHANGED, State.CONFLICTING):
        entry = step.entry
        if step.state is State.CHANGED:
            for change in step.changes:
                yield step.state, entry.id, change.field, _text(change.before), _text(change.after)
        else:
            yield step.state, entry.id, "vi.term", "", step.conflict or f"{entry.vi.term}: {entry.en.preferred}"


def _text(value: "Loaded") -> str:
    """A value for people: the items of a list by semicolons, the parts of an item by bars."""
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, dict):
        return " | ".join(map(_text, value.values()))
    return "" if value is None else str(value)
