from hypothesis import given
from hypothesis import strategies as st

from studykit.mining.tokens import tokenize
from studykit.vietnamese.spelling import normal_form


def test_syllables_dashes_and_marks_are_tokens_and_quotes_are_not() -> None:
    tokens = tokenize("chính sách “bốn không” Việt Nam–Lào, thủy đạc")
    assert tokens.keys == ["chính", "sách", "bốn", "không", "việt", "nam", "-", "lào", ",", "thủy", "đạc"]
    assert tokens.surface(2, 4) == "bốn không"


def test_keys_do_not_tell_spellings_apart() -> None:
    assert tokenize("hoà Sỹ").keys == tokenize("hòa sĩ").keys


def test_capitals_are_seen() -> None:
    tokens = tokenize("Bộ LHQ hòa")
    assert [tokens.is_capitalised(index) for index in range(4)] == [True, True, False, False]
    assert tokens.is_capitals(1)
    assert not tokens.is_capitals(0)


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    text = normal_form(text)
    tokens = tokenize(text)
    for index in range(len(tokens)):
        assert tokens.starts[index] < tokens.ends[index] <= len(text)
        assert tokens.keys[index]
    assert tokens.starts == sorted(tokens.starts)
