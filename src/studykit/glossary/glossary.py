"""The glossary in memory: entries by id and by category, each with the place in its file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from studykit.glossary.category import Category
from studykit.glossary.entry import Entry


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file and a line, counted from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Glossary:
    """Entries in the order of their files; looked up by id, or taken by category.

    `entries` may be a lazy mapping. `place` tells of every id in it, and of a location inside the entry, where that
    stands; without it entries have no place.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        place: Callable[[str, tuple[str | int, ...]], Place] | None = None,
    ) -> None:
        self._entries = entries
        self._place = place
        self._by_category: dict[Category, tuple[Entry, ...]] | None = None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._entries

    def __getitem__(self, entry_id: str) -> Entry:
        return self._entries[entry_id]

    def get(self, entry_id: str) -> Entry | None:
        """The entry with an id, or None."""
        return self._entries.get(entry_id)

    def ids(self) -> tuple[str, ...]:
        """Every id, in order, without reading the entries."""
        return tuple(self._entries)

    def of_category(self, category: Category) -> tuple[Entry, ...]:
        """The entries of one category, in order."""
        if self._by_category is None:
            grouped: dict[Category, list[Entry]] = {}
            for entry in self:
                grouped.setdefault(entry.category, []).append(entry)
            self._by_category = {key: tuple(entries) for key, entries in grouped.items()}
        return self._by_category.get(category, ())

    def place(self, entry_id: str, *location: str | int) -> Place | None:
        """Where an entry, or the value at a location inside it (`"vi", "aliases", 0`), stands; None if in no file.

        A glossary from the compiled cache knows the lines of entries only, not those inside them.
        """
        return self._place(entry_id, location) if self._place else None
