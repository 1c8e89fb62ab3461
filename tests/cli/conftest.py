"""Commands run in processes of their own, as a user runs them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.workspace import init_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return init_workspace(tmp_path / "workspace").root


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
