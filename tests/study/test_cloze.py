"""Clozes: the blank takes the whole term, quotation marks included."""

from collections.abc import Callable

from studykit.glossary.entry import Entry
from studykit.study.cloze import clozes


def test_a_quotation_inside_the_term_is_blanked_whole(make_entry: Callable[..., Entry]) -> None:
    entry = make_entry(
        "bon-khong",
        "bốn không",
        "four no's",
        vi={"aliases": ["chính sách quốc phòng bốn không"]},
        examples=[{"vi": "Việt Nam thực hiện chính sách quốc phòng “bốn không”, hòa bình.", "en": "Four no's."}],
    )
    (cloze,) = clozes(entry)
    assert cloze.with_blanks("＿") == "Việt Nam thực hiện ＿, hòa bình."
    assert cloze.answer == "chính sách quốc phòng “bốn không”"


def test_a_quoted_term_keeps_its_quotation_marks_around_the_blank(make_entry: Callable[..., Entry]) -> None:
    entry = make_entry("bon-khong", "bốn không", "four no's", examples=[{"vi": "Đó là “bốn không”.", "en": "It is."}])
    (cloze,) = clozes(entry)
    assert cloze.with_blanks("＿") == "Đó là “＿”."
