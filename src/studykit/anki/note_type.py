"""The note type: one note an entry, its fields, and a card template for each family of cards."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studykit.files import read_text
from studykit.study.cards import Family

_PARTIAL = re.compile(r"\{\{>\s*([a-z-]+)\s*\}\}\n?")


class Field(StrEnum):
    """The fields of a note, in their order; each holds HTML.

    `ASK_VI_EN` and `ASK_EN_VI` hold "1" where that card is wanted, `CLOZE` the sentence with a blank where the
    cloze card is: Anki makes a card wherever its front shows something, and the fronts show nothing without them.
    """

    VIETNAMESE = "Vietnamese"
    VARIANTS = "Variants"
    HANTU = "HanTu"
    ENGLISH = "English"
    ADMITTED = "Admitted"
    AVOID = "Avoid"
    DEFINITION_VI = "DefinitionVi"
    DEFINITION_EN = "DefinitionEn"
    EXAMPLE = "Example"
    EXAMPLE_EN = "ExampleEn"
    CLOZE = "Cloze"
    PRESS_EXAMPLES = "PressExamples"
    MEMBERS = "Members"
    REGISTER = "Register"
    CONTRAST = "Contrast"
    SCALE = "Scale"
    AS_OF = "AsOf"
    SOURCES = "Sources"
    CATEGORY = "Category"
    ENTRY_ID = "EntryId"
    AUDIO = "Audio"
    ASK_VI_EN = "AskViEn"
    ASK_EN_VI = "AskEnVi"


NAME = "studykit term"

# Anki knows note types, fields and templates by these numbers: a name may change, a number never, nor be used again.
NOTE_TYPE_ID = 1763712000001
FIELD_IDS: Mapping[Field, int] = {
    Field.VIETNAMESE: 1763712001001,
    Field.VARIANTS: 1763712001002,
    Field.HANTU: 1763712001003,
    Field.ENGLISH: 1763712001004,
    Field.ADMITTED: 1763712001005,
    Field.AVOID: 1763712001006,
    Field.DEFINITION_VI: 1763712001007,
    Field.DEFINITION_EN: 1763712001008,
    Field.EXAMPLE: 1763712001009,
    Field.EXAMPLE_EN: 1763712001010,
    Field.CLOZE: 1763712001011,
    Field.PRESS_EXAMPLES: 1763712001012,
    Field.MEMBERS: 1763712001013,
    Field.REGISTER: 1763712001014,
    Field.CONTRAST: 1763712001015,
    Field.SCALE: 1763712001016,
    Field.AS_OF: 1763712001017,
    Field.SOURCES: 1763712001018,
    Field.CATEGORY: 1763712001019,
    Field.ENTRY_ID: 1763712001020,
    Field.AUDIO: 1763712001021,
    Field.ASK_VI_EN: 1763712001022,
    Field.ASK_EN_VI: 1763712001023,
}
TEMPLATE_IDS: Mapping[Family, int] = {
    Family.RECOGNISE: 1763712002001,
    Family.PRODUCE: 1763712002002,
    Family.CLOZE: 1763712002003,
}
TEMPLATE_NAMES: Mapping[Family, str] = {
    Family.RECOGNISE: "Vietnamese → English",
    Family.PRODUCE: "English → Vietnamese",
    Family.CLOZE: "Cloze",
}
FAMILIES = tuple(TEMPLATE_IDS)
"""The families in the order of their templates: Anki counts a note's cards by it."""

ASKED_BY: Mapping[Family, Field] = {
    Family.RECOGNISE: Field.ASK_VI_EN,
    Family.PRODUCE: Field.ASK_EN_VI,
    Family.CLOZE: Field.CLOZE,
}
"""The field that is filled exactly where a note has the card of a family."""


def guid_of(entry_id: str) -> str:
    """The GUID by which Anki knows an entry's note again, whatever else of it changes."""
    return f"studykit/term/{entry_id}"


@dataclass(frozen=True)
class Template:
    """The two sides of a card, in Anki's template language."""

    front: str
    back: str


@dataclass(frozen=True)
class NoteType:
    """The look of the note type: templates by family, and the style sheet."""

    templates: Mapping[Family, Template]
    css: str


def load_note_type(folder: Path) -> NoteType:
    """The note type from `FAMILY.front.html`, `FAMILY.back.html` and `style.css`; `{{> part}}` includes `part.html`.

    Raises InputFault where a file is missing.
    """
    templates = {
        family: Template(_read(folder, f"{family}.front"), _read(folder, f"{family}.back")) for family in FAMILIES
    }
    return NoteType(templates, read_text(folder / "style.css"))


def _read(folder: Path, name: str) -> str:
    text = read_text(folder / f"{name}.html")
    return _PARTIAL.sub(lambda match: _read(folder, match[1]), text)
