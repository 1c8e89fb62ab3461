"""Cleaning: furniture goes, text and offsets stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.articles.cleaning import clean
from studykit.vietnamese.spelling import comparison_key
from studykit.vietnamese.tracing import TracedText


def cleaned(text: str) -> str:
    return clean(TracedText(text)).text


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("date 2025-11-10 Ngày 3/5, hai bên hội đàm.", "Ngày 3/5, hai bên hội đàm."),
        ("• Click để copy\n\nHai bên hội đàm.", "Hai bên hội đàm."),
        ("Hai bên hội đàm.\n\nBài liên quan\n\nGiá vàng tăng mạnh.", "Hai bên hội đàm."),
        ("Hai bên hội đàm.\nTin mới:\nGiá vàng tăng mạnh.", "Hai bên hội đàm."),
        ("Quang cảnh hội đàm. (Ảnh: An Bình/TTXVN)", "Quang cảnh hội đàm."),
        ("Quang cảnh hội đàm (Ảnh: Bộ Ngoại giao).", "Quang cảnh hội đàm."),
        ("Tại buổi tiếp. Ảnh: An Bình/TTXVN Hai bên hội đàm.", "Tại buổi tiếp. Hai bên hội đàm."),
        ("Hai bên hội đàm.\nẢnh: TTXVN", "Hai bên hội đàm."),
        ("Hai bên hội đàm.\nTin, ảnh: AN BÌNH", "Hai bên hội đàm."),
        ("TPO - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("(Chinhphu.vn) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("Hà Nội (TTXVN) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("Hà Nội (VOV5) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("(VOV5) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("(VOV.VN) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("(QPVN) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("(TG&VN) - Chiều 14/5, hai bên hội đàm.", "Chiều 14/5, hai bên hội đàm."),
        ("Hai bên hội đàm./.", "Hai bên hội đàm."),
        ("Hai bên hội đàm.\n*Mời bạn đọc vào chuyên mục Chính trị để xem các tin, bài liên quan.", "Hai bên hội đàm."),
        ("Hai bên hội đàm.\n\n Hai bên hội đàm. \n", "Hai bên hội đàm."),
        ("Hội đàm cấp Bộ trưởng ...\nHai bên hội đàm.", "Hội đàm cấp Bộ trưởng…\nHai bên hội đàm."),
        ("Hai bên &quot;ho&agrave; b&igrave;nh&quot;.", 'Hai bên "hoà bình".'),
    ],
)
def test_furniture_goes(raw: str, kept: str) -> None:
    assert cleaned(raw) == kept


@pytest.mark.parametrize(
    "text",
    [
        "ASEAN - Trung Quốc nhất trí sớm hoàn tất COC.",
        "Hai bên thảo luận về hậu quả (ảnh hưởng của chất độc) và hợp tác.",
        "Các tin liên quan được hai bên trao đổi.",
        "Bộ trưởng nói: Việt Nam coi trọng hợp tác.",
    ],
)
def test_text_that_looks_like_furniture_stays(text: str) -> None:
    assert cleaned(text) == text


def test_caption_text_stays_and_its_repetition_goes() -> None:
    caption = "Thượng tướng Trần An tại hội đàm."
    assert cleaned(f"{caption}\n\n {caption}\n\nHai bên trao đổi.") == f"{caption}\nHai bên trao đổi."


def test_span_leads_back_through_decomposed_letters_and_hidden_characters() -> None:
    raw = unicodedata.normalize("NFD", "date 2024-01 Bộ\u00a0Quốc\u200b phòng  và\nHoà bình")
    traced = clean(TracedText(raw))
    for term in ("Bộ Quốc phòng", "Hoà bình"):
        start = traced.text.index(term)
        from_, to = traced.span(start, start + len(term))
        assert comparison_key(raw[from_:to]) == comparison_key(term)


@given(st.text(alphabet=st.sampled_from(list("aă ộ.:\n\t-–(Ảnh)TXVN\u0301\u200b\u00a0Бе•*&;“”/")), max_size=200))
def test_spans_stay_within_the_text_and_in_order(raw: str) -> None:
    traced = clean(TracedText(raw))
    previous = 0
    for position in range(len(traced.text)):
        start, end = traced.span(position, position + 1)
        assert 0 <= start < end <= len(raw)
        assert previous <= start
        previous = start


@given(st.text(max_size=300))
def test_cleaning_is_idempotent_on_tidy_text(raw: str) -> None:
    once = cleaned(raw)
    assert "\n\n" not in once
    assert "  " not in once
    assert once == once.strip()
