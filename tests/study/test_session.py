from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Rating

from studykit.faults import InputFault
from studykit.glossary.entry import Bilingual, Entry
from studykit.study.daily_queue import Counts, Limits
from studykit.study.decks import Deck
from studykit.study.progress import Progress
from studykit.study.questions import ChoiceQuestion, ClozeQuestion, Kind, QuestionMaker, TypedQuestion
from studykit.study.recipes import Clause, Recipe
from studykit.study.scheduling import Scheduler
from studykit.study.session import LONGEST_ANSWER, Phase, Session

Start = Callable[..., Any]
AGAIN, HARD, GOOD, EASY = Rating.Again, Rating.Hard, Rating.Good, Rating.Easy
TYPED = frozenset([Kind.TYPED])


def test_a_day_of_new_cards(start: Start, clock: Any) -> None:
    session = start(limits=Limits(new=3))
    assert session.counts == Counts(new=3)
    ids = session.answer_all(clock, seconds=5)
    assert ids == ["thieu-ta/vi-en", "trung-ta/vi-en", "thuong-ta/vi-en"] * 2
    assert session.counts == Counts()
    summary = session.summary
    assert (summary.answered, summary.right, summary.again, summary.new) == (6, 6, 0, 3)
    assert summary.time == timedelta(seconds=30)
    assert summary.next_due == datetime.fromisoformat("2026-03-04T04:00:00+00:00")


def test_every_grade_is_saved_before_the_answer_returns(
    start: Start, database: Path, scheduler: Scheduler, clock: Any
) -> None:
    session = start()
    feedback = session.answer(session.right())
    assert feedback is not None
    with Progress.open(database, scheduler, clock.now) as other:
        [review] = other.reviews()
        assert (review.card_id, review.rating, review.question) == ("thieu-ta/vi-en", GOOD, "choice")
    assert feedback.wait == timedelta(minutes=10)


def test_a_wrong_choice_is_again_and_comes_back(start: Start) -> None:
    session = start(count=1, cards=("vi-en",))
    chosen = session.wrong()
    feedback = session.answer(chosen)
    assert feedback is not None
    assert (feedback.right, feedback.rating, session.phase) == (False, AGAIN, Phase.FEEDBACK)
    question = feedback.question
    assert isinstance(question, ChoiceQuestion)
    assert isinstance(chosen, int)
    assert feedback.judgement.chosen == question.options[chosen].entry_id
    session.advance()
    assert session.card_id == "thieu-ta/vi-en"
    assert session.counts == Counts(learning=1)


def test_not_knowing_is_again(start: Start) -> None:
    session = start()
    feedback = session.answer(None)
    assert feedback is not None
    assert (feedback.judgement.text, feedback.rating) == (None, AGAIN)


def test_a_wrong_typed_answer_wants_the_right_form_once(start: Start) -> None:
    session = start(kinds=TYPED)
    assert isinstance(session.question, TypedQuestion)
    session.answer("Thiếu tướng")
    assert session.phase is Phase.RETYPE
    with pytest.raises(RuntimeError, match="waits for retype"):
        session.advance()
    assert not session.retype("thieu ta")
    assert session.retype("thiếu tá")
    session.advance()
    assert session.card_id == "trung-ta/en-vi"


def test_an_answer_without_marks_is_asked_for_once_more_and_then_hard_at_best(start: Start, progress: Progress) -> None:
    session = start(kinds=TYPED)
    assert session.answer("thieu ta") is None
    assert (session.phase, session.marks_wanted) == (Phase.ASK, True)
    assert progress.reviews() == []
    feedback = session.answer("thiếu tá")
    assert feedback is not None
    assert feedback.rating is HARD
    session.advance()
    assert not session.marks_wanted


def test_an_answer_that_stays_without_marks_is_wrong(start: Start) -> None:
    session = start(kinds=TYPED)
    session.answer("thieu ta")
    feedback = session.answer("thieu ta")
    assert feedback is not None
    assert (feedback.rating, session.phase) == (AGAIN, Phase.RETYPE)


def test_a_hint_or_a_long_time_makes_a_right_answer_hard(start: Start, clock: Any) -> None:
    session = start(kinds=TYPED)
    assert [session.hint() for _ in range(3)] == ["T···· t·", "Thiếu t·", "Thiếu t·"]
    feedback = session.answer(session.right())
    assert feedback is not None
    assert feedback.rating is HARD
    session.advance()
    clock.forward(seconds=60)
    feedback = session.answer(session.right())
    assert feedback is not None
    assert feedback.rating is HARD


def test_help_never_makes_a_wrong_answer_hard(start: Start) -> None:
    session = start(kinds=TYPED)
    session.hint()
    feedback = session.answer("sai")
    assert feedback is not None
    assert feedback.rating is AGAIN


def test_leaving_the_desk_does_not_count_as_study(start: Start, clock: Any) -> None:
    session = start()
    clock.forward(hours=3)
    session.answer(session.right())
    assert session.summary.time == LONGEST_ANSWER


def test_learning_steps_are_asked_ahead_only_within_their_span(start: Start, clock: Any) -> None:
    session = start(limits=Limits(new=1))
    session.answer(session.right())
    session.advance()
    assert session.card_id == "thieu-ta/vi-en"
    session.answer(session.right())
    session.advance()
    assert session.phase is Phase.DONE


def test_reviews_come_back_on_their_day(start: Start, clock: Any) -> None:
    start(limits=Limits(new=2)).answer_all(clock, seconds=3)
    clock.forward(days=1)
    assert start(limits=Limits(new=0)).phase is Phase.DONE
    clock.forward(days=1)
    session = start(limits=Limits(new=0))
    assert session.counts == Counts(review=2)
    assert isinstance(session.question, ChoiceQuestion)


def test_typed_and_cloze_siblings_follow_on_later_days(start: Start, clock: Any) -> None:
    kinds = set()
    for _ in range(8):
        session = start(count=1, limits=Limits(new=1))
        while session.phase is not Phase.DONE:
            assert session.question is not None
            kinds.add(type(session.question))
            session.answer(session.right())
            session.advance()
        clock.forward(days=1)
    assert kinds == {ChoiceQuestion, TypedQuestion, ClozeQuestion}


def test_practice_leaves_the_schedule_alone(start: Start, progress: Progress, clock: Any) -> None:
    start(limits=Limits(new=2), cards=("vi-en",)).answer_all(clock, seconds=3)
    before = progress.states()
    session = start(limits=Limits(new=0), cards=("vi-en",), ahead=True)
    assert (session.practice, session.phase) == (True, Phase.ASK)
    first = session.card_id
    session.answer(session.wrong())
    session.overrule(AGAIN)
    session.advance()
    assert session.answer_all(clock, seconds=3) == [*sorted(set(before) - {first}), first]
    assert progress.states() == before
    assert session.summary.answered == 3


def test_kinds_that_are_not_wanted_are_not_asked(start: Start) -> None:
    session = start(kinds=frozenset([Kind.CLOZE]))
    assert isinstance(session.question, ClozeQuestion)
    assert session.counts == Counts(new=8)


def test_a_session_that_goes_on_past_the_rollover_brings_the_new_day(start: Start, clock: Any) -> None:
    session = start(limits=Limits(new=1))
    session.answer(session.right())
    session.advance()
    session.answer(session.right())
    clock.forward(days=2)
    session.advance()
    assert session.counts == Counts(new=1, review=1)


def test_what_another_window_did_is_noticed(start: Start, database: Path, scheduler: Scheduler, clock: Any) -> None:
    session = start(cards=("vi-en",))
    session.answer(session.right())
    with Progress.open(database, scheduler, clock.now) as other:
        other.grade("trung-ta/vi-en", EASY, clock.now, question="choice")
    session.advance()
    assert session.card_id == "thuong-ta/vi-en"


def test_a_grade_that_cannot_be_saved_leaves_the_question_open(
    start: Start, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start()

    def fail(*_: object, **__: object) -> None:
        raise InputFault("cannot be written")

    monkeypatch.setattr(progress, "grade", fail)
    with pytest.raises(InputFault):
        session.answer(session.right())
    assert (session.phase, session.feedback) == (Phase.ASK, None)
    monkeypatch.undo()
    assert session.answer(session.right()) is not None


def test_calls_out_of_turn_are_errors(start: Start) -> None:
    session = start()
    with pytest.raises(RuntimeError):
        session.advance()
    with pytest.raises(RuntimeError):
        session.overrule(GOOD)
    with pytest.raises(RuntimeError):
        session.hint()
    with pytest.raises(ValueError, match="index"):
        session.answer("Major")
    with pytest.raises(IndexError):
        session.answer(-1)
    with pytest.raises(IndexError):
        session.answer(4)
    session.answer(session.right())
    with pytest.raises(RuntimeError):
        session.answer(session.right())


def test_an_empty_deck_is_done_at_once(start: Start) -> None:
    session = start(count=0)
    assert (session.phase, session.question, session.summary.next_due) == (Phase.DONE, None, None)


def test_the_hardest_are_those_missed_most(start: Start, clock: Any) -> None:
    session = start(cards=("vi-en",), count=3)
    while session.summary.answered < 9:
        hard = session.card_id == "trung-ta/vi-en"
        session.answer(session.wrong() if hard else session.right())
        session.advance()
        clock.forward(minutes=1)
        if session.phase is Phase.DONE:
            break
    assert session.summary.hardest == ("trung-ta",)


def test_entries_without_a_choice_are_left_out(
    make_entry: Callable[..., Entry], progress: Progress, clock: Any
) -> None:
    entry = make_entry("a", "Đại tá", "Colonel")
    text = Bilingual(vi="x", en="x")
    deck = Deck(Recipe(id="d", name=text, description=text, select=(Clause(ids=("a",)),)), (entry,))
    session = Session(deck, progress, QuestionMaker([entry]), clock=clock)
    assert session.phase is Phase.DONE
