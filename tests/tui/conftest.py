"""A starter layer of eight ranks, a workspace over it, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studykit.study.desk import Desk
from studykit.workspace import init_workspace

RANKS = (
    ("thieu-ta", "Thiếu tá", "少佐", "Major"),
    ("trung-ta", "Trung tá", "中佐", "Lieutenant Colonel"),
    ("thuong-ta", "Thượng tá", "上佐", "Senior Lieutenant Colonel"),
    ("dai-ta", "Đại tá", "大佐", "Colonel"),
    ("thieu-tuong", "Thiếu tướng", "少將", "Major General"),
    ("trung-tuong", "Trung tướng", "中將", "Lieutenant General"),
    ("thuong-tuong", "Thượng tướng", "上將", "Senior Lieutenant General"),
    ("dai-tuong", "Đại tướng", "大將", "General"),
)

ENTRY = """\
- id: {id}
  category: rank
  pos: noun
  vi: {{term: {vi}, origin: sino, hantu: {hantu}}}
  en: {{preferred: {en}, avoid: [{{term: "[bold]Boss[/bold]", why: "that is no rank"}}]}}
  definition: {{vi: "Một bậc quân hàm sĩ quan.", en: "A rank of officers."}}
  scale: {{name: officer, position: {position}, of: 8}}
  examples: [{{vi: "Đồng chí {vi} chủ trì buổi lễ.", en: "The {en} presided over the ceremony."}}]
"""

RECIPE = """\
id: ranks
name: {vi: Quân hàm, en: Military ranks}
description: {vi: Các bậc quân hàm, en: The ranks}
select: [{categories: [rank]}]
order: scale
"""

ARTICLE = "Lễ trao quân hàm\nSáng 3/5, Thiếu tá Trần An nhận quyết định tại Hà Nội.\n"


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter layer of its own, so that screens don't change with the shipped glossary."""
    root = tmp_path / "starter"
    for name in ("glossary", "decks", "data/articles"):
        (root / name).mkdir(parents=True)
    entries = [
        ENTRY.format(id=entry_id, vi=vi, hantu=hantu, en=en, position=position)
        for position, (entry_id, vi, hantu, en) in enumerate(RANKS, 1)
    ]
    (root / "glossary" / "rank.yaml").write_text("".join(entries), encoding="utf-8")
    (root / "decks" / "ranks.yaml").write_text(RECIPE, encoding="utf-8")
    (root / "data" / "articles" / "le-trao-quan-ham.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr("studykit.workspace.starter_folder", lambda name: root / name)
    return root


@pytest.fixture
def make_desk(starter: Path, tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Desk]]:
    """Opens the workspace; each call is what a new start of the app sees."""
    workspace = init_workspace(tmp_path / "workspace")
    (workspace.root / "studykit.toml").write_text('[study]\ntime_zone = "UTC"\n', encoding="utf-8")
    desks: list[Desk] = []

    def make() -> Desk:
        from studykit.workspace import open_workspace

        desks.append(Desk(open_workspace(workspace.root), clock))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
