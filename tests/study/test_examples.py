from collections.abc import Callable, Iterator

from studykit.articles.article import Article
from studykit.articles.readers import read_text_as_article
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.glossary.lookup import TermIndex
from studykit.study.examples import ArticleExamples
from studykit.study.explanation import explain

LONG = "Phát biểu tại đây, Đại tá " + "nhấn mạnh hợp tác " * 20 + "rất lâu."
FIRST = f"""\
Tin về Đại tá

{LONG}
Chiều qua, Đại tá Nguyễn Văn An đã tiếp đoàn công tác của nước bạn tại Hà Nội.
Đại tá và Thiếu tướng, một Đại tá khác cùng dự buổi gặp mặt thân mật này.
"""
SECOND = "Tin thứ hai\n\nCũng trong ngày, Đại tá Trần Văn Bình đã thăm và làm việc với đơn vị tại thành phố."


def article(text: str, name: str) -> Article:
    return read_text_as_article(text, name)


def examples_of(ranks: Glossary, *articles: Article) -> ArticleExamples:
    return ArticleExamples(TermIndex(ranks), articles)


def test_one_sentence_an_article_the_most_readable_one(ranks: Glossary) -> None:
    examples = examples_of(ranks, article(FIRST, "x/first.txt"), article(SECOND, "x/second.txt"))
    found = examples.of("dai-ta")
    assert [example.text for example in found] == [
        "Chiều qua, Đại tá Nguyễn Văn An đã tiếp đoàn công tác của nước bạn tại Hà Nội.",
        "Cũng trong ngày, Đại tá Trần Văn Bình đã thăm và làm việc với đơn vị tại thành phố.",
    ]
    assert found[1].title == "Tin thứ hai"
    assert [example.text[slice(*span)] for example in found for span in example.spans] == ["Đại tá", "Đại tá"]
    assert examples.of("dai-ta", limit=1) == found[:1]
    assert examples.of("thieu-uy") == ()


def test_every_place_of_the_term_is_marked(ranks: Glossary) -> None:
    text = "Tin\n\nĐại tá và Thiếu tướng, một Đại tá khác cùng dự buổi gặp mặt thân mật này."
    [example] = examples_of(ranks, article(text, "a.txt")).of("dai-ta")
    assert example.spans == ((0, 6), (27, 33))


def test_entries_that_occur_in_an_article_are_known_by_its_name(ranks: Glossary) -> None:
    examples = examples_of(ranks, article(FIRST, "x/first.txt"))
    assert examples.occurring("first") == ("dai-ta", "thieu-tuong")
    assert examples.occurring("first.txt") == examples.occurring("first")
    assert examples.occurring("other") is None


def test_articles_are_read_only_as_far_as_needed(ranks: Glossary) -> None:
    read = []

    def reading() -> Iterator[Article]:
        for name in ("first", "second", "third"):
            read.append(name)
            yield article(SECOND, f"{name}.txt")

    examples = ArticleExamples(TermIndex(ranks), reading())
    assert read == []
    assert examples.occurring("second") == ("dai-ta",)
    assert read == ["first", "second"]
    assert len(examples.of("dai-ta")) == 3
    assert examples.occurring("fourth") is None


def test_an_explanation_has_what_the_entry_has(make_entry: Callable[..., Entry], ranks: Glossary) -> None:
    entry = make_entry(
        "dai-ta",
        "Đại tá",
        "Colonel",
        vi={"aliases": ["đại-tá"], "hantu": "大佐"},
        en={"admitted": [{"term": "Senior Colonel"}], "avoid": [{"term": "Captain", "why": "naval"}]},
        relations={"contrast": ["thuong-ta", "thieu-tuong", "nowhere"]},
        register="army and police",
        as_of="2025-11",
        sources=[{"title": "Law"}],
    )
    explanation = explain(entry, ranks, examples_of(ranks, article(SECOND, "s.txt")), chosen="thuong-ta")
    assert (explanation.term, explanation.english, explanation.hantu) == ("Đại tá", "Colonel", "大佐")
    assert explanation.other_forms == ("đại-tá",)
    assert [neighbour.entry_id for neighbour in explanation.contrasts] == ["thieu-tuong"]
    assert explanation.chosen is not None
    assert explanation.chosen.vietnamese == "Thượng tá"
    assert [example.title for example in explanation.article_examples] == ["Tin thứ hai"]
    assert (explanation.register, explanation.as_of) == ("army and police", "2025-11")
    assert explain(entry, ranks).article_examples == ()
