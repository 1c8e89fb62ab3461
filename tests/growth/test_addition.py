"""Articles on their way into library and queue; the terms are mined for real."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from studykit.articles.readers import read_text_as_article
from studykit.growth.addition import Adding
from studykit.growth.growth import Growth
from studykit.growth.preparation import Preparation
from studykit.study.desk import Desk
from studykit.workspace import Workspace

ARTICLE = read_text_as_article("Tin ngắn\n\nHôm qua, Thứ trưởng Bộ Quốc phòng Lào thăm chính thức Việt Nam.", "tin.txt")


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace, lambda: datetime(2026, 11, 21, 9, 0, tzinfo=UTC))


def test_new_terms_are_queued_once(desk: Desk, open_growth: Callable[[], Growth]) -> None:
    adding = Adding(desk, open_growth().queue)
    first, second = adding.add(ARTICLE), adding.add(ARTICLE)
    assert first.new
    assert first.known >= 2
    assert 0 < first.queued == first.unknown
    assert (second.new, second.known, second.unknown, second.queued) == (False, 0, 0, 0)
    terms = open_growth().open_terms()
    assert "Thứ trưởng Bộ Quốc phòng Lào" in [term.term for term in terms]
    assert {at.source.path for term in terms for at in term.sightings} == {"articles/tin.txt"}


def test_an_article_that_a_crash_left_unqueued_is_queued_when_it_is_added_again(
    desk: Desk, open_growth: Callable[[], Growth]
) -> None:
    desk.library.add(ARTICLE)
    added = Adding(desk, open_growth().queue).add(ARTICLE)
    assert not added.new
    assert added.queued > 0


def test_parts_of_entries_are_neither_queued_nor_missing(desk: Desk, open_growth: Callable[[], Growth]) -> None:
    article = read_text_as_article("Tin ngắn\n\nLực lượng chức năng tìm kiếm cứu nạn.", "tin.txt")
    Adding(desk, open_growth().queue).add(article)
    assert "cứu nạn" not in [term.term for term in open_growth().open_terms()]
    covered = Preparation(desk).coverage(article)
    assert "tìm kiếm cứu nạn" in [term.term for term in covered.terms if term.entry]
    assert "cứu nạn" not in [term.term for term in covered.terms]
    desk.close()


def test_preparation_finds_entries_in_the_order_of_the_text(desk: Desk) -> None:
    desk.library.add(ARTICLE)
    preparation = Preparation(desk)
    entries = preparation.entries(preparation.article("tin"))
    assert [entry for entry in entries if entry in ("thu-truong", "bo-quoc-phong", "tham-chinh-thuc")] == [
        "thu-truong",
        "bo-quoc-phong",
        "tham-chinh-thuc",
    ]
    assert preparation.known_entries == set()
    desk.close()
