from collections.abc import Callable

import pytest

from studykit.faults import InputFault
from studykit.growth.acceptance import Draft
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, State
from studykit.growth.round import Round

MakeTerm = Callable[..., NewTerm]
QueueTerms = Callable[..., Growth]


@pytest.fixture
def growth(make_term: MakeTerm, queue_terms: QueueTerms) -> Growth:
    return queue_terms(
        make_term("Thứ trưởng Bộ Quốc phòng Lào", score=0.9),
        make_term("bộ đội sơn cước", "concept", "Hợp tác với bộ đội sơn cước Lào.", score=0.8),
        make_term("Trưởng ban", score=0.7),
    )


@pytest.fixture
def round_(growth: Growth) -> Round:
    return Round(growth)


def now(round_: Round) -> tuple[str | None, int, int]:
    return round_.term and round_.term.term, round_.number, round_.total


def test_a_round_goes_from_the_best_to_the_last(round_: Round) -> None:
    assert now(round_) == ("Thứ trưởng Bộ Quốc phòng Lào", 1, 3)
    round_.go(1)
    assert now(round_) == ("bộ đội sơn cước", 2, 3)
    round_.go(-2)
    assert now(round_) == ("Trưởng ban", 3, 3)
    round_.go(1)
    assert now(round_) == ("Thứ trưởng Bộ Quốc phòng Lào", 1, 3)


def test_accepting_the_draft_that_was_found(round_: Round, growth: Growth) -> None:
    entry = round_.accept()
    assert entry is not None
    assert entry.en.preferred == "Deputy Minister of National Defence of Laos"
    assert now(round_) == ("bộ đội sơn cước", 1, 2)


def test_without_a_draft_the_learner_is_asked(round_: Round) -> None:
    round_.go(1)
    assert round_.accept() is None
    assert now(round_) == ("bộ đội sơn cước", 2, 3)
    draft = round_.draft()
    assert draft is not None
    assert (draft.term, draft.english) == ("bộ đội sơn cước", "")
    assert round_.accept(Draft(draft.term, draft.category, "mountain troops")) is not None
    assert now(round_) == ("Trưởng ban", 2, 2)


def test_a_refused_draft_leaves_the_round_as_it_is(round_: Round) -> None:
    draft = round_.draft()
    assert draft is not None
    with pytest.raises(InputFault):
        round_.accept(Draft(draft.term, draft.category, "x", definition_vi="một"))
    assert now(round_) == ("Thứ trưởng Bộ Quốc phòng Lào", 1, 3)


def test_trimming(round_: Round, growth: Growth) -> None:
    round_.move_end(-1)
    assert round_.is_trimmed
    assert round_.form == "Thứ trưởng Bộ Quốc phòng"
    assert round_.suggestions is not None
    assert round_.suggestions.english == "Deputy Minister of National Defence"
    round_.move_start(2)
    assert round_.known_as == growth.held.with_form("Bộ Quốc phòng")
    with pytest.raises(InputFault, match="in the glossary already"):
        round_.accept()
    round_.go(0)
    assert not round_.is_trimmed


def test_splitting_puts_the_parts_into_the_round(round_: Round) -> None:
    round_.go(1)
    round_.move_start(2)
    assert [part.term for part in round_.split()] == ["bộ đội", "sơn cước"]
    assert now(round_) == ("bộ đội", 2, 4)
    round_.undo()
    assert now(round_) == ("bộ đội sơn cước", 2, 3)


def test_the_end_of_a_round_and_the_way_back(round_: Round, growth: Growth) -> None:
    round_.reject()
    round_.later()
    round_.alias("thu-truong")
    assert now(round_) == (None, 0, 0)
    assert (round_.form, round_.draft(), round_.suggestions, round_.sighting) == ("", None, None, None)
    assert round_.decided == 3
    assert [term.term for term in growth.open_terms()] == ["bộ đội sơn cước"]
    undone = [found.term for _ in range(3) if (found := round_.undo())]
    assert undone == ["Trưởng ban", "bộ đội sơn cước", "Thứ trưởng Bộ Quốc phòng Lào"]
    assert round_.undo() is None
    assert now(round_) == ("Thứ trưởng Bộ Quốc phòng Lào", 1, 3)
    assert round_.decided == 0


def test_an_empty_round_does_nothing(queue_terms: QueueTerms) -> None:
    round_ = Round(queue_terms())
    for key in (round_.accept, round_.reject, round_.later, round_.split, round_.undo, round_.next_sighting):
        assert not key()
    round_.go(1)
    round_.move_start(1)
    round_.move_end(1)
    assert round_.alias("thu-truong") is None
    assert now(round_) == (None, 0, 0)


def test_what_became_known_meanwhile_leaves_the_round(make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    growth = queue_terms(make_term("Trưởng ban Lào", score=0.9), make_term("trưởng ban", score=0.5))
    round_ = Round(growth)
    round_.move_end(-1)
    round_.accept(Draft(round_.form, growth.get("Trưởng ban Lào").category, "head"))
    assert round_.total == 0


def test_a_term_of_several_places(make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    growth = queue_terms(make_term("Trưởng ban"), make_term("Trưởng ban", sentence="Gặp Trưởng ban Lào.", article="b"))
    round_ = Round(growth)
    sentences = []
    for _ in range(3):
        assert round_.sighting is not None
        sentences.append(round_.sighting.sentence)
        round_.next_sighting()
    assert sentences == [
        "Hôm qua, Trưởng ban đã phát biểu.",
        "Gặp Trưởng ban Lào.",
        "Hôm qua, Trưởng ban đã phát biểu.",
    ]


def test_decisions_are_those_of_the_growth(round_: Round, growth: Growth) -> None:
    round_.later()
    round_.reject()
    assert growth.get("Thứ trưởng Bộ Quốc phòng Lào").state is State.LATER
    assert growth.get("bộ đội sơn cước").state is State.REJECTED
