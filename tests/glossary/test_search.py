from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.glossary import search
from studykit.glossary.entry import Entry
from studykit.glossary.search import Hit, Reason, SearchIndex


@pytest.fixture
def index(make_entry: Callable[..., Entry]) -> SearchIndex:
    return SearchIndex(
        [
            make_entry(
                "quoc-vu-khanh", "Quốc vụ khanh", vi={"hantu": "國務卿"}, en={"preferred": "Secretary of State"}
            ),
            make_entry("thuong-tuong", "Thượng tướng", vi={"hantu": "上將"}, en={"preferred": "Senior General"}),
            make_entry("trung-tuong", "Trung tướng", en={"preferred": "Lieutenant General"}),
            make_entry("nguyen-tac", "nguyên tắc", en={"preferred": "principle"}),
            make_entry("nguyen-tac-chung", "nguyên tắc chung", en={"preferred": "general principle"}),
            make_entry(
                "lien-hop-quoc",
                "Liên hợp quốc",
                vi={"aliases": ["Liên Hiệp Quốc"], "abbreviations": ["LHQ"]},
                en={"preferred": "the United Nations", "admitted": [{"term": "UN"}]},
            ),
            make_entry(
                "hoi-dam",
                "hội đàm",
                en={"preferred": "to hold talks", "avoid": [{"term": "to negotiate", "why": "that is đàm phán"}]},
            ),
            make_entry("dam-phan", "đàm phán", en={"preferred": "to negotiate"}),
        ]
    )


def hits(index: SearchIndex, query: str) -> list[tuple[str, Reason]]:
    return [(hit.entry_id, hit.reason) for hit in index.search(query)]


@pytest.mark.parametrize(
    ("query", "entry_id", "reason"),
    [
        ("Quốc vụ khanh", "quoc-vu-khanh", Reason.TERM),
        ("  QUỐC VỤ KHANH. ", "quoc-vu-khanh", Reason.TERM),
        ("liên hiệp quốc", "lien-hop-quoc", Reason.ALIAS),
        ("lhq", "lien-hop-quoc", Reason.ABBREVIATION),
        ("國務卿", "quoc-vu-khanh", Reason.HANTU),
        ("務", "quoc-vu-khanh", Reason.PART),
        ("secretary of state", "quoc-vu-khanh", Reason.ENGLISH),
        ("United Nations", "lien-hop-quoc", Reason.ENGLISH),
        ("un", "lien-hop-quoc", Reason.ENGLISH),
        ("hold talks", "hoi-dam", Reason.ENGLISH),
        ("to hold talks", "hoi-dam", Reason.ENGLISH),
        ("quoc vu khanh", "quoc-vu-khanh", Reason.WITHOUT_MARKS),
        ("lien hiep quoc", "lien-hop-quoc", Reason.WITHOUT_MARKS),
        ("dam phan", "dam-phan", Reason.WITHOUT_MARKS),
        ("vụ kha", "quoc-vu-khanh", Reason.PART),
        ("vu kha", "quoc-vu-khanh", Reason.PART_WITHOUT_MARKS),
        ("ieutenan", "trung-tuong", Reason.PART),
        ("Thượng tường", "thuong-tuong", Reason.DID_YOU_MEAN),
        ("nguyên tác", "nguyen-tac", Reason.DID_YOU_MEAN),
        ("dàm phán", "dam-phan", Reason.DID_YOU_MEAN),
    ],
)
def test_the_best_hit_says_why_it_was_found(index: SearchIndex, query: str, entry_id: str, reason: Reason) -> None:
    assert hits(index, query)[0] == (entry_id, reason)


def test_better_reasons_come_first(index: SearchIndex) -> None:
    assert hits(index, "to negotiate") == [("dam-phan", Reason.ENGLISH), ("hoi-dam", Reason.AVOIDED_ENGLISH)]
    assert hits(index, "nguyên tắc") == [("nguyen-tac", Reason.TERM), ("nguyen-tac-chung", Reason.PART)]


def test_parts_that_begin_a_word_come_first_then_shorter_ones(make_entry: Callable[..., Entry]) -> None:
    terms = ["xanh", "khu vực an ninh", "an ninh"]
    index = SearchIndex(make_entry(f"e{position}", term, en={"preferred": "x"}) for position, term in enumerate(terms))
    assert [hit.form for hit in index.search("an")] == ["an ninh", "khu vực an ninh", "xanh"]


def test_the_nearest_spelling_is_meant_first(make_entry: Callable[..., Entry]) -> None:
    index = SearchIndex([make_entry("a", "thê chê"), make_entry("b", "thế chế"), make_entry("c", "thể chế")])
    assert [hit.form for hit in index.search("thể chệ")] == ["thể chế", "thê chê", "thế chế"]
    assert [hit.form for hit in index.search("thê chế")] == ["thê chê", "thế chế", "thể chế"]


def test_an_entry_is_found_once_by_its_best_form(index: SearchIndex) -> None:
    assert index.search("liên") == [Hit("lien-hop-quoc", Reason.PART, "Liên hợp quốc")]


def test_the_limit_is_kept(index: SearchIndex) -> None:
    assert len(index.search("tướng", limit=1)) == 1
    assert index.search("tướng", limit=0) == []


@pytest.mark.parametrize("query", ["", "  ", "...", "x", "zz", "\u202e", "a\nb", "務" * 1000])
def test_a_query_that_is_nothing_finds_nothing(index: SearchIndex, query: str) -> None:
    assert index.search(query) == []


def test_a_common_part_is_not_followed_through_a_large_glossary(
    make_entry: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MAX_PARTS", 10)
    index = SearchIndex(make_entry(f"e{n}", f"an ninh {'i' * n}", en={"preferred": "x"}) for n in range(50))
    assert [hit.entry_id for hit in index.search("an", limit=50)] == [f"e{n}" for n in range(10)]


@given(st.text())
def test_any_query_is_answered(query: str) -> None:
    entry = Entry.model_validate(
        {"id": "a", "category": "concept", "pos": "noun", "vi": {"term": "hòa bình"}, "en": {"preferred": "peace"}}
    )
    assert len(SearchIndex([entry]).search(query)) <= 1
