import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.glossary.entry import Entry
from studykit.glossary.lookup import Occurrence, TermIndex
from studykit.vietnamese.spelling import comparison_key, normal_form, traced_key


@pytest.fixture
def found(make_entry: Callable[..., Entry]) -> Callable[..., list[str]]:
    """The stretches of a text that are one of the given terms."""

    def find(text: str, *terms: str, compounds: tuple[str, ...] = ()) -> list[str]:
        entries = [make_entry(f"e{position}", term) for position, term in enumerate(terms)]
        return [text[hit.start : hit.end] for hit in TermIndex(entries, compounds).occurrences(text)]

    return find


def test_every_form_is_found_with_its_entry(make_entry: Callable[..., Entry]) -> None:
    un = make_entry("lhq", "Liên hợp quốc", vi={"aliases": ["Liên Hiệp Quốc"], "abbreviations": ["LHQ"]})
    text = "LHQ, tức Liên Hợp Quốc hay Liên hiệp quốc."
    assert TermIndex([un]).occurrences(text) == [
        Occurrence("lhq", 0, 3),
        Occurrence("lhq", 9, 22),
        Occurrence("lhq", 27, 41),
    ]


@pytest.mark.parametrize(
    ("text", "term", "stretch"),
    [
        ("HÒA BÌNH thế giới", "hòa bình", "HÒA BÌNH"),
        ("nền hoà bình", "hòa bình", "hoà bình"),
        ("các sỹ quan", "sĩ quan", "sỹ quan"),
        ("Đối tác  Việt Nam – Anh", "Việt Nam-Anh", "Việt Nam – Anh"),
        ("“Đối thoại ‘Chính sách’” này", "Đối thoại Chính sách", "Đối thoại ‘Chính sách"),
        ("hợp\ntác quốc phòng", "hợp tác quốc phòng", "hợp\ntác quốc phòng"),
        ("ADMM+.", "ADMM+", "ADMM+"),
        ("thuỷ", "thủy", "thuỷ"),
    ],
)
def test_spellings_of_a_term_are_found_where_they_stand(
    found: Callable[..., list[str]], text: str, term: str, stretch: str
) -> None:
    assert found(text, term) == [stretch]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("bộ yêu cầu", "bộ y"),
        ("đội ngũ", "đội ng"),
        ("xhòa bình", "hòa bình"),
        ("hòa bìnhx", "hòa bình"),
        ("hòa bình1", "hòa bình"),
        ("hòa bình_", "hòa bình"),
        ("hòa. bình", "hòa bình"),
        ("Bộ\n\nQuốc phòng", "Bộ Quốc phòng"),
        ("Bộ \n \t\nQuốc phòng", "Bộ Quốc phòng"),
        ("hòa bin\u0332h", "hòa bin"),
        ("ma túy", "mà túy"),
        ("", "hòa bình"),
    ],
)
def test_what_is_not_the_whole_term_is_not_found(found: Callable[..., list[str]], text: str, term: str) -> None:
    assert found(text, term) == []


def test_nested_and_overlapping_terms_are_all_found(found: Callable[..., list[str]]) -> None:
    terms = ("Thứ trưởng", "Bộ Quốc phòng", "Quốc phòng", "Thứ trưởng Bộ Quốc phòng", "trưởng Bộ", "bộ y")
    assert found("Thứ trưởng Bộ Quốc phòng", *terms) == [
        "Thứ trưởng Bộ Quốc phòng",
        "Thứ trưởng",
        "trưởng Bộ",
        "Bộ Quốc phòng",
        "Quốc phòng",
    ]


@pytest.mark.parametrize(
    ("form", "text", "stretches"),
    [
        ("COC", "COC và coc, Coc", ["COC"]),
        ("DOC", "doc", []),
        ("ĐTCLTD", "đtcltd ĐTCLTD", ["ĐTCLTD"]),
        ("GGHB LHQ", "gghb lhq", ["gghb lhq"]),
        ("Đảng", "đảng", ["đảng"]),
        ("UNCLOS 1982", "unclos 1982 UNCLOS 1982", ["UNCLOS 1982"]),
    ],
)
def test_short_forms_in_capitals_count_only_in_capitals(
    found: Callable[..., list[str]], form: str, text: str, stretches: list[str]
) -> None:
    assert found(text, form) == stretches


def test_a_syllable_does_not_count_inside_a_longer_term(found: Callable[..., list[str]]) -> None:
    terms = ("tướng", "Thượng tướng", "tướng lĩnh")
    assert found("Thượng tướng lĩnh hội ý tướng", *terms) == ["Thượng tướng", "tướng lĩnh", "tướng"]


def test_a_syllable_does_not_count_inside_a_compound(found: Callable[..., list[str]]) -> None:
    text = "trực tiếp, tiếp tục tiếp Đại sứ"
    assert found(text, "tiếp", compounds=("trực tiếp", "tiếp tục")) == ["tiếp"]
    assert found(text, "tiếp") == ["tiếp"] * 3
    assert found("tiếp tục tiếp", "tiếp tục", compounds=("tiếp tục",)) == ["tiếp tục"]


def test_a_short_form_counts_inside_a_longer_term(found: Callable[..., list[str]]) -> None:
    assert found("GGHB LHQ", "LHQ", "GGHB LHQ") == ["GGHB LHQ", "LHQ"]


def test_word_edges_of_the_caller_are_kept(make_entry: Callable[..., Entry]) -> None:
    index = TermIndex([make_entry("a", "hợp tác"), make_entry("b", "tác động"), make_entry("c", "LHQ")])
    text = "phù hợp tác động LHQ"
    edges = {0, 7, 8, 16}
    assert [hit.entry_id for hit in index.occurrences(text)] == ["a", "b", "c"]
    assert [hit.entry_id for hit in index.occurrences(text, edges.__contains__)] == ["b", "c"]


def test_homonyms_are_both_found(make_entry: Callable[..., Entry]) -> None:
    index = TermIndex([make_entry("a", "điện đàm"), make_entry("b", "Điện đàm", category="phrase")])
    assert index.occurrences("điện đàm") == [Occurrence("a", 0, 8), Occurrence("b", 0, 8)]
    assert index.find("ĐIỆN ĐÀM") == ("a", "b")


def test_a_term_is_found_by_any_spelling(make_entry: Callable[..., Entry]) -> None:
    index = TermIndex([make_entry("a", "ủy viên", vi={"abbreviations": ["UV"]})], compounds=["tiếp tục"])
    assert index.find("Uỷ viên.") == ("a",)
    assert index.find("UV") == ("a",)
    assert index.find("uv") == ()
    assert index.find("viên") == ()
    assert index.find("tiếp tục") == ()
    assert index.find("…") == ()


def test_no_entries_no_occurrences() -> None:
    assert TermIndex([]).occurrences("hòa bình") == []


def test_a_form_of_punctuation_is_never_found(found: Callable[..., list[str]]) -> None:
    assert found("a ; b", ";") == []


SYLLABLES = ["bộ", "Bộ", "hòa", "hoà", "y", "yêu", "quốc", "tiếp", "sỹ", "LHQ", "bộ-y", "1982"]
texts = st.lists(
    st.one_of(st.sampled_from(SYLLABLES), st.sampled_from(["-", " - ", "“", ", ", "\n", "\n\n", "x", "ß"])), max_size=12
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))
terms = st.lists(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map(" ".join), max_size=5)


@given(st.one_of(texts, st.text()).map(normal_form), terms)
def test_lookup_equals_a_naive_search(text: str, forms: list[str]) -> None:
    entries = [
        Entry.model_validate(
            {"id": f"e{i}", "category": "concept", "pos": "noun", "vi": {"term": form}, "en": {"preferred": "e"}}
        )
        for i, form in enumerate(forms)
    ]
    assert set(TermIndex(entries).occurrences(text)) == naive(text, entries)


def naive(text: str, entries: list[Entry]) -> set[Occurrence]:
    traced = traced_key(text)
    spans: list[tuple[int, int, Entry]] = []
    for entry in entries:
        pattern = re.compile(rf"(?<![^\W])(?={re.escape(comparison_key(entry.vi.term))}(?!\w))")
        for match in pattern.finditer(traced.text):
            start, end = traced.span(match.start(), match.start() + len(comparison_key(entry.vi.term)))
            if not re.search(r"\n\s*\n", text[start:end]):
                spans.append((start, end, entry))
    return {Occurrence(entry.id, start, end) for start, end, entry in spans if counts(text, start, end, entry, spans)}


def counts(text: str, start: int, end: int, entry: Entry, spans: list[tuple[int, int, Entry]]) -> bool:
    if entry.vi.term == "LHQ":
        return text[start:end] == "LHQ"
    if entry.vi.term.isalnum():
        longer = [other for other in spans if not other[2].vi.term.isalnum()]
        return not any(first <= start and end <= last for first, last, _ in longer)
    return True
