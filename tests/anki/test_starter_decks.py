"""The decks that come with the program, with the sentences of its study texts, in a real Anki."""

from studykit.articles.readers import read_article
from studykit.glossary.lookup import TermIndex
from studykit.glossary.store import load_glossary
from studykit.study.decks import DeckLibrary
from studykit.study.examples import ArticleExamples
from studykit.study.recipes import load_recipes
from studykit.workspace import starter_folder


def test_the_starter_decks_import_whole(anki, export, sentence):
    glossary = load_glossary([starter_folder("glossary")])
    articles = [read_article(path) for path in sorted(starter_folder("data/articles").glob("*.md"))]
    found = ArticleExamples(TermIndex(glossary), articles)
    decks = list(DeckLibrary(load_recipes([starter_folder("decks")]), glossary, found.occurring))

    def examples(entry):
        return [sentence(one.text, one.spans, one.title, None, one.path) for one in found.of(entry.id)]

    report = export(*decks, glossary=glossary, examples=examples)
    log = anki.take(export.path)
    cards = {card.id for deck in decks for card in deck.cards}
    assert report.cards == len(cards)
    assert (len(log.new), len(log.conflicting)) == (report.notes, 0)
    assert anki.cards_after_check() == len(cards)
    assert not anki.collection.get_empty_cards().notes
    quoted = anki.collection.db.scalar("SELECT count() FROM notes WHERE flds LIKE '%<blockquote>%<mark>%'")
    assert quoted > len(articles)
