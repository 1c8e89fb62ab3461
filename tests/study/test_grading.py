import itertools
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit.study.grading import Fault, Grade, Rating, Verdict, grade_english, grade_vietnamese
from studykit.vietnamese.input_methods import TELEX, VNI, InputMethod
from studykit.vietnamese.spelling import without_marks
from studykit.vietnamese.syllables import Tone, all_syllables, is_syllable, tone_of, with_tone

TERMS = (
    "Thượng tướng", "Đại tướng", "Bộ Quốc phòng", "Liên Hợp Quốc", "nguyên tắc", "hòa bình", "đường lối", "ủy ban",
    "đối tác chiến lược toàn diện", "quan hệ hữu nghị", "gìn giữ hòa bình", "quyền tự quyết", "thỏa thuận khung",
    "Đại sứ đặc mệnh toàn quyền", "công hàm", "giải quyết tranh chấp", "hội đàm", "bản ghi nhớ", "chủ quyền",
    "kỹ thuật", "Thứ trưởng", "khuỷu tay", "thuở xưa", "ngoại giao", "biên giới",
)  # fmt: skip
SYLLABLES = sorted(map(str, all_syllables()))


def faults(grade: Grade) -> list[tuple[Fault, ...]]:
    return [item.faults for item in grade.differences]


class TestTheTable:
    @pytest.mark.parametrize(
        ("answer", "accepted"),
        [
            ("hoà bình", ["hòa bình"]),
            ("kĩ thuật", ["kỹ thuật"]),
            ("thượng tướng", ["Thượng tướng"]),
            ("THƯỢNG TƯỚNG", ["Thượng tướng"]),
            ("Liên hiệp quốc", ["Liên Hợp Quốc", "Liên hiệp quốc", "LHQ"]),
            ("lhq", ["Liên Hợp Quốc", "LHQ"]),
            ("qúy vị", ["quý vị"]),
            ("Mát xcơ va.", ["Mát-xcơ-va", "Moscow"]),
            ("“bốn  không” ", ["Bốn không"]),
        ],
    )
    def test_a_variant_is_right(self, answer: str, accepted: list[str]) -> None:
        grade = grade_vietnamese(answer, accepted)
        assert (grade.verdict, grade.rating) == (Verdict.VARIANT, Rating.GOOD)
        assert grade.message.startswith("Right; ")
        assert accepted[0] in grade.message

    def test_the_very_form_is_right(self) -> None:
        grade = grade_vietnamese("Thượng tướng", ["Thượng tướng"])
        assert (grade.verdict, grade.rating, grade.message) == (Verdict.RIGHT, Rating.GOOD, "Right.")
        assert faults(grade) == [(), ()]

    @pytest.mark.parametrize(
        ("answer", "expected", "found", "message"),
        [
            (
                "Thượng tường",
                "Thượng tướng",
                [(), (Fault.TONE,)],
                "“tường” for “tướng”: letters right, tone huyền instead of sắc.",
            ),
            ("nguyên tác", "nguyên tắc", [(), (Fault.VOWEL,)], "“tác” for “tắc”: vowel a instead of ă."),
            ("dường lối", "đường lối", [(Fault.BARRED_D,), ()], "“dường” for “đường”: d instead of đ."),
            (
                "đuong lối",
                "đường lối",
                [(Fault.VOWEL, Fault.TONE), ()],
                "“đuong” for “đường”: vowel uo instead of ươ, tone ngang instead of huyền.",
            ),
            ("Liên Quốc", "Liên Hợp Quốc", [(), (Fault.MISSING,), ()], "“Hợp” is missing."),
            (
                "Liên đoàn Hợp Quốc",
                "Liên Hợp Quốc",
                [(), (Fault.EXTRA,), (), ()],
                "“đoàn” does not belong there.",
            ),
            ("chế thể", "thể chế", [(Fault.ORDER,)] * 2, "The words are right, their order is not."),
            ("hội đám", "hội kiến", [(), (Fault.LETTERS,)], "“đám” for “kiến”: other letters."),
        ],
    )
    def test_what_is_wrong(self, answer: str, expected: str, found: list[tuple[Fault, ...]], message: str) -> None:
        for options in ({}, {"hinted": True}, {"slow": True}, {"asked_for_marks": True}):
            grade = grade_vietnamese(answer, [expected], **options)
            assert (grade.verdict, grade.rating) == (Verdict.WRONG, Rating.AGAIN)
            assert faults(grade) == found
            assert grade.message == message

    def test_an_answer_without_any_marks_is_asked_for_them_once(self) -> None:
        first = grade_vietnamese("thuong tuong", ["Thượng tướng"])
        assert (first.verdict, first.rating) == (Verdict.MARKS_MISSING, None)
        assert "marks" in first.message
        right = grade_vietnamese("thượng tướng", ["Thượng tướng"], asked_for_marks=True)
        assert right.rating is Rating.HARD
        wrong = grade_vietnamese("thượng tường", ["Thượng tướng"], asked_for_marks=True)
        assert wrong.rating is Rating.AGAIN
        again = grade_vietnamese("thuong tuong", ["Thượng tướng"], asked_for_marks=True)
        assert (again.verdict, again.rating) == (Verdict.WRONG, Rating.AGAIN)

    def test_an_answer_with_some_marks_is_graded(self) -> None:
        assert grade_vietnamese("thuong tướng", ["Thượng tướng"]).verdict is Verdict.WRONG
        assert grade_vietnamese("duong", ["đường"]).verdict is Verdict.MARKS_MISSING
        assert grade_vietnamese("đuong", ["đường"]).verdict is Verdict.WRONG
        assert grade_vietnamese("thuong ta", ["Thượng tướng"]).verdict is Verdict.WRONG

    @pytest.mark.parametrize("option", ["slow", "hinted", "asked_for_marks"])
    def test_a_hard_won_answer_is_hard_at_best(self, option: str) -> None:
        assert grade_vietnamese("hòa bình", ["hòa bình"], **{option: True}).rating is Rating.HARD

    def test_a_term_without_marks_needs_none(self) -> None:
        assert grade_vietnamese("an ninh", ["An ninh"]).verdict is Verdict.VARIANT
        assert grade_vietnamese("ASEAN", ["ASEAN"]).verdict is Verdict.RIGHT

    def test_a_plus_sign_makes_another_abbreviation(self) -> None:
        assert not grade_vietnamese("ADMM", ["ADMM+"]).is_right


class TestReadings:
    @pytest.mark.parametrize("term", TERMS)
    @pytest.mark.parametrize("method", [TELEX, VNI], ids=lambda method: method.name)
    def test_raw_keys_are_right_in_either_method(self, term: str, method: InputMethod) -> None:
        for keys in (method.encode(term), method.encode(term.lower()), method.encode(term).upper()):
            grade = grade_vietnamese(keys, [term])
            assert grade.is_right, keys
        assert grade_vietnamese(method.encode(term), [term]).given == term

    @pytest.mark.parametrize("term", TERMS)
    def test_a_wrong_tone_stays_wrong_however_it_is_typed(self, term: str) -> None:
        words = term.split()
        for at, tone in itertools.product(range(len(words)), Tone):
            other = with_tone(words[at], tone)
            if tone is not tone_of(words[at]) and is_syllable(other):
                wrong = " ".join([*words[:at], other, *words[at + 1 :]])
                for answer in (wrong, TELEX.encode(wrong), VNI.encode(wrong), TELEX.encode(wrong).upper()):
                    grade = grade_vietnamese(answer, [term], asked_for_marks=True)
                    assert grade.verdict is Verdict.WRONG, answer
                    assert grade.differences[at].faults == (Fault.TONE,), answer

    @pytest.mark.parametrize(
        ("answer", "expected"),
        [
            ("tườngs", "tướng"),
            ("tướng1", "tướng"),
            ("tương1", "tướng"),
            ("quôcs", "quốc"),
            ("Thượng tườngs", "Thượng tướng"),
        ],
    )
    def test_keys_do_not_mend_a_word_that_has_marks(self, answer: str, expected: str) -> None:
        assert grade_vietnamese(answer, [expected]).verdict is Verdict.WRONG

    def test_abbreviations_are_no_keys(self) -> None:
        assert grade_vietnamese("COP26", ["COP26"]).verdict is Verdict.RIGHT
        assert grade_vietnamese("UNCLOS", ["UNCLOS"]).verdict is Verdict.RIGHT
        assert grade_vietnamese("công ước UNCLOS", ["Công ước UNCLOS"]).is_right

    def test_foreign_words_of_the_term_are_no_keys(self) -> None:
        assert grade_vietnamese("mieenx visa", ["miễn visa"]).verdict is Verdict.RIGHT
        assert grade_vietnamese("nghij quyeets 59-nq/tw", ["Nghị quyết 59-NQ/TW"]).is_right

    def test_the_nearest_reading_and_form_are_shown(self) -> None:
        grade = grade_vietnamese("thuowngf tuowngs", ["Đại tướng", "Thượng tướng"])
        assert (grade.given, grade.expected) == ("thường tướng", "Thượng tướng")

    @settings(deadline=None)
    @given(st.sampled_from(SYLLABLES), st.sampled_from(Tone), st.sampled_from([str, TELEX.encode, VNI.encode]))
    def test_a_syllable_is_right_only_with_its_tone(
        self, expected: str, tone: Tone, type_: Callable[[str], str]
    ) -> None:
        answer = with_tone(expected, tone)
        assert grade_vietnamese(type_(answer), [expected]).is_right is (tone is tone_of(expected))


class TestAnyAnswer:
    @settings(deadline=None)
    @given(st.text(), st.lists(st.sampled_from(TERMS), min_size=1))
    def test_it_is_graded_in_one_line(self, answer: str, accepted: list[str]) -> None:
        for grade in (grade_vietnamese(answer, accepted), grade_english(answer, accepted)):
            assert "\n" not in grade.message
            assert grade.expected in accepted
            assert (grade.rating is None) == (grade.verdict is Verdict.MARKS_MISSING)
            assert grade.is_right == (grade.rating in (Rating.HARD, Rating.GOOD))

    @settings(deadline=None)
    @given(st.sampled_from(TERMS), st.booleans())
    def test_composition_does_not_count(self, term: str, slow: bool) -> None:
        decomposed = unicodedata.normalize("NFD", term)
        assert grade_vietnamese(decomposed, [term], slow=slow).verdict is Verdict.RIGHT
        assert grade_vietnamese(without_marks(decomposed), [term], slow=slow).verdict is Verdict.MARKS_MISSING

    @pytest.mark.parametrize("answer", ["", "  ", "…", "'"])
    def test_no_answer_is_wrong(self, answer: str) -> None:
        for grade in (grade_vietnamese(answer, ["hòa bình", "+"]), grade_english(answer, ["peace", "+"])):
            assert (grade.verdict, grade.rating) == (Verdict.WRONG, Rating.AGAIN)

    def test_a_long_answer_is_cut(self) -> None:
        grade = grade_vietnamese("hòa bình " * 5_000, ["hòa bình"])
        assert grade.verdict is Verdict.WRONG
        assert len(grade.message) < 300
        assert len(grade_vietnamese("a" * 5_000, ["hòa bình"]).message) < 300

    def test_without_an_accepted_form_there_is_no_grade(self) -> None:
        with pytest.raises(ValueError, match="accepted form"):
            grade_vietnamese("hòa bình", [])
        with pytest.raises(ValueError, match="accepted form"):
            grade_english("peace", [])
