"""`studykit add`: store articles in the workspace and tell which terms they bring."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from studykit.cli.opening import Opening, expand
from studykit.cli.output import Format, end_with, print_rows, say
from studykit.faults import InputFault

if TYPE_CHECKING:
    from studykit.articles.article import Article

_ADDRESS = ("http://", "https://")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(add)


def add(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, or - for standard input.")],
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Store articles, mine them, report known and new terms, and queue the new ones for the glossary."""
    from studykit.growth.addition import Adding
    from studykit.growth.growth import open_queue

    opening: Opening = context.obj
    rows: list[tuple[object, ...]] = []
    faults: list[InputFault] = []
    waiting = 0
    with open_queue(opening.workspace) as queue:
        adding = Adding(opening.desk, queue)
        for source in sources:
            try:
                for article, suffix in _articles(source):
                    added = adding.add(article, suffix)
                    waiting += added.queued
                    state = "added" if added.new else "already there"
                    rows.append((str(added.path), article.title, state, added.known, added.unknown))
            except InputFault as fault:
                faults.append(fault)
    if rows or form is not Format.TABLE:
        print_rows(form, ("article", "title", "state", "known terms", "new terms"), rows)
        added_now = sum(row[2] == "added" for row in rows)
        say(f"{added_now} added, {len(rows) - added_now} already there")
    if waiting:
        say(f"{waiting} new terms wait for you: studykit grow")
    end_with(faults)


def _articles(source: str) -> "list[tuple[Article, str]]":
    """The articles that a source names, each with the ending of the file it is stored in."""
    from studykit.articles.readers import read_article, read_text_as_article
    from studykit.files import decode

    if source == "-":
        return [(read_text_as_article(decode(sys.stdin.buffer.read(), "-"), "-"), ".txt")]
    if source.startswith(_ADDRESS):
        raise InputFault("web addresses are not read", where=source, hint="save the page's text as .txt and add that")
    return [(read_article(path), path.suffix.lower()) for path in expand([source])]
