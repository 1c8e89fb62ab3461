"""The library: one article is stored once, and the folder stays the learner's."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studykit.articles.library import Library
from studykit.articles.readers import read_text_as_article
from studykit.faults import InputFault

TEXT = "Hai bên hội đàm.\nNhất trí hợp tác."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "articles", tmp_path / ".studykit" / "library.sqlite")


def test_adding_twice_stores_once(library: Library, tmp_path: Path) -> None:
    first = library.add(read_text_as_article(TEXT, "press/hoi-dam.txt"))
    again = library.add(read_text_as_article(f"• Click để copy\n{TEXT}", "elsewhere.txt"))
    assert first.new
    assert not again.new
    assert again.path == first.path == tmp_path / "articles" / "hoi-dam.txt"
    assert first.path.read_text(encoding="utf-8") == TEXT


def test_another_article_of_the_same_name_gets_its_own_file(library: Library) -> None:
    first = library.add(read_text_as_article(TEXT, "a.txt"))
    second = library.add(read_text_as_article("Hai bên ký kết Bản ghi nhớ.", "a.txt"))
    assert second.new
    assert second.path != first.path
    assert [article.raw for article in library.articles()] != []
    assert len(library.paths()) == 2


def test_files_added_edited_and_removed_by_hand_are_seen(library: Library, tmp_path: Path) -> None:
    stored = library.add(read_text_as_article(TEXT, "a.txt")).path
    by_hand = tmp_path / "articles" / "own.txt"
    by_hand.write_text("Hai bên ký kết.", encoding="utf-8")
    assert not library.add(read_text_as_article("Hai bên ký kết.", "b.txt")).new
    stored.unlink()
    assert library.add(read_text_as_article(TEXT, "a.txt")).new


def test_a_foreign_index_is_made_anew(library: Library, tmp_path: Path) -> None:
    library.add(read_text_as_article(TEXT, "a.txt"))
    index = tmp_path / ".studykit" / "library.sqlite"
    index.unlink()
    with closing(sqlite3.connect(index)) as database:
        database.execute("CREATE TABLE article (other TEXT)")
    assert not library.add(read_text_as_article(TEXT, "b.txt")).new


def test_a_damaged_index_is_made_anew(library: Library, tmp_path: Path) -> None:
    library.add(read_text_as_article(TEXT, "a.txt"))
    (tmp_path / ".studykit" / "library.sqlite").write_bytes(b"rubbish" * 1000)
    assert not library.add(read_text_as_article(TEXT, "a.txt")).new


def test_an_unreadable_file_in_the_folder_does_not_stop_adding(library: Library, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "broken.txt").write_bytes(b"\xff\x00\x01")
    assert library.add(read_text_as_article(TEXT, "a.txt")).new


def test_a_name_from_the_article_never_leaves_the_folder(library: Library, tmp_path: Path) -> None:
    stored = library.add(read_text_as_article(TEXT, "../../../etc/passwd.txt"))
    assert stored.path.parent == tmp_path / "articles"
    titled = library.add(read_text_as_article("Thượng tướng / ../Đại tá\nHai bên", "-"))
    assert titled.path.name == "thuong-tuong-dai-ta.txt"


def test_a_place_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    library = Library(tmp_path / "file" / "articles", tmp_path / "file" / "library.sqlite")
    with pytest.raises(InputFault, match="cannot be opened"):
        library.add(read_text_as_article(TEXT, "a.txt"))
