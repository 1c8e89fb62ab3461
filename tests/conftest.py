"""What all tests share: the guard around the learner's real files, and the optional press articles."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's workspace, whatever the environment says."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("STUDYKIT_WORKSPACE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def press_articles() -> list[Path]:
    """The five press articles; they are their publishers' and not part of the project."""
    paths = sorted((SHARED / "articles").glob("*.txt"))
    if not paths:
        pytest.skip("the press articles are not beside this checkout")
    return paths


@pytest.fixture
def gold_folder() -> Path:
    """The annotated gold lists of the press articles; not part of the project."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("the gold lists are not beside this checkout")
    return folder
