"""Questions: how a card is asked this time; the same card, review count and seed give the same question."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from fsrs import State

from studykit.glossary.entry import Entry
from studykit.study.cards import Card, Family
from studykit.study.cloze import Cloze, clozes
from studykit.study.distractors import Difficulty, Distractors, english_key
from studykit.study.scheduling import CardState, unit_hash
from studykit.vietnamese.spelling import comparison_key

MATURE = 21.0
"""Stability in days from which a card counts as mature (Anki's measure)."""
_YOUNG = 7.0


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    TYPED = "typed"
    CLOZE = "cloze"


KINDS: dict[Family, tuple[Kind, ...]] = {
    Family.RECOGNISE: (Kind.CHOICE,),
    Family.PRODUCE: (Kind.CHOICE, Kind.TYPED),
    Family.CLOZE: (Kind.CLOZE,),
}
"""The kinds in which a family can be asked, the easiest first."""


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from."""

    entry_id: str
    text: str
    right: bool


@dataclass(frozen=True)
class ChoiceQuestion:
    """A term in one language (`language` of the prompt), and answers in the other to choose from."""

    card: Card
    language: Literal["vi", "en"]
    prompt: str
    options: tuple[Option, ...]
    kind: Literal[Kind.CHOICE] = Kind.CHOICE

    @property
    def expected(self) -> str:
        """The right answer."""
        return next(option.text for option in self.options if option.right)

    @property
    def slow_after(self) -> timedelta:
        """The time after which a right answer counts as hard-won."""
        return timedelta(seconds=20)


@dataclass(frozen=True)
class TypedQuestion:
    """An English term with its definition; the Vietnamese is typed.

    `accepted` are all right forms, the `expected` one first.
    """

    card: Card
    prompt: str
    definition: str | None
    accepted: tuple[str, ...]
    kind: Literal[Kind.TYPED] = Kind.TYPED

    @property
    def expected(self) -> str:
        """The form that is shown as the right answer."""
        return self.accepted[0]

    @property
    def hints(self) -> tuple[str, ...]:
        """What helps, each hint more than the one before."""
        return hints(self.expected)

    @property
    def slow_after(self) -> timedelta:
        """The time after which a right answer counts as hard-won."""
        return _typing_time(self.expected)


@dataclass(frozen=True)
class ClozeQuestion:
    """A Vietnamese sentence with the term blanked out, its translation and the English term; the term is typed."""

    card: Card
    cloze: Cloze
    prompt: str
    accepted: tuple[str, ...]
    kind: Literal[Kind.CLOZE] = Kind.CLOZE

    @property
    def expected(self) -> str:
        """The form that the sentence has."""
        return self.accepted[0]

    @property
    def hints(self) -> tuple[str, ...]:
        """What helps, each hint more than the one before."""
        return hints(self.expected)

    @property
    def slow_after(self) -> timedelta:
        """The time after which a right answer counts as hard-won."""
        return _typing_time(self.expected) + timedelta(seconds=10)


Question = ChoiceQuestion | TypedQuestion | ClozeQuestion


class QuestionMaker:
    """Makes questions from a glossary; `seed` tells one learner's options from another's."""

    def __init__(self, glossary: Iterable[Entry], seed: int = 0) -> None:
        entries = tuple(glossary)
        self._distractors = Distractors(entries)
        self._by_english: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_english.setdefault(english_key(entry.en.preferred), []).append(entry)
        self._seed = seed

    def ask(self, card: Card, state: CardState, kinds: Collection[Kind] = frozenset(Kind)) -> Question | None:
        """The question for a card in a state, of one of the kinds; None where it cannot be asked in any of them.

        A term that is to be produced is chosen from options the first time and typed from then on.
        """
        possible = [kind for kind in KINDS[card.family] if kind in kinds]
        if not state.is_new:
            possible.reverse()
        for kind in possible:
            question = self._of_kind(kind, card, state)
            if question is not None:
                return question
        return None

    def _of_kind(self, kind: Kind, card: Card, state: CardState) -> Question | None:
        match kind:
            case Kind.CHOICE:
                return self._choice(card, state)
            case Kind.TYPED:
                return self._typed(card)
            case Kind.CLOZE:
                return _cloze(card, state)

    def _choice(self, card: Card, state: CardState) -> ChoiceQuestion | None:
        seed = f"{self._seed}/{card.id}/{state.reviews}"
        wrong = self._distractors.pick(card.entry, difficulty_of(state), seed)
        if not wrong:
            return None
        language: Literal["vi", "en"] = "vi" if card.family is Family.RECOGNISE else "en"
        options = [
            Option(entry.id, _shown(entry, "en" if language == "vi" else "vi"), entry is card.entry)
            for entry in (card.entry, *wrong)
        ]
        options.sort(key=lambda option: unit_hash(seed, "place", option.entry_id))
        return ChoiceQuestion(card, language, _shown(card.entry, language), tuple(options))

    def _typed(self, card: Card) -> TypedQuestion:
        entry = card.entry
        forms = (*entry.vietnamese_forms, *self._synonyms(entry))
        definition = None if entry.definition is None else entry.definition.en
        return TypedQuestion(card, entry.en.preferred, definition, _unique(forms))

    def _synonyms(self, entry: Entry) -> Iterable[str]:
        """Forms of other entries that answer the same English, unless the two are set in contrast."""
        for other in self._by_english.get(english_key(entry.en.preferred), ()):
            contrasted = other.id in entry.relations.contrast or entry.id in other.relations.contrast
            if other.id != entry.id and not contrasted:
                yield from other.vietnamese_forms


def difficulty_of(state: CardState) -> Difficulty:
    """How near the distractors may be: the better a card is known, the nearer."""
    if state.state is not State.Review or state.stability is None or state.stability < _YOUNG:
        return Difficulty.EASY
    return Difficulty.MIXED if state.stability < MATURE else Difficulty.NEAR


def hints(text: str) -> tuple[str, ...]:
    """Hints for a text: the first letter of each syllable and dots for the rest, then one more syllable whole.

    The last syllable is never whole.
    """
    syllables = text.split()
    initials = [syllable[0] + "·" * (len(syllable) - 1) for syllable in syllables]
    return tuple(" ".join([*syllables[:whole], *initials[whole:]]) for whole in range(max(len(syllables), 1)))


def _cloze(card: Card, state: CardState) -> ClozeQuestion | None:
    available = clozes(card.entry)
    if not available:
        return None
    cloze = available[state.reviews % len(available)]
    accepted = _unique((cloze.answer, *card.entry.vietnamese_forms))
    return ClozeQuestion(card, cloze, card.entry.en.preferred, accepted)


def _shown(entry: Entry, language: Literal["vi", "en"]) -> str:
    return entry.vi.term if language == "vi" else entry.en.preferred


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms without those that differ in spelling only from an earlier one."""
    by_key: dict[str, str] = {}
    for form in forms:
        by_key.setdefault(comparison_key(form), form)
    return tuple(by_key.values())


def _typing_time(text: str) -> timedelta:
    return timedelta(seconds=15 + len(text))
