import gzip
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.store import load_glossary
from studykit.growth.hantu import Hantu, load_readings, starter_readings


@pytest.fixture
def hantu(starter: Path) -> Hantu:
    readings = {"quốc": "囻國", "phòng": "房防", "học": "學", "tác": "作"}
    return Hantu(load_glossary([starter / "glossary"]), readings)


def test_the_glossarys_own_characters_come_first(hantu: Hantu) -> None:
    assert [found.characters for found in hantu.of("Quốc phòng")] == [("國", "囻"), ("防", "房")]
    assert hantu.likeliest("quốc học") == "國學"


def test_a_syllable_without_characters(hantu: Hantu) -> None:
    assert [(found.syllable, found.characters) for found in hantu.of("học xyz")] == [("học", ("學",)), ("xyz", ())]
    assert hantu.likeliest("học xyz") is None
    assert hantu.likeliest("") is None


def test_the_neighbour_decides_between_homonyms(starter: Path) -> None:
    words = (
        ("chinh-sach", "chính sách", "政策"),
        ("chinh-tri", "chính trị", "政治"),
        ("chinh-thuc", "chính thức", "正式"),
    )
    item = "- {{id: {}, category: concept, pos: noun, vi: {{term: {}, hantu: {}}}, en: {{preferred: x}}}}\n"
    (starter / "glossary" / "more.yaml").write_text("".join(item.format(*word) for word in words), encoding="utf-8")
    hantu = Hantu(load_glossary([starter / "glossary"]), {})
    assert hantu.likeliest("chính thức") == "正式"
    assert [found.characters for found in hantu.of("chính quốc")] == [("政", "正"), ("國",)]


def test_the_shipped_readings_are_under_comparison_keys() -> None:
    readings = starter_readings()
    assert "國" in readings["quốc"]
    assert "和" in readings["hòa"]
    assert "對" in readings["đối"]
    assert len(readings) > 2500


def test_a_damaged_table_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "readings.tsv.gz"
    path.write_bytes(gzip.compress("quốc\t國\tx\n".encode()))
    with pytest.raises(InputFault, match="cannot be read"):
        load_readings(path)
    with pytest.raises(InputFault, match="cannot be read"):
        load_readings(tmp_path / "none.gz")
