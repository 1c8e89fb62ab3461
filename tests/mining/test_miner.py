import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit.articles.readers import read_text_as_article
from studykit.mining.engine import mine_article
from studykit.mining.miner import mine_text
from studykit.vietnamese.spelling import comparison_key

SENTENCE = (
    "Thượng tướng Trần Văn A, Thứ trưởng Bộ Quốc phòng Việt Nam đồng chủ trì Đối thoại Chính sách quốc phòng "
    "Việt Nam - Lào; hai bên nhất trí vì hòa bình, ổn định, thực hiện chính sách “bốn không”, UNCLOS 1982. "
)
PIECES = [
    "Đại tướng", "Bộ Quốc phòng", "Hoa\u0300 bình, ổn định", "hợp\xa0tác\u200b quốc phòng", "Đối thoại&nbsp;Chiến lược",
    "“bốn không”", "hai bên", "(LHQ)", "Việt Nam – Lào", ",", ".", "\n", "Вộ Quốc phòng",
    "&amp;", "ký kết", "\u2028", "ﬁ",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.sampled_from([" ", "  ", "\t", " \u200b"]))
def test_spans_point_at_the_term_in_the_file(pieces: list[str], blank: str) -> None:
    raw = "Hai bên hội đàm. " + blank.join(pieces)
    mined = mine_article(read_text_as_article(raw, "a.txt"))
    for term in mined.terms:
        for start, end in term.spans:
            assert 0 <= start < end <= len(raw)
            again = read_text_as_article(raw[start:end] + " xong", "b.txt").text.removesuffix(" xong")
            assert comparison_key(again) == comparison_key(term.term)


def test_terms_come_best_first_with_all_their_places() -> None:
    terms = mine_text(SENTENCE * 3)
    assert [term.score for term in terms] == sorted((term.score for term in terms), reverse=True)
    rank = next(term for term in terms if term.term == "Thượng tướng")
    assert rank.count == 3
    assert all(0 <= term.score <= 1 for term in terms)


def test_every_term_says_what_brought_it() -> None:
    assert all(term.rule for term in mine_text(SENTENCE))
    evidence = {term.term: term.evidence for term in mine_text(SENTENCE)}
    assert "ranks.txt" in evidence["Thượng tướng"]
    assert "field" in evidence["nhất trí"]


def test_two_spellings_are_one_term_in_its_first_form() -> None:
    terms = [term for term in mine_text("Hoà giải dân tộc và hòa giải dân tộc.") if "giải dân tộc" in term.term]
    assert [(term.term, term.count) for term in terms] == [("Hoà giải dân tộc", 2)]


def test_nothing_comes_of_nothing() -> None:
    assert mine_text("") == []
    assert mine_text("😀 “” …") == []


HOSTILE = {
    "one line": SENTENCE,
    "names that never end": "Đối thoại Hợp tác ",
    "countries": "Việt Nam - Mỹ - ",
    "values": "hòa bình, ổn định, ",
    "interests": "vì lợi ích hai nước, vì hòa bình, ",
    "capitals": "BỘ QUỐC PHÒNG ",
    "commas": ",",
    "quotes": "“",
    "emoji": "😀",
    "lines": "\n",
    "hyphens": "a-",
    "one word": "a",
}


def steps(text: str) -> int:
    """How many Python calls mining a text takes, in whatever is loaded."""
    count = 0

    def step(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before: Callable[..., Any] | None = sys.getprofile()
    sys.setprofile(step)
    try:
        mine_text(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_steps_grow_no_faster_than_the_text(kind: str) -> None:
    unit = HOSTILE[kind]
    mine_text(SENTENCE)
    small, large = (unit * (size // len(unit)) for size in (5_000, 20_000))
    steps(large)
    assert steps(large) < 4.6 * steps(small) + 2_000
