"""The package as a file: its bytes, its faults, and what it leaves behind."""

import tempfile
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from studykit.faults import InputFault


def test_same_input_and_registry_give_the_same_bytes(export, make_deck, entries, now):
    deck = make_deck("ranks", entries)
    export(deck)
    first, registry = export.path.read_bytes(), export.registry.read_bytes()
    export(deck, now=now + timedelta(days=40))
    assert export.path.read_bytes() == first
    assert export.registry.read_bytes() == registry


def test_a_package_holds_a_collection_and_no_media(export, make_deck, entries):
    export(make_deck("ranks", entries))
    with ZipFile(export.path) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert package.read("media") == b"{}"


def test_nothing_is_left_beside_the_package_or_among_temporary_files(export, make_deck, entries, tmp_path, monkeypatch):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    export(make_deck("ranks", entries))
    assert list(temporary.iterdir()) == []
    files = {path.relative_to(export.folder) for path in export.folder.rglob("*") if path.is_file()}
    assert files == {Path("out.apkg"), Path(".studykit/anki-notes.json")}


def test_a_failure_keeps_the_package_that_was_there(export, make_deck, entries):
    export.registry.mkdir(parents=True)
    export.path.write_bytes(b"earlier")
    with pytest.raises(InputFault, match="cannot be written"):
        export(make_deck("ranks", entries))
    assert export.path.read_bytes() == b"earlier"
    assert {path.name for path in export.folder.iterdir()} == {"out.apkg", ".studykit"}


def test_a_package_that_cannot_be_written_was_not_exported(export, make_deck, entries, tmp_path):
    (tmp_path / "file").touch()
    good, unwritable = export.path, tmp_path / "file" / "out.apkg"
    export.path = unwritable
    with pytest.raises(InputFault, match="cannot be written"):
        export(make_deck("ranks", entries))
    assert not export.registry.exists()
    export.path = good
    assert export(make_deck("ranks", entries[:1])).new == 1
    before = export.registry.read_bytes()
    export.path = unwritable
    with pytest.raises(InputFault, match="cannot be written"):
        export(make_deck("ranks", entries))
    assert export.registry.read_bytes() == before


def test_without_room_for_temporary_files_there_is_one_line(export, make_deck, entries, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(InputFault, match="check the folder for temporary files"):
        export(make_deck("ranks", entries))
    assert not export.folder.exists()


def test_a_folder_is_no_package(export, make_deck, entries):
    export.path.mkdir(parents=True)
    with pytest.raises(InputFault, match="is a folder"):
        export(make_deck("ranks", entries))


def test_decks_without_cards_are_no_package(export, make_deck):
    with pytest.raises(InputFault, match="there are no cards to export"):
        export(make_deck("nothing", []))
    assert not export.folder.exists()


def test_missing_templates_are_named(export, make_deck, entries, tmp_path):
    with pytest.raises(InputFault, match=r"vi-en\.front\.html: no such file"):
        export(make_deck("ranks", entries), templates=tmp_path)
