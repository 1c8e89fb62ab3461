"""Generic term extractors over the same articles, as what the miner is measured against."""

from collections import Counter
from collections.abc import Callable
from math import log2

from studykit.articles.article import Article
from studykit.articles.sentences import sentence_spans

Peer = Callable[[Article], list[str]]

_JOINER = "\u30fc"
"""A letter that joins the syllables of a word, so that no tokenizer parts them."""


class PeerMissing(Exception):
    """The peer's package is not installed."""


def tagged(article: Article) -> list[list[tuple[str, str]]]:
    """The words of each sentence with their parts of speech, from underthesea itself."""
    from underthesea import pos_tag

    return [list(pos_tag(article.text[start:end])) for start, end in sentence_spans(article.text)]


def multi_syllable_words(article: Article) -> list[str]:
    """Every word of two syllables or more, by frequency."""
    counts = Counter(word.lower() for sentence in tagged(article) for word, _ in sentence if " " in word)
    return [word for word, _ in counts.most_common()]


def noun_runs(article: Article) -> Counter[str]:
    """Runs of nouns, adjectives and verbs that begin with a noun, and how often each occurs."""
    runs: Counter[str] = Counter()
    for sentence in tagged(article):
        for first in range(len(sentence)):
            if sentence[first][1] not in {"N", "Np"}:
                continue
            for last in range(first + 1, min(first + 6, len(sentence)) + 1):
                if sentence[last - 1][1] not in {"N", "Np", "A", "V"}:
                    break
                runs[" ".join(word for word, _ in sentence[first:last]).lower()] += 1
    return Counter({run: count for run, count in runs.items() if " " in run})


def c_value(article: Article) -> list[str]:
    """Noun runs by C-value (Frantzi, Ananiadou and Mima 2000), those above zero."""
    runs = noun_runs(article)
    nested: dict[str, list[int]] = {}
    for run, count in runs.items():
        words = run.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                part = " ".join(words[first:last])
                if part != run and part in runs:
                    nested.setdefault(part, []).append(count)
    values = {
        run: log2(len(run.split())) * (count - (sum(nested[run]) / len(nested[run]) if run in nested else 0))
        for run, count in runs.items()
    }
    return [run for run, value in sorted(values.items(), key=lambda item: -item[1]) if value > 0]


def yake_words(article: Article) -> list[str]:
    """YAKE over underthesea words: of its ranking of single words the best 120 of two syllables or more."""
    try:
        from yake import KeywordExtractor
    except ImportError:
        raise PeerMissing("yake is not installed") from None
    text = " ".join(word.replace(" ", _JOINER) for sentence in tagged(article) for word, _ in sentence)
    ranked = (found for found, _ in KeywordExtractor(lan="vi", n=1, top=1000).extract_keywords(text))
    return [word.replace(_JOINER, " ") for word in ranked if _JOINER in word][:120]


def pyate_basic(article: Article) -> list[str]:
    """PyATE's Combo Basic over noun runs."""
    try:
        from pandas import Series
        from pyate import combo_basic
    except ImportError:
        raise PeerMissing("pyate is not installed") from None
    values = combo_basic("", technical_counts=Series(dict(noun_runs(article))))
    return [str(run) for run in values.sort_values(ascending=False).index]


PEERS: dict[str, Peer] = {
    "YAKE over underthesea words": yake_words,
    "multi-syllable words": multi_syllable_words,
    "noun runs by C-value": c_value,
    "PyATE Combo Basic": pyate_basic,
}
