"""The workspace: found upward, named, or made; settings that are wrong are faults."""

from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.workspace import find_workspace, init_workspace, open_workspace, starter_folder


def test_found_upward_from_the_current_folder(tmp_path: Path) -> None:
    init_workspace(tmp_path / "mine")
    deep = tmp_path / "mine" / "a" / "b"
    deep.mkdir(parents=True)
    assert find_workspace(None, deep).root == tmp_path / "mine"


def test_named_goes_before_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("here", "given", "variable"):
        init_workspace(tmp_path / name)
    monkeypatch.setenv("STUDYKIT_WORKSPACE", str(tmp_path / "variable"))
    assert find_workspace(None, tmp_path / "here").root == tmp_path / "variable"
    assert find_workspace(tmp_path / "given", tmp_path / "here").root == tmp_path / "given"


def test_the_users_own_is_made_on_first_use(tmp_path: Path) -> None:
    workspace = find_workspace(None, tmp_path, default=tmp_path / "data" / "studykit")
    assert (workspace.root / "studykit.toml").is_file()
    assert workspace.articles.is_dir()
    assert not workspace.private.exists()


def test_a_named_folder_without_settings_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="is no workspace; make one with: studykit init"):
        find_workspace(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[study]\nnew_per_day = -1", "study.new_per_day"),
        ("[study]\nnew_per_dya = 1", "study.new_per_dya"),
        ('[study]\ntime_zone = "Mars/Olympus"', "no time zone 'Mars/Olympus'"),
        ("[study", "studykit.toml"),
    ],
)
def test_wrong_settings_are_faults(tmp_path: Path, settings: str, says: str) -> None:
    (tmp_path / "studykit.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(InputFault, match=says):
        open_workspace(tmp_path)


def test_init_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "studykit.toml").write_text("[study]\nnew_per_day = 3\n", encoding="utf-8")
    assert init_workspace(tmp_path).settings.study.new_per_day == 3


def test_a_checkout_is_one_layer_and_a_workspace_adds_its_own(tmp_path: Path) -> None:
    own = init_workspace(tmp_path)
    assert own.glossary_layers == (starter_folder("glossary"), tmp_path / "glossary")
    assert open_workspace(Path(__file__).parents[1]).glossary_layers == (starter_folder("glossary"),)
