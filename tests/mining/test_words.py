import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit.mining import words as door
from studykit.mining.words import linear_tagger, plain_tagger, words

SENTENCES = [
    "Thượng tướng Trần Văn A đồng chủ trì Đối thoại Chính sách quốc phòng Việt Nam-Lào lần thứ 3.",
    "Hai bên nhất trí thúc đẩy hợp tác quân y, thủy đạc; ký Bản ghi nhớ (MOU) năm 2024…",
    "COVID-19 đi-ô-xin 24-6-1967 http://a.vn/b v.v. A.B",
    "a",
    ",",
]
PARTS = ["Hai", "bên", "thống", "nhất", ",", ".", "-", "(", ")", "Việt", "Nam", "hợp", "tác", "2024", "ASEAN"]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_linear_tagger_says_what_underthesea_says(sentence: str) -> None:
    linear = linear_tagger()
    assert linear is not None, "the installed underthesea is built otherwise: mining falls back and is slower"
    assert linear(sentence) == plain_tagger()(sentence)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS)))
def test_the_linear_tagger_agrees_on_any_order_of_words(parts: list[str]) -> None:
    linear = linear_tagger()
    assert linear is not None
    sentence = " ".join(parts)
    assert linear(sentence) == (plain_tagger()(sentence) if sentence else [])


def test_another_list_of_templates_makes_it_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_TEMPLATES", ["T[0]"])
    assert linear_tagger() is None
    door._tagger.cache_clear()
    try:
        text = "Hai bên nhất trí"
        assert [text[word.start : word.end] for word in words(text, 0, len(text))] == ["Hai", "bên", "nhất trí"]
    finally:
        door._tagger.cache_clear()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Việt Nam đồng chủ trì,.-“”() 12\u0300\xa0"))
def test_words_cover_the_sentence_in_order(text: str) -> None:
    found = words(text, 0, len(text))
    position = 0
    for word in found:
        assert position <= word.start < word.end <= len(text)
        assert not text[position : word.start].strip()
        position = word.end
