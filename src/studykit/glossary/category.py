"""The eleven categories of terms: the same words in terms, entries, decks and tags."""

from enum import StrEnum


class Category(StrEnum):
    """What kind of term it is; grammars, glossary files, decks and Anki tags are organised by it."""

    RANK = "rank"
    TITLE = "title"
    ORGANIZATION = "organization"
    INSTRUMENT = "instrument"
    FRAMEWORK = "framework"
    MECHANISM = "mechanism"
    FORMULA = "formula"
    PHRASE = "phrase"
    CONCEPT = "concept"
    ABBREVIATION = "abbreviation"
    PLACE = "place"
