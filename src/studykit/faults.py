"""Faults of input: what the user gets as one line that says where, what is wrong and what to do."""

from collections.abc import Sequence
from pathlib import Path


class InputFault(Exception):
    """Something that the user gave is wrong; every room raises this or a subclass, the command line prints it.

    `what` is wrong, `where` (a file, counted `line` from 1), and a `hint` what to do. All of them may hold text
    from anywhere: `str` leaves out what could break the line or steer a terminal.
    """

    def __init__(
        self, what: str, *, where: Path | str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.line = line
        self.hint = hint

    @property
    def lines(self) -> tuple[str, ...]:
        """What is printed, a line a fault."""
        place = "" if self.where is None else str(self.where)
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        whole = f"{place}: {self.what}" if place else self.what
        return (one_line(f"{whole}; {self.hint}" if self.hint else whole),)

    def __str__(self) -> str:
        return "\n".join(self.lines)


class InputFaults(InputFault):
    """Several faults that were found together, in the order in which they are printed."""

    def __init__(self, faults: Sequence[InputFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.args = (faults,)
        self.faults = tuple(faults)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is printed, a line a fault."""
        return tuple(line for fault in self.faults for line in fault.lines)


def one_line(text: str) -> str:
    """The text on one line, without control, directional and other characters that are not for display."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "" for char in text)


def quoted(text: str, limit: int = 60) -> str:
    """Foreign text for a message: in quotation marks, on one line, cut to `limit` characters."""
    line = one_line(text)
    return f'"{line}"' if len(line) <= limit else f'"{line[: limit - 1]}…"'
