from collections.abc import Callable
from datetime import timedelta
from typing import Any

from fsrs import Rating

from studykit.study.daily_queue import Counts, Limits
from studykit.study.progress import Progress
from studykit.study.questions import Kind
from studykit.study.session import Phase

Start = Callable[..., Any]
AGAIN, HARD, GOOD, EASY = Rating.Again, Rating.Hard, Rating.Good, Rating.Easy
TYPED = frozenset([Kind.TYPED])


def test_the_learner_overrules_the_grade(start: Start, progress: Progress) -> None:
    session = start(kinds=TYPED)
    session.answer("sai")
    preview = session.preview()
    feedback = session.overrule(EASY)
    assert (feedback.rating, feedback.right, session.phase) == (EASY, True, Phase.FEEDBACK)
    assert feedback.wait == preview[EASY]
    assert [review.rating for review in progress.reviews()] == [EASY]
    session.overrule(AGAIN)
    assert session.counts.learning == 1
    session.overrule(GOOD)
    assert session.summary.right == 1


def test_preview_before_and_after_the_answer_is_the_same(start: Start) -> None:
    session = start()
    before = session.preview()
    feedback = session.answer(session.right())
    assert feedback is not None
    assert session.preview() == before
    assert before[GOOD] == feedback.wait


def test_undo_asks_the_same_question_again(start: Start, progress: Progress) -> None:
    session = start()
    question = session.question
    session.answer(session.wrong())
    session.advance()
    assert session.undo()
    assert (session.question, session.phase) == (question, Phase.ASK)
    assert progress.reviews() == []
    assert session.counts == Counts(new=8)
    assert not session.can_undo


def test_undo_in_the_middle_of_feedback(start: Start, progress: Progress) -> None:
    session = start(kinds=TYPED)
    session.answer("sai")
    session.undo()
    assert (session.phase, session.feedback) == (Phase.ASK, None)
    assert progress.states() == {}


def test_undo_after_the_last_card(start: Start, clock: Any) -> None:
    session = start(limits=Limits(new=1))
    session.answer_all(clock, seconds=3)
    assert session.undo()
    assert session.phase is Phase.ASK
    assert session.card_id == "thieu-ta/vi-en"
    assert session.summary.answered == 1


def test_undo_survives_a_restart_and_stops_at_yesterday(start: Start, progress: Progress, clock: Any) -> None:
    progress.grade("thieu-ta/vi-en", GOOD, clock.now - timedelta(days=1), question="choice")
    session = start()
    session.answer(session.right())
    again = start()
    assert again.can_undo
    assert again.undo()
    assert len(progress.reviews()) == 1
    assert not again.undo()


def test_undo_leaves_answers_to_other_decks_alone(start: Start, progress: Progress, clock: Any) -> None:
    progress.grade("foreign/vi-en", GOOD, clock.now, question="choice")
    session = start()
    assert not session.can_undo
    assert not session.undo()


def test_suspending_and_burying_and_taking_it_back(start: Start, progress: Progress, clock: Any) -> None:
    session = start()
    session.suspend()
    assert session.card_id == "trung-ta/vi-en"
    session.bury()
    assert session.card_id == "thuong-ta/vi-en"
    today = progress.scheduler.days.day_of(clock.now)
    assert set(progress.held(today)) == {"thieu-ta/vi-en", "trung-ta/vi-en"}
    assert set(progress.held(today + timedelta(days=1))) == {"thieu-ta/vi-en"}
    assert start().card_id == "thieu-ta/en-vi"
    session.undo()
    session.undo()
    assert session.card_id == "thieu-ta/vi-en"
    assert progress.held(today) == {}


def test_a_card_suspended_after_its_answer_loses_both_at_once(start: Start, progress: Progress, clock: Any) -> None:
    session = start()
    session.answer(session.wrong())
    session.suspend()
    assert session.card_id == "trung-ta/vi-en"
    assert session.undo()
    assert (session.card_id, session.phase) == ("thieu-ta/vi-en", Phase.ASK)
    assert (progress.states(), progress.held(progress.scheduler.days.day_of(clock.now))) == ({}, {})
