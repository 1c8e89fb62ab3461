from studykit.glossary.category import Category
from studykit.growth.fragments import without_fragments_of_entries
from studykit.mining.candidate import MinedTerm


def mined(
    term: str, *spans: tuple[int, int], entry: str | None = None, category: Category = Category.CONCEPT
) -> MinedTerm:
    return MinedTerm(term, category, 0.8, spans, entry, "rule", "")


def test_a_new_term_inside_entries_alone_is_left_out() -> None:
    whole = mined("tìm kiếm cứu nạn", (0, 16), (40, 56), entry="tim-kiem-cuu-nan")
    assert without_fragments_of_entries([mined("cứu nạn", (9, 16), (49, 56)), whole]) == [whole]


def test_it_keeps_the_places_where_it_stands_free() -> None:
    whole = mined("tìm kiếm cứu nạn", (0, 16), entry="tim-kiem-cuu-nan")
    free = mined("cứu nạn", (9, 16), (30, 37), (15, 22))
    assert without_fragments_of_entries([whole, free]) == [whole, mined("cứu nạn", (30, 37), (15, 22))]


def test_inside_another_new_term_it_stays() -> None:
    terms = [mined("tìm kiếm cứu nạn", (0, 16)), mined("cứu nạn", (9, 16))]
    assert without_fragments_of_entries(terms) == terms


def test_a_long_entry_before_a_short_one_still_holds_what_lies_in_it() -> None:
    long, short = mined("a b c d e", (0, 9), entry="long"), mined("b", (2, 3), entry="short")
    assert without_fragments_of_entries([long, short, mined("d e", (6, 9))]) == [long, short]


def test_a_name_stays_inside_a_title_and_goes_inside_a_longer_name() -> None:
    title = mined("Bộ trưởng Bộ Quốc phòng Lào", (0, 27), entry="t", category=Category.TITLE)
    body = mined("Bộ Quốc phòng Lào", (10, 27), category=Category.ORGANIZATION)
    assert without_fragments_of_entries([title, body]) == [title, body]
    centre = mined("Trung tâm Bom mìn quốc gia", (0, 26), entry="c", category=Category.ORGANIZATION)
    part = mined("Trung tâm Bom mìn", (0, 17), category=Category.ORGANIZATION)
    assert without_fragments_of_entries([centre, part]) == [centre]


def test_entries_stay_inside_entries() -> None:
    terms = [mined("hợp tác quốc phòng", (0, 18), entry="a"), mined("quốc phòng", (8, 18), entry="b")]
    assert without_fragments_of_entries(terms) == terms
