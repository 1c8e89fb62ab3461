from collections.abc import Callable
from datetime import date

import pytest

from studykit.glossary.checks import check
from studykit.glossary.entry import Entry
from studykit.glossary.finding import Severity
from studykit.glossary.glossary import Glossary

TODAY = date(2026, 1, 31)

SHARED = 'error: b: "HB" is also a form of "a"; merge or tell them apart'

Findings = Callable[..., list[str]]


@pytest.fixture
def findings(make_glossary: Callable[..., Glossary]) -> Findings:
    return lambda *entries: list(map(str, check(make_glossary(*entries), TODAY)))


@pytest.fixture
def findings_of(make_entry: Callable[..., Entry], findings: Findings) -> Findings:
    """The findings about one entry with the given term and keys."""
    return lambda term, **keys: findings(make_entry("a", term, **keys))


def test_a_sound_glossary_has_no_findings(make_entry: Callable[..., Entry], findings: Findings) -> None:
    entries = (
        make_entry(
            "thuong-tuong",
            "Thượng tướng",
            vi={"aliases": ["thượng tuớng"], "origin": "sino", "hantu": "上將"},
            en={"avoid": [{"term": "Lieutenant General", "why": "that is Trung tướng"}]},
            definition={"vi": "Quân hàm dưới Đại tướng.", "en": "Rank below a general."},
            examples=[{"vi": "Thượng tướng phát biểu.", "en": "The Senior General spoke."}],
            scale={"name": "vpa", "position": 1, "of": 2},
            relations={"contrast": ["dai-tuong"]},
            as_of="2025-01",
        ),
        make_entry(
            "dai-tuong",
            "Đại tướng",
            scale={"name": "vpa", "position": 2, "of": 2},
            relations={"contrast": ["thuong-tuong"], "broader": ["thuong-tuong"]},
            as_of="2026-01",
        ),
    )
    assert findings(*entries) == []


def test_findings_come_by_line_with_their_place(load: Callable[[str], Glossary]) -> None:
    glossary = load("""\
- id: a
  category: rank
  pos: noun
  vi: {term: Đại tướng}
  en: {preferred: General}
  relations:
    related: [a, b,
              c]
- id: b
  category: title
  pos: noun
  as_of: 2020-01
  vi: {term: Bộ trưởng}
  en: {preferred: Minister}
""")
    lines = [str(finding).partition("glossary/")[2] for finding in check(glossary, TODAY)]
    assert lines == [
        "rank.yaml:7: error: a: the entry names itself; remove it",
        'rank.yaml:8: error: a: there is no entry "c"; correct the id or add the entry',
        "rank.yaml:10: warning: b: an entry of category title in rank.yaml; move it or correct the category",
        "rank.yaml:12: warning: b: as of 2020-01, 72 months ago; check the facts and the date",
    ]


def test_severities(make_entry: Callable[..., Entry], make_glossary: Callable[..., Glossary]) -> None:
    entry = make_entry("a", "hòa", as_of="2020-01", relations={"related": ["z"]})
    assert [finding.severity for finding in check(make_glossary(entry), TODAY)] == [Severity.WARNING, Severity.ERROR]


def test_a_contrast_is_mutual(make_entry: Callable[..., Entry], findings: Findings) -> None:
    one = make_entry("a", "hội đàm", relations={"contrast": ["b"], "related": ["b"]})
    assert findings(one, make_entry("b", "hội kiến")) == ['warning: a: "b" does not name it back; add it there']


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, ['error: b: "HÒA BÌNH" is also a form of "a"; merge or tell them apart']),
        ({"category": "phrase"}, []),
        (
            {"vi": {"aliases": ["HB"]}},
            [SHARED, 'error: b: "HÒA BÌNH" is also a form of "a"; merge or tell them apart'],
        ),
        (
            {"vi": {"term": "b", "abbreviations": ["HB"]}},
            ['warning: b: "HB" is also a form of "a"; merge or tell them apart'],
        ),
    ],
)
def test_entries_of_a_category_share_no_form(
    make_entry: Callable[..., Entry], findings: Findings, keys: dict[str, object], found: list[str]
) -> None:
    one = make_entry("a", "Hòa bình", vi={"abbreviations": ["HB"]})
    assert findings(one, make_entry("b", "HÒA BÌNH", **keys)) == found


@pytest.mark.parametrize(
    ("term", "vi", "example", "right"),
    [
        ("hòa bình", {}, "Vì nền HÒA  BÌNH.", True),
        ("Liên hợp quốc", {"abbreviations": ["LHQ"]}, "Tại LHQ.", True),
        ("Liên hợp quốc", {"abbreviations": ["LHQ"]}, "Tại lhq.", False),
        ("bộ y", {}, "Các bộ yêu cầu.", False),
        ("bộ y", {"aliases": ["yêu cầu"]}, "Các bộ yêu cầu.", True),
    ],
)
def test_examples_hold_a_form_of_the_term(
    findings_of: Findings, term: str, vi: dict[str, object], example: str, right: bool
) -> None:
    found = findings_of(term, vi=vi, examples=[{"vi": example, "en": "text"}])
    message = f'error: a: the example does not hold "{term}"; use the term, an alias or an abbreviation'
    assert found == ([] if right else [message])


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"register": "so\u0323"}, 'error: a: not in normal form (NFC, plain spaces); write "sọ"'),
        ({"vi": {"aliases": ["a\xa0b"]}}, 'error: a: not in normal form (NFC, plain spaces); write "a b"'),
        ({"register": "a\x1b[31m"}, "error: a: unreadable character U+001B; remove it"),
        ({"sources": [{"title": "a\u200bb"}]}, "error: a: unreadable character U+200B; remove it"),
    ],
)
def test_every_text_is_in_normal_form(findings_of: Findings, keys: dict[str, object], found: str) -> None:
    assert findings_of("hòa bình", **keys) == [found]


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ({"definition": {"vi": "Nền hoà bình.", "en": "x"}}, "hoà"),
        ({"members": [{"vi": "Thoả thuận", "en": "x"}]}, "Thoả"),
        ({"register": "in Uỷ ban"}, "Uỷ"),
        ({"vi": {"aliases": ["hoà"]}}, None),
        ({"sources": [{"title": "Hoà bình"}]}, None),
        ({"register": "quý khách, thúy"}, None),
    ],
)
def test_the_tone_stands_on_the_first_vowel(
    findings_of: Findings, keys: dict[str, object], written: str | None
) -> None:
    found = findings_of("thương lượng", **keys)
    assert len(found) == (written is not None)
    assert all(f'error: a: tone on the second vowel in "{written}"; write "' in line for line in found)


@pytest.mark.parametrize(
    ("term", "keys", "found"),
    [
        ("hòa bình", {"en": {"preferred": "Hòa bình"}}, "warning: a: the English repeats the Vietnamese"),
        ("ASEAN", {"en": {"preferred": "ASEAN"}, "vi": {"origin": "foreign"}}, None),
        ("ASEAN", {"en": {"preferred": "ASEAN"}, "category": "abbreviation"}, None),
        ("a", {"members": [{"vi": "Một.", "en": "một"}]}, "error: a: the English repeats the Vietnamese; translate it"),
        ("a", {"definition": {"vi": "B", "en": "b"}}, "error: a: the English repeats the Vietnamese; translate it"),
        (
            "a",
            {"en": {"preferred": "talks", "avoid": [{"term": "Talks", "why": "x"}]}},
            'error: a: "Talks" is also listed as right; remove one',
        ),
    ],
)
def test_english_is_english(findings_of: Findings, term: str, keys: dict[str, object], found: str | None) -> None:
    lines = findings_of(term, **keys)
    assert len(lines) == (found is not None)
    assert all(line.startswith(found or "") for line in lines)


@pytest.mark.parametrize(
    ("vi", "found"),
    [
        ({"origin": "sino"}, ["error: a: origin sino asks for hantu; add it"]),
        ({"origin": "sino", "hantu": "和平"}, []),
        ({"origin": "sino", "hantu": "和, 平"}, []),
        (
            {"origin": "sino", "hantu": "和"},
            ['error: a: 1 characters for the 2 syllables of "hòa bình"; write one each'],
        ),
        ({"origin": "mixed", "hantu": "和"}, []),
        ({"origin": "mixed"}, []),
        ({"origin": "sino", "hantu": "和平 peace"}, ['error: a: "peace" is no Chinese character; remove it']),
    ],
)
def test_hantu_has_a_character_for_every_syllable(
    findings_of: Findings, vi: dict[str, object], found: list[str]
) -> None:
    assert findings_of("hòa bình", vi=vi) == found


@pytest.mark.parametrize(
    ("term", "category", "count", "found"),
    [
        ("bốn không", "formula", 4, []),
        ("bốn không", "formula", 3, ['warning: a: 3 members of "bốn không"; list 4']),
        ("bốn không", "formula", 0, ['warning: a: "bốn không" names a list; add its 4 members']),
        ("4 không", "concept", 3, ['warning: a: 3 members of "4 không"; list 4']),
        ("hai bên", "phrase", 0, []),
        ("16 chữ vàng", "formula", 4, []),
        ("không", "formula", 3, []),
        (";", "formula", 3, []),
    ],
)
def test_members_are_as_many_as_the_term_says(
    findings_of: Findings, term: str, category: str, count: int, found: list[str]
) -> None:
    members = [{"vi": f"điều {n}", "en": f"item {n}"} for n in range(count)]
    assert findings_of(term, category=category, members=members) == found


@pytest.mark.parametrize(
    ("aliases", "found"),
    [
        (["hoà bình"], ['warning: a: "hoà bình" repeats a form of the entry; remove it']),
        (["HÒA BÌNH"], ['warning: a: "HÒA BÌNH" repeats a form of the entry; remove it']),
        (["hòa-bình", "hòa - bình"], []),
    ],
)
def test_forms_differ_in_more_than_case_and_tone_placement(
    findings_of: Findings, aliases: list[str], found: list[str]
) -> None:
    assert findings_of("hòa bình", vi={"aliases": aliases}) == found


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2025-01", []),
        ("2024-12", ["warning: a: as of 2024-12, 13 months ago; check the facts and the date"]),
        ("2026-01", []),
        ("2026-02", ["error: a: as of 2026-02, which is still to come; correct the month"]),
    ],
)
def test_facts_that_age_are_looked_at_every_year(findings_of: Findings, as_of: str, found: list[str]) -> None:
    assert findings_of("hòa bình", as_of=as_of) == found


@pytest.mark.parametrize(
    ("scales", "found"),
    [
        ([(1, 2), (2, 2)], []),
        (
            [(1, 3)],
            ['error: e0: no entry has position 2, 3 of "vpa"; add one or correct the positions'],
        ),
        (
            [(1, 2), (1, 2)],
            [
                'error: e0: no entry has position 2 of "vpa"; add one or correct the positions',
                'error: e1: position 1 is taken by "e0"; give each its own',
            ],
        ),
        ([(1, 2), (2, 3)], ['error: e1: of 3, but of 2 in "e0"; make them agree']),
    ],
)
def test_a_scale_is_complete(
    make_entry: Callable[..., Entry], findings: Findings, scales: list[tuple[int, int]], found: list[str]
) -> None:
    entries = [
        make_entry(f"e{n}", f"bậc {n}", scale={"name": "vpa", "position": position, "of": of})
        for n, (position, of) in enumerate(scales)
    ]
    assert findings(*entries) == found
