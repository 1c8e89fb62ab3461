"""StarDict dictionaries: `.ifo` (what it is), `.idx` (headwords) and `.dict` (articles), after the format's published
description (StarDictFileFormat, versions 2.4.2 and 3.0.0).
"""

import gzip
import re
import struct
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from studykit.faults import InputFault
from studykit.files import read_bytes, read_text

MAX_BYTES = 512 * 1024 * 1024
"""Larger dictionaries, packed or not, are not read."""

_MAGIC = "StarDict's dict ifo file"
_MARKED_UP = frozenset("hgx")
_TEXT = frozenset("mltyknw") | _MARKED_UP
_TAG = re.compile(r"<[^<>]{0,400}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/def)\b[^<>]{0,80}>", re.IGNORECASE)


def read(path: Path) -> Iterator[tuple[str, str]]:
    """The headwords of the dictionary whose `.ifo` file is named, each with its article as plain text.

    Sounds and pictures are left out. Raises InputFault if a file is missing, too large, or damaged.
    """
    about = _information(path)
    wide = about.get("idxoffsetbits") == "64"
    types = about.get("sametypesequence", "")
    index = _bytes_of(path, ".idx", ".idx.gz")
    articles = _bytes_of(path, ".dict", ".dict.dz")
    try:
        for headword, offset, size in _entries(index, wide=wide):
            if offset + size > len(articles):
                raise ValueError("an article lies outside the file")
            yield headword, "; ".join(filter(None, _texts(articles[offset : offset + size], types)))
    except (ValueError, struct.error, IndexError) as error:
        raise InputFault(f"is damaged ({error})", where=path, hint="get the dictionary again") from None


def _information(path: Path) -> dict[str, str]:
    """The `key=value` lines of the `.ifo` file."""
    first, *lines = read_text(path).removeprefix("\ufeff").splitlines() or [""]
    if first.strip() != _MAGIC:
        raise InputFault("is no StarDict dictionary", where=path, hint="name its .ifo file")
    return dict(line.split("=", 1) for line in lines if "=" in line)


def _bytes_of(path: Path, plain: str, packed: str) -> bytes:
    """The bytes of the file beside the `.ifo` file, unpacked; `.dict.dz` is gzip with an index that is not needed."""
    try:
        file = path.with_suffix(plain)
        if file.exists():
            return read_bytes(file, MAX_BYTES)
        file = path.with_name(path.stem + packed)
        with gzip.open(file) as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputFault(
            f"has no {plain} file beside it", where=path, hint="put the dictionary's files together"
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputFault(f"cannot be read ({error})", where=file, hint="get the dictionary again") from None
    if len(data) > MAX_BYTES:
        raise InputFault("is too large", where=file, hint="use a smaller dictionary")
    return data


def _entries(index: bytes, *, wide: bool) -> Iterator[tuple[str, int, int]]:
    """Headword, offset and size of every article: UTF-8, a zero byte, then two numbers, the highest byte first."""
    numbers = struct.Struct(">QI" if wide else ">II")
    position = 0
    while position < len(index):
        end = index.index(b"\0", position)
        yield index[position:end].decode("utf-8", "replace"), *numbers.unpack_from(index, end + 1)
        position = end + 1 + numbers.size


def _texts(data: bytes, types: str) -> Iterator[str]:
    """The fields of an article that are text; their types stand in the `.ifo` file, else before each field.

    A field of a small letter ends with a zero byte, one of a capital begins with its size; the last field of a type
    from the `.ifo` file has neither.
    """
    position = 0
    remaining = list(types)
    while position < len(data):
        if types:
            if not remaining:
                return
            kind = remaining.pop(0)
        else:
            kind = chr(data[position])
            position += 1
        open_ended = bool(types) and not remaining
        if open_ended:
            field, position = data[position:], len(data)
        elif kind.isupper():
            (size,) = struct.unpack_from(">I", data, position)
            field, position = data[position + 4 : position + 4 + size], position + 4 + size
        else:
            end = data.find(b"\0", position)
            end = len(data) if end < 0 else end
            field, position = data[position:end], end + 1
        if kind in _TEXT:
            yield _plain(field.decode("utf-8", "replace"), marked_up=kind in _MARKED_UP)


def _plain(text: str, *, marked_up: bool) -> str:
    if marked_up:
        text = unescape(_TAG.sub("", _BREAK.sub("; ", text)))
    return " ".join(text.split())
