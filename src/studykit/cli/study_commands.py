"""`studykit`, `study`, `stats`, `decks`: what is studied, and how the learner stands."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from studykit.cli.opening import Opening
from studykit.cli.output import Format, print_json, print_rows
from studykit.faults import InputFault, quoted

if TYPE_CHECKING:
    from studykit.study.questions import Kind
    from studykit.study.statistics import DeckFigures, Statistics


def register(app: typer.Typer) -> None:
    """Add the family to the command line."""
    app.command()(study)
    app.command()(stats)


def today(opening: Opening) -> None:
    """Open the app on a terminal; elsewhere print today's summary."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        _open_app(opening)
    else:
        _print_summary(opening.desk.statistics())


def study(
    context: typer.Context,
    deck: Annotated[str | None, typer.Option(metavar="NAME", help="Deck to study (see: studykit decks).")] = None,
    questions: Annotated[
        str | None, typer.Option(metavar="KINDS", help="Kinds of question, by commas: choice, typed, cloze.")
    ] = None,
    ahead: Annotated[bool, typer.Option("--ahead", help="Go on with cards that are not due yet, as practice.")] = False,
) -> None:
    """Study in the terminal: with --deck at once, else from the list of decks."""
    from studykit.study.questions import Kind

    opening: Opening = context.obj
    kinds = _kinds(questions) if questions else frozenset(Kind)
    if deck is not None:
        opening.desk.decks.deck(deck)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputFault("studying needs a terminal", hint="see figures with: studykit stats")
    _open_app(opening, deck, kinds, ahead=ahead)


def stats(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Show how you stand: today, streak, retention, forecast, and each deck."""
    opening: Opening = context.obj
    statistics = opening.desk.statistics()
    match form:
        case Format.JSON:
            print_json(statistics.model_dump(mode="json"))
        case Format.CSV:
            _print_decks(form, statistics.decks)
        case Format.TABLE:
            _print_summary(statistics)


def decks(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """List the decks."""
    opening: Opening = context.obj
    _print_decks(form, opening.desk.statistics().decks)


def _kinds(text: str) -> "frozenset[Kind]":
    """The kinds of question that a comma-separated list names; one that there is not is wrong usage."""
    from studykit.study.questions import Kind

    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Kind)]
    if unknown or not names:
        raise typer.BadParameter(f"there is no kind {quoted(', '.join(unknown) or text)}; take from {', '.join(Kind)}")
    return frozenset(map(Kind, names))


def _open_app(
    opening: Opening, deck: str | None = None, kinds: "frozenset[Kind] | None" = None, *, ahead: bool = False
) -> None:
    import os

    # iTerm2 loses what input methods send under the Kitty keyboard protocol, which Textual would switch on.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from studykit.study.questions import Kind
    from studykit.tui.app import StudyApp

    desk = opening.desk
    # Whatever is wrong with glossary, decks or progress is told before the screen changes.
    desk.progress.back_up_if_due(desk.clock())
    desk.statistics()
    try:
        app = StudyApp(desk, deck_id=deck, kinds=frozenset(Kind) if kinds is None else kinds, ahead=ahead)
        app.run()
    finally:
        desk.close()
    if app.fault is not None:
        raise app.fault


def _print_summary(statistics: "Statistics") -> None:
    day = statistics.today
    typer.echo(f"{statistics.day.isoformat()}: {day.reviews} answers today, {statistics.streak} days in a row")
    if statistics.retention is not None:
        typer.echo(f"Retention {statistics.retention:.0%} over {statistics.retention_reviews} reviews in 30 days")
    typer.echo(f"About {statistics.known_cards:.0f} of {statistics.learned_cards} learned cards known")
    typer.echo(f"Due in the next days: {', '.join(map(str, statistics.forecast))}")
    _print_decks(Format.TABLE, statistics.decks)


def _print_decks(form: Format, figures: "Sequence[DeckFigures]") -> None:
    header = ("deck", "name", "new", "learning", "due", "cards", "known")
    rows = [
        (deck.id, deck.name.en, deck.new, deck.learning, deck.due, deck.cards, round(deck.known)) for deck in figures
    ]
    print_rows(form, header, rows)
