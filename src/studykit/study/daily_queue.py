"""The queue: which card comes next today; made from the saved progress alone, so that it can be made anew any time."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self

from studykit.study.cards import Card, entry_id_of
from studykit.study.progress import Progress
from studykit.study.recipes import Recipe
from studykit.study.review import Review
from studykit.study.scheduling import CardState, unit_hash

LEARN_AHEAD = timedelta(minutes=20)
"""How long before its time a learning step is asked when nothing else is left (Anki's default)."""


@dataclass(frozen=True)
class Limits:
    """How many cards a study day brings: new ones, and reviews."""

    new: int = 10
    reviews: int = 200


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Counts:
    """How many cards are left today: new, in learning steps, due for review."""

    new: int = 0
    learning: int = 0
    review: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.review

    def plus(self, state: CardState) -> Self:
        """The counts with one more card, of that state."""
        if state.is_new:
            return replace(self, new=self.new + 1)
        if state.is_learning:
            return replace(self, learning=self.learning + 1)
        return replace(self, review=self.review + 1)


@dataclass(frozen=True)
class Day:
    """What today's queue is made from: the study day, every card's state, held cards, and reviews made so far."""

    today: date
    states: Mapping[str, CardState]
    held: Mapping[str, date | None]
    reviews: Sequence[Review]

    @classmethod
    def of(cls, progress: Progress, now: datetime) -> Self:
        """The study day that `now` belongs to, as the progress stands."""
        today = progress.scheduler.days.day_of(now)
        return cls(today, progress.states(), progress.held(today), progress.reviews(today, today))


class Queue:
    """Today's cards of a deck.

    Learning steps come when their time has come, new cards spread among the reviews; of the cards of one entry
    only one is asked a day, the others wait for tomorrow, also if that one was buried. `aside` are ids of further
    entries that wait. With `ahead`, learned cards that are not due yet follow, the soonest first.
    """

    def __init__(
        self,
        cards: Sequence[Card],
        day: Day,
        limits: Limits,
        *,
        ahead: bool = False,
        aside: Collection[str] = (),
    ) -> None:
        self._cards = {card.id: card for card in cards if card.id not in day.held}
        self._learning = {
            card_id: state.due_at
            for card_id in self._cards
            if (state := day.states.get(card_id)) is not None and state.due_at is not None
        }
        buried = {entry_id_of(card_id) for card_id, until in day.held.items() if until is not None}
        self._aside = buried.union(aside)
        reviews, new = self._due(day, limits)
        self._new = frozenset(new)
        self._main = deque(_spread(new, reviews))
        self._ahead = deque(self._not_due(day) if ahead else ())
        self._last: str | None = None

    def counts(self) -> Counts:
        """What is left, learning steps of the day included, ahead-of-time cards not."""
        new = sum(card_id in self._new for card_id in self._main)
        return Counts(new, len(self._learning), len(self._main) - new)

    def next(self, now: datetime) -> tuple[Card, bool] | None:
        """Take the card to ask now, and whether it is ahead of its time; None if the day is done."""
        card_id = self._due_step(now)
        if card_id is None and self._main:
            card_id = self._main.popleft()
        if card_id is None:
            card_id = self._due_step(now + LEARN_AHEAD)
        ahead = card_id is None and bool(self._ahead)
        if ahead:
            card_id = self._ahead.popleft()
        if card_id is None:
            return None
        self._learning.pop(card_id, None)
        self._last = card_id
        return self._cards[card_id], ahead

    def put_back(self, card_id: str, state: CardState) -> None:
        """A card was graded: it comes again today if it stands in a learning step."""
        if state.due_at is not None:
            self._learning[card_id] = state.due_at
        else:
            self._learning.pop(card_id, None)

    def repeat(self, card_id: str, missed: bool) -> None:
        """An ahead-of-time card was answered: it comes again at the end if it was missed."""
        if card_id in self._ahead:
            self._ahead.remove(card_id)
        if missed:
            self._ahead.append(card_id)

    def take(self, card_id: str) -> None:
        """A card is asked out of turn: it does not come again by itself."""
        self._learning.pop(card_id, None)
        for waiting in (self._main, self._ahead):
            if card_id in waiting:
                waiting.remove(card_id)

    def _due_step(self, until: datetime) -> str | None:
        """The learning step that is due first, if it is due by `until`; not the same card twice if there is another."""
        due = [(card_id == self._last, at, card_id) for card_id, at in self._learning.items() if at <= until]
        return min(due)[2] if due else None

    def _due(self, day: Day, limits: Limits) -> tuple[list[str], list[str]]:
        """The reviews and the new cards of today within the limits, siblings buried."""
        busy = {entry_id_of(review.card_id) for review in day.reviews if not review.practice}
        busy |= {entry_id_of(card_id) for card_id in self._learning} | self._aside
        due = [
            (state.due_day, unit_hash(day.today, card_id), card_id)
            for card_id in self._cards
            if (state := day.states.get(card_id)) is not None and state.due_day is not None
            if state.due_day <= day.today
        ]
        reviews = _one_an_entry((card_id for *_, card_id in sorted(due)), busy, limits.reviews)
        unseen = (card_id for card_id in self._cards if card_id not in day.states)
        return reviews, _one_an_entry(unseen, busy, limits.new)

    def _not_due(self, day: Day) -> list[str]:
        """The learned cards that are due on a later day, the soonest first."""
        later = [
            (state.due_day, unit_hash(day.today, card_id), card_id)
            for card_id in self._cards
            if (state := day.states.get(card_id)) is not None and state.due_day is not None
            if state.due_day > day.today and entry_id_of(card_id) not in self._aside
        ]
        return [card_id for *_, card_id in sorted(later)]


def limits_left(recipe: Recipe, every: Limits, card_ids: Collection[str], reviews: Sequence[Review]) -> Limits:
    """What today's reviews leave of a deck's own limits and of those over all decks; the tighter ones hold."""
    new = [review.card_id for review in reviews if review.is_first]
    old = [review.card_id for review in reviews if review.is_due_review]
    left = Limits(every.new - len(new), every.reviews - len(old))
    if recipe.new_per_day is not None:
        left = replace(left, new=min(left.new, recipe.new_per_day - sum(card in card_ids for card in new)))
    if recipe.reviews_per_day is not None:
        left = replace(left, reviews=min(left.reviews, recipe.reviews_per_day - sum(card in card_ids for card in old)))
    return Limits(max(left.new, 0), max(left.reviews, 0))


def _one_an_entry(card_ids: Iterable[str], busy: set[str], limit: int) -> list[str]:
    """The first cards up to the limit, none of an entry that is busy already; `busy` grows by their entries."""
    taken: list[str] = []
    for card_id in card_ids:
        if len(taken) == limit:
            break
        entry_id = entry_id_of(card_id)
        if entry_id not in busy:
            busy.add(entry_id)
            taken.append(card_id)
    return taken


def _spread(few: Sequence[str], many: Sequence[str]) -> list[str]:
    """Both sequences in their order, the one spread evenly through the other."""
    places = [
        ((index + 0.5) / len(items), items is few, item) for items in (few, many) for index, item in enumerate(items)
    ]
    places.sort(key=lambda place: place[:2])
    return [item for *_, item in places]
