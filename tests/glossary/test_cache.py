from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.faults import InputFaults
from studykit.glossary import entry
from studykit.glossary.cache import open_glossary
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary, Place
from studykit.glossary.store import load_glossary

TEXT = """\
# ranks
- id: dai-tuong
  category: rank
  pos: noun
  vi: {term: Đại tướng, aliases: [tướng 4 sao], origin: sino, hantu: 大將}
  en: {preferred: General, avoid: [{term: Marshal, why: "no\\nsuch rank"}]}
  register: in orders
  scale: {name: vpa, position: 2, of: 2}
- id: thuong-tuong
  category: rank
  pos: noun
  vi: {term: Thượng tướng}
  en: {preferred: Senior Lieutenant General}
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / ".studykit" / "cache" / "glossary"


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "rank.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def is_compiled(glossary: Glossary) -> bool:
    """Whether a glossary comes from the cache, which knows no lines inside entries."""
    return glossary.place("dai-tuong", "register") == glossary.place("dai-tuong")


def test_the_cache_gives_the_same_glossary(file: Path, folder: Path, cache: Path) -> None:
    first, second, plain = open_glossary([folder], cache), open_glossary([folder], cache), load_glossary([folder])
    assert not is_compiled(first)
    assert is_compiled(second)
    assert list(first) == list(second) == list(plain)
    assert second.ids() == plain.ids()
    assert second["dai-tuong"] is second["dai-tuong"]
    assert second.of_category(Category.RANK) == tuple(plain)
    assert second.place("thuong-tuong", "vi") == Place(file, 9)
    assert "thuong-tuong" in second
    assert second.get("absent") is None


def test_an_entry_is_read_when_it_is_asked_for(
    file: Path, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_glossary([folder], cache)
    glossary = open_glossary([folder], cache)
    assert is_compiled(glossary)
    monkeypatch.setattr(Entry, "model_validate_json", fail)
    assert glossary.ids() == ("dai-tuong", "thuong-tuong")
    with pytest.raises(AssertionError, match="Senior"):
        glossary["thuong-tuong"]


def fail(line: bytes) -> Entry:
    raise AssertionError(line.decode())


def test_an_edit_of_the_same_length_is_seen(file: Path, folder: Path, cache: Path) -> None:
    open_glossary([folder], cache)
    file.write_text(TEXT.replace("Marshal", "Fieldal"), encoding="utf-8")
    assert open_glossary([folder], cache)["dai-tuong"].en.avoid[0].term == "Fieldal"


def test_a_new_file_and_a_new_layer_are_seen(file: Path, folder: Path, cache: Path, tmp_path: Path) -> None:
    open_glossary([folder], cache)
    (folder / "more.yaml").write_text(TEXT.replace("- id: ", "- id: x-"), encoding="utf-8")
    assert len(open_glossary([folder], cache)) == 4
    own = tmp_path / "own"
    own.mkdir()
    (own / "rank.yaml").write_text(TEXT.replace("tướng 4 sao", "bốn sao"), encoding="utf-8")
    assert open_glossary([folder, own], cache)["dai-tuong"].vi.aliases == ("bốn sao",)


def test_the_order_of_the_layers_is_seen(file: Path, folder: Path, cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "rank.yaml").write_text(TEXT.replace("tướng 4 sao", "bốn sao"), encoding="utf-8")
    assert open_glossary([own, folder], cache)["dai-tuong"].vi.aliases == ("tướng 4 sao",)
    assert open_glossary([folder, own], cache)["dai-tuong"].vi.aliases == ("bốn sao",)


def test_a_change_in_a_layer_leaves_the_others_compiled(file: Path, folder: Path, cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text(TEXT.replace("- id: ", "- id: x-"), encoding="utf-8")
    open_glossary([folder, own], cache)
    (own / "mine.yaml").write_text(TEXT.replace("- id: ", "- id: y-"), encoding="utf-8")
    glossary = open_glossary([folder, own], cache)
    assert is_compiled(glossary)
    assert glossary.place("y-dai-tuong", "register") == Place(own / "mine.yaml", 7)
    assert glossary.ids() == ("dai-tuong", "thuong-tuong", "y-dai-tuong", "y-thuong-tuong")


def test_faults_of_all_layers_are_told(file: Path, folder: Path, cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text("no list", encoding="utf-8")
    file.write_text("no: list", encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        open_glossary([folder, own], cache)
    assert len(caught.value.faults) == 2


def test_without_files_there_are_no_entries(tmp_path: Path, cache: Path) -> None:
    assert len(open_glossary([tmp_path / "none"], cache)) == 0


def test_a_copy_elsewhere_shares_the_cache_and_keeps_its_places(
    file: Path, folder: Path, cache: Path, tmp_path: Path
) -> None:
    open_glossary([folder], cache)
    moved = folder.rename(tmp_path / "moved")
    glossary = open_glossary([moved], cache)
    assert is_compiled(glossary)
    assert glossary.place("dai-tuong") == Place(moved / "rank.yaml", 2)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: b"\xff\xfe" + data,
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"General", b"Generol"),
        lambda data: data.replace(b"\n", b"\r\n"),
    ],
)
def test_a_broken_cache_is_made_anew(file: Path, folder: Path, cache: Path, damage: Callable[[bytes], bytes]) -> None:
    plain = list(open_glossary([folder], cache))
    cache.write_bytes(damage(cache.read_bytes()))
    anew, compiled = open_glossary([folder], cache), open_glossary([folder], cache)
    assert not is_compiled(anew)
    assert is_compiled(compiled)
    assert list(anew) == list(compiled) == plain


def test_another_schema_makes_the_cache_anew(
    file: Path, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_glossary([folder], cache)
    newer = tmp_path / "entry.py"
    newer.write_text("# newer\n", encoding="utf-8")
    monkeypatch.setattr(entry, "__file__", str(newer))
    assert not is_compiled(open_glossary([folder], cache))
    assert is_compiled(open_glossary([folder], cache))


def test_a_cache_that_cannot_be_written_is_no_fault(file: Path, folder: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert len(open_glossary([folder], in_the_way / "glossary")) == 2
    assert len(open_glossary([folder], folder)) == 2


def test_faults_are_reported_and_never_cached(file: Path, folder: Path, cache: Path) -> None:
    file.write_text(TEXT.replace("pos: noun", "pos: nown"), encoding="utf-8")
    with pytest.raises(InputFaults):
        open_glossary([folder], cache)
    assert not cache.exists()
    file.write_text(TEXT, encoding="utf-8")
    assert len(open_glossary([folder], cache)) == 2


def test_no_half_written_file_stays_behind(file: Path, folder: Path, cache: Path) -> None:
    open_glossary([folder], cache)
    assert [path.name for path in cache.parent.iterdir()] == ["glossary"]
