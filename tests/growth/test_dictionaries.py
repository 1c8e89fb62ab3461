import gzip
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studykit.faults import InputFault
from studykit.growth.dictionaries import Dictionary, look_up


def stardict(folder: Path, *entries: tuple[str, bytes], types: str = "m", packed: bool = False, bits: int = 32) -> Path:
    """Writes a StarDict dictionary."""
    articles, index = b"", b""
    for headword, data in entries:
        index += headword.encode() + b"\0" + struct.pack(">QI" if bits == 64 else ">II", len(articles), len(data))
        articles += data
    path = folder / "words.ifo"
    lines = ["StarDict's dict ifo file", "version=3.0.0", "bookname=Words", f"wordcount={len(entries)}"]
    lines += [f"idxoffsetbits={bits}"] + ([f"sametypesequence={types}"] if types else [])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if packed:
        (folder / "words.idx.gz").write_bytes(gzip.compress(index))
        (folder / "words.dict.dz").write_bytes(gzip.compress(articles))
    else:
        (folder / "words.idx").write_bytes(index)
        (folder / "words.dict").write_bytes(articles)
    return path


def texts(path: Path, term: str) -> list[str]:
    return [found.text for found in Dictionary(path).look_up(term)]


def test_a_table_with_commas(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('\ufeffterm,english\n"hòa, giải",reconciliation,(law)\nsơn cước,mountain\n', encoding="utf-8")
    assert texts(path, "Hoà, giải") == ["reconciliation; (law)"]
    assert texts(path, "SƠN CƯỚC") == ["mountain"]
    assert texts(path, "hải đảo") == []


def test_a_table_with_tabs(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text('sơn cước\tmountain "troops"\n\nno tab\n', encoding="utf-8")
    assert texts(path, "sơn cước") == ['mountain "troops"']


def test_a_broken_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('a,b\nc,"d\n', encoding="utf-8")
    with pytest.raises(InputFault, match=r"mine\.csv:2.*no table"):
        texts(path, "a")


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("bits", [32, 64])
def test_stardict(tmp_path: Path, packed: bool, bits: int) -> None:
    entries = (("sơn cước", b"mountain troops\nsee also"), ("hải đảo", "đảo".encode()))
    path = stardict(tmp_path, *entries, packed=packed, bits=bits)
    assert texts(path, "Sơn cước") == ["mountain troops see also"]
    assert texts(path, "hải đảo") == ["đảo"]


def test_stardict_fields(tmp_path: Path) -> None:
    html = b"<div>one<br>two</div> &amp; <b>three</b>"
    path = stardict(tmp_path, ("a", b"phonetic\0" + html), types="th")
    assert texts(path, "a") == ["phonetic; one; two; & three"]
    picture = b"P" + struct.pack(">I", 4) + b"\x89PNG"
    path = stardict(tmp_path, ("a", picture + b"mtext\0" + b"mmore\0"), types="")
    assert texts(path, "a") == ["text; more"]


def test_hostile_text_is_cleaned_and_cut(tmp_path: Path) -> None:
    path = stardict(tmp_path, ("a", b"\x1b[2Jred \xff" + b"long " * 1000))
    (text,) = texts(path, "a")
    assert text.isprintable()
    assert len(text) == 600


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("words.ifo", b"something else\n", "no StarDict"),
        ("words.idx", b"no end", "damaged"),
        ("words.idx", b"a\0\0\0", "damaged"),
        ("words.idx", b"a\0" + struct.pack(">II", 5, 5), "damaged"),
    ],
)
def test_damaged_stardict(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = stardict(tmp_path, ("a", b"text"))
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputFault, match=message):
        texts(path, "a")


def test_missing_and_broken_parts(tmp_path: Path) -> None:
    path = stardict(tmp_path, ("a", b"text"))
    (tmp_path / "words.dict").unlink()
    with pytest.raises(InputFault, match=r"no \.dict file"):
        texts(path, "a")
    (tmp_path / "words.dict.dz").write_bytes(b"\x1f\x8b no gzip")
    with pytest.raises(InputFault, match="cannot be read"):
        texts(path, "a")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80), st.binary(max_size=80), st.sampled_from(["", "m", "tm", "h", "X"]))
def test_any_bytes_give_articles_or_a_fault(tmp_path: Path, index: bytes, articles: bytes, types: str) -> None:
    path = stardict(tmp_path, types=types)
    (tmp_path / "words.idx").write_bytes(index)
    (tmp_path / "words.dict").write_bytes(articles)
    try:
        found = Dictionary(path).look_up("a")
    except InputFault:
        return
    assert all(article.text.isprintable() for article in found)


def test_dictionaries_are_asked_in_their_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.tsv").write_text(f"x\tin {name}\n", encoding="utf-8")
    found = look_up("x", [Dictionary(tmp_path / "b.tsv"), Dictionary(tmp_path / "a.tsv")])
    assert [(article.dictionary, article.text) for article in found] == [("b", "in b"), ("a", "in a")]


def test_another_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="no dictionary that is read"):
        texts(tmp_path / "words.mdx", "a")
