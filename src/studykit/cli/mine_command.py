"""`studykit mine`: the terms of articles."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from studykit.cli.opening import Opening, expand
from studykit.cli.output import end_with, print_table, say
from studykit.faults import InputFault

if TYPE_CHECKING:
    from studykit.mining.report import ArticleTerms


class MineFormat(StrEnum):
    """How mined terms are printed."""

    TABLE = "table"
    JSON = "json"
    TSV = "tsv"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(mine)


def mine(
    context: typer.Context,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Files or folders (else the workspace's).")
    ] = None,
    form: Annotated[MineFormat, typer.Option("--format", help="How to print.")] = MineFormat.TABLE,
    no_glossary: Annotated[bool, typer.Option("--no-glossary", help="Mine as if the glossary were empty.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Processes.")] = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell for each term which rule and which evidence brought it.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the best terms of each article.")] = None,
) -> None:
    """List the terms of articles, best first."""
    from studykit.mining.engine import mine_articles, open_cache
    from studykit.mining.known_terms import known_terms
    from studykit.mining.report import to_json, to_tsv

    opening: Opening = context.obj
    paths = expand(sources) if sources else opening.desk.article_paths()
    known = None if no_glossary else known_terms(opening.desk.glossary)
    cache = open_cache(opening.workspace.cache / "mining.sqlite", known)
    faults: list[InputFault] = []
    mined = (cut(item, limit) for item in _told(mine_articles(paths, known, jobs, cache), len(paths), faults))
    match form:
        case MineFormat.JSON:
            sys.stdout.writelines(to_json(mined, explain=explain))
        case MineFormat.TSV:
            sys.stdout.writelines(to_tsv(mined))
        case MineFormat.TABLE:
            for article in mined:
                _print(article, explain=explain)
    end_with(faults)


def cut(article: "ArticleTerms", limit: int | None) -> "ArticleTerms":
    """The article with its best terms only; None keeps all."""
    from dataclasses import replace

    return article if limit is None else replace(article, terms=article.terms[:limit])


def _told(
    mined: "Iterable[ArticleTerms | InputFault]", total: int, faults: list[InputFault]
) -> "Iterator[ArticleTerms]":
    """The articles that were mined, with a progress bar on a terminal; faults are set aside."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    bar = track(mined, "Mining", total=total, console=console, transient=True, disable=not console.is_terminal)
    for item in bar:
        if isinstance(item, InputFault):
            faults.append(item)
        else:
            yield item


def _print(article: "ArticleTerms", *, explain: bool) -> None:
    header = ["term", "category", "score", "count", "entry"]
    rows: list[list[object]] = [
        [term.term, term.category, f"{term.score:.2f}", term.count, term.entry or "new"] for term in article.terms
    ]
    if explain:
        header += ["rule", "evidence"]
        for row, term in zip(rows, article.terms, strict=True):
            row += [term.rule, term.evidence]
    print_table(header, rows, title=f"{article.title} ({article.path})")
    if not article.terms:
        say(f"{article.path}: no terms")
