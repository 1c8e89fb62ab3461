from pathlib import Path

import pytest

from studykit.articles.readers import read_text_as_article
from studykit.mining import engine
from studykit.mining.cache import MiningCache, fingerprint
from studykit.mining.engine import mine_article
from studykit.mining.miner import mine_text

TEXT = "Hai bên hội đàm về hợp tác quân y; Thượng tướng nhấn mạnh chính sách “bốn không”."


@pytest.fixture
def cache(tmp_path: Path) -> MiningCache:
    return MiningCache(tmp_path / "new" / "mined.sqlite", fingerprint(""))


def test_what_was_mined_is_found_again_without_mining(cache: MiningCache, monkeypatch: pytest.MonkeyPatch) -> None:
    article = read_text_as_article(TEXT, "a.txt")
    first = mine_article(article, cache=cache)

    def refuse(*_: object) -> None:
        raise AssertionError("mined twice")

    monkeypatch.setattr(engine, "mine_text", refuse)
    assert mine_article(article, cache=cache) == first


def test_the_cache_gives_back_what_it_was_given(cache: MiningCache) -> None:
    terms = mine_text(TEXT)
    assert cache.get(TEXT) is None
    cache.put(TEXT, terms)
    assert cache.get(TEXT) == terms


def test_another_glossary_or_text_is_not_the_same(cache: MiningCache) -> None:
    cache.put(TEXT, mine_text(TEXT))
    assert MiningCache(cache.path, fingerprint("other")).get(TEXT) is None
    assert cache.get(TEXT + " ") is None


def test_a_damaged_cache_is_done_without(cache: MiningCache) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"no database " * 100)
    cache.put(TEXT, mine_text(TEXT))
    assert cache.get(TEXT) is None


def test_a_cache_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    blocked = MiningCache(tmp_path / "file" / "mined.sqlite", fingerprint(""))
    blocked.put(TEXT, mine_text(TEXT))
    assert blocked.get(TEXT) is None


def test_an_edited_row_is_mined_anew(cache: MiningCache) -> None:
    cache.put(TEXT, mine_text(TEXT))
    with cache._open() as database:
        database.execute("UPDATE mined SET terms = '[[1, 2]]'")
    assert cache.get(TEXT) is None
