"""Export: decks as an Anki package, which can be imported again and again without loss of progress."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from studykit.anki.content import Quotation, tags_of, values_of
from studykit.anki.layout import Layout, lay_out
from studykit.anki.note_type import NAME, guid_of, load_note_type
from studykit.anki.package import Note, build_package
from studykit.anki.registry import Change, Registry
from studykit.faults import InputFault
from studykit.files import write_atomically
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.study.cards import families_of
from studykit.study.decks import Deck
from studykit.workspace import starter_folder


@dataclass(frozen=True)
class Report:
    """What a package holds; `new` and `changed` count the notes that were never exported before, or otherwise."""

    notes: int
    cards: int
    decks: int
    new: int
    changed: int


def export_package(
    decks: Sequence[Deck],
    path: Path,
    *,
    glossary: Glossary,
    examples: Callable[[Entry], Sequence[Quotation]],
    registry: Path,
    now: datetime,
    templates: Path | None = None,
) -> Report:
    """Write decks, with their subdecks, as an Anki package; each entry is one note with a card a family.

    `examples` finds sentences of the learner's articles for an entry; `registry` is the file that remembers what
    was exported before (see `Registry`); `templates` the folder of the card templates, if not the starter layer's.
    With the same input and registry the file has the same bytes.

    A family that no exported deck asks for any longer leaves its card in the learner's collection without a front;
    Anki removes it at "Empty Cards". Raises InputFault, with both files as they were, where the decks hold no cards
    or a file cannot be written.
    """
    if path.is_dir():
        raise InputFault("is a folder", where=path, hint="name a file in it")
    layout = lay_out(decks)
    if not layout.notes:
        raise InputFault("there are no cards to export", hint="choose a deck that has some")
    note_type = load_note_type(templates or starter_folder("decks/templates"))
    memory = Registry.read(registry)
    stamped = list(_notes(layout, glossary, examples, memory, now))
    notes = [note for note, _ in stamped]
    changes = Counter(change for _, change in stamped)
    modified, _ = memory.stamp(NAME, _canonical(asdict(note_type)), now)
    try:
        data = build_package(note_type, modified, layout.decks, notes)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputFault(
            f"cannot be built ({error})", where=path, hint="check the folder for temporary files"
        ) from None
    memory.write(registry)
    try:
        write_atomically(path, data)
    except InputFault:
        memory.restore(registry)
        raise
    return Report(
        notes=len(notes),
        cards=sum(len(note.places) for note in notes),
        decks=len(layout.decks),
        new=changes[Change.NEW],
        changed=changes[Change.CHANGED],
    )


def _notes(
    layout: Layout,
    glossary: Glossary,
    examples: Callable[[Entry], Sequence[Quotation]],
    memory: Registry,
    now: datetime,
) -> Iterator[tuple[Note, Change]]:
    for deck_id, asked in layout.asked.items():
        memory.ask(deck_id, {guid_of(entry_id): families for entry_id, families in asked.items()})
    for placed in layout.notes:
        entry = placed.entry
        guid = guid_of(entry.id)
        anywhere = next(iter(placed.places.values()))
        wanted = memory.asked(guid)
        places = {family: placed.places.get(family, anywhere) for family in families_of(entry) if family in wanted}
        contrasts = [other for other_id in entry.relations.contrast if (other := glossary.get(other_id))]
        quotations = examples(entry)
        values = values_of(entry, places, contrasts, quotations)
        tags = tags_of(entry, quotations)
        said = {field: value for field, value in values.items() if value}
        modified, change = memory.stamp(guid, _canonical({"fields": said, "tags": tags}), now)
        yield Note(guid, values, tags, modified, places), change


def _canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
