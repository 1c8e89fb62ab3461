"""`studykit grow`: decide about new terms, on a screen or by options and JSON."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studykit.cli.opening import Opening
from studykit.cli.output import Format, end_with, print_json, print_rows, say
from studykit.faults import InputFault

if TYPE_CHECKING:
    from studykit.growth.exchange import Outcome, Wanted
    from studykit.growth.growth import Growth

_GIVEN = "="


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(grow)


def grow(
    context: typer.Context,
    terms: Annotated[
        list[str] | None, typer.Argument(metavar="[TERM]...", help="More terms for --accept or --reject.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the terms to decide.")] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="TERM", help="Accept a term with the draft that was found, or as TERM=ENGLISH."),
    ] = None,
    reject: Annotated[list[str] | None, typer.Option(metavar="TERM", help="Never ask for a term again.")] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Decisions as JSON, - for standard input.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision back.")] = False,
    form: Annotated[Format | None, typer.Option("--format", help="How to print.")] = None,
) -> None:
    """Decide about the new terms of your articles; without options on a terminal, on a screen."""
    from studykit.growth.growth import Growth

    wanted = _wanted(terms or [], accept or [], reject or [], source)
    if sum((list_, bool(wanted) or source is not None, undo)) > 1:
        raise typer.BadParameter("choose one of: --list, --undo, decisions")
    opening: Opening = context.obj
    desk = opening.desk
    with Growth.open(desk.workspace, desk.glossary, desk.clock) as growth:
        if undo:
            _undo(growth)
        elif wanted or source is not None:
            _decide(growth, wanted, form or Format.TABLE)
        elif list_ or form is not None or not (sys.stdin.isatty() and sys.stdout.isatty()):
            _list(growth, form or Format.TABLE)
        else:
            _open_screen(opening, growth)


def _wanted(terms: list[str], accept: list[str], reject: list[str], source: str | None) -> "list[Wanted]":
    """The decisions that options and arguments say; terms without an option go with the only one that is given."""
    from studykit.growth.exchange import Verdict, Wanted, read_decisions

    if terms and bool(accept) == bool(reject):
        raise typer.BadParameter("a term by itself needs one of --accept and --reject before it")
    accept, reject = (accept + terms, reject) if accept else (accept, reject + terms if reject else reject)
    wanted = [Wanted(term=term, decision=Verdict.REJECT) for term in reject]
    for item in accept:
        term, given, english = item.partition(_GIVEN)
        wanted.append(Wanted(term=term.strip(), decision=Verdict.ACCEPT, english=english.strip() if given else None))
    if source is not None:
        wanted += read_decisions(_read(source), source)
    return wanted


def _read(source: str) -> str:
    from studykit.files import decode, read_text

    return decode(sys.stdin.buffer.read(), "-") if source == "-" else read_text(Path(source))


def _decide(growth: "Growth", wanted: "Iterable[Wanted]", form: Format) -> None:
    from studykit.growth.exchange import carry_out

    outcomes: list[Outcome] = []
    faults: list[InputFault] = []
    for decision in wanted:
        if decision.decision is None:
            continue
        try:
            outcomes.append(carry_out(growth, decision))
        except InputFault as fault:
            faults.append(fault)
    rows = [(outcome.term, outcome.state.value, outcome.entry) for outcome in outcomes]
    if form is Format.TABLE:
        rows = [(term, state, entry or "") for term, state, entry in rows]
    if rows or form is not Format.TABLE:
        print_rows(form, ("term", "state", "entry"), rows)
    end_with(faults)


def _undo(growth: "Growth") -> None:
    undone = growth.undo()
    if undone is None:
        raise InputFault("there is no decision to take back")
    say(f"{undone.term}: {undone.state} again")


def _list(growth: "Growth", form: Format) -> None:
    from studykit.growth.exchange import term_as_dict

    terms = growth.open_terms()
    if form is Format.JSON:
        print_json([term_as_dict(term, growth.suggest(term)) for term in terms])
        return
    rows = [
        (
            term.term,
            term.category.value,
            f"{term.score:.2f}",
            len(term.sightings),
            growth.suggest(term).english or "",
            term.sightings[0].source.path if term.sightings else "",
        )
        for term in terms
    ]
    print_rows(form, ("term", "category", "score", "count", "draft", "article"), rows)
    if not terms:
        say("no new terms; add articles with: studykit add")


def _open_screen(opening: Opening, growth: "Growth") -> None:
    import os

    # iTerm2 loses what input methods send under the Kitty keyboard protocol, which Textual would switch on.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from studykit.tui.app import StudyApp

    app = StudyApp(opening.desk, growth=growth)
    app.run()
    if app.fault is not None:
        raise app.fault
