"""Writing glossary files, each whole at any moment, also through a crash."""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from studykit.faults import InputFault
from studykit.files import write_atomically
from studykit.glossary.entry import Entry
from studykit.glossary.entry_file import Change, EntryFile
from studykit.glossary.store import GlossaryFile, read_files


def write_entries(folder: Path, entries: Sequence[Entry]) -> tuple[Path, ...]:
    """Write entries into the glossary files of a folder, all or none of them; returns the files that changed.

    Raises InputFault where a file cannot be read, is no glossary file, or cannot be written.
    """
    texts = with_entries(read_files([folder]), folder, entries)
    write_files(texts)
    return tuple(texts)


def with_entries(files: Iterable[GlossaryFile], folder: Path, entries: Sequence[Entry]) -> dict[Path, str]:
    """The new text of every file of a folder that changes when entries are written into it.

    `files` are those that are there; a new entry goes to its category's file. Raises InputFault for a file whose
    layout cannot be edited.
    """
    edited = {file.path: EntryFile(file.text, file.path) for file in files}
    owners = {entry_id: file for file in edited.values() for entry_id in file.ids()}
    incoming: dict[Path, list[Entry]] = {}
    for entry in entries:
        path = folder / f"{entry.category}.yaml"
        file = owners.get(entry.id) or edited.setdefault(path, EntryFile("", path))
        incoming.setdefault(file.path, []).append(entry)
    texts = {path: file.with_entries(incoming.get(path, ())) for path, file in edited.items()}
    return {path: text for path, text in texts.items() if text != edited[path].text}


def write_files(texts: Mapping[Path, str]) -> None:
    """Write files; where one cannot be written, those before it get back what they held.

    Raises InputFault.
    """
    before: dict[Path, bytes | None] = {}
    done = False
    try:
        for path, text in texts.items():
            before[path] = path.read_bytes() if path.exists() else None
            _write(path, text)
        done = True
    finally:
        if not done:
            for path, content in before.items():
                _restore(path, content)


def apply_change(folder: Path, change: Change) -> None:
    """Make a change in a folder of glossary files.

    A change that was made already is no fault. A file without entries or comments left is removed.
    Raises InputFault as `EntryFile.with_change` does, and where the folder cannot be written to.
    """
    path = folder / change.file
    file = EntryFile.read(path)
    text = file.with_change(change)
    if text == file.text:
        return
    if text.strip():
        _write(path, text)
    else:
        _remove(path)
    _settle(folder)


def _write(path: Path, text: str) -> None:
    """Write a text with the line ends that the file has now."""
    if path.exists() and b"\r\n" in path.read_bytes():
        text = text.replace("\n", "\r\n")
    write_atomically(path, text.encode())


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        if path.exists():
            path.unlink()
    elif path.read_bytes() != content:
        write_atomically(path, content)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputFault(
            f"cannot be removed ({error.strerror})", where=path, hint="check the rights of its folder"
        ) from None


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk, so that a file that was exchanged stays so through a power cut."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # Some file systems cannot; the file itself is safe.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
