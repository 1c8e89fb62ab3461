"""What a format cannot hold of an entry."""

from collections.abc import Iterable
from dataclasses import dataclass

_NAMED = 3


@dataclass(frozen=True)
class Omission:
    """A field of an entry that is not, or not exactly, in the file, and why."""

    entry_id: str
    field: str
    why: str


def summary(omissions: Iterable[Omission]) -> list[str]:
    """One line a field and reason, with the entries concerned."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for omission in omissions:
        grouped.setdefault((omission.field, omission.why), []).append(omission.entry_id)
    return [f"{field} ({_entries(list(dict.fromkeys(ids)))}): {why}" for (field, why), ids in grouped.items()]


def _entries(ids: list[str]) -> str:
    named = ", ".join(ids[:_NAMED])
    return f"{len(ids)} entries: {named}, …" if len(ids) > _NAMED else named
