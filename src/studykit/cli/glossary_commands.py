"""`studykit glossary`: check it, list it, show an entry, search in it, count what it holds."""

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from studykit.cli import interchange_commands
from studykit.cli.opening import Opening
from studykit.cli.output import Format, print_json, print_rows, say
from studykit.faults import InputFault, one_line, quoted
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry

if TYPE_CHECKING:
    from studykit.study.desk import Desk

glossary = typer.Typer(
    help="The glossary: check, list, show, search, count, import and export its entries.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add the family to the command line."""
    interchange_commands.register(glossary)
    app.add_typer(glossary, name="glossary")


@glossary.command()
def check(context: typer.Context) -> None:
    """Check every entry: schema, ids, aliases, examples, Hán tự, spelling, age of facts."""
    from studykit.glossary.checks import check as findings_of
    from studykit.glossary.finding import Severity
    from studykit.glossary.store import load_glossary

    opening: Opening = context.obj
    entries = load_glossary(opening.workspace.glossary_layers)
    findings = findings_of(entries, date.today())
    for finding in findings:
        typer.echo(one_line(str(finding)), err=True)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    say(f"{len(entries)} entries, {errors} errors, {len(findings) - errors} warnings")
    if errors:
        raise typer.Exit(1)


@glossary.command("list")
def list_(
    context: typer.Context,
    category: Annotated[list[Category] | None, typer.Option(help="Only this category; may be repeated.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """List the entries in Vietnamese dictionary order."""
    from studykit.vietnamese.order import sort_key

    opening: Opening = context.obj
    desk = opening.desk
    chosen = [entry for entry in desk.glossary if not category or entry.category in category]
    chosen.sort(key=lambda entry: sort_key(entry.vi.term))
    rows = [(entry.id, entry.vi.term, entry.en.preferred, entry.category.value, entry.status.value) for entry in chosen]
    print_rows(form, ("id", "term", "english", "category", "status"), rows)


@glossary.command()
def show(
    context: typer.Context,
    entry_id: Annotated[str, typer.Argument(metavar="ID", help="Id of an entry, or a term.")],
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Show one entry whole."""
    opening: Opening = context.obj
    desk = opening.desk
    entry = _entry(desk, entry_id)
    if form is Format.JSON:
        print_json(entry.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    else:
        print_rows(form, ("field", "content"), list(_fields(entry)))


@glossary.command()
def search(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(help="Vietnamese (with or without marks), English, or Hán tự.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits at most.")] = 20,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Search the entries, best hit first."""
    from studykit.glossary.search import SearchIndex

    opening: Opening = context.obj
    desk = opening.desk
    hits = SearchIndex(desk.glossary).search(" ".join(text), limit)
    rows = [
        (
            hit.entry_id,
            desk.glossary[hit.entry_id].vi.term,
            desk.glossary[hit.entry_id].en.preferred,
            hit.reason.name.lower().replace("_", " "),
        )
        for hit in hits
    ]
    print_rows(form, ("id", "term", "english", "found as"), rows)
    if not hits:
        raise typer.Exit(1)


@glossary.command()
def stats(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Count the entries: by category, status, origin and topic, and what they have."""
    from studykit.glossary.statistics import statistics

    opening: Opening = context.obj
    figures = statistics(opening.desk.glossary).model_dump()
    if form is Format.JSON:
        print_json(figures)
        return
    rows: list[tuple[str, str, int]] = []
    for name, value in figures.items():
        label = name.replace("_", " ")
        rows += (
            [(label, key, count) for key, count in value.items()] if isinstance(value, dict) else [(label, "", value)]
        )
    print_rows(form, ("what", "value", "number"), rows)


def _entry(desk: "Desk", name: str) -> Entry:
    """The entry of that id, or the one that has that form.

    Raises InputFault, naming what is near, where there is none.
    """
    from studykit.glossary.search import SearchIndex

    if entry := desk.glossary.get(name):
        return entry
    if found := desk.index.find(name):
        return desk.glossary[found[0]]
    near = [hit.entry_id for hit in SearchIndex(desk.glossary).search(name, 3)]
    near = near or get_close_matches(name, desk.glossary.ids(), n=3)
    raise InputFault(
        f"the glossary has no entry {quoted(name)}",
        hint=f"try {', '.join(near)}" if near else "see: studykit glossary list",
    )


def _fields(entry: Entry) -> "list[tuple[str, str]]":
    """The entry's fields in reading order, empty ones left out."""
    scale = f"{entry.scale.name}: {entry.scale.position} of {entry.scale.of}" if entry.scale else ""
    fields = [
        ("term", entry.vi.term),
        ("Hán tự", entry.vi.hantu or ""),
        ("also", "; ".join((*entry.vi.aliases, *entry.vi.abbreviations))),
        ("English", entry.en.preferred),
        *(("admitted", f"{item.term}{f' ({item.note})' if item.note else ''}") for item in entry.en.admitted),
        *(("avoid", f"{item.term}: {item.why}") for item in entry.en.avoid),
        ("category", f"{entry.category.value}, {entry.pos.value}"),
        ("definition", entry.definition.vi if entry.definition else ""),
        ("", entry.definition.en if entry.definition else ""),
        *(("member", f"{member.vi} — {member.en}") for member in entry.members),
        ("scale", scale),
        ("use", entry.register_note or ""),
        *(("example", f"{example.vi} — {example.en}") for example in entry.examples),
        ("contrast", ", ".join(entry.relations.contrast)),
        ("see also", ", ".join((*entry.relations.broader, *entry.relations.related))),
        ("as of", entry.as_of or ""),
        ("status", entry.status.value),
        *(("source", " ".join(filter(None, (source.title, source.date, source.url)))) for source in entry.sources),
    ]
    return [(name, content) for name, content in fields if content]
