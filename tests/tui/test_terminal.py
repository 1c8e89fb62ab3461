"""The app in a real terminal: an input method's bursts, and a kill in the middle of a session."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from studykit.workspace import init_workspace

ROWS, COLUMNS = 30, 100
PATIENCE = 60
"""Seconds to wait for output."""
READS = 200
"""Pieces of output to read until the screen must be as wanted."""


class Terminal:
    """A pseudo-terminal with studykit in it, and the screen that a person would see."""

    def __init__(self, workspace: Path, *arguments: str) -> None:
        environment = {**os.environ, "TERM": "xterm-256color", "STUDYKIT_WORKSPACE": str(workspace)}
        command = ["-m", "studykit", *arguments]
        self.process = pexpect.spawn(
            sys.executable, command, env=environment, dimensions=(ROWS, COLUMNS), timeout=PATIENCE
        )
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def wait_for(self, shown: Callable[[str], bool]) -> None:
        """Read what the app prints until the screen is as wanted."""
        for _ in range(READS):
            if shown(self.text):
                return
            try:
                self._stream.feed(self.process.read_nonblocking(65536, PATIENCE))
            except (pexpect.TIMEOUT, pexpect.EOF):
                break
        pytest.fail(f"the screen stayed at:\n{self.text}")

    def send(self, keys: str) -> None:
        self.process.send(keys)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return init_workspace(tmp_path / "workspace").root


@pytest.fixture
def open_terminal(workspace: Path) -> Iterator[Callable[..., Terminal]]:
    terminals: list[Terminal] = []

    def open_(*arguments: str) -> Terminal:
        terminals.append(Terminal(workspace, *arguments))
        return terminals[-1]

    yield open_
    for terminal in terminals:
        terminal.process.close(force=True)


def test_bursts_of_an_input_method_arrive_in_order(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal("study", "--deck", "ranks", "--questions", "typed")
    terminal.wait_for(lambda text: "Type the Vietnamese" in text)
    # What a Telex input method sends for "gox vieejt": deletion and replacement in one write.
    for burst in ("g", "o", "\x7fõ", " ", "v", "i", "e", "\x7fê", "\x7fệ", "t"):
        terminal.send(burst)
    terminal.wait_for(lambda text: "gõ việt" in text)


def test_telex_keys_typed_as_fast_as_they_can_be_sent(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal("study", "--deck", "ranks", "--questions", "typed")
    terminal.wait_for(lambda text: "Type the Vietnamese" in text)
    terminal.send("Thuwowngj tuwowngs")
    terminal.wait_for(lambda text: "Thượng tướng" in text)


def test_ten_answers_survive_a_kill_in_the_eleventh(open_terminal: Callable[..., Terminal], workspace: Path) -> None:
    terminal = open_terminal("study", "--deck", "essentials", "--questions", "choice")
    for _ in range(10):
        terminal.wait_for(lambda text: "What is the" in text and "⏎ Next" not in text)
        terminal.send("1")
        terminal.wait_for(lambda text: "⏎ Next" in text)
        terminal.send("\r")
    terminal.wait_for(lambda text: "What is the" in text and "⏎ Next" not in text)
    terminal.process.kill(signal.SIGKILL)
    terminal.process.wait()
    stats = subprocess.run(
        [sys.executable, "-m", "studykit", "--workspace", workspace, "stats", "--format", "json"],
        capture_output=True,
        check=True,
    )
    assert json.loads(stats.stdout)["today"]["reviews"] == 10
    again = open_terminal("study", "--deck", "essentials", "--questions", "choice")
    again.wait_for(lambda text: "What is the" in text)
