import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studykit.vietnamese.spelling import (
    comparison_key,
    normal_form,
    traced_key,
    traced_normal_form,
    with_tone_on_first_vowel,
    without_marks,
)

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
VIETNAMESE = st.text(LETTERS + LETTERS.upper() + " -–'.", max_size=30)
TROUBLE = "\u200b\xad\ufeff\xa0\u2028\r\n\t\x00ÐðƉа уА\u0301\u0323\u0302\u031b\u034f“”´—"
MESSY = st.text(st.one_of(st.sampled_from(LETTERS + TROUBLE), st.characters(exclude_categories=["Cs"])), max_size=30)


class TestNormalForm:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Ðại sứ Ɖặng ðã", "Đại sứ Đặng đã"),
            ("Liên\xa0Hợp\u202fQuốc", "Liên Hợp Quốc"),
            ("hội\u200b đàm\ufeff", "hội đàm"),
            ("ngoại gi\xadao", "ngoại giao"),
            ("một\x00hai\x9f", "mộthai"),
            ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
            ("Nguуên Nɡọc", "Nguyên Nɡọc"),
            ("Hа Nội", "Ha Nội"),
            ("Москва", "Москва"),
            ("СССР và Nga", "СССР và Nga"),
            ("Đảng\U000e0041\u3164", "Đảng"),
        ],
    )
    def test_what_the_eye_does_not_see_goes(self, text: str, expected: str) -> None:
        assert normal_form(text) == expected

    def test_a_word_with_letters_that_have_no_latin_twin_stays(self) -> None:
        assert normal_form("Tжm") == "Tжm"

    @given(MESSY)
    @example("a\u0323\u034f\u0302")
    @example("Ð\u0301а")
    @example("\u1100\u1160\u1161")
    def test_it_is_idempotent(self, text: str) -> None:
        assert normal_form(normal_form(text)) == normal_form(text)

    @given(MESSY)
    def test_a_decomposed_text_has_the_same_one(self, text: str) -> None:
        assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(text)

    @given(MESSY)
    def test_it_is_composed(self, text: str) -> None:
        assert unicodedata.is_normalized("NFC", normal_form(text))

    @given(VIETNAMESE)
    def test_plain_vietnamese_is_its_own(self, text: str) -> None:
        assert normal_form(text) == text

    @given(MESSY)
    def test_spans_are_valid_and_ordered(self, text: str) -> None:
        traced = traced_normal_form(text)
        spans = [traced.span(at, at + 1) for at in range(len(traced.text))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)

    @given(st.lists(st.sampled_from(["Đại", "tướng", "hòa", "Việt", "Nam"]), min_size=1, max_size=8), st.data())
    def test_spans_find_the_word_in_the_text_as_given(self, words: list[str], data: st.DataObject) -> None:
        noise = st.sampled_from(["", "\u200b", "\xad", "\ufeff\u200d"])
        pieces = [unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), word) for word in words]
        text = "\xa0".join(data.draw(noise) + piece + data.draw(noise) for piece in pieces)
        traced = traced_normal_form(text)
        assert traced.text == " ".join(words)
        at = 0
        for word, piece in zip(words, pieces, strict=True):
            start, end = traced.span(at, at + len(word))
            assert text[start:end] == piece
            at += len(word) + 1

    def test_every_composition_of_unicode_is_found_in_a_long_text(self) -> None:
        composed = [
            char
            for char in map(chr, range(0x110000))
            if unicodedata.decomposition(char) and not unicodedata.decomposition(char).startswith("<")
        ]
        text = " ".join(unicodedata.normalize("NFD", char) for char in composed)
        assert normal_form(text) == normal_form(unicodedata.normalize("NFC", text))


class TestComparisonKey:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("hoà bình", "hòa bình"),
            ("HOÀ BÌNH", "Hòa Bình"),
            ("uỷ ban", "ủy ban"),
            ("thuỷ quân", "thủy quân"),
            ("khoẻ", "khỏe"),
            ("kỹ sư", "kĩ sư"),
            ("sỹ quan", "sĩ quan"),
            ("quý vị", "quí vị"),
            ("Mỹ – Trung", "Mỹ-Trung"),
            ("Việt Nam—Hoa Kỳ", "Việt Nam - Hoa Kỳ"),
            ("“bốn không”", "bốn không"),
            ("hội  đàm", "hội\nđàm"),
            ("hội đàm.", "hội đàm"),
            ("Ðảng", "Đảng"),
            ("ho'à", "hoà"),
        ],
    )
    def test_variants_have_the_same_key(self, one: str, other: str) -> None:
        assert comparison_key(one) == comparison_key(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("thúy", "thúi"),
            ("hay", "hai"),
            ("tay", "tai"),
            ("tướng", "tường"),
            ("dường", "đường"),
            ("tắc", "tác"),
            ("quý", "quy"),
            ("ADMM", "ADMM+"),
            ("toàn", "tòan"),
        ],
    )
    def test_different_words_have_different_keys(self, one: str, other: str) -> None:
        assert comparison_key(one) != comparison_key(other)

    @given(VIETNAMESE)
    def test_it_is_idempotent(self, text: str) -> None:
        assert comparison_key(comparison_key(text)) == comparison_key(text)

    @given(VIETNAMESE)
    def test_it_knows_no_case_composition_or_tone_placement(self, text: str) -> None:
        key = comparison_key(text)
        assert comparison_key(text.upper()) == key
        assert comparison_key(unicodedata.normalize("NFD", text)) == key
        assert comparison_key(with_tone_on_first_vowel(text)) == key
        assert comparison_key(f" “{text}”. ") == key

    @given(MESSY)
    def test_spans_of_a_key_are_valid_and_ordered(self, text: str) -> None:
        text = normal_form(text)
        traced = traced_key(text)
        spans = [traced.span(at, at + 1) for at in range(len(traced.text))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)

    def test_a_key_leads_back_to_its_text(self) -> None:
        text = "Bộ trưởng nói: “Hoà bình — hợp tác”, kết thúc."
        traced = traced_key(text)
        at = traced.text.index("hòa bình-hợp tác")
        start, end = traced.span(at, at + len("hòa bình-hợp tác"))
        assert text[start:end] == "Hoà bình — hợp tác"

    def test_a_dash_at_a_line_start_does_not_join_lines(self) -> None:
        assert traced_key("hội đàm\n- hội kiến").text == "hội đàm -hội kiến"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "HÒA"),
        ("Thuỷ", "Thủy"),
        ("quý", "quý"),
        ("toàn", "toàn"),
        ("khuỷu", "khuỷu"),
        ("hóa", "hóa"),
        ("loè xoè", "lòe xòe"),
    ],
)
def test_with_tone_on_first_vowel(text: str, expected: str) -> None:
    assert with_tone_on_first_vowel(text) == expected


def test_without_marks() -> None:
    assert without_marks("Thượng tướng Đỗ") == "Thuong tuong Do"
    assert without_marks(unicodedata.normalize("NFD", "ĐƯỜNG")) == "DUONG"
    assert without_marks("".join(LETTERS)).isascii()


@pytest.mark.parametrize(
    "unit",
    ["a", " ", "\t ", "а", "aа", "e\u0301", "\u0301\u0323", "'", "- ", "\n", "oà", "ky", "\u200b", "_x", "ßa", "1aа"],
)
def test_a_long_hostile_text_takes_no_longer_than_its_length_asks_for(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        traced_key(traced_normal_form(text).text)
        return time.process_time() - start

    assert seconds(60_000) < 30 * (seconds(6_000) + 0.01)
