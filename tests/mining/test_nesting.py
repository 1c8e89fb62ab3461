from studykit.glossary.category import Category
from studykit.mining.candidate import Candidate
from studykit.mining.nesting import without_fragments


def candidate(first: int, last: int, category: Category = Category.CONCEPT, **marks: object) -> Candidate:
    return Candidate(first, last, category, 0.9, "listed", **marks)  # type: ignore[arg-type]


def test_a_term_of_its_own_stays_inside_a_longer_one() -> None:
    assert without_fragments({"long": [candidate(0, 4)], "short": [candidate(1, 3)]}) == {"long", "short"}


def test_what_counts_free_only_goes_inside_a_longer_one() -> None:
    assert without_fragments({"long": [candidate(0, 4)], "short": [candidate(1, 3, free_only=True)]}) == {"long"}


def test_one_free_place_is_enough() -> None:
    short = [candidate(1, 3, free_only=True), candidate(9, 11, free_only=True)]
    assert without_fragments({"long": [candidate(0, 4)], "short": short}) == {"long", "short"}


def test_the_general_term_stays_beside_its_instance() -> None:
    instance = candidate(0, 4, base=(0, 2))
    assert without_fragments({"long": [instance], "short": [candidate(0, 2, free_only=True)]}) == {"long", "short"}


def test_a_title_without_its_modifier_goes() -> None:
    longer = candidate(0, 3, Category.TITLE)
    assert without_fragments({"long": [longer], "short": [candidate(1, 3, Category.TITLE, modified=True)]}) == {"long"}


def test_a_comma_of_two_terms_joins_none() -> None:
    joined = candidate(0, 5, joint=2)
    assert without_fragments({"joined": [joined], "second": [candidate(3, 6)], "first": [candidate(0, 2)]}) == {
        "first",
        "second",
    }


def test_what_ends_inside_a_listed_term_that_goes_on_is_cut() -> None:
    cut = candidate(0, 4)
    assert without_fragments({"hợp tác an ninh": [cut], "an ninh mạng": [candidate(2, 5)]}) == {"an ninh mạng"}


def test_what_shares_one_syllable_with_the_next_term_is_not_cut() -> None:
    found = {"chuyến thăm": [candidate(0, 2)], "thăm chính thức": [candidate(1, 4)]}
    assert without_fragments(found) == set(found)


def test_a_framework_inside_an_agreement_is_part_of_its_name() -> None:
    agreement = candidate(0, 6, Category.INSTRUMENT)
    assert without_fragments({"agreement": [agreement], "inside": [candidate(2, 5, Category.FRAMEWORK)]}) == {
        "agreement"
    }


def test_a_body_cut_out_of_the_name_of_another_goes() -> None:
    forum = candidate(0, 6, Category.MECHANISM)
    inside = Candidate(2, 6, Category.ORGANIZATION, 0.85, "organization: head + name")
    assert without_fragments({"forum": [forum], "inside": [inside]}) == {"forum"}
