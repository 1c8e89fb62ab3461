import pytest

from studykit.growth.definitions import Finding, Kind, find_definitions


@pytest.mark.parametrize(
    ("term", "text", "kind", "found"),
    [
        (
            "gìn giữ hòa bình",
            "Lực lượng gìn giữ hòa bình (GGHB) đã lên đường.",
            Kind.ABBREVIATION,
            "GGHB",
        ),
        (
            "Lực lượng Bảo vệ bờ biển",
            "Lực lượng Bảo vệ bờ biển (viết tắt là JCG) của Nhật Bản.",
            Kind.ABBREVIATION,
            "JCG",
        ),
        (
            "Trung tâm Hành động bom mìn",
            "Trung tâm Hành động bom mìn (tiếng Anh: Mine Action Centre - VNMAC) tổ chức hội thảo.",
            Kind.ENGLISH,
            "Mine Action Centre",
        ),
        (
            "bộ đội sơn cước",
            "Bộ đội sơn cước là lực lượng chuyên tác chiến ở vùng núi cao, hiểm trở.",
            Kind.DEFINITION,
            "lực lượng chuyên tác chiến ở vùng núi cao, hiểm trở",
        ),
        (
            "ngoại giao kênh hai",
            "Ngoại giao kênh hai, còn gọi là ngoại giao học giả, phát triển.",
            Kind.ALIAS,
            "ngoại giao học giả",
        ),
        (
            "tuần tra chung",
            "Hai bên tiến hành hoạt động tuần tra trên vùng biển giáp ranh, gọi là tuần tra chung.",
            Kind.DEFINITION,
            "Hai bên tiến hành hoạt động tuần tra trên vùng biển giáp ranh",
        ),
        (
            "GGHB",
            "Việt Nam tham gia hoạt động gìn giữ hòa bình (GGHB) từ năm 2014.",
            Kind.LONG_FORM,
            "gìn giữ hòa bình",
        ),
    ],
)
def test_what_the_text_says(term: str, text: str, kind: Kind, found: str) -> None:
    assert Finding(kind, found) in find_definitions(term, text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Trung tâm Hành động bom mìn", "VNMAC còn gọi là Trung tâm Hành động bom mìn."),
        ("Thứ trưởng", "Thứ trưởng là ông Nguyễn Văn A."),
        ("hợp tác", "Hợp tác (Ảnh) tốt đẹp."),
        ("GGHB", "Lực lượng Việt Nam (GGHB) lên đường."),
        ("ợp tác", "Hợp tác là nền tảng của quan hệ hai nước."),
        ("nền tảng", "Đây là câu không nói gì về từ ấy."),
    ],
)
def test_what_it_does_not_say(term: str, text: str) -> None:
    assert find_definitions(term, text) == []


def test_each_thing_is_said_once_and_few_things_at_all() -> None:
    text = "\n".join(f"Sơn cước (mã số {number} của đơn vị) có mặt. Sơn cước (SC) có mặt." for number in range(20))
    found = find_definitions("sơn cước", text)
    assert found.count(Finding(Kind.ABBREVIATION, "SC")) == 1
    assert len(found) == 6


def test_a_term_is_no_pattern() -> None:
    assert find_definitions("a(b+", "Một a(b+ (XYZ) ở đây.") == [Finding(Kind.ABBREVIATION, "XYZ")]
