"""Commands run in processes of their own, as a user runs them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.glossary.cache import open_glossary
from studykit.workspace import init_workspace, starter_folder

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def compiled_starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled starter glossary, so that not every workspace has to read all of its YAML anew."""
    cache = tmp_path_factory.mktemp("compiled") / "glossary.jsonl"
    open_glossary([starter_folder("glossary")], cache)
    return cache


@pytest.fixture
def workspace(tmp_path: Path, compiled_starter: Path) -> Path:
    workspace = init_workspace(tmp_path / "workspace")
    workspace.cache.mkdir(parents=True)
    shutil.copy(compiled_starter, workspace.cache)
    return workspace.root


@pytest.fixture
def run(workspace: Path) -> Run:
    """Runs studykit in the workspace; keywords: `stdin` text, `check` that it exits with 0 (default)."""

    def run_(*arguments: str | Path, stdin: str = "", check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-m", "studykit", *map(str, arguments)]
        environment = {**os.environ, "STUDYKIT_WORKSPACE": str(workspace), "PYTHONUTF8": "1"}
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, env=environment, check=False)
        if check:
            assert done.returncode == 0, done.stderr
        return done

    return run_
