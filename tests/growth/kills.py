"""Run as a program: decides about terms as a learner's keys would, and is killed at chosen lines of the program.

    python kills.py STARTER WORKSPACE COPIES KILLS

Copies the workspace KILLS times into COPIES and runs all keys in each, in a process of its own that gets SIGKILL at
another line each time; `keys` in a copy counts the keys that were done. The copy `whole` is run to the end, and keeps
what queue and glossary are after each key.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import studykit.workspace
from studykit.glossary import entry_file, writer
from studykit.glossary.store import load_glossary
from studykit.growth import queue
from studykit.growth.acceptance import Draft
from studykit.growth.growth import Growth
from studykit.growth.round import Round
from studykit.workspace import Workspace

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WATCHED = {
    entry_file.__file__,
    writer.__file__,
    queue.__file__,
    sys.modules["studykit.files"].__file__,
    sys.modules["studykit.databases"].__file__,
}


def keys(round_: Round) -> list[Callable[[], object]]:
    """What a learner does, in this order."""

    def accept() -> None:
        assert round_.term is not None
        round_.accept(Draft(round_.form, round_.term.category, f"English of {round_.form}"))

    return [
        accept,
        lambda: round_.alias("son-cuoc"),
        lambda: round_.alias("bo-quoc-phong"),
        round_.undo,
        round_.reject,
        accept,
        round_.later,
        round_.undo,
        round_.undo,
        accept,
    ]


def open_growth(root: Path) -> Growth:
    workspace = Workspace(root)
    return Growth.open(workspace, load_glossary(workspace.glossary_layers), lambda: NOW)


def snapshot(root: Path, growth: Growth) -> dict[str, Any]:
    """What the queue and the glossary's files say."""
    states = {term.key: [term.state.value, term.entry] for term in growth.queue.terms(list(queue.State))}
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((root / "glossary").iterdir())
        if not path.name.startswith(".")
    }
    return {"states": states, "files": texts}


class Trace:
    """Counts the lines of the watched files that are run, and kills the process at one of them."""

    def __init__(self, fatal: int | None) -> None:
        self.count = 0
        self._fatal = fatal

    def __call__(self, frame: FrameType, event: str, _: object) -> "Trace | None":
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line":
            self.count += 1
            if self.count == self._fatal:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def run(root: Path, fatal: int | None) -> tuple[int, list[dict[str, Any]]]:
    """Press all keys; returns how many lines were run, and the snapshots before, between and after."""
    trace = Trace(fatal)
    with open_growth(root) as growth, (root / "keys").open("wb", buffering=0) as done:
        snapshots = [snapshot(root, growth)]
        for key in keys(Round(growth)):
            sys.settrace(trace)
            key()
            sys.settrace(None)
            done.write(b".")
            snapshots.append(snapshot(root, growth))
    return trace.count, snapshots


def open_again(root: Path, fatal: int) -> None:
    """Open the queue of a killed run, which finishes what was begun, and be killed there too."""
    sys.settrace(Trace(fatal))
    open_growth(root).close()


def killed(action: Callable[[], object]) -> bool:
    """Run an action in a process of its own; whether it was killed."""
    child = os.fork()
    if child == 0:
        action()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main() -> None:
    starter, workspace, copies = map(Path, sys.argv[1:4])
    kills = int(sys.argv[4])
    studykit.workspace.starter_folder = lambda name: starter / name
    whole = shutil.copytree(workspace, copies / "whole")
    lines, snapshots = run(whole, None)
    (copies / "snapshots.json").write_text(json.dumps(snapshots), encoding="utf-8")
    count = 0
    for number in range(kills):
        copy = shutil.copytree(workspace, copies / f"killed-{number:02}")
        count += killed(lambda copy=copy, fatal=1 + number * lines // kills: run(copy, fatal))
        # Every other one is killed once more, while it finishes what was begun.
        if number % 2:
            killed(lambda copy=copy, fatal=number: open_again(copy, fatal))
    print(count)


if __name__ == "__main__":
    main()
