import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.vietnamese.order import sort_key
from studykit.vietnamese.spelling import normal_form


@pytest.mark.parametrize(
    "in_order",
    [
        ["thể", "thể chế", "thế"],
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ang", "áng", "anh", "ánh"],
        ["ác", "ách", "ai", "ải"],
        ["dân quân", "dân tộc", "đại sứ", "đại tá", "đại tướng", "đảng"],
        ["cha", "chả", "chan"],
        ["hoa", "hòa", "hòa bình", "hòa giải", "hoài"],
        ["hối", "hội đàm", "hội kiến", "hội nghị"],
        ["Liên bang", "liên hợp", "Liên Hợp Quốc", "liên minh"],
        ["lan", "Lan", "làn"],
        ["Nghị quyết 1", "Nghị quyết 2", "Nghị quyết chung"],
        ["ta", "tạ", "tha", "thà", "tra"],
        ["ADMM", "ADMM+", "ASEAN", "ASEAN+3"],
    ],
)
def test_dictionary_order(in_order: list[str]) -> None:
    shuffled = in_order[:]
    random.Random(0).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == in_order


def test_tone_placement_punctuation_and_composition_do_not_count() -> None:
    assert sort_key("hoà bình")[0] == sort_key("Hòa-bình")[0]
    assert sort_key(unicodedata.normalize("NFD", "thủy")) == sort_key("thủy")


def test_a_foreign_letter_comes_after_the_alphabet() -> None:
    assert sort_key("z") < sort_key("ß")


@given(st.lists(st.text(), unique_by=normal_form), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_where_one_begins(texts: list[str], rng: random.Random) -> None:
    shuffled = texts[:]
    rng.shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == sorted(texts, key=sort_key)
