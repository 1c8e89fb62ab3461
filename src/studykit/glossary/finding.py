"""What the checks of a glossary have to say."""

from dataclasses import dataclass
from enum import StrEnum

from studykit.faults import one_line
from studykit.glossary.glossary import Place


class Severity(StrEnum):
    """An error makes the glossary wrong; a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Remark:
    """What a check has against a value: the entry, the location in it, and one sentence with what to do."""

    severity: Severity
    entry_id: str
    location: tuple[str | int, ...]
    message: str


@dataclass(frozen=True)
class Finding:
    """A remark with the place in the file that it is about; None for an entry that is in no file."""

    severity: Severity
    entry_id: str
    place: Place | None
    message: str

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return one_line(f"{place}{self.severity}: {self.entry_id}: {self.message}")


def error(entry_id: str, location: tuple[str | int, ...], message: str) -> Remark:
    """A remark of severity error."""
    return Remark(Severity.ERROR, entry_id, location, message)


def warning(entry_id: str, location: tuple[str | int, ...], message: str) -> Remark:
    """A remark of severity warning."""
    return Remark(Severity.WARNING, entry_id, location, message)
