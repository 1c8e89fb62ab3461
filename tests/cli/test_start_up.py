"""What a command loads: heavy packages only where they are used."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "underthesea", "genanki", "anki", "torch", "transformers")
PROBE = """
import sys
from studykit.cli.main import run
sys.argv = ["studykit", "--workspace", {workspace!r}, *{arguments!r}]
try:
    run()
except SystemExit as end:
    assert not end.code, end.code
loaded = [name for name in {heavy!r} if name in sys.modules]
assert not loaded, loaded
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], [], ["stats"], ["decks"], ["glossary", "check"], ["glossary", "search", "hội đàm"]],
)
def test_light_commands_load_nothing_heavy(arguments: list[str], workspace: Path) -> None:
    probe = PROBE.format(workspace=str(workspace), arguments=arguments, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr


def test_mining_loads_underthesea_alone(workspace: Path) -> None:
    probe = f"""
import sys
from studykit.cli.main import run
sys.argv = ["studykit", "--workspace", {str(workspace)!r}, "mine", "--format", "tsv"]
try:
    run()
except SystemExit as end:
    assert not end.code, end.code
assert "underthesea" in sys.modules
assert not [name for name in ("textual", "genanki", "torch", "transformers") if name in sys.modules]
"""
    _succeeds(probe)


def _succeeds(probe: str) -> None:
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
