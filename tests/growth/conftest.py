"""A starter layer of a few entries, a workspace over it, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studykit.glossary.category import Category
from studykit.glossary.store import load_glossary
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, Sighting, Source
from studykit.workspace import Workspace, init_workspace

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

ORGANIZATIONS = """\
# Bodies of the starter layer.
- id: bo-quoc-phong
  category: organization
  pos: proper noun
  vi: {term: Bộ Quốc phòng, aliases: [BQP Việt Nam], origin: sino, hantu: 部國防}  # as in its seal
  en: {preferred: Ministry of National Defence}
  status: draft

- id: cuc-doi-ngoai
  category: organization
  pos: proper noun
  vi:
    term: Cục Đối ngoại
  en: {preferred: Foreign Relations Department}
  status: draft
"""

TITLES = """\
- id: thu-truong
  category: title
  pos: noun
  vi: {term: Thứ trưởng, origin: sino, hantu: 次長}
  en: {preferred: Deputy Minister}

- id: dai-su
  category: title
  pos: noun
  vi: {term: Đại sứ}
  en: {preferred: Ambassador}
"""

CONCEPTS = """\
- id: quoc-phong
  category: concept
  pos: noun
  vi: {term: quốc phòng, origin: sino, hantu: 國防}
  en:
    preferred: national defence
    admitted: [{term: defence, note: "before another noun: defence policy"}]

- id: hop-tac
  category: concept
  pos: noun
  vi: {term: hợp tác, origin: sino, hantu: 合作}
  en: {preferred: cooperation}

- id: huan-luyen
  category: concept
  pos: noun
  vi: {term: huấn luyện}
  en: {preferred: training}

- id: tim-kiem-cuu-nan
  category: concept
  pos: noun
  vi: {term: tìm kiếm cứu nạn}
  en: {preferred: search and rescue}
"""

OTHERS = """\
- id: ban-ghi-nho
  category: instrument
  pos: noun
  vi: {term: bản ghi nhớ}
  en: {preferred: memorandum of understanding}

- id: tham-chinh-thuc
  category: phrase
  pos: verb
  vi: {term: thăm chính thức}
  en: {preferred: pay an official visit to}

- id: doi-thoai-quoc-phong
  category: mechanism
  pos: noun
  vi: {term: Đối thoại Quốc phòng}
  en: {preferred: Defence Dialogue}
"""


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter layer of its own, so that nothing here changes with the shipped glossary."""
    root = tmp_path / "starter"
    for name in ("glossary", "decks", "data/articles"):
        (root / name).mkdir(parents=True)
    for name, text in (
        ("organization", ORGANIZATIONS),
        ("title", TITLES),
        ("concept", CONCEPTS),
        ("others", OTHERS),
    ):
        (root / "glossary" / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("studykit.workspace.starter_folder", lambda name: root / name)
    return root


@pytest.fixture
def workspace(starter: Path, tmp_path: Path) -> Workspace:
    return init_workspace(tmp_path / "workspace")


@pytest.fixture
def open_growth(workspace: Workspace) -> Iterator[Callable[[], Growth]]:
    """Opens the workspace; each call is what a new start of the program sees."""
    opened: list[Growth] = []

    def open_() -> Growth:
        opened.append(Growth.open(workspace, load_glossary(workspace.glossary_layers), lambda: NOW))
        return opened[-1]

    yield open_
    for growth in opened:
        growth.close()


@pytest.fixture
def make_term() -> Callable[..., NewTerm]:
    """Makes a new term that was met in a sentence of an article."""

    def make(
        term: str,
        category: str = "title",
        sentence: str = "",
        *,
        score: float = 0.8,
        article: str = "a",
        offset: int = 0,
    ) -> NewTerm:
        sentence = sentence or f"Hôm qua, {term} đã phát biểu."
        first = sentence.index(term)
        last = first + len(term)
        source = Source(f"digest of {article}", f"articles/{article}.txt", f"Bài {article}")
        sighting = Sighting(source, offset + first, offset + last, sentence, first, last)
        return NewTerm(term, Category(category), score, (sighting,))

    return make


@pytest.fixture
def queue_terms(open_growth: Callable[[], Growth]) -> Callable[..., Growth]:
    """Opens the workspace with these terms in its queue."""

    def queue(*terms: NewTerm) -> Growth:
        growth = open_growth()
        for term in terms:
            growth.queue.add(term.sightings[0].source, [term])
        return growth

    return queue
