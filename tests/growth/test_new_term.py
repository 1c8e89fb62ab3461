from collections.abc import Callable

import pytest

from studykit.articles.readers import read_text_as_article
from studykit.glossary.category import Category
from studykit.growth.new_term import NewTerm, new_terms
from studykit.mining.candidate import MinedTerm

TEXT = "Tin vắn\n\nSáng&nbsp;nay, bộ đội sơn cước  đã đến. Bộ đội sơn cước được chào đón.\nHợp tác tốt."


def mined(text: str, term: str, entry: str | None = None) -> MinedTerm:
    starts = [at for at in range(len(text)) if text.casefold().startswith(term.casefold(), at)]
    return MinedTerm(term, Category.CONCEPT, 0.8, tuple((at, at + len(term)) for at in starts), entry, "rule", "")


def test_sightings_have_sentence_and_offsets_in_the_file() -> None:
    article = read_text_as_article(TEXT, "tin.txt")
    terms = [mined(article.text, "bộ đội sơn cước"), mined(article.text, "hợp tác", "hop-tac")]
    (term,) = new_terms(article, "articles/tin.txt", terms)
    first, second = term.sightings
    assert first.sentence == "Sáng nay, bộ đội sơn cước đã đến."
    assert first.sentence[first.first : first.last] == TEXT[first.start : first.end] == "bộ đội sơn cước"
    assert TEXT[second.start : second.end] == "Bộ đội sơn cước"
    assert second.sentence == "Bộ đội sơn cước được chào đón."
    assert first.source.path == "articles/tin.txt"
    assert first.source.digest == article.digest


def test_a_term_over_a_sentence_end_gets_both_sentences() -> None:
    article = read_text_as_article("Một hai. Ba bốn. Năm sáu.", "x.txt")
    start, end = article.text.index("hai"), article.text.index(" bốn")
    term = MinedTerm("hai. Ba", Category.CONCEPT, 0.8, ((start, end),), None, "rule", "")
    (found,) = new_terms(article, "x.txt", [term])
    assert found.sightings[0].sentence == "Một hai. Ba bốn."


@pytest.mark.parametrize(
    ("term", "category", "sentence", "form"),
    [
        ("Hợp tác biển", "concept", "Hợp tác biển mở rộng.", "hợp tác biển"),
        ("Hợp tác biển", "concept", "Về Hợp tác biển nói trên.", "Hợp tác biển"),
        ("Hợp tác", "concept", "“Hợp tác là xu thế.”", "hợp tác"),
        ("Quốc hội", "organization", "Quốc hội họp.", "Quốc hội"),
        ("Đoàn đại biểu quân sự", "organization", "Đoàn đại biểu quân sự đến.", "đoàn đại biểu quân sự"),
        ("Bộ Quốc phòng Lào", "organization", "Bộ Quốc phòng Lào đáp.", "Bộ Quốc phòng Lào"),
        ("GGHB", "concept", "GGHB mở rộng.", "GGHB"),
    ],
)
def test_the_capital_of_a_sentence_is_not_the_terms(
    make_term: Callable[..., NewTerm], term: str, category: str, sentence: str, form: str
) -> None:
    assert make_term(term, category, sentence).form == form
