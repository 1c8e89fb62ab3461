from collections.abc import Callable

import pytest

from studykit.growth.new_term import NewTerm
from studykit.growth.spans import Selection

SENTENCE = "Sáng 12/5, đoàn đại biểu quân sự cấp cao Việt Nam-Lào đã đến."
MakeTerm = Callable[..., NewTerm]


@pytest.fixture
def term(make_term: MakeTerm) -> NewTerm:
    return make_term("đại biểu quân sự cấp cao", "organization", SENTENCE, offset=100)


@pytest.fixture
def selection(term: NewTerm) -> Selection:
    return Selection.of(term.sightings[0])


def test_edges_move_by_syllables(selection: Selection) -> None:
    assert selection.move_end(-2).text == "đại biểu quân sự"
    assert selection.move_end(1).text == "đại biểu quân sự cấp cao Việt"
    assert selection.move_start(-1).text == "đoàn đại biểu quân sự cấp cao"
    assert selection.move_start(2).text == "quân sự cấp cao"
    assert selection.move_start(-2).text.startswith("5, đoàn")


def test_a_hyphen_is_an_edge(selection: Selection) -> None:
    assert selection.move_end(2).text.endswith("Việt Nam")
    assert selection.move_end(3).text.endswith("Việt Nam-Lào")


def test_edges_stay_inside_the_sentence_and_never_cross(selection: Selection) -> None:
    assert selection.move_start(-99).start == 0
    assert selection.move_end(99).text.endswith("đã đến")
    assert selection.move_start(99).text == "cao"
    assert selection.move_end(-99).text == "đại"


def test_parts_of_a_term(term: NewTerm, selection: Selection) -> None:
    parts = selection.move_start(2).move_end(-2).parts(term)
    assert [part.term for part in parts] == ["đại biểu", "quân sự", "cấp cao"]
    places = [(part.sightings[0].start, part.sightings[0].end) for part in parts]
    start = 100 + SENTENCE.index("đại biểu")
    assert places == [(start, start + 8), (start + 9, start + 16), (start + 17, start + 24)]
    assert all(SENTENCE[at.first : at.last] == part.term for part in parts for at in part.sightings)


def test_parts_reach_over_the_edge_of_the_term(term: NewTerm, selection: Selection) -> None:
    parts = selection.move_start(4).move_end(2).parts(term)
    assert [part.term for part in parts] == ["đại biểu quân sự", "cấp cao Việt Nam"]
    assert [part.term for part in selection.parts(term)] == ["đại biểu quân sự cấp cao"]


def test_brackets_are_taken_whole(make_term: MakeTerm) -> None:
    term = make_term("gìn giữ hòa bình", "concept", "Hoạt động gìn giữ hòa bình (GGHB) của Liên hợp quốc.")
    selection = Selection.of(term.sightings[0]).move_end(1)
    assert selection.text == "gìn giữ hòa bình (GGHB)"
    assert selection.move_end(1).text == "gìn giữ hòa bình (GGHB) của"
    assert selection.move_end(-1).text == "gìn giữ hòa bình"
    assert selection.move_start(4).text == "GGHB"
