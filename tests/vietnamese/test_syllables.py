import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.vietnamese.spelling import with_tone_on_first_vowel
from studykit.vietnamese.syllables import (
    Syllable,
    Tone,
    all_syllables,
    is_syllable,
    split_syllables,
    tone_of,
    toneless_syllables,
    with_tone,
    with_tones_in_place,
    without_tone,
)

SYLLABLES = sorted(map(str, all_syllables()))


@pytest.mark.parametrize(
    ("text", "onset", "glide", "nucleus", "coda", "tone"),
    [
        ("tướng", "t", "", "ươ", "ng", Tone.SAC),
        ("hòa", "h", "o", "a", "", Tone.HUYEN),
        ("hoà", "h", "o", "a", "", Tone.HUYEN),
        ("thủy", "th", "u", "y", "", Tone.HOI),
        ("toán", "t", "o", "a", "n", Tone.SAC),
        ("ngoại", "ng", "o", "a", "i", Tone.NANG),
        ("quốc", "qu", "", "ô", "c", Tone.SAC),
        ("quý", "qu", "", "y", "", Tone.SAC),
        ("quyết", "qu", "", "yê", "t", Tone.SAC),
        ("gì", "gi", "", "i", "", Tone.HUYEN),
        ("gìn", "gi", "", "i", "n", Tone.HUYEN),
        ("giếng", "gi", "", "iê", "ng", Tone.SAC),
        ("giết", "gi", "", "iê", "t", Tone.SAC),
        ("giá", "gi", "", "a", "", Tone.SAC),
        ("khuỷu", "kh", "u", "y", "u", Tone.HOI),
        ("khuya", "kh", "u", "ya", "", Tone.NGANG),
        ("Nguyễn", "ng", "u", "yê", "n", Tone.NGA),
        ("yếu", "", "", "yê", "u", Tone.SAC),
        ("ý", "", "", "y", "", Tone.SAC),
        ("ĐƯỜNG", "đ", "", "ươ", "ng", Tone.HUYEN),
        ("nghĩa", "ngh", "", "ia", "", Tone.NGA),
        ("thuở", "th", "u", "ơ", "", Tone.HOI),
        ("soóc", "s", "", "oo", "c", Tone.SAC),
    ],
)
def test_parts(text: str, onset: str, glide: str, nucleus: str, coda: str, tone: Tone) -> None:
    assert Syllable.parse(text) == Syllable(onset, glide, nucleus, coda, tone)


IMPOSSIBLE = "Moscow UNCLOS th b hoc tềch tiéc kye ngê gê cê iên lạị đr tương1 hòà w qu việt-nam quôc ưo tiê"


@pytest.mark.parametrize("text", ["", "nga ", "học học", "nh\u0430", *IMPOSSIBLE.split()])
def test_what_is_no_possible_syllable(text: str) -> None:
    assert not is_syllable(text)


@pytest.mark.parametrize("text", ["Đắk", "Kạn", "Kông", "xoong", "gìn", "ỉa", "oẳn", "Uy", "ừm"])
def test_names_and_rare_syllables_are_possible(text: str) -> None:
    assert is_syllable(text)


def test_every_syllable_is_read_back_from_its_spelling() -> None:
    for syllable in all_syllables():
        assert Syllable.parse(str(syllable)) == syllable


def test_every_spelling_is_read_back_decomposed_in_capitals_and_with_the_tone_elsewhere() -> None:
    for spelling in SYLLABLES:
        syllable = Syllable.parse(spelling)
        assert syllable is not None
        assert Syllable.parse(unicodedata.normalize("NFD", spelling.upper())) == syllable
        assert str(syllable) == with_tone_on_first_vowel(spelling)


def test_stop_codas_have_two_tones_and_all_others_six() -> None:
    tones: dict[str, set[Tone]] = {}
    for syllable in all_syllables():
        tones.setdefault(syllable.coda, set()).add(syllable.tone)
    stops = {coda for coda, found in tones.items() if found != set(Tone)}
    assert stops == {"c", "ch", "k", "p", "t"}
    assert all(tones[coda] == {Tone.SAC, Tone.NANG} for coda in stops)


@pytest.mark.parametrize(
    ("letters", "tone", "expected"),
    [
        ("hoa", Tone.HUYEN, "hòa"),
        ("thuy", Tone.HOI, "thủy"),
        ("khoe", Tone.HOI, "khỏe"),
        ("toan", Tone.SAC, "toán"),
        ("khuyu", Tone.HOI, "khuỷu"),
        ("giêng", Tone.SAC, "giếng"),
        ("quy", Tone.SAC, "quý"),
        ("gin", Tone.HUYEN, "gìn"),
        ("gi", Tone.HUYEN, "gì"),
        ("gia", Tone.HUYEN, "già"),
        ("qua", Tone.HUYEN, "quà"),
        ("mia", Tone.SAC, "mía"),
        ("cua", Tone.HOI, "của"),
        ("cưa", Tone.HOI, "cửa"),
        ("ngoai", Tone.HUYEN, "ngoài"),
        ("ngoeo", Tone.SAC, "ngoéo"),
        ("xoay", Tone.SAC, "xoáy"),
        ("thuơ", Tone.HOI, "thuở"),
        ("thuê", Tone.SAC, "thuế"),
        ("hươu", Tone.NANG, "hượu"),
        ("xoong", Tone.HUYEN, "xoòng"),
        ("huynh", Tone.HUYEN, "huỳnh"),
        ("chiu", Tone.NANG, "chịu"),
        ("tướng", Tone.HUYEN, "tường"),
        ("TƯỚNG", Tone.NANG, "TƯỢNG"),
        ("Nguyễn", Tone.NGANG, "Nguyên"),
        ("hoà", Tone.NANG, "họa"),
    ],
)
def test_with_tone(letters: str, tone: Tone, expected: str) -> None:
    assert with_tone(letters, tone) == expected


def test_a_tone_needs_a_vowel() -> None:
    assert with_tone("đt", Tone.NGANG) == "đt"
    with pytest.raises(ValueError, match="no vowel"):
        with_tone("đt", Tone.SAC)


@given(st.sampled_from(SYLLABLES), st.sampled_from(Tone))
def test_setting_a_tone_sets_that_tone_and_nothing_else(spelling: str, tone: Tone) -> None:
    assert tone_of(with_tone(spelling, tone)) is tone
    assert without_tone(with_tone(spelling, tone)) == without_tone(spelling)
    assert with_tone(with_tone(spelling, tone), tone_of(spelling)) == spelling


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    is_syllable(text)
    assert tone_of(without_tone(text)) is Tone.NGANG
    for piece in split_syllables(text):
        assert piece in unicodedata.normalize("NFC", text)


def test_without_tone_keeps_letters() -> None:
    assert without_tone("Thượng tướng Đỗ") == "Thương tương Đô"


def test_toneless_syllables() -> None:
    assert {"tương", "hoa", "quôc"} <= toneless_syllables()
    assert "tướng" not in toneless_syllables()


def test_with_tones_in_place_moves_marks_of_vietnamese_syllables_only() -> None:
    assert with_tones_in_place("Hoà bình, uỷ ban, qúy, gìa, tóan, cuả") == "Hòa bình, ủy ban, quý, già, toán, của"
    assert with_tones_in_place("Besançon, José, Điện Élysée") == "Besançon, José, Điện Élysée"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thượng tướng Phan Văn Giang", ["Thượng", "tướng", "Phan", "Văn", "Giang"]),
        ("Mát-xcơ-va", ["Mát", "xcơ", "va"]),
        ("ADMM+ (lần thứ 12)", ["ADMM+", "lần", "thứ", "12"]),
        ("H'Mông, “bốn không”", ["H'Mông", "bốn", "không"]),
        ("TP.HCM / Việt Nam–Hoa Kỳ", ["TP", "HCM", "Việt", "Nam", "Hoa", "Kỳ"]),
        ("", []),
    ],
)
def test_split_syllables(text: str, expected: list[str]) -> None:
    assert split_syllables(text) == expected
