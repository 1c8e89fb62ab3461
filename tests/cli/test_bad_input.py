"""Bad input: one line that says what, where and what to do; exit status 1; nothing stored half."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ENTRY = """\
- id: bo-x
  category: concept
  pos: noun
  vi: {term: bộ x}
  en: {preferred: ministry x}
"""


def fault(done: object) -> str:
    """The one line of a run that must have failed on its input."""
    assert done.returncode == 1, (done.returncode, done.stderr)  # type: ignore[attr-defined]
    error: str = done.stderr  # type: ignore[attr-defined]
    assert "Traceback" not in error
    lines = [line for line in error.splitlines() if line]
    assert len(lines) == 1, error
    return lines[0]


@pytest.mark.parametrize("command", ["mine", "add"])
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", b"", "holds no article text"),
        ("rubbish.txt", bytes(range(256)) * 40, "is not UTF-8 text"),
        ("picture.png", b"\x89PNG", "is of a kind that is not read"),
        ("front.md", b"---\ntitle: [\n---\ntext", "front.md:"),
    ],
)
def test_articles(run: Callable, tmp_path: Path, command: str, name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run(command, tmp_path / name, "--format", "json", check=False)
    lines = [line for line in done.stderr.splitlines() if "already there" not in line]
    assert done.returncode == 1
    assert len(lines) == 1
    assert says in lines[0]
    assert str(tmp_path / name) in lines[0]
    assert done.stdout.split() == ["[]"] or done.stdout.split() == ["[", "]"]


@pytest.mark.parametrize("command", ["mine", "add", "coverage"])
def test_a_fault_stands_alone(run: Callable, command: str) -> None:
    for name in ("", "none.txt"):
        done = run(command, name, check=False)
        assert ("a name is empty" if not name else "none.txt") in fault(done)
        assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "anki", "-o", "x.txt"), "x.txt: is no name for an Anki package, which ends in .apkg"),
        (("export", "anki", "-o", "none/x.apkg"), "there is no folder none"),
        (("glossary", "export", "none/x.csv"), "there is no folder none"),
        (("grow", "--accept", "không có"), "is not in the queue"),
    ],
)
def test_targets_and_terms(run: Callable, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments, check=False)
    assert says in fault(done)
    assert done.stdout == ""


def test_a_folder_where_a_glossary_file_should_be(run: Callable, workspace: Path) -> None:
    (workspace / "glossary" / "rank.yaml").mkdir(parents=True)
    assert "rank.yaml: is a folder" in fault(run("glossary", "list", check=False))


def test_one_bad_article_does_not_stop_the_others(run: Callable, tmp_path: Path, workspace: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Hai bên hội đàm.", encoding="utf-8")
    done = run("add", tmp_path / "none.txt", good, check=False)
    assert done.returncode == 1
    assert [path.name for path in (workspace / "articles").iterdir()] == ["good.txt"]


def test_a_yaml_error_is_told_with_its_line(run: Callable, workspace: Path) -> None:
    (workspace / "glossary" / "concept.yaml").write_text(f"{ENTRY}  vi: {{term: twice}}\n", encoding="utf-8")
    assert "concept.yaml:6" in fault(run("stats", check=False))


def test_a_duplicate_id_is_told_with_both_places(run: Callable, workspace: Path) -> None:
    (workspace / "glossary" / "concept.yaml").write_text(ENTRY + ENTRY, encoding="utf-8")
    line = fault(run("glossary", "list", check=False))
    assert 'duplicate entry "bo-x"' in line
    assert "concept.yaml:6" in line
    assert "concept.yaml:1" in line


def test_an_unknown_deck_names_near_ones(run: Callable, tmp_path: Path) -> None:
    line = fault(run("study", "--deck", "rankz", check=False))
    assert "rankz" in line
    assert "ranks" in line
    line = fault(run("export", "anki", "--deck", "nothing", "-o", tmp_path / "x.apkg", check=False))
    assert "nothing" in line
    assert not (tmp_path / "x.apkg").exists()


def test_an_unknown_entry_names_near_ones(run: Callable) -> None:
    assert "thuong-tuong" in fault(run("glossary", "show", "thuong-tuon", check=False))


def test_studying_needs_a_terminal(run: Callable) -> None:
    assert "needs a terminal" in fault(run("study", check=False))


def test_a_folder_that_is_no_workspace(run: Callable, tmp_path: Path) -> None:
    assert "studykit init" in fault(run("--workspace", tmp_path, "stats", check=False))


def test_wrong_settings(run: Callable, workspace: Path) -> None:
    (workspace / "studykit.toml").write_text("[study]\nnew_per_day = -3\n", encoding="utf-8")
    assert "new_per_day" in fault(run("stats", check=False))


def test_a_database_of_a_newer_version(run: Callable, workspace: Path) -> None:
    run("stats")
    database = sqlite3.connect(workspace / ".studykit" / "progress.sqlite")
    database.execute("PRAGMA user_version = 9999")
    database.close()
    line = fault(run("stats", check=False))
    assert "progress.sqlite" in line
    assert "newer" in line


def test_a_damaged_database(run: Callable, workspace: Path) -> None:
    (workspace / ".studykit" / "progress.sqlite").write_bytes(b"this is no database at all" * 100)
    assert "progress.sqlite" in fault(run("stats", check=False))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_workspace(run: Callable, tmp_path: Path, workspace: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Hai bên hội đàm.", encoding="utf-8")
    workspace.chmod(0o500)
    try:
        assert str(workspace) in fault(run("add", article, "--format", "json", check=False))
    finally:
        workspace.chmod(0o700)


def test_a_workspace_that_cannot_hold_its_private_folder(run: Callable, tmp_path: Path, workspace: Path) -> None:
    shutil.rmtree(workspace / ".studykit")
    (workspace / ".studykit").write_text("", encoding="utf-8")
    assert str(workspace) in fault(run("stats", check=False))


@pytest.mark.parametrize(
    "arguments",
    [("mine", "--format", "xml"), ("nonsense",), ("study", "--questions", "riddle"), ("export", "anki"), ("add",)],
)
def test_wrong_usage_is_status_2(run: Callable, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_control_characters_never_reach_the_terminal(run: Callable, tmp_path: Path) -> None:
    article = tmp_path / "evil\x1b[31m.txt"
    done = run("mine", article, check=False)
    assert "\x1b" not in done.stderr
    hostile = tmp_path / "a.txt"
    hostile.write_text("Tiêu đề \x1b]0;x\x07 [bold]đậm[/bold]\nHai bên hội đàm.", encoding="utf-8")
    shown = run("mine", hostile).stdout
    assert "\x1b" not in shown
    assert "[bold]đậm[/bold]" in shown


def test_any_locale_is_spoken_to_in_utf8(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert "hội đàm" in run("glossary", "search", "hội đàm").stdout


def test_a_full_disk_behind_standard_output_is_told(workspace: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "studykit", "--workspace", str(workspace), "glossary", "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("standard output: cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_closed_streams_are_done_without(workspace: Path) -> None:
    command = f'"{sys.executable}" -m studykit --workspace "{workspace}" add - <&- >&-'
    done = subprocess.run(command, shell=True, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "holds no article text" in done.stderr


def test_a_name_that_is_too_long(run: Callable) -> None:
    assert "cannot be made" in fault(run("init", "x" * 300, check=False))


def test_control_characters_in_a_file_name_stay_out_of_the_lines(run: Callable, tmp_path: Path) -> None:
    article = tmp_path / "tin\nmới\x1b[31m.txt"
    article.write_text("Hai bên hội đàm.", encoding="utf-8")
    lines = run("mine", article, "--format", "tsv").stdout.splitlines()
    assert lines
    assert all(line.count("\t") == 2 and "\x1b" not in line for line in lines)
