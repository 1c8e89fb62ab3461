"""The session: a deck studied card by card; what a quiz screen drives, and a test can drive without one."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fsrs import Rating

from studykit.study.answers import Judgement, is_right_form, judge
from studykit.study.cards import Card
from studykit.study.daily_queue import DEFAULT_LIMITS, Counts, Day, Limits, Queue, limits_left
from studykit.study.decks import Deck
from studykit.study.progress import Progress
from studykit.study.questions import KINDS, ChoiceQuestion, Kind, Question, QuestionMaker
from studykit.study.review import Review
from studykit.study.scheduling import wait
from studykit.study.summary import Summary, summarise

LONGEST_ANSWER = timedelta(minutes=2)
"""What an answer is counted to take at most: whoever takes longer has left the desk."""


class Phase(StrEnum):
    """What the session waits for: an answer, the right form typed once after an error, going on, nothing more."""

    ASK = "ask"
    RETYPE = "retype"
    FEEDBACK = "feedback"
    DONE = "done"


@dataclass(frozen=True)
class Feedback:
    """What came of an answer: how it was judged, the grade that was saved, and how long that puts the card off."""

    question: Question
    judgement: Judgement
    rating: Rating
    wait: timedelta

    @property
    def right(self) -> bool:
        """Whether the saved grade is a passing one."""
        return self.rating is not Rating.Again


@dataclass(frozen=True)
class _Held:
    """Something to undo that is no review: a card that was suspended or buried, before or after its answer."""

    card: Card
    practice: bool
    answered: bool


class Session:
    """Asks the cards of a deck that today brings, one after the other, and saves every grade at once.

    `phase` says what is waited for. In ASK `question` waits for `answer`, which saves the grade and gives
    `feedback`; `marks_wanted` tells that an answer without any marks is to be given once more. A wrong typed
    answer wants the right form through `retype` (RETYPE). In FEEDBACK `advance` goes on. Until then
    `overrule` may change the grade. `practice` tells that the card is ahead of its time and its schedule
    is left alone.

    Calls that the phase does not allow raise RuntimeError. Calls that save raise InputFault where the progress
    cannot be written; the session is then as before.
    """

    def __init__(
        self,
        deck: Deck,
        progress: Progress,
        questions: QuestionMaker,
        *,
        clock: Callable[[], datetime],
        limits: Limits = DEFAULT_LIMITS,
        kinds: Collection[Kind] = frozenset(Kind),
        ahead: bool = False,
    ) -> None:
        """`limits` are those over all decks; `kinds` the only kinds of question to ask.

        With `ahead`, cards that are not due yet follow today's as practice.
        """
        self.deck = deck
        self.phase = Phase.DONE
        self.question: Question | None = None
        self.feedback: Feedback | None = None
        self.practice = False
        self.marks_wanted = False
        self._progress = progress
        self._questions = questions
        self._clock = clock
        self._limits = limits
        self._kinds = frozenset(kinds)
        self._ahead = ahead
        self._cards = {card.id: card for card in deck.cards if self._kinds.intersection(KINDS[card.family])}
        self._done: list[Review | _Held] = []
        self._hints = 0
        self._asked_at = clock()
        self._make_queue()
        self._next()

    @property
    def counts(self) -> Counts:
        """What is left today, the card that is being asked included."""
        counts = self._queue.counts()
        if self.phase is not Phase.ASK or self.practice:
            return counts
        state = self._progress.state(self._current().card.id)
        return counts.plus(state)

    @property
    def summary(self) -> Summary:
        """The figures of the session so far."""
        states = self._progress.states()
        reviews = [item for item in self._done if isinstance(item, Review)]
        of_deck = [states[card_id] for card_id in self._cards if card_id in states]
        return summarise(reviews, of_deck, self._progress.scheduler.days)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back (see `undo`)."""
        return bool(self._done) or self._earlier_review() is not None

    def preview(self) -> dict[Rating, timedelta]:
        """How long each rating would put the current card off, also for a grade that may still be overruled."""
        card_id = self._current().card.id
        if self.phase is Phase.ASK:
            state, at = self._progress.state(card_id), self._clock()
        else:
            review = self._graded()
            state, at = review.before, review.at
        return self._progress.scheduler.preview(card_id, state, at)

    def hint(self) -> str:
        """The next hint of a typed question, after the last one it again; a right answer then counts as hard-won."""
        question = self._expect(Phase.ASK)
        if isinstance(question, ChoiceQuestion):
            raise RuntimeError("a choice has no hint")
        self._hints += 1
        return question.hints[min(self._hints, len(question.hints)) - 1]

    def answer(self, given: str | int | None) -> Feedback | None:
        """Judge an answer and save its grade: an option's index, what was typed, or None for "don't know".

        None comes back, and nothing is saved, for the first answer without any marks: it may be given again.
        """
        question = self._expect(Phase.ASK)
        now = self._clock()
        taken = min(max(now - self._asked_at, timedelta()), LONGEST_ANSWER)
        judgement = judge(question, given, taken=taken, hinted=self._hints > 0, asked_for_marks=self.marks_wanted)
        if judgement.rating is None:
            self.marks_wanted = True
            return None
        review = self._progress.grade(
            question.card.id,
            judgement.rating,
            now,
            question=question.kind,
            duration=taken,
            practice=self.practice,
        )
        self._done.append(review)
        self.feedback = self._told(question, judgement, review)
        typed_wrong = not judgement.right and not isinstance(question, ChoiceQuestion)
        self.phase = Phase.RETYPE if typed_wrong else Phase.FEEDBACK
        return self.feedback

    def overrule(self, rating: Rating) -> Feedback:
        """Give the answer another grade than the one it was judged to have; a passing one spares the retyping."""
        if self.feedback is None:
            raise RuntimeError("there is no answer to overrule")
        review = self._progress.regrade(self._graded().id, rating)
        self._done[-1] = review
        self.feedback = self._told(self.feedback.question, self.feedback.judgement, review)
        if self.feedback.right:
            self.phase = Phase.FEEDBACK
        return self.feedback

    def retype(self, text: str) -> bool:
        """Check the right form typed once more; True if it is right and the session may go on."""
        question = self._expect(Phase.RETYPE)
        if isinstance(question, ChoiceQuestion) or not is_right_form(question, text):
            return False
        self.phase = Phase.FEEDBACK
        return True

    def advance(self) -> None:
        """Go on to the next card, or to DONE."""
        self._expect(Phase.FEEDBACK)
        self._next()

    def suspend(self) -> None:
        """Ask the current card no more, now and later; the other cards of its entry wait until this session ends."""
        card = self._current().card
        self._progress.suspend(card.id)
        self._put_aside(card)

    def bury(self) -> None:
        """Ask the current card no more today, nor the new and due ones of the same entry."""
        card = self._current().card
        self._progress.bury(card.id, self._progress.scheduler.days.day_of(self._clock()) + timedelta(days=1))
        self._put_aside(card)

    def undo(self) -> bool:
        """Take back the last answer (or suspending, or burying) and ask its card again; False if there is none.

        A card that was answered and then put aside loses both at once. Where this session has nothing left, the last
        answer of today is taken back if its card is in this deck.
        """
        last = self._done[-1] if self._done else self._earlier_review()
        if last is None:
            return False
        if isinstance(last, _Held):
            self._progress.release(last.card.id)
            card = last.card
        else:
            card = self._cards[self._progress.undo(last.id).card_id]
        if self._done:
            self._done.pop()
        if isinstance(last, _Held) and last.answered:
            return self.undo()
        self._make_queue()
        self._queue.take(card.id)
        if not self._ask(card, last.practice):
            self._next()
        return True

    def _current(self) -> Question:
        if self.question is None:
            raise RuntimeError("no card is being asked")
        return self.question

    def _expect(self, phase: Phase) -> Question:
        if self.phase is not phase:
            raise RuntimeError(f"the session waits for {self.phase}, not for {phase}")
        return self._current()

    def _graded(self) -> Review:
        """The review of the answer that feedback is given on."""
        last = self._done[-1] if self._done else None
        if not isinstance(last, Review):
            raise RuntimeError("no answer was given")
        return last

    def _earlier_review(self) -> Review | None:
        """The last answer of today, if it was given in an earlier session to a card of this deck."""
        review = self._progress.last_review()
        if review is None or review.day != self._today or review.card_id not in self._cards:
            return None
        return review

    def _make_queue(self) -> None:
        self._version = self._progress.version()
        day = Day.of(self._progress, self._clock())
        left = limits_left(self.deck.recipe, self._limits, self._cards.keys(), day.reviews)
        self._today = day.today
        aside = {item.card.entry.id for item in self._done if isinstance(item, _Held)}
        self._queue = Queue(tuple(self._cards.values()), day, left, ahead=self._ahead, aside=aside)

    def _next(self) -> None:
        now = self._clock()
        if self._progress.scheduler.days.day_of(now) != self._today or self._progress.version() != self._version:
            self._make_queue()
        while (following := self._queue.next(now)) is not None:
            if self._ask(*following):
                return
        self.question = None
        self.feedback = None
        self.phase = Phase.DONE

    def _ask(self, card: Card, practice: bool) -> bool:
        question = self._questions.ask(card, self._progress.state(card.id), self._kinds)
        if question is None:
            return False
        self.phase = Phase.ASK
        self.question = question
        self.feedback = None
        self.practice = practice
        self.marks_wanted = False
        self._hints = 0
        self._asked_at = self._clock()
        return True

    def _told(self, question: Question, judgement: Judgement, review: Review) -> Feedback:
        """The feedback on a review that was saved; its card goes back to the queue where it comes again."""
        state = self._progress.state(review.card_id)
        if not review.practice:
            self._queue.put_back(review.card_id, state)
        else:
            self._queue.repeat(review.card_id, missed=review.rating is Rating.Again)
        return Feedback(question, judgement, review.rating, wait(state, review.at, review.day))

    def _put_aside(self, card: Card) -> None:
        self._done.append(_Held(card, self.practice, answered=self.feedback is not None))
        self._make_queue()
        self._next()
