"""Reading and writing files so that nothing is stored half."""

import os
import tempfile
from pathlib import Path

from studykit.faults import InputFault

MAX_BYTES = 64 * 1024 * 1024
"""What a file may hold that is read at once."""


def read_text(path: Path) -> str:
    """The text of a UTF-8 (or marked UTF-16) file, with line ends as Python reads them.

    Raises InputFault as `read_bytes` does, and where it is no text.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """What a file holds, `most` bytes of it.

    Raises InputFault where there is no such file, where it may not be read, or is larger.
    """
    try:
        if path.is_dir():
            raise InputFault("is a folder", where=path, hint="name a file in it")
        if path.stat().st_size > most:
            raise InputFault(f"is larger than {most >> 20} MB", where=path, hint="split it")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputFault("no such file", where=path, hint="check the name") from None
    except OSError as error:
        raise InputFault(f"cannot be read ({error.strerror})", where=path, hint="check it and its rights") from None


def decode(data: bytes, where: Path | str) -> str:
    """The text that the bytes hold; `where` is named in the fault.

    Raises InputFault if the bytes are no UTF-8 (or marked UTF-16) text.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputFault("is not UTF-8 text", where=where, line=line, hint="save it as UTF-8") from None
    if "\x00" in text:
        raise InputFault("is a binary file, not text", where=where, hint="give a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_target(path: Path) -> None:
    """Make sure that a file that the user named can be made.

    Raises InputFault where its folder does not exist, or it is a folder itself.
    """
    if path.is_dir():
        raise InputFault("is a folder", where=path, hint="name a file in it")
    if not path.parent.is_dir():
        raise InputFault(f"there is no folder {path.parent}", where=path, hint="make it, or name another one")


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, also through a crash.

    Raises InputFault if the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise InputFault(
            f"cannot be written ({error.strerror})", where=path, hint="check the rights of its folder"
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise InputFault(f"cannot be written ({error.strerror})", where=path, hint="free some space") from None
