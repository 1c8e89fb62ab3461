"""A small glossary and decks, an exporter with a registry, and a real Anki collection to import into."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Card, Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from studykit.anki.export import Report, export_package
from studykit.anki.note_type import TEMPLATE_NAMES, guid_of
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.study.cards import Family
from studykit.study.decks import Deck
from studykit.study.recipes import Recipe

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Sentence:
    """A quotation as it comes from the learner's articles."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    title: str = "Đối thoại quốc phòng"
    date: str | None = "2026-01-15"
    path: str = "articles/doi-thoai.md"


@pytest.fixture
def make_entry() -> Callable[..., Entry]:
    """Makes an entry with an example, from an id, a Vietnamese and an English term; keywords are further fields."""

    def make(entry_id: str, term: str, english: str, **fields: Any) -> Entry:
        value = {
            "id": entry_id,
            "category": "rank",
            "pos": "noun",
            "vi": {"term": term, **fields.pop("vi", {})},
            "en": {"preferred": english, **fields.pop("en", {})},
            "examples": [{"vi": f"Đồng chí {term} đã phát biểu.", "en": f"The {english} spoke."}],
            **fields,
        }
        return Entry.model_validate(value)

    return make


@pytest.fixture
def entries(make_entry: Callable[..., Entry]) -> tuple[Entry, ...]:
    """Three entries, the last without an example and so without a cloze."""
    return (
        make_entry(
            "thuong-tuong",
            "Thượng tướng",
            "Senior Lieutenant General",
            vi={"hantu": "上將", "origin": "sino", "aliases": ["thượng tướng QĐND"]},
            en={
                "admitted": [{"term": "Colonel General", "note": "other armies"}],
                "avoid": [{"term": "Upper General", "why": "a calque"}],
            },
            topics=["defence"],
            definition={"vi": "Quân hàm cấp tướng.", "en": "A general officer's rank."},
            members=[{"vi": "ba sao", "en": "three stars"}],
            scale={"name": "vpa-officer", "position": 11, "of": 12},
            relations={"contrast": ["trung-tuong"]},
            register="Used with full name.",
            as_of="2026-01",
            sources=[{"title": "Luật Sĩ quan", "url": "https://example.org/a?b=1&c=2", "date": "2014"}],
        ),
        make_entry("trung-tuong", "Trung tướng", "Lieutenant General"),
        make_entry("dai-su", "đại sứ", "ambassador", category="title", examples=[]),
    )


def _make_deck(
    deck_id: str, own: Sequence[Entry], *subdecks: Deck, name: str = "", cards: Sequence[Family] = ()
) -> Deck:
    """A deck of given entries; its recipe selects by id."""
    recipe = Recipe.model_validate(
        {
            "id": deck_id,
            "name": {"vi": f"Bộ thẻ {deck_id}", "en": name or deck_id.title()},
            "description": {"vi": "Mô tả.", "en": "A deck & its description."},
            "select": [{"ids": [entry.id for entry in own]}] if own else [{"categories": ["place"]}],
            "subdecks": [deck.id for deck in subdecks],
            "cards": list(cards or Family),
        }
    )
    return Deck(recipe, tuple(own), subdecks)


@pytest.fixture
def make_deck() -> Callable[..., Deck]:
    """Makes a deck from its id, its own entries and its subdecks; `name` and `cards` as in a recipe."""
    return _make_deck


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def sentence() -> type[Sentence]:
    return Sentence


class Exporter:
    """Exports with one registry, as a workspace does."""

    def __init__(self, folder: Path, entries: Sequence[Entry]) -> None:
        self.glossary = Glossary({entry.id: entry for entry in entries})
        self.folder = folder
        self.path = folder / "out.apkg"
        self.registry = folder / ".studykit" / "anki-notes.json"
        self.sentences: dict[str, tuple[Sentence, ...]] = {}

    def __call__(self, *decks: Deck, now: datetime = NOW, **keywords: Any) -> Report:
        changed = {entry.id: entry for deck in decks for entry in deck.entries}
        options: dict[str, Any] = {
            "glossary": Glossary({entry.id: entry for entry in self.glossary} | changed),
            "examples": lambda entry: self.sentences.get(entry.id, ()),
            "registry": self.registry,
            "now": now,
        }
        return export_package(decks, self.path, **options | keywords)


@pytest.fixture
def export(tmp_path: Path, entries: tuple[Entry, ...]) -> Exporter:
    return Exporter(tmp_path / "workspace", entries)


@dataclass(frozen=True)
class Rendered:
    """Both sides of a card as Anki shows them, and what it speaks."""

    question: str
    answer: str
    question_speech: list[tuple[str, str]]
    answer_speech: list[tuple[str, str]]

    @property
    def text(self) -> str:
        """The answer as it is read."""
        return re.sub(r"\s+", " ", unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", self.answer, flags=re.DOTALL)))


class Anki:
    """A real collection."""

    def __init__(self, path: Path) -> None:
        self.collection = Collection(str(path))

    def take(self, package: Path, *, merge: bool = False) -> Any:
        """Import a package as Anki does by default; gives the log."""
        options = ImportAnkiPackageOptions(merge_notetypes=merge, with_scheduling=False, with_deck_configs=False)
        request = ImportAnkiPackageRequest(package_path=str(package), options=options)
        return self.collection.import_anki_package(request).log

    def card(self, entry_id: str, family: Family) -> Card:
        """The one card of an entry in a family."""
        (card,) = [card for card in self.cards(entry_id) if card.template()["name"] == TEMPLATE_NAMES[family]]
        return card

    def cards(self, entry_id: str) -> list[Card]:
        """The cards of an entry's note."""
        ids = self.collection.db.list(
            "SELECT c.id FROM cards c JOIN notes n ON n.id = c.nid WHERE n.guid = ? ORDER BY c.ord", guid_of(entry_id)
        )
        return [self.collection.get_card(card_id) for card_id in ids]

    def render(self, entry_id: str, family: Family) -> Rendered:
        """What Anki makes of a card."""
        output = self.card(entry_id, family).render_output()
        return Rendered(
            output.question_text,
            output.answer_text,
            [(tag.field_text, tag.lang) for tag in output.question_av_tags],
            [(tag.field_text, tag.lang) for tag in output.answer_av_tags],
        )

    def deck_of(self, entry_id: str, family: Family) -> str:
        """The name of the deck a card is in."""
        return self.collection.decks.name(self.card(entry_id, family).did)

    def cards_after_check(self) -> int:
        """The number of cards after Anki's database check, which adds what it finds missing."""
        problems, fine = self.collection.fix_integrity()
        assert fine, problems
        return self.collection.card_count()


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    opened = Anki(tmp_path / "collection.anki2")
    yield opened
    opened.collection.close()
