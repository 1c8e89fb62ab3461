import random
import time
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.vietnamese.input_methods import (
    TELEX,
    VIQR,
    VNI,
    InputMethod,
    encode_telex,
    encode_viqr,
    encode_vni,
    read_telex,
    read_viqr,
    read_vni,
)
from studykit.vietnamese.syllables import all_syllables, with_tones_in_place, without_tone

Encodings = Callable[[InputMethod, str], Iterator[str]]

METHODS = (TELEX, VNI, VIQR)
SYLLABLES = sorted(map(str, all_syllables()))
FOREIGN = (
    "UNCLOS ASEAN COP26 Moscow IMF USAID Airbus ARF EAS POW EEZ DOD DoD NGOs UAVs WTO SARS AIDS UNESCO UNHCR APEC"
    " AUKUS INTERPOL ASEM Reuters Washington Pentagon Boeing Airbus Hawaii Kuwait Paris Geneva Oslo London Madrid"
    " Reuters Google Facebook Microsoft Internet radar laser email class press process Mission assess passport"
    " security forces Messi Nissan session missile ADMM-Plus cross-border G7 F16 B52s T54 Vietnam HaNoi tel+ COP21"
)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_every_syllable_is_read_from_keys_in_every_order(method: InputMethod, encodings: Encodings) -> None:
    for spelling in SYLLABLES:
        if "oo" not in without_tone(spelling):
            for keys in encodings(method, spelling):
                assert method.read(keys) == spelling, keys


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_every_syllable_is_encoded_and_read_back(method: InputMethod) -> None:
    for spelling in SYLLABLES:
        keys = method.encode(spelling)
        assert keys.isascii()
        assert method.read(keys) == spelling, keys


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@given(st.data())
def test_texts_of_syllables_are_encoded_and_read_back(method: InputMethod, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(SYLLABLES), max_size=6))
    marks = data.draw(st.lists(st.sampled_from([" ", ", ", ". ", " – ", "? ", " (", "-"]), min_size=6, max_size=6))
    text = "".join(word + mark for word, mark in zip(words, marks, strict=False))
    assert method.read(method.encode(text)) == text


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@pytest.mark.parametrize("word", FOREIGN.split())
def test_foreign_words_and_abbreviations_come_through(method: InputMethod, word: str) -> None:
    assert method.read(word) == word


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_accented_text_passes_through(method: InputMethod) -> None:
    text = "Thượng tướng Hoàng Xuân Chiến, hoà bình, José Élysée Đắk Lắk Ấn Độ"
    assert method.read(text) == text
    assert method.read(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@given(st.text())
def test_any_keys_are_read_and_what_has_no_letters_stays(method: InputMethod, keys: str) -> None:
    assert isinstance(method.read(keys), str)
    digits = "".join(char for char in keys if not char.isalnum())
    assert method.read(digits) == unicodedata.normalize("NFC", digits)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@given(st.text("abdehinouwysfrxjz0123456789'^+.\\ -", max_size=12))
def test_each_word_is_read_by_itself(method: InputMethod, keys: str) -> None:
    assert method.read(f"{keys} nam") == f"{method.read(keys)} nam"


def test_a_long_row_of_keys_takes_no_longer_than_its_length_asks_for() -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        for unit in ("oe", "as", "w", "dd ", "uow"):
            TELEX.read(unit * length)
        return time.process_time() - start

    seconds(10)
    assert seconds(20_000) < 30 * (seconds(2_000) + 0.01)


class TestTelex:
    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            ("thuwowngj tuwowngs", "thượng tướng"),
            ("thuowngj tuowngs", "thượng tướng"),
            ("thwowngj twowngs", "thượng tướng"),
            ("nguwowif nguoiwf nguowif", "người người người"),
            ("dduwocj duocwdj duwowcjd", "được được được"),
            ("nhw tw w", "như tư ư"),
            ("hoafnh hoanhf", "hoành hoành"),
            ("hoaf thuyr khoer", "hòa thủy khỏe"),
            ("quys gif ginf gieengs", "quý gì gìn giếng"),
            ("thuowr quowr huow", "thuở quở huơ"),
            ("ngoeof ngoaof khuyur khuya", "ngoèo ngoào khuỷu khuya"),
            ("muaw quawn hoawcj luwu huouw", "mưa quăn hoặc lưu hươu"),
            ("Mats-xcow-va OO-xtraay-li-a", "Mát-xcơ-va Ô-xtrây-li-a"),
            ("Ddawks Lawks, Bawcs Kanj, Hoongf Koong", "Đắk Lắk, Bắc Kạn, Hồng Kông"),
            ("Booj Quoocs phongf Mỹ", "Bộ Quốc phòng Mỹ"),
            ("tên lửa Harpoon cuar hair quaan", "tên lửa Harpoon của hải quân"),
        ],
    )
    def test_words(self, keys: str, text: str) -> None:
        assert read_telex(keys) == text

    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            ("ass", "as"),
            ("iff", "if"),
            ("aaa", "aa"),
            ("ddd", "dd"),
            ("ww", "w"),
            ("uww", "uw"),
            ("uoww", "uow"),
            ("bosss", "boss"),
            ("vissa", "visa"),
            ("xooong cooocs", "xoong coóc"),
            ("toansz", "toan"),
            ("toansf tieesngf", "toàn tiềng"),
            ("toow", "tơ"),
        ],
    )
    def test_a_key_pressed_twice_undoes_and_another_one_changes(self, keys: str, text: str) -> None:
        assert read_telex(keys) == text

    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            ("VIEETJ NAM", "VIỆT NAM"),
            ("Vieetj Nam", "Việt Nam"),
            ("Aans DDooj", "Ấn Độ"),
            ("Ddieenj DDieenj ddIeenj", "Điện Điện đIện"),
            ("HDDND QDDND DDHDDCDD", "HĐND QĐND ĐHĐCĐ"),
            ("TOO DDI", "TÔ ĐI"),
            ("USS", "USS"),
        ],
    )
    def test_case_is_kept_letter_by_letter(self, keys: str, text: str) -> None:
        assert read_telex(keys) == text

    def test_a_forgotten_tone_is_shown_as_forgotten(self) -> None:
        assert read_telex("quooc") == "quôc"

    def test_what_is_no_whole_syllable_comes_through(self) -> None:
        assert read_telex("tiee law") == "tiee law"

    @pytest.mark.parametrize(
        ("text", "keys"),
        [
            ("Thượng tướng", "Thuowngj tuowngs"),
            ("Bộ Quốc phòng", "Booj Quoocs phongf"),
            ("hoà bình", "hoaf binhf"),
            ("xoong", "xooong"),
            ("as", "ass"),
            ("UNCLOS 1982", "UNCLOS 1982"),
            ("Mát-xcơ-va", "Mats-xcow-va"),
            ("José", "José"),
        ],
    )
    def test_encoding(self, text: str, keys: str) -> None:
        assert encode_telex(text) == keys
        assert read_telex(keys) == with_tones_in_place(text)


class TestVni:
    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            ("thuong75 tuo7ng1", "thượng tướng"),
            ("thu7o7ng5 tu7o7ng1", "thượng tướng"),
            ("d9uoc75 duoc759 d9u7o7c5", "được được được"),
            ("Vie6t5 Nam VIE65T", "Việt Nam VIỆT"),
            ("hoa2 ha8n hoac85", "hòa hăn hoặc"),
            ("a11 a66 d99 toan10", "a1 a6 d9 toan"),
            ("Nghi5 quye6t1 2231 COP26 COP21 Covid19 B52", "Nghị quyết 2231 COP26 COP21 Covid19 B52"),
        ],
    )
    def test_words(self, keys: str, text: str) -> None:
        assert read_vni(keys) == text

    def test_encoding(self) -> None:
        assert encode_vni("Thượng tướng Đỗ") == "Thuo7ng5 tuo7ng1 D9o64"


class TestViqr:
    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            ("thu+o+.ng tu+o+'ng", "thượng tướng"),
            ("Ho.c ta^.p. Ha` No^.i?", "Học tập. Hà Nội?"),
            ("(Vie^.t Nam)", "(Việt Nam)"),
            ("ddu+o+`ng DDa`", "đường Đà"),
            ("me. me..", "mẹ mẹ."),
            (r"hoa\. hoa\?", "hoa. hoa?"),
            ("U.S. www.un.org (a+b)", "U.S. www.un.org (a+b)"),
            ("toa'n to'an", "toán toán"),
        ],
    )
    def test_words(self, keys: str, text: str) -> None:
        assert read_viqr(keys) == text

    def test_encoding(self) -> None:
        assert encode_viqr("Thượng tướng.") == "Thu+o+.ng tu+o+'ng."
        assert encode_viqr("hoa.") == r"hoa\."


def test_words_of_an_answer_do_not_depend_on_their_order() -> None:
    words = encode_telex("Đại sứ đặc mệnh toàn quyền nước Cộng hòa xã hội chủ nghĩa Việt Nam").split()
    expected = {word: read_telex(word) for word in words}
    random.Random(0).shuffle(words)
    assert read_telex(" ".join(words)).split() == [expected[word] for word in words]
