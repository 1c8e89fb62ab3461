"""The miner against the gold lists, where they are at hand."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from studykit.mining.engine import mine_articles
from studykit.mining.report import ArticleTerms

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "score.py").is_file(), reason="the gold lists stand beside the checkout, in ../shared"
)


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def lists(score: ModuleType) -> list[tuple[dict[str, list[str]], dict[str, str], list[str]]]:
    """For each article: the gold rows, the categories mined, the keys best first."""
    found = []
    for mined in mine_articles(sorted((SHARED / "articles").glob("*.txt"))):
        assert isinstance(mined, ArticleTerms)
        gold = score.read(SHARED / "gold" / "seeds" / f"{Path(mined.path).stem}.tsv")
        categories: dict[str, str] = {}
        for term in mined.terms:
            categories.setdefault(score.key(term.term), str(term.category))
        found.append((gold, categories, list(categories)))
    return found


Lists = list[tuple[dict[str, list[str]], dict[str, str], list[str]]]


def test_f1_over_all(lists: Lists) -> None:
    core = sum(row[2] == "core" for gold, _, _ in lists for row in gold.values())
    hit = sum(row[2] == "core" and key in mined for gold, mined, _ in lists for key, row in gold.items())
    listed = sum(len(mined) for _, mined, _ in lists)
    right = sum(key in gold for gold, mined, _ in lists for key in mined)
    recall, precision = hit / core, right / listed
    assert 2 * recall * precision / (recall + precision) >= 0.85


def test_core_recall_of_every_category(lists: Lists) -> None:
    core: dict[str, list[bool]] = {}
    for gold, mined, _ in lists:
        for key, row in gold.items():
            if row[2] == "core":
                core.setdefault(row[1], []).append(key in mined)
    weak = {name: sum(hits) / len(hits) for name, hits in core.items() if sum(hits) / len(hits) < 0.75}
    assert not weak


def test_categories_agree(lists: Lists) -> None:
    pairs = [(mined[key], row[1]) for gold, mined, _ in lists for key, row in gold.items() if key in mined]
    assert sum(ours == theirs for ours, theirs in pairs) / len(pairs) >= 0.92


def test_the_first_thirty_are_what_a_teacher_picks(lists: Lists) -> None:
    first = [key in gold for gold, _, best in lists for key in best[:30]]
    assert sum(first) / len(first) >= 0.90


def test_no_word_of_the_teasers_is_listed(lists: Lists) -> None:
    teasers = ("trung thu", "hóa chất", "công an nghệ an", "công an trung ương", "bộ y tế", "ma túy", "đại hội")
    _, mined, _ = lists[3]
    assert not [key for key in mined for word in teasers if word in key]
