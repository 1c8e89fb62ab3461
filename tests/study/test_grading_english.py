import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit.study.grading import Fault, Rating, Verdict, grade_english


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("minister of national defence", "Minister of National Defence"),
        ("the Ministry of Defense", "Ministry of Defence"),
        ("defense policy dialog", "defence policy dialogue"),
        ("comprehensive strategic partnership", "a comprehensive strategic partnership"),
        ("to normalize relations", "normalise relations"),
        ("organisation", "organization"),
        ("cooperation", "co-operation"),
        ("co-operation", "cooperation"),
        ("vice president", "Vice-President"),
        ("cease fire", "ceasefire"),
        ("coup detat", "coup d'état"),
        ("charge d'affaires", "chargé d'affaires"),
        ("peoples army", "People's Army"),
        ("U.N. Security Council", "UN Security Council"),
        ("law and order", "law & order"),
        ("counselor", "counsellor"),
        ("peace-keeping center", "peacekeeping centre"),
        ("harbor", "harbour"),
        ("training program", "training programme"),
        ("maneuver", "manoeuvre"),
        ("fulfill", "fulfil"),
        ("memorandum of Understanding", "memorandum of understanding (MOU)"),
        ("license", "licence"),
        ("demilitarized zone", "demilitarised zone"),
        ("analyze", "analyse"),
    ],
)
def test_spellings_of_one_answer_are_variants(answer: str, accepted: str) -> None:
    grade = grade_english(answer, [accepted])
    assert (grade.verdict, grade.rating) == (Verdict.VARIANT, Rating.GOOD)
    assert not any(item.faults for item in grade.differences)
    assert accepted in grade.message


def test_the_very_form_is_right() -> None:
    grade = grade_english("bilateral talks", ["bilateral talks"])
    assert (grade.verdict, grade.rating, grade.message) == (Verdict.RIGHT, Rating.GOOD, "Right.")


def test_an_admitted_form_is_a_variant() -> None:
    grade = grade_english("lieutenant general", ["colonel general", "lieutenant general"])
    assert (grade.verdict, grade.expected) == (Verdict.VARIANT, "lieutenant general")
    assert grade.message == "Right; the first form is “colonel general”."


@pytest.mark.parametrize(
    ("answer", "accepted", "slip"),
    [
        ("bilatral talks", "bilateral talks", "bilatral"),
        ("strategic partnershp", "strategic partnership", "partnershp"),
        ("memorandum of understnading", "memorandum of understanding", "understnading"),
        ("soverreignty", "sovereignty", "soverreignty"),
        ("joint statements", "joint statement", "statements"),
        ("co-operatoin", "cooperation", "operatoin"),
        ("deefnse minister", "defence minister", "deefnse"),
    ],
)
def test_a_slip_in_a_long_word_is_let_pass_and_shown(answer: str, accepted: str, slip: str) -> None:
    grade = grade_english(answer, [accepted])
    assert (grade.verdict, grade.rating) == (Verdict.VARIANT, Rating.GOOD)
    assert slip in grade.message.replace("co", "")
    assert [item.faults for item in grade.differences if item.faults] == [(Fault.SLIP,)]


@pytest.mark.parametrize(
    ("answer", "accepted", "fault"),
    [
        ("unilateral talks", "bilateral talks", Fault.LETTERS),
        ("normal visit", "formal visit", Fault.LETTERS),
        ("tank", "rank", Fault.LETTERS),
        ("pact", "part", Fault.LETTERS),
        ("bilatrl talks", "bilateral talks", Fault.LETTERS),
        ("strategic partnership", "comprehensive strategic partnership", Fault.MISSING),
        ("joint press statement", "joint statement", Fault.EXTRA),
        ("general major", "major general", Fault.ORDER),
        ("Resolution 1718", "Resolution 1701", Fault.LETTERS),
        ("plan", "plan b", Fault.MISSING),
    ],
)
def test_what_is_wrong(answer: str, accepted: str, fault: Fault) -> None:
    grade = grade_english(answer, [accepted], hinted=True)
    assert (grade.verdict, grade.rating) == (Verdict.WRONG, Rating.AGAIN)
    assert fault in {fault for item in grade.differences for fault in item.faults}


def test_a_rejected_rendering_is_no_slip() -> None:
    assert grade_english("mayor", ["major"]).is_right
    grade = grade_english("Mayor", ["major"], rejected=["mayor"])
    assert (grade.verdict, grade.message) == (Verdict.WRONG, "“Mayor” is another term, or one to avoid.")


def test_what_is_accepted_is_not_rejected() -> None:
    assert grade_english("defense", ["defence"], rejected=["defense"]).is_right


def test_a_hard_won_answer_is_hard() -> None:
    assert grade_english("peace", ["peace"], slow=True).rating is Rating.HARD
    assert grade_english("peace", ["peace"], hinted=True).rating is Rating.HARD


@settings(deadline=None)
@given(st.text(), st.text(min_size=1))
def test_any_answer_is_graded(answer: str, accepted: str) -> None:
    grade = grade_english(answer, [accepted])
    assert grade.is_right == (grade.rating is Rating.GOOD)
    assert "\n" not in grade.message
