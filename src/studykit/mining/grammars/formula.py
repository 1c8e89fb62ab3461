"""Formulas: coordinated values and qualities, with what opens and closes them."""

from collections.abc import Iterator

from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.reading import Reading

_KINDS = ("sovereignty", "values", "qualities")
MAX_ATOMS = 12
"""Most values or qualities that one formula has."""

_SOURCE = "formula-atoms.txt"
_JOINTS = frozenset({",", "và"})


def find(reading: Reading) -> Iterator[Candidate]:
    """Runs of two or more atoms of one kind, and the runs with their leads and tails."""
    leads: dict[int, int] = {}
    for first in range(len(reading.keys)):
        lead = reading.lexicon.atoms["lead"].longest(reading.keys, first)
        if lead:
            leads.setdefault(lead[0], first)
    for kind in _KINDS:
        first = 0
        while first < len(reading.keys):
            last, count = _run(reading, kind, first)
            if count < 2:
                first += 1
                continue
            yield from _candidates(reading, kind, first, last, count, leads.get(first))
            first = last


def _run(reading: Reading, kind: str, first: int) -> tuple[int, int]:
    """The end of the run of atoms at `first`, and how many they are."""
    atoms = reading.lexicon.atoms[kind]
    found = atoms.longest(reading.keys, first)
    if not found:
        return first, 0
    end, count = found[0], 1
    while count < MAX_ATOMS and reading.key(end) in _JOINTS:
        step = end + 1
        if reading.key(end) == "," and reading.key(step) == "và":
            step += 1
        found = atoms.longest(reading.keys, step)
        if not found:
            break
        end = found[0]
        count += 1
    return end, count


def _candidates(
    reading: Reading, kind: str, first: int, last: int, count: int, lead: int | None
) -> Iterator[Candidate]:
    category = Category.PHRASE if kind == "qualities" and count == 2 else Category.FORMULA
    free_only = count == 2 or kind != "values"
    yield Candidate(first, last, category, 0.8, f"formula: run of {kind}", _SOURCE, free_only=free_only)
    tail = reading.lexicon.atoms["tail"].longest(reading.keys, last)
    end = tail[0] if tail else last
    base = (first, last)
    if end > last:
        rule = f"formula: run of {kind} with tail"
        yield Candidate(first, end, Category.FORMULA, 0.7, rule, _SOURCE, base=base, free_only=True)
    if lead is not None and (count > 2 or end > last or reading.key(lead) != "vì"):
        rule = f"formula: lead + run of {kind}"
        yield Candidate(lead, end, Category.FORMULA, 0.65, rule, _SOURCE, base=base, free_only=True)
        interest = _interest(reading, lead)
        if interest is not None:
            yield Candidate(interest, end, Category.FORMULA, 0.85, "formula: interests and values", _SOURCE)


def _interest(reading: Reading, lead: int) -> int | None:
    """Where "vì lợi ích …," begins that ends right before the lead."""
    interests = reading.lexicon.atoms["interest"]
    if reading.key(lead) != "vì" or reading.key(lead - 1) != ",":
        return None
    for first in range(max(0, lead - 12), lead - 1):
        if any(end == lead - 1 for end, _ in interests.matches(reading.keys, first)):
            return first
    return None
