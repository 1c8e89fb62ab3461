from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.glossary.store import load_glossary


@pytest.fixture
def make_entry() -> Callable[..., Entry]:
    """Makes a valid entry from a term; keys of the entry, and of `vi` and `en`, can be given."""

    def make(entry_id: str, term: str, **keys: Any) -> Entry:
        vi = {"term": term} | keys.pop("vi", {})
        en = {"preferred": f"English of {entry_id}"} | keys.pop("en", {})
        return Entry.model_validate({"id": entry_id, "category": "concept", "pos": "noun", "vi": vi, "en": en} | keys)

    return make


@pytest.fixture
def make_glossary() -> Callable[..., Glossary]:
    """Makes a glossary of entries that stand in no file."""
    return lambda *entries: Glossary({entry.id: entry for entry in entries})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "glossary"
    path.mkdir()
    return path


@pytest.fixture
def load(folder: Path) -> Callable[[str], Glossary]:
    """Loads a glossary of one file, rank.yaml, with a given text."""

    def load_text(text: str) -> Glossary:
        (folder / "rank.yaml").write_text(text, encoding="utf-8")
        return load_glossary([folder])

    return load_text
