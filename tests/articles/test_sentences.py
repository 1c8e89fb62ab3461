"""Sentences: where they end, where they don't, and that none is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.articles.sentences import MAX_SENTENCE, sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hai bên hội đàm. Hai bên nhất trí.", ["Hai bên hội đàm.", "Hai bên nhất trí."]),
        ("Tiêu đề\nHai bên hội đàm.", ["Tiêu đề", "Hai bên hội đàm."]),
        ("hòa bình ở châu Á.Tại buổi tiếp, hai bên", ["hòa bình ở châu Á.", "Tại buổi tiếp, hai bên"]),
        ("chính sách “bốn không.” Về vấn đề này", ["chính sách “bốn không.”", "Về vấn đề này"]),
        ("tại Washington, D.C., Mỹ, và TP. Hồ Chí Minh", ["tại Washington, D.C., Mỹ, và TP. Hồ Chí Minh"]),
        ("PGS. TS. Trần An dự họp. Ông nói", ["PGS. TS. Trần An dự họp.", "Ông nói"]),
        ("đạt 15.000 người... Hai bên", ["đạt 15.000 người...", "Hai bên"]),
        ("hải quân… Hai bên", ["hải quân…", "Hai bên"]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_stretch_without_end_is_cut_at_a_space() -> None:
    parts = sentences("hòa bình " * 5000)
    assert all(len(part) <= MAX_SENTENCE for part in parts)
    assert " ".join(parts).split() == ["hòa", "bình"] * 5000


def test_a_word_longer_than_any_sentence_is_cut() -> None:
    assert "".join(sentences("a" * 10_000)) == "a" * 10_000


@given(st.text(alphabet=st.sampled_from(list('aĐÁ. \n…!?”“"(1,')), max_size=200))
def test_sentences_keep_every_letter_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join(sentences(text)).replace(" ", "") == "".join(text.split())
