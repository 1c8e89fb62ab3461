"""Readers: titles, front matter, markup, and files that are at fault."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.articles.readers import read_article, read_text_as_article
from studykit.faults import InputFault

STUDY_TEXT = """---
title: Hội đàm cấp Bộ trưởng
date: 2024-05-03
event: Đối thoại
facts:
  - title: Thông cáo
    date: 2024-05-03
licence: CC BY 4.0
---
# Hội đàm cấp Bộ trưởng

Chiều 3/5, **hai bên** đã [hội đàm](https://example.org)
tại Hà Nội.

- Nhất trí hợp tác.
<!-- ghi chú -->
"""


def test_markdown_becomes_text_and_metadata() -> None:
    article = read_text_as_article(STUDY_TEXT, "text.md", ".md")
    assert article.text == "Hội đàm cấp Bộ trưởng\nChiều 3/5, hai bên đã hội đàm tại Hà Nội.\nNhất trí hợp tác."
    assert article.title == "Hội đàm cấp Bộ trưởng"
    assert article.metadata["date"] == "2024-05-03"
    assert article.metadata["facts"] == "Thông cáo, 2024-05-03"
    for term in ("hai bên", "hội đàm", "Nhất trí"):
        at = article.text.rindex(term)
        start, end = article.raw_span(at, at + len(term))
        assert article.raw[start:end] == term


def test_title_is_the_first_paragraph_or_its_first_sentence() -> None:
    assert read_text_as_article("Hội đàm Việt - Lào\nNội dung.", "a.txt").title == "Hội đàm Việt - Lào"
    long = "Ngày 3/5, hai bên hội đàm. " + "Hai bên trao đổi nhiều nội dung hợp tác. " * 9
    assert read_text_as_article(long, "a.txt").title == "Ngày 3/5, hai bên hội đàm"


def test_the_same_words_have_the_same_digest() -> None:
    one = read_text_as_article("Hai bên  hội đàm.\n\nNhất trí.", "a.txt")
    other = read_text_as_article("• Click để copy\nHai bên hội đàm.\nNhất trí.", "b.txt")
    assert one.digest == other.digest


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "holds no article text"),
        ("blank.txt", b" \n\n ", "holds no article text"),
        ("marks.txt", "… “” — 123".encode(), "holds no article text"),
        ("binary.txt", bytes(range(256)), "is not UTF-8 text"),
        ("null.txt", b"abc\x00def", "is a binary file"),
        ("picture.png", b"\x89PNG", "is of a kind that is not read"),
        ("front.md", b"---\ntitle: [a\n---\nVi\xe1\xbb\x87t Nam", "front matter"),
        ("bomb.md", b"---\na: &a [x, x]\nb: *a\n---\ntext", "aliases and deep nesting"),
        ("deep.md", b"---\na: " + b"[" * 50 + b"]" * 50 + b"\n---\ntext", "aliases and deep nesting"),
        ("list.md", b"---\n- a\n---\nVi\xe1\xbb\x87t Nam", "front matter"),
    ],
)
def test_faults_say_where_and_what(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputFault, match=says) as caught:
        read_article(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="no such file"):
        read_article(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputFault, match="is a folder"):
        read_article(tmp_path / "folder.txt")


def test_marked_utf16_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Hai bên hội đàm.".encode("utf-16"))
    assert read_article(path).text == "Hai bên hội đàm."
    path.write_bytes(b"\xef\xbb\xbf" + "Hai bên hội đàm.".encode())
    assert read_article(path).text == "Hai bên hội đàm."


@given(st.text(max_size=200))
def test_any_markdown_is_read_or_refused_with_a_fault(text: str) -> None:
    try:
        article = read_text_as_article(text, "any.md", ".md")
    except InputFault as fault:
        lines = str(fault).splitlines()
    else:
        lines = article.title.splitlines()
        assert article.raw == text
    assert len(lines) == 1
