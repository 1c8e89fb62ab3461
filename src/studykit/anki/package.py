"""The package file (.apkg): a collection of notes and cards for Anki to import. The only door to genanki."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from studykit.anki.layout import AnkiDeck
from studykit.anki.note_type import (
    FAMILIES,
    FIELD_IDS,
    NAME,
    NOTE_TYPE_ID,
    TEMPLATE_IDS,
    TEMPLATE_NAMES,
    Field,
    NoteType,
)
from studykit.study.cards import Family


@dataclass(frozen=True)
class Note:
    """A note ready for the package: its fields in HTML, its tags, and the deck of each of its cards.

    `modified` is in seconds since 1970.
    """

    guid: str
    values: Mapping[Field, str]
    tags: tuple[str, ...]
    modified: int
    places: Mapping[Family, int]


def build_package(note_type: NoteType, modified: int, decks: Iterable[AnkiDeck], notes: Sequence[Note]) -> bytes:
    """The bytes of a package, the same for the same input; new cards are learned in the order of the notes.

    `modified` is the note type's own time, in seconds since 1970. Raises OSError or sqlite3.OperationalError if
    the folder for temporary files cannot be used.
    """
    model = _model(note_type)
    packed = [genanki.Deck(deck.id, deck.name, deck.description) for deck in decks]
    for position, note in enumerate(notes, 1):
        packed[0].add_note(_PackedNote(model, note, position))
    newest = max([modified, *(note.modified for note in notes)])
    return _zipped({"collection.anki2": _collection(packed, modified, count(newest * 1000)), "media": b"{}"})


class _PackedNote(genanki.Note):  # type: ignore[misc]
    """A note with its own time and exactly the cards it is given, each in its own deck.

    genanki stamps one time on all notes and deduces the cards from the templates, overlooking their filters.
    """

    def __init__(self, model: Any, note: Note, position: int) -> None:
        fields = [note.values[field] for field in Field]
        super().__init__(model, fields, tags=note.tags, guid=note.guid, due=position)
        self.cards = [_PackedCard(place, note.places[f]) for place, f in enumerate(FAMILIES) if f in note.places]
        self._modified = note.modified

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:  # noqa: ARG002
        super().write_to_db(cursor, self._modified, deck_id, id_gen)


class _PackedCard(genanki.Card):  # type: ignore[misc]
    """A card in a deck of its own, whichever deck its note was added to."""

    def __init__(self, template: int, deck_id: int) -> None:
        super().__init__(template)
        self._deck_id = deck_id

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, *rest: Any) -> None:  # noqa: ARG002
        super().write_to_db(cursor, timestamp, self._deck_id, *rest)


def _model(note_type: NoteType) -> Any:
    return genanki.Model(
        NOTE_TYPE_ID,
        NAME,
        fields=[{"name": str(field), "id": FIELD_IDS[field]} for field in Field],
        templates=[
            {
                "name": TEMPLATE_NAMES[family],
                "id": TEMPLATE_IDS[family],
                "qfmt": note_type.templates[family].front,
                "afmt": note_type.templates[family].back,
            }
            for family in FAMILIES
        ],
        css=note_type.css,
    )


def _collection(decks: Sequence[Any], modified: int, ids: Iterator[int]) -> bytes:
    with TemporaryDirectory(prefix="studykit-") as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path)) as database:
            genanki.Package(list(decks)).write_to_db(database.cursor(), modified, ids)
            database.commit()
        return path.read_bytes()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, data in members.items():
            member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.create_system = 3
            package.writestr(member, data)
    return buffer.getvalue()
