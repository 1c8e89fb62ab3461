"""The desk of this run: the workspace that was named or found, opened when a command first asks for it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from studykit.faults import InputFault
from studykit.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from studykit.study.desk import Desk


class Opening:
    """What every command gets: `given` is the folder that `--workspace` named, `current` where the user is."""

    def __init__(self, given: Path | None, current: Path) -> None:
        self._given = given
        self._current = current

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace (see `find_workspace`)."""
        return find_workspace(self._given, self._current)

    @cached_property
    def desk(self) -> "Desk":
        """The workspace opened for study."""
        from studykit.study.desk import Desk

        return Desk(self.workspace, lambda: datetime.now(UTC))


def expand(sources: Iterable[str]) -> list[Path]:
    """The article files that the sources name, each once: a file is itself, a folder what it holds.

    Raises InputFault for a folder without articles, and for an empty name.
    """
    from studykit.articles.readers import SUFFIXES, article_files

    paths: list[Path] = []
    for name in sources:
        if not name:
            raise InputFault("a name is empty", hint="name a file or a folder; this one is .")
        source = Path(name)
        found = article_files(source) if source.is_dir() else [source]
        if not found:
            raise InputFault("holds no articles", where=source, hint=f"they end in {', '.join(sorted(SUFFIXES))}")
        paths += found
    return list(dict.fromkeys(paths))
