from datetime import date
from pathlib import Path

from studykit.glossary.category import Category
from studykit.glossary.checks import check
from studykit.glossary.finding import Severity
from studykit.glossary.store import load_glossary

FOLDER = Path(__file__).parents[2] / "glossary"


def test_the_shipped_glossary_loads_and_has_every_category() -> None:
    glossary = load_glossary([FOLDER])
    assert [category for category in Category if not glossary.of_category(category)] == []


def test_the_shipped_glossary_has_no_errors() -> None:
    findings = check(load_glossary([FOLDER]), date.max)
    assert [str(finding) for finding in findings if finding.severity is Severity.ERROR] == []
