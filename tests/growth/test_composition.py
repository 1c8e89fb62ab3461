from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.store import load_glossary
from studykit.growth.composition import Role, compose, load_countries, starter_countries
from studykit.growth.held_entries import HeldEntries
from studykit.mining.lexicon import starter_lexicon


@pytest.fixture
def held(starter: Path) -> HeldEntries:
    return HeldEntries(load_glossary([starter / "glossary"]))


@pytest.mark.parametrize(
    ("term", "english"),
    [
        ("Thứ trưởng Bộ Quốc phòng", "Deputy Minister of National Defence"),
        ("Thứ trưởng Bộ Quốc phòng Mông Cổ", "Deputy Minister of National Defence of Mongolia"),
        ("Bộ Quốc phòng Hoa Kỳ", "Ministry of National Defence of the United States"),
        ("Cục Đối ngoại Bộ Quốc phòng", "Foreign Relations Department of the Ministry of National Defence"),
        ("Đại sứ Mông Cổ tại Việt Nam", "Ambassador of Mongolia to Vietnam"),
        ("bản ghi nhớ về hợp tác huấn luyện", "memorandum of understanding on training cooperation"),
        ("hợp tác quốc phòng", "defence cooperation"),
        ("hợp tác Việt Nam - Mông Cổ", "Vietnam–Mongolia cooperation"),
        ("hợp tác Việt-Mỹ", "Vietnam–United States cooperation"),
        ("bản ghi nhớ năm 2023", "2023 memorandum of understanding"),
        ("thăm chính thức Nhật Bản", "pay an official visit to Japan"),
        ("hợp tác và huấn luyện", "cooperation and training"),
        ("huấn luyện của Bộ Quốc phòng", "training of the Ministry of National Defence"),
        ("Đối thoại Quốc phòng Việt Nam - Lào - Campuchia", "Vietnam–Laos–Cambodia Defence Dialogue"),
        ("Bộ Quốc phòng ASEAN", "Ministry of National Defence of ASEAN"),
    ],
)
def test_members_make_an_english_draft(held: HeldEntries, term: str, english: str) -> None:
    assert compose(term, held).english == english


def test_an_unknown_part_leaves_no_draft_but_the_members(held: HeldEntries) -> None:
    found = compose("hợp tác huấn luyện sơn cước Mông Cổ", held)
    assert found.english is None
    assert [(member.text, member.english) for member in found.members] == [
        ("hợp tác", "cooperation"),
        ("huấn luyện", "training"),
        ("Mông Cổ", "Mongolia"),
    ]


@pytest.mark.parametrize("term", ["hợp tác về", "về hợp tác", "hợp tác và về huấn luyện", "huấn luyện", "", "xyz"])
def test_no_draft_where_something_is_missing(held: HeldEntries, term: str) -> None:
    assert compose(term, held).english is None


def test_countries_count_with_a_capital_only(held: HeldEntries) -> None:
    assert compose("hợp tác anh", held).english is None
    assert [member.role for member in compose("hợp tác Anh", held).members] == [Role.TERM, Role.COUNTRY]


def test_every_country_of_the_lexicon_has_an_english_name() -> None:
    lexicon = starter_lexicon()
    countries = starter_countries()
    names = ["Việt Nam", "Mông Cổ", "Triều Tiên", "Cộng hòa Liên bang Đức", "Bosnia và Herzegovina", "Bờ Biển Ngà"]
    for name in names:
        assert lexicon.countries.longest(name.casefold().split(), 0), name
        assert name.casefold() in countries, name


def test_a_line_without_a_colon_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "countries.txt"
    path.write_text("# names\nFrance Pháp\n", encoding="utf-8")
    with pytest.raises(InputFault, match=r"countries\.txt:2"):
        load_countries(path)


def test_a_short_name_of_a_country_counts_only_in_a_pair(held: HeldEntries) -> None:
    assert compose("Đối thoại Quốc phòng Việt - Trung", held).english == "Vietnam–China Defence Dialogue"
    assert all(member.role is not Role.COUNTRY for member in compose("Trung tâm huấn luyện", held).members)
