"""The glossary entry, with the fields that terminologists use (after IATE and TBX-Basic)."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from studykit.glossary.category import Category

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class Origin(StrEnum):
    """Where the Vietnamese word comes from; a Sino-Vietnamese one carries its Hán tự."""

    SINO = "sino"
    NATIVE = "native"
    MIXED = "mixed"
    FOREIGN = "foreign"


class PartOfSpeech(StrEnum):
    """Word class of the term as a whole."""

    NOUN = "noun"
    PROPER_NOUN = "proper noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    CLAUSE = "clause"


class Status(StrEnum):
    """How far an entry has come: a reviewed one was checked by a second reader against its sources."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Topic(StrEnum):
    """Subject field of an entry, for decks and tags that cut across categories."""

    DIPLOMACY = "diplomacy"
    PROTOCOL = "protocol"
    DEFENCE = "defence"
    PUBLIC_SECURITY = "public-security"
    PARTY_STATE = "party-state"
    UNITED_NATIONS = "united-nations"
    ASEAN = "asean"
    PEACEKEEPING = "peacekeeping"
    WAR_LEGACY = "war-legacy"
    MARITIME = "maritime"
    BORDER = "border"
    CYBER = "cyber"
    LAW = "law"
    ECONOMY = "economy"
    SECURITY = "security"


class _Part(BaseModel):
    """Base of everything in an entry: unknown keys are errors, values are immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Vietnamese(_Part):
    """The term in Vietnamese; `hantu` writes a Sino-Vietnamese word in Chinese characters."""

    term: Text
    aliases: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
    origin: Origin | None = None
    hantu: Text | None = None


class Admitted(_Part):
    """An English equivalent that is right beside the preferred one; `note` says where it is used."""

    term: Text
    note: Text | None = None


class Avoided(_Part):
    """An English rendering that learners meet or guess and should not use; `why` says the reason."""

    term: Text
    why: Text


class English(_Part):
    """The term's English equivalents by usage status."""

    preferred: Text
    admitted: tuple[Admitted, ...] = ()
    avoid: tuple[Avoided, ...] = ()


class Bilingual(_Part):
    """A text in both languages."""

    vi: Text
    en: Text


class Example(Bilingual):
    """A sentence of our own that shows the term in use; `article` names the study text it stands in."""

    article: Text | None = None


class Scale(_Part):
    """The place of an entry in an ordered series; positions count from 1, the lowest, to `of`."""

    name: EntryId
    position: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=2)]

    @model_validator(mode="after")
    def _position_within(self) -> "Scale":
        if self.position > self.of:
            raise ValueError(f"position {self.position} lies outside a scale of {self.of}")
        return self


class Relations(_Part):
    """Ids of other entries; a contrast is a term that learners confuse with this one."""

    contrast: tuple[EntryId, ...] = ()
    broader: tuple[EntryId, ...] = ()
    related: tuple[EntryId, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every id that is named, in the order of the fields."""
        return self.contrast + self.broader + self.related


class Source(_Part):
    """What an entry's facts were checked against."""

    title: Text
    url: Text | None = None
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None


class Entry(_Part):
    """One glossary entry: a Vietnamese term with its English, definition, examples and sources.

    `members` are the items of a term that names a list (the four of "bốn không"); `scale` its place in an
    ordered series (ranks, levels of partnership); `as_of` the month in which facts that age were true.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: EntryId
    category: Category
    pos: PartOfSpeech
    vi: Vietnamese
    en: English
    topics: tuple[Topic, ...] = ()
    definition: Bilingual | None = None
    members: tuple[Bilingual, ...] = ()
    scale: Scale | None = None
    relations: Relations = Relations()
    examples: tuple[Example, ...] = ()
    register_note: Text | None = Field(default=None, alias="register")
    as_of: Month | None = None
    status: Status = Status.DRAFT
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _reviewed_is_complete(self) -> "Entry":
        if self.status is Status.REVIEWED:
            missing = [
                name
                for name, value in (
                    ("sources", self.sources),
                    ("definition", self.definition),
                    ("examples", self.examples),
                    ("vi.origin", self.vi.origin),
                )
                if not value
            ]
            if missing:
                raise ValueError(f"a reviewed entry needs {', '.join(missing)}")
        return self

    @property
    def vietnamese_forms(self) -> tuple[str, ...]:
        """Every written form of the term: the term, its aliases, its abbreviations."""
        return (self.vi.term, *self.vi.aliases, *self.vi.abbreviations)

    @property
    def english_forms(self) -> tuple[str, ...]:
        """Every English form that counts as right, the preferred one first."""
        return (self.en.preferred, *(item.term for item in self.en.admitted))
