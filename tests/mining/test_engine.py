import json
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.category import Category
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.mining.engine import mine_articles
from studykit.mining.known_terms import KnownTerms, known_terms
from studykit.mining.report import ArticleTerms, to_json, to_tsv

TEXT = "Hai bên hội đàm về hợp tác quân y và kế hoạch xanh biếc tại Biển Đông."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def glossary() -> Glossary:
    entry = Entry.model_validate(
        {
            "id": "ke-hoach-xanh",
            "category": "instrument",
            "pos": "noun",
            "vi": {"term": "kế hoạch xanh biếc", "aliases": ["hợp tác quân y"]},
            "en": {"preferred": "deep green plan"},
        }
    )
    return Glossary({entry.id: entry})


def concepts(*terms: str) -> Glossary:
    entries = [
        Entry.model_validate(
            {
                "id": f"term-{number}",
                "category": "concept",
                "pos": "noun",
                "vi": {"term": term},
                "en": {"preferred": "term"},
            }
        )
        for number, term in enumerate(terms)
    ]
    return Glossary({entry.id: entry for entry in entries})


def listed(path: Path, known: KnownTerms) -> set[str]:
    return {term.term for term in mined(path, known).terms}


def mined(path: Path, known: KnownTerms | None = None, jobs: int = 1) -> ArticleTerms:
    (found,) = mine_articles([path], known, jobs)
    assert isinstance(found, ArticleTerms)
    return found


def test_glossary_terms_are_found_and_known(article: Path) -> None:
    terms = {term.term: term for term in mined(article, known_terms(glossary())).terms}
    assert terms["kế hoạch xanh biếc"].entry == "ke-hoach-xanh"
    assert terms["kế hoạch xanh biếc"].category is Category.INSTRUMENT
    assert terms["hợp tác quân y"].known
    assert not terms["Biển Đông"].known


def test_without_the_glossary_nothing_is_known(article: Path) -> None:
    found = mined(article)
    assert not [term for term in found.terms if term.known or "xanh biếc" in term.term]


def test_an_everyday_word_of_the_glossary_is_not_listed(article: Path) -> None:
    article.write_text("Hai bên hội đàm; đại diện tham dự.", encoding="utf-8")
    assert "đại diện" not in listed(article, known_terms(concepts("đại diện")))


def test_a_glossary_term_inside_a_longer_one_is_listed_but_not_inside_a_name(article: Path) -> None:
    article.write_text("Bàn về chính sách màu xanh biếc. Ủy ban Màu Trắng Biếc họp.", encoding="utf-8")
    found = listed(article, known_terms(concepts("màu xanh biếc", "chính sách màu xanh biếc", "màu trắng biếc")))
    assert {"màu xanh biếc", "chính sách màu xanh biếc", "Ủy ban Màu Trắng Biếc"} <= found
    assert "Màu Trắng Biếc" not in found


def test_processes_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    paths = []
    for number in range(12):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Đoàn {number} hội kiến Chủ tịch nước. " * (1 + number % 3), encoding="utf-8")
        paths.append(path)
    paths.insert(3, tmp_path / "missing.txt")
    known = known_terms(glossary())

    def shown(jobs: int) -> list[str]:
        return [str(found) for found in mine_articles(paths, known, jobs)]

    assert shown(2) == shown(1)


def test_a_file_that_cannot_be_read_gives_its_fault(article: Path, tmp_path: Path) -> None:
    first, second = mine_articles([tmp_path / "none.txt", article])
    assert isinstance(first, InputFault)
    assert isinstance(second, ArticleTerms)


def test_the_json_is_one_array_with_offsets_into_the_file(article: Path) -> None:
    (shown,) = json.loads("".join(to_json([mined(article)])))
    assert shown["article"] == str(article)
    term = next(term for term in shown["terms"] if term["term"] == "Biển Đông")
    assert set(term) == {"term", "category", "score", "count", "known", "entry", "spans"}
    ((start, end),) = term["spans"]
    assert TEXT[start:end] == "Biển Đông"
    assert "rule" in json.loads("".join(to_json([mined(article)], explain=True)))[0]["terms"][0]


def test_no_article_is_an_empty_array() -> None:
    assert json.loads("".join(to_json([]))) == []


def test_the_tsv_has_a_line_a_term(article: Path) -> None:
    lines = "".join(to_tsv([mined(article)])).splitlines()
    assert f"{article}\tBiển Đông\tplace" in lines
