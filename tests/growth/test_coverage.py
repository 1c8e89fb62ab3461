from datetime import UTC, date, datetime

from studykit.articles.readers import read_text_as_article
from studykit.glossary.category import Category
from studykit.growth.coverage import Share, Standing, coverage, entries_known, occurring_entries
from studykit.mining.candidate import MinedTerm
from studykit.study.scheduling import CardState, Rating, Scheduler, SchedulingOptions
from studykit.study.study_days import StudyDays

ARTICLE = read_text_as_article("Một bài báo. Có nội dung.", "bai.txt")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def mined(term: str, score: float, entry: str | None, start: int = 0) -> MinedTerm:
    return MinedTerm(term, Category.CONCEPT, score, ((start, start + 1),), entry, "rule", "")


def test_shares_of_all_terms_and_of_the_core() -> None:
    terms = [mined("a", 0.9, "a"), mined("b", 0.8, "b"), mined("c", 0.75, None), mined("d", 0.5, None)]
    covered = coverage(ARTICLE, terms, {"a"})
    assert covered.share == Share(4, 2, 1)
    assert covered.core_share == Share(3, 2, 1)
    assert [term.term for term in covered.of(Standing.MISSING)] == ["c", "d"]
    assert [term.term for term in covered.of(Standing.TO_LEARN)] == ["b"]
    assert (covered.article, covered.title) == ("bai.txt", "Một bài báo. Có nội dung")


def test_an_article_without_terms() -> None:
    assert coverage(ARTICLE, [], set()).share == Share(0, 0, 0)


def test_entries_come_as_they_occur_each_once() -> None:
    terms = [
        mined("a", 0.9, "late", 50),
        mined("b", 0.8, "early", 5),
        mined("c", 0.7, "late", 2),
        mined("d", 0.6, None),
    ]
    assert occurring_entries(terms) == ["late", "early"]


def test_known_is_what_would_be_recalled_today_or_is_mature() -> None:
    scheduler = Scheduler(StudyDays(UTC), SchedulingOptions(fuzz=False))
    good = scheduler.review("x", CardState(), Rating.Easy, NOW)
    wrong = scheduler.review("x", CardState(), Rating.Again, NOW)
    states = {"good/vi-en": good, "wrong/vi-en": wrong, "new/vi-en": CardState()}
    assert entries_known(states, scheduler, date(2026, 3, 3)) == {"good"}
    assert entries_known(states, scheduler, date(2026, 9, 1)) == set()
    mature = CardState(**{**good.__dict__, "stability": 21.0})
    assert entries_known({"m/en-vi": mature}, scheduler, date(2026, 9, 1)) == {"m"}
