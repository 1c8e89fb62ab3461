"""`studykit coverage`: how much of an article the glossary holds and the learner knows."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from studykit.cli.opening import Opening
from studykit.cli.output import Format, end_with, print_csv, print_json, print_table
from studykit.faults import InputFault

if TYPE_CHECKING:
    from studykit.growth.coverage import Coverage, Share, Standing
    from studykit.study.desk import Desk


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(coverage)


def coverage(
    context: typer.Context,
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE...", help="Files, folders, or names of stored articles.")
    ],
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Tell what share of an article's terms the glossary holds and you know, and list the rest."""
    opening: Opening = context.obj
    covered: list[Coverage] = []
    faults: list[InputFault] = []
    for name in articles:
        try:
            covered += _covered(opening.desk, name)
        except InputFault as fault:
            faults.append(fault)
    match form:
        case Format.JSON:
            print_json([_as_dict(one) for one in covered])
        case Format.CSV:
            _print_csv(covered)
        case Format.TABLE if covered:
            _print_tables(covered)
    end_with(faults)


def _covered(desk: "Desk", name: str) -> "list[Coverage]":
    from studykit.growth.preparation import Preparation

    preparation = Preparation(desk)
    return [preparation.coverage(article) for article in preparation.articles(name)]


def _as_dict(covered: "Coverage") -> dict[str, Any]:
    from studykit.growth.coverage import Standing

    def rest(standing: "Standing") -> list[dict[str, Any]]:
        return [
            {
                "term": term.term,
                "category": term.category.value,
                "score": term.score,
                "entry": term.entry,
                _english(standing): term.english,
            }
            for term in covered.of(standing)
        ]

    return {
        "article": covered.article,
        "title": covered.title,
        **_figures(covered.share),
        "core": _figures(covered.core_share),
        "missing": rest(Standing.MISSING),
        "to_learn": rest(Standing.TO_LEARN),
    }


def _english(standing: "Standing") -> str:
    """What the English of terms that stand so is: their entries', or made of their parts."""
    from studykit.growth.coverage import Standing

    return "draft" if standing is Standing.MISSING else "english"


def _figures(share: "Share") -> dict[str, Any]:
    return {"terms": share.terms, "held": share.held, "known": share.known}


def _print_csv(covered: "list[Coverage]") -> None:
    rows = [
        (
            one.article,
            term.term,
            term.category.value,
            term.score,
            "core" if term.core else "extra",
            term.entry,
            term.standing,
            term.english,
        )
        for one in covered
        for term in one.terms
    ]
    print_csv(("article", "term", "category", "score", "tier", "entry", "standing", "english"), rows)


def _print_tables(covered: "list[Coverage]") -> None:
    from studykit.growth.coverage import Standing

    rows = [
        (one.title, name, share.terms, _part(share.held, share.terms), _part(share.known, share.terms))
        for one in covered
        for name, share in (("all terms", one.share), ("core", one.core_share))
    ]
    print_table(("article", "of", "terms", "in the glossary", "you know"), rows)
    for one in covered:
        for standing, title in ((Standing.MISSING, "not in the glossary"), (Standing.TO_LEARN, "to learn")):
            if terms := one.of(standing):
                rest = [(term.term, term.english or "", term.category.value, f"{term.score:.2f}") for term in terms]
                print_table(("term", _english(standing), "category", "score"), rest, f"{one.title}: {title}")


def _part(count: int, whole: int) -> str:
    return f"{count} ({count / whole:.0%})" if whole else "0"
