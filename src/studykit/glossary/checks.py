"""The checks of a glossary: what its entries say, and how they fit together, beyond what the schema sees."""

from collections.abc import Iterator
from datetime import date

from studykit.glossary.cross_checks import CROSS_CHECKS
from studykit.glossary.entry_checks import ENTRY_CHECKS, check_age
from studykit.glossary.finding import Finding, Remark
from studykit.glossary.glossary import Glossary


def check(glossary: Glossary, today: date) -> list[Finding]:
    """Every finding about a glossary, by file and line; `today` is what the age of facts counts to."""
    findings = [
        Finding(remark.severity, remark.entry_id, glossary.place(remark.entry_id, *remark.location), remark.message)
        for remark in _remarks(glossary, today)
    ]
    return sorted(findings, key=_order)


def _remarks(glossary: Glossary, today: date) -> Iterator[Remark]:
    for entry in glossary:
        for entry_check in ENTRY_CHECKS:
            yield from entry_check(entry)
        yield from check_age(entry, today)
    for cross_check in CROSS_CHECKS:
        yield from cross_check(glossary)


def _order(finding: Finding) -> tuple[str, int, str, str]:
    where = (str(finding.place.path), finding.place.line) if finding.place else ("", 0)
    return *where, finding.entry_id, finding.message
