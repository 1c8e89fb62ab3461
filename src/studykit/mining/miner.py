"""The miner: from a clean text to its terms, best first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from studykit.mining.candidate import GLOSSARY, LISTED, Candidate, MinedTerm
from studykit.mining.grammars import GRAMMARS
from studykit.mining.known_terms import KnownTerms
from studykit.mining.lexicon import Lexicon, starter_lexicon
from studykit.mining.nesting import without_fragments
from studykit.mining.ranking import score
from studykit.mining.reading import Reading
from studykit.mining.termhood import Counts, starter_counts

Grammar = Callable[[Reading], Iterable[Candidate]]


EVERYDAY = 0.7
"""The termhood below which a run that no list has is everyday language."""


def mine_text(
    text: str, known: KnownTerms | None = None, lexicon: Lexicon | None = None, counts: Counts | None = None
) -> list[MinedTerm]:
    """The terms of a clean text in normal form, best first.

    With `known`, the glossary's terms are found besides; `lexicon` and `counts` are the program's own unless given.
    """
    reading = Reading(text, lexicon or starter_lexicon())
    counts = counts or starter_counts()
    grammars: tuple[Grammar, ...] = (*GRAMMARS, known.find) if known else GRAMMARS
    occurrences = _by_key(reading, _natural(reading, grammars, counts))
    kept = without_fragments(occurrences)
    terms = [_mined(reading, found, known, counts) for key, found in occurrences.items() if key in kept]
    return sorted(terms, key=lambda term: (-term.score, term.spans[0]))


def _natural(reading: Reading, grammars: Iterable[Grammar], counts: Counts) -> Iterator[Candidate]:
    """The candidates that begin and end where words do, and are no everyday language."""
    for grammar in grammars:
        for candidate in grammar(reading):
            first, last = candidate.first, candidate.last
            listed = candidate.rule in {LISTED, GLOSSARY}
            if not reading.at_word_edges(first, last, listed=listed):
                continue
            if reading.is_stop(first, last) or reading.in_proper_name(first):
                continue
            if candidate.rule == GLOSSARY and counts.is_everyday(reading.plain_key(first, last)):
                continue
            if listed or (counts.termhood(reading.plain_key(first, last)) or EVERYDAY) >= EVERYDAY:
                yield candidate


def _by_key(reading: Reading, candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates by what they say; of several for one place the most reliable."""
    places: dict[str, dict[int, Candidate]] = {}
    for candidate in candidates:
        at = places.setdefault(" ".join(reading.keys[candidate.first : candidate.last]), {})
        rival = at.get(candidate.first)
        at[candidate.first] = candidate if rival is None else _better(rival, candidate)
    return {key: [at[first] for first in sorted(at)] for key, at in places.items()}


def _better(one: Candidate, other: Candidate) -> Candidate:
    """The more reliable of two candidates for one place; a glossary entry yields to what a grammar knows of nesting."""
    if other.rule == GLOSSARY != one.rule:
        return replace(one, entry=one.entry or other.entry)
    return other if other.weight > one.weight else one


def _mined(reading: Reading, found: Sequence[Candidate], known: KnownTerms | None, counts: Counts) -> MinedTerm:
    best = max(found, key=lambda candidate: candidate.weight)
    spans = tuple(reading.span(candidate.first, candidate.last) for candidate in found)
    term = " ".join(reading.text[spans[0][0] : spans[0][1]].split())
    key = reading.plain_key(best.first, best.last)
    entry = best.entry or (known.entry(term) if known else None)
    evidence = "; ".join(filter(None, (best.evidence, counts.explain(key))))
    return MinedTerm(term, best.category, score(found, counts.termhood(key)), spans, entry, best.rule, evidence)
