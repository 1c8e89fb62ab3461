import pytest

from studykit.mining.patterns import MAX_EXPANSIONS, expand


@pytest.mark.parametrize(
    ("pattern", "terms"),
    [
        ("hội đàm", ["hội đàm"]),
        ("giải quyết [các] tranh chấp", ["giải quyết tranh chấp", "giải quyết các tranh chấp"]),
        ("hợp tác (quốc phòng|an ninh)", ["hợp tác quốc phòng", "hợp tác an ninh"]),
        ("phòng[,] chống (ma túy|[nạn] buôn lậu)", [
            "phòng chống ma túy", "phòng chống buôn lậu", "phòng chống nạn buôn lậu",
            "phòng, chống ma túy", "phòng, chống buôn lậu", "phòng, chống nạn buôn lậu",
        ]),
    ],
)  # fmt: skip
def test_a_pattern_is_spelt_out(pattern: str, terms: list[str]) -> None:
    assert expand(pattern) == terms


@pytest.mark.parametrize("pattern", ["hợp tác (quốc phòng", "hợp tác] quốc phòng", "(a|b)" * 20])
def test_a_slip_of_the_pen_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|too many"):
        expand(pattern)


def test_the_limit_itself_is_allowed() -> None:
    assert len(expand("(" + "|".join(map(str, range(MAX_EXPANSIONS))) + ")")) == MAX_EXPANSIONS
