"""Compounds: lookup of one-syllable terms in the shipped glossary's own texts."""

from studykit.glossary.compounds import compounds
from studykit.glossary.entry import Entry
from studykit.glossary.lookup import TermIndex
from studykit.vietnamese.spelling import normal_form

TIEP = Entry.model_validate(
    {"id": "tiep", "category": "phrase", "pos": "verb", "vi": {"term": "tiếp"}, "en": {"preferred": "receive"}}
)


def test_a_term_of_one_syllable_is_not_found_in_everyday_words() -> None:
    index = TermIndex([TIEP], compounds())
    text = normal_form("Hai bên tiếp tục trao đổi trực tiếp. Chủ tịch nước tiếp Đại sứ.")
    assert [text[found.start : found.end] for found in index.occurrences(text)] == ["tiếp"]
