from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.vietnamese.input_methods import TELEX, VIQR, VNI, InputMethod, TypedWord
from studykit.vietnamese.spelling import without_marks
from studykit.vietnamese.syllables import all_syllables

SYLLABLES = sorted(map(str, all_syllables()))


def typed(keys: str, method: InputMethod = TELEX) -> TypedWord:
    word = TypedWord(method)
    for key in keys:
        word = word.press(key)
    return word


def shown(keys: str, method: InputMethod = TELEX) -> list[str]:
    return [typed(keys[: end + 1], method).text for end in range(len(keys))]


def test_a_word_is_shown_key_by_key() -> None:
    assert shown("ddieeuf") == ["d", "đ", "đi", "đie", "điê", "điêu", "điều"]
    assert shown("quoocs") == ["q", "qu", "quo", "quô", "quôc", "quốc"]
    assert shown("nguwowif") == ["n", "ng", "ngu", "ngư", "ngươ", "ngươ", "ngươi", "người"]
    assert shown("hoafn") == ["h", "ho", "hoa", "hòa", "hoàn"]
    assert shown("Moscow") == ["M", "Mo", "Mó", "Móc", "Mốc", "Moscow"]


def test_no_key_shows_on_the_way_to_a_syllable(encodings: Callable[[InputMethod, str], Iterator[str]]) -> None:
    for spelling in SYLLABLES[::11]:
        for keys in encodings(VNI, spelling):
            assert not any(char.isdigit() for text in shown(keys, VNI) for char in text), keys


@pytest.mark.parametrize("method", [TELEX, VNI, VIQR], ids=lambda method: method.name)
@given(st.data())
def test_a_whole_syllable_is_shown_as_it_will_stand(method: InputMethod, data: st.DataObject) -> None:
    spelling = data.draw(st.sampled_from(SYLLABLES))
    word = typed(method.encode(spelling), method)
    assert word.text == word.finished == spelling


def test_a_mere_beginning_comes_through_again_once_the_word_has_ended() -> None:
    assert typed("law").text == "lă"
    assert typed("law").finished == "law"


@given(st.text("abcdeghiklmnopqrstuvxywfjz", max_size=9), st.sampled_from([TELEX, VNI, VIQR]))
def test_deleting_takes_the_last_character_shown(keys: str, method: InputMethod) -> None:
    word = typed(keys, method)
    assert word.delete().text == word.text[:-1]


def test_deleting_takes_a_letter_with_its_marks_and_typing_goes_on() -> None:
    word = typed("tieengs")
    assert word.delete().text == "tiến"
    assert word.delete().press("j").text == "tiện"
    assert word.delete().delete().press("p").press("j").text == "tiệp"
    assert word.delete().delete().delete().delete().press("oo").text == "tô"


def test_letters_kept_are_no_keys_but_can_be_marked() -> None:
    assert typed("xooong").delete().text == "xoon"
    assert typed("xooong").delete().press("g").press("f").text == "xoòng"
    assert TypedWord(TELEX, kept="hòa").press("n").text == "hoàn"
    assert TypedWord(TELEX, kept="hoà").text == "hoà"
    assert TypedWord(TELEX, kept="thuong").press("w").press("j").text == "thượng"
    assert TypedWord(VNI, kept="Viêt").press("5").text == "Việt"
    assert TypedWord(TELEX, kept="José").press("s").text == "Josés"


def test_deleting_from_nothing_leaves_nothing() -> None:
    assert TypedWord(TELEX).delete().text == ""


def test_an_accented_key_of_another_input_method_is_taken_as_it_is() -> None:
    assert typed("go").delete().press("õ").text == "gõ"


def test_reading_goes_on_after_a_text() -> None:
    assert TELEX.read("ngj tuowngs", after="đại thươ") == "đại thượng tướng"
    assert without_marks(TELEX.read("", after="as")) == "as"
