"""Each grammar on sentences of our own."""

import pytest

from studykit.mining.miner import mine_text


def mined(text: str) -> dict[str, str]:
    return {term.term: str(term.category) for term in mine_text(text)}


CASES = [
    ("Trung tướng Lê Văn Bình dẫn đầu đoàn.", {"Trung tướng": "rank"}),
    (
        "Bộ trưởng Quốc phòng Canada Anna Smith thăm Hà Nội.",
        {"Bộ trưởng": "title", "Bộ trưởng Quốc phòng": "title", "Bộ trưởng Quốc phòng Canada": "title"},
    ),
    (
        "Đoàn gặp Bộ trưởng Bộ Quốc phòng Việt Nam tại Huế.",
        {"Bộ trưởng Bộ Quốc phòng": "title", "Bộ trưởng Bộ Quốc phòng Việt Nam": "title"},
    ),
    ("Đại sứ Chile tại Việt Nam đến chào.", {"Đại sứ": "title", "Đại sứ Chile tại Việt Nam": "title"}),
    (
        "Phó Chủ nhiệm Ủy ban Đối ngoại Trần Văn Cường phát biểu.",
        {"Phó Chủ nhiệm Ủy ban Đối ngoại": "title", "Ủy ban Đối ngoại": "organization"},
    ),
    ("Đại diện Bộ Tài nguyên và Môi trường Lào tham dự.", {"Bộ Tài nguyên và Môi trường": "organization"}),
    ("Đoàn thăm Viện Nghiên cứu Chiến lược quốc tế.", {"Viện Nghiên cứu Chiến lược quốc tế": "organization"}),
    ("Bộ Tư lệnh Vùng 5 Hải quân đón đoàn.", {"Bộ Tư lệnh Vùng 5 Hải quân": "organization"}),
    (
        "Hai nước ký Hiệp định Hợp tác hàng hải năm 2021.",
        {"Hiệp định": "instrument", "Hiệp định Hợp tác hàng hải": "instrument"},
    ),
    (
        "Hai bên trao Bản ghi nhớ về hợp tác quân y.",
        {"Bản ghi nhớ": "instrument", "Bản ghi nhớ về hợp tác quân y": "instrument"},
    ),
    (
        "Quan hệ Đối tác chiến lược Việt Nam - Italy phát triển.",
        {"Đối tác chiến lược": "framework", "Đối tác chiến lược Việt Nam - Italy": "framework"},
    ),
    (
        "Tham vấn Chính trị Việt Nam-Peru lần thứ 4 diễn ra chiều qua.",
        {"Tham vấn Chính trị": "mechanism", "Tham vấn Chính trị Việt Nam-Peru": "mechanism"},
    ),
    ("Diễn đàn An ninh hàng hải khai mạc.", {"Diễn đàn An ninh hàng hải": "mechanism"}),
    (
        "Hai bên cùng vì hòa bình, hợp tác và thịnh vượng ở khu vực.",
        {"hòa bình, hợp tác và thịnh vượng": "formula"},
    ),
    (
        "Quan hệ phát triển vì lợi ích hai nước, vì hòa bình, ổn định của khu vực và thế giới.",
        {"vì lợi ích hai nước, vì hòa bình, ổn định của khu vực và thế giới": "formula"},
    ),
    ("Buổi gặp diễn ra chân thành, cởi mở, tin cậy.", {"chân thành, cởi mở, tin cậy": "formula"}),
    ("Tòa án (ITLOS) ra phán quyết.", {"ITLOS": "abbreviation"}),
    ("Lực lượng của Liên minh châu Phi (AUXM) tới nơi.", {"AUXM": "abbreviation"}),
    ("Họp ADMM+ và ADMM-Plus.", {"ADMM+": "abbreviation", "ADMM-Plus": "abbreviation"}),
    ("Văn phòng NATO nêu SDGs.", {"NATO": "abbreviation", "SDGs": "abbreviation"}),
    ("Tình hình Biển Đông được nêu ra.", {"Biển Đông": "place"}),
    ("Hai bên khẳng định chính sách nghiên cứu quân sự.", {"hai bên": "phrase", "khẳng định": "phrase"}),
    ("Trường dạy pháp luật hàng hải cho học viên.", {"pháp luật hàng hải": "concept"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_yields_its_terms(text: str, expected: dict[str, str]) -> None:
    found = {term.lower(): category for term, category in mined(text).items()}
    assert {term.lower(): found.get(term.lower()) for term in expected} == {
        term.lower(): category for term, category in expected.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "Thiếu tướng Nguyễn Hữu Nghị và Đại tá Trần Hòa Bình tới dự.",
        "Ông Lê Quốc Hội gặp bà Phạm Thị Công Lý.",
        "Tổng thống John Smith và Thủ tướng Maria Lopez hội đàm.",
    ],
)
def test_names_of_persons_are_no_terms(text: str) -> None:
    surfaces = " | ".join(mined(text))
    for name in ("Nghị", "Hòa Bình", "Hội", "Công Lý", "John", "Maria", "Smith", "Lopez"):
        assert name not in surfaces


def test_plain_countries_cities_dates_and_agencies_are_no_terms() -> None:
    found = mined("Ngày 2/9, tại Hà Nội, TTXVN và AFP đưa tin từ Pháp, Việt Nam, Campuchia và thành phố Huế (VOV).")
    assert not found


def test_the_words_of_a_country_name_are_no_terms() -> None:
    assert "Dân chủ" not in mined("Đoàn thăm nước Cộng hòa Dân chủ Nhân dân Lào.")


def test_a_head_inside_a_word_opens_no_name() -> None:
    found = mined("Thứ trưởng Quốc phòng Bộ Ngoại giao nêu ý kiến, hợp tác chiến lược tiếp tục.")
    assert not {"phòng Bộ Ngoại giao", "tác chiến", "tiếp"} & set(found)


def test_the_ordinal_is_no_part_of_a_dialogue() -> None:
    assert not [term for term in mined("Đối thoại Biển Việt Nam - Anh lần thứ 6 khai mạc.") if "lần" in term]


def test_a_comma_that_parts_two_terms_joins_none() -> None:
    found = mined("Hai bên hợp tác về công nghiệp quốc phòng, an ninh hàng hải và quân y.")
    assert "an ninh hàng hải" in found
    assert "công nghiệp quốc phòng, an ninh" not in found


def test_the_country_in_the_name_of_a_body_is_no_instance() -> None:
    found = mined("Đoàn làm việc với Cơ quan Hợp tác hàng hải Hàn Quốc.")
    assert found.get("Cơ quan Hợp tác hàng hải Hàn Quốc") == "organization"
    assert "Cơ quan Hợp tác hàng hải" not in found


def test_an_office_inside_that_of_its_deputy_is_listed_too() -> None:
    found = mined("Phó Tổng Thư ký và Phó Tham mưu trưởng phát biểu.")
    assert {"Phó Tổng Thư ký", "Tổng Thư ký", "Phó Tham mưu trưởng", "Tham mưu trưởng"} <= set(found)


def test_a_sea_inside_the_name_of_a_region_is_no_term() -> None:
    assert "Thái Bình Dương" not in mined("Hợp tác ở khu vực châu Á - Thái Bình Dương được mở rộng.")


def test_a_formula_is_taken_whole() -> None:
    found = mined("Việt Nam không chọn bên mà chọn lẽ phải, công lý và là bạn, là đối tác tin cậy và thành viên "
                  "có trách nhiệm trong cộng đồng quốc tế.")  # fmt: skip
    assert "không chọn bên mà chọn lẽ phải, công lý" in found
    assert "là bạn, là đối tác tin cậy và thành viên có trách nhiệm trong cộng đồng quốc tế" in found
    assert not {"không chọn bên", "là bạn, là đối tác tin cậy", "đối tác tin cậy và thành viên có trách nhiệm"} & set(
        found
    )


def test_a_verb_glued_to_the_word_of_address_is_found() -> None:
    assert {"tiếp", "Ngài"} <= set(mined("Đại tướng Phan Văn Bình đã tiếp Ngài Elbridge Smith tại Hà Nội."))
