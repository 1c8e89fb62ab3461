from collections.abc import Callable
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.interchange.formats import read_file
from studykit.glossary.interchange.incoming import Reading

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a file with a given name and content; `known` are the entries that the glossary has."""

    def read_(
        name: str, content: str | bytes, known: tuple[Entry, ...] = (), category: Category | None = None
    ) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_file(path, {entry.id: entry for entry in known}.get, category)

    return read_


@pytest.fixture
def faults_of(read: Read) -> Callable[[str, str | bytes], list[str]]:
    """The faults of a file, without the folder that it is in."""

    def faults(name: str, content: str | bytes) -> list[str]:
        with pytest.raises(InputFault) as caught:
            read(name, content)
        return [line.partition(f"/{name}")[2].removeprefix(":").strip() for line in caught.value.lines]

    return faults
