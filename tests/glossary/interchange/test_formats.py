import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.entry import Entry
from studykit.glossary.interchange.formats import SUFFIXES, read_file, write_file


@pytest.mark.parametrize(("name", "fault"), [("a.txt", 'the ending ".txt" names no format'), ("a", "a name without")])
def test_the_ending_names_the_format(name: str, fault: str, tmp_path: Path, make_entry: Callable[..., Entry]) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(InputFault, match=f"{fault}.*; use one of .csv, .xlsx, .tbx, .json"):
        read_file(tmp_path / name, {}.get)
    with pytest.raises(InputFault, match=fault):
        write_file(tmp_path / name, [make_entry("a", "x")])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_file_is_a_fault(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="no such file"):
        read_file(tmp_path / f"none{suffix}", {}.get)
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(InputFault, match=r"is a folder|cannot be read"):
        read_file(tmp_path / f"folder{suffix}", {}.get)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_endings_in_capitals_are_the_same(suffix: str, tmp_path: Path, make_entry: Callable[..., Entry]) -> None:
    path = tmp_path / f"GLOSSARY{suffix.upper()}"
    entry = make_entry("a", "Đại tướng")
    assert write_file(path, [entry]) == ()
    assert [incoming.entry for incoming in read_file(path, {}.get).entries] == [entry]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_that_no_file_may_hold_is_not_written(
    suffix: str, tmp_path: Path, make_entry: Callable[..., Entry]
) -> None:
    path = tmp_path / f"some{suffix}"
    with pytest.raises(InputFault, match=r"a: unreadable character U\+202E"):
        write_file(path, [make_entry("a", "x\u202ey")])
    with pytest.raises(InputFault, match="there is no entry to export"):
        write_file(path, [])
    assert not path.exists()


def test_a_folder_that_cannot_be_written_to_is_a_fault(tmp_path: Path, make_entry: Callable[..., Entry]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputFault, match="cannot be written"):
        write_file(tmp_path / "file" / "some.csv", [make_entry("a", "x")])


def test_libraries_are_loaded_when_they_are_used() -> None:
    code = (
        "import sys, studykit.glossary.interchange.formats, studykit.glossary.interchange.importing;"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'openpyxl', 'ruamel.yaml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
