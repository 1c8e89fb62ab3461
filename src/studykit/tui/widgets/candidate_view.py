"""A new term as it is to be decided: its sentence, its draft, and what could be found for it."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from studykit.faults import one_line
from studykit.growth.composition import Member
from studykit.growth.drafts import Suggestions
from studykit.growth.round import Round

_Part = str | tuple[str, str]
_BEFORE, _AFTER = 220, 260
"""Characters of a long sentence that are shown on either side of the term."""


class CandidateView(Vertical):
    """Shows the present term of a round."""

    def compose(self) -> ComposeResult:
        """Sentence above, draft below it, then findings and similar entries side by side."""
        yield Static(id="sentence")
        yield Static(id="draft")
        with Horizontal(id="found"):
            with VerticalScroll(can_focus=False):
                yield Static(id="findings")
            with VerticalScroll(can_focus=False):
                yield Static(id="similar")

    def show(self, round_: Round) -> None:
        """Show the present term of a round, which has one, as it is trimmed."""
        suggestions = round_.suggestions
        assert suggestions is not None
        sentence = self.query_one("#sentence", Static)
        sentence.update(_sentence(round_))
        sentence.border_title, sentence.border_subtitle = _place(round_)
        self.query_one("#draft", Static).update(_draft(round_, suggestions))
        self.query_one("#findings", Static).update(_lines(_found(suggestions)))
        self.query_one("#similar", Static).update(_lines(_similar(suggestions)))


def _sentence(round_: Round) -> Content:
    selection = round_.selection
    if selection is None:
        return Content.assemble((one_line(round_.form), "bold reverse"))
    start, end = selection.start, selection.end
    before, after = selection.sentence[:start], selection.sentence[end:]
    if len(before) > _BEFORE:
        before = f"… {before[-_BEFORE:].partition(' ')[2]}"
    if len(after) > _AFTER:
        after = f"{after[:_AFTER].rpartition(' ')[0]} …"
    term = selection.sentence[start:end]
    return Content.assemble(_shown(before), (_shown(term), "bold reverse"), _shown(after))


def _place(round_: Round) -> tuple[str, str]:
    sighting = round_.sighting
    term = round_.term
    if sighting is None or term is None:
        return "", ""
    several = f"met {len(term.sightings)} times" if len(term.sightings) > 1 else ""
    return _escaped(sighting.source.title[:70]), _escaped(" · ".join(filter(None, (several, sighting.source.path))))


def _draft(round_: Round, suggestions: Suggestions) -> Content:
    parts: list[_Part] = [(_shown(round_.form), "bold $accent")]
    if round_.known_as:
        ids = ", ".join(entry.id for entry in round_.known_as)
        parts.append((f"\nin the glossary already: {ids}", "$warning"))
    elif suggestions.english:
        parts += ["\n", (_shown(suggestions.english), "bold"), ("   draft: a accepts it, e mends it", "dim")]
    else:
        parts.append(("\nno English was found: a asks for it", "dim"))
    return Content.assemble(*parts)


def _found(suggestions: Suggestions) -> Iterator[Sequence[_Part]]:
    yield [("Found", "bold")]
    for finding in suggestions.findings:
        yield [(f"{finding.kind.value}: ", "dim"), _shown(finding.text)]
    for member in suggestions.members:
        yield _member(member)
    for entry in suggestions.dictionary:
        yield [(f"{_shown(entry.dictionary)}: ", "dim"), _shown(entry.text)]
    if characters := [found for found in suggestions.characters if found.characters]:
        readings = "  ".join(f"{_shown(item.syllable)} {''.join(item.characters)}" for item in characters)
        yield [("Hán tự? ", "dim"), readings]


def _member(member: Member) -> Sequence[_Part]:
    return [_shown(member.text), (f" — {_shown(member.english)}", "italic")]


def _similar(suggestions: Suggestions) -> Iterator[Sequence[_Part]]:
    yield [("Similar", "bold"), ("  its number: an alias", "dim")]
    for number, hit in enumerate(suggestions.similar, 1):
        yield [
            (f"{number} ", "bold"),
            _shown(hit.entry.vi.term),
            (f" — {_shown(hit.entry.en.preferred)}", "italic"),
        ]
    if not suggestions.similar:
        yield [("no entry is like it", "dim")]


def _lines(lines: Iterator[Sequence[_Part]]) -> Content:
    return Content("\n").join([Content.assemble(*line) for line in lines])


def _shown(text: str) -> str:
    return one_line(text)


def _escaped(text: str) -> str:
    """Text for a border, which would be read as markup."""
    return one_line(text).replace("[", "\\[")
