"""kill -9 at any moment: the YAML stays valid, and queue and files are as before or after the last key."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studykit.glossary.store import load_glossary
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, State
from studykit.workspace import Workspace

KILLS = 50
OWN = """\
# My own words.
- id: son-cuoc   # mine
  category: concept
  pos: noun
  vi: {term: sơn cước}
  en: {preferred: mountain area}
"""


def states_on_disk(root: Path) -> dict[str, list[str | None]]:
    """The states as they stand in the database, before anything that was begun is finished."""
    database = sqlite3.connect(root / ".studykit" / "queue.sqlite")
    rows = database.execute("SELECT key, state, entry FROM candidate").fetchall()
    database.close()
    return {key: [state, entry] for key, state, entry in rows}


def snapshot(root: Path, growth: Growth) -> dict[str, Any]:
    states = {term.key: [term.state.value, term.entry] for term in growth.queue.terms(list(State))}
    paths = [path for path in sorted((root / "glossary").iterdir()) if not path.name.startswith(".")]
    return {"states": states, "files": {path.name: path.read_text(encoding="utf-8") for path in paths}}


def test_fifty_kills(
    workspace: Workspace,
    starter: Path,
    tmp_path: Path,
    make_term: Callable[..., NewTerm],
    queue_terms: Callable[..., Growth],
) -> None:
    (workspace.glossary / "concept.yaml").write_text(OWN, encoding="utf-8")
    terms = [make_term(f"thuật ngữ {name}", "concept", score=1 - at / 10) for at, name in enumerate("abcdefgh")]
    queue_terms(*terms).close()
    copies = tmp_path / "copies"
    command = [sys.executable, Path(__file__).with_name("kills.py"), starter, workspace.root, copies, str(KILLS)]
    copies.mkdir()
    driver = subprocess.run(command, capture_output=True, check=False, text=True)
    assert driver.returncode == 0, driver.stderr
    assert int(driver.stdout) == KILLS
    expected = json.loads((copies / "snapshots.json").read_text(encoding="utf-8"))
    assert len({json.dumps(snapshot) for snapshot in expected}) >= 7
    reached = set()
    for root in sorted(copies.glob("killed-*")):
        done = len((root / "keys").read_bytes())
        before, after = expected[done : done + 2]
        reached.add(done)
        load_glossary([root / "glossary"])
        assert states_on_disk(root) in (before["states"], after["states"])
        for _ in range(2):
            opened = Workspace(root)
            with Growth.open(opened, load_glossary(opened.glossary_layers), lambda: None) as growth:  # type: ignore[arg-type, return-value]
                found = snapshot(root, growth)
                assert found in (before, after)
    assert len(reached) == len(expected) - 1
