"""The lexicon: what the grammars know, read from the plain files in data/lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from studykit.faults import InputFault
from studykit.files import read_text
from studykit.glossary.category import Category
from studykit.mining.patterns import expand
from studykit.mining.trie import Trie
from studykit.workspace import starter_folder

_TERM_FILES = {
    "ranks.txt": Category.RANK,
    "titles.txt": Category.TITLE,
    "frameworks.txt": Category.FRAMEWORK,
    "formulas.txt": Category.FORMULA,
    "mechanisms.txt": Category.MECHANISM,
    "instruments.txt": Category.INSTRUMENT,
    "organizations.txt": Category.ORGANIZATION,
    "places.txt": Category.PLACE,
    "concepts.txt": Category.CONCEPT,
    "concepts-fields.txt": Category.CONCEPT,
    "concepts-relations.txt": Category.CONCEPT,
    "phrases.txt": Category.PHRASE,
}
_PARTS_FILES = frozenset({"formula-atoms.txt", "concept-parts.txt"})
"""Files whose lines begin with a kind and a colon, and go on with the parts of that kind."""

_BROAD = "~"
_FREE_ONLY = "<"
_NESTED_TOO = "+"
_FREE_OF_ITS_KIND = "="
_SHY = "^"
_FREE_ONLY_CATEGORIES = frozenset({Category.FRAMEWORK})


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """A term of a list.

    A broad one is an everyday word that the register uses; one that is free only is no term inside a longer one,
    one that is free of its kind none inside a longer one of its category.
    """

    category: Category
    broad: bool
    free_only: bool
    free_of_its_kind: bool
    source: str


@dataclass(frozen=True, slots=True)
class Head:
    """A word that opens a name: its category, and what may follow it."""

    category: Category
    slots: frozenset[str]
    source: str
    shy: bool = False
    """Whether it is a head only with a capital, as it is also an everyday word (tổ chức, luật)."""


@dataclass(frozen=True)
class Lexicon:
    """The word lists as tries over token keys."""

    terms: Trie[ListedTerm] = field(default_factory=Trie)
    heads: dict[Category, Trie[Head]] = field(default_factory=dict)
    countries: Trie[bool] = field(default_factory=Trie)
    """Country names; the value tells whether it is a short form."""
    cities: Trie[bool] = field(default_factory=Trie)
    fields: Trie[bool] = field(default_factory=Trie)
    name_words: Trie[bool] = field(default_factory=Trie)
    atoms: dict[str, Trie[bool]] = field(default_factory=dict)
    """Parts of coordinated formulas by kind; "tail" and "lead" hold what may close and open a run."""
    concept_parts: dict[str, Trie[bool]] = field(default_factory=dict)
    """Nouns of concepts, and what qualifies them."""
    agencies: Trie[bool] = field(default_factory=Trie)
    abbreviations: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    stops: Trie[bool] = field(default_factory=Trie)


@cache
def starter_lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    return load_lexicon(starter_folder("data/lexicon"))


def load_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon files of a folder (their format: README.md there).

    Raises InputFault with file and line for a pattern that cannot be spelt out, or a missing file.
    """
    lexicon = Lexicon(
        abbreviations=frozenset(term for term, _, _ in _items(folder / "abbreviations.txt")),
        surnames=frozenset(term for term, _, _ in _items(folder / "surnames.txt")),
    )
    for name, category in _TERM_FILES.items():
        _read_terms(folder / name, category, lexicon)
    for trie, name in (
        (lexicon.countries, "countries.txt"),
        (lexicon.cities, "cities.txt"),
        (lexicon.fields, "fields.txt"),
        (lexicon.name_words, "fields.txt"),
        (lexicon.name_words, "name-words.txt"),
        (lexicon.agencies, "agencies.txt"),
        (lexicon.stops, "stops.txt"),
    ):
        for term, marks, _ in _items(folder / name):
            trie.add(term, _BROAD in marks)
    for parts, name in ((lexicon.atoms, "formula-atoms.txt"), (lexicon.concept_parts, "concept-parts.txt")):
        for term, _, kind in _items(folder / name):
            parts.setdefault(kind, Trie()).add(term, True)
    return lexicon


def _read_terms(path: Path, category: Category, lexicon: Lexicon) -> None:
    heads = lexicon.heads.setdefault(category, Trie())
    for term, marks, slots in _items(path):
        broad = _BROAD in marks
        free_only = _FREE_ONLY in marks or (category in _FREE_ONLY_CATEGORIES and _NESTED_TOO not in marks)
        if slots:
            heads.add(term, Head(category, frozenset(slots.split()), path.name, _SHY in marks))
        if not slots or category is not Category.ORGANIZATION:
            lexicon.terms.add(term, ListedTerm(category, broad, free_only, _FREE_OF_ITS_KIND in marks, path.name))
        if category is Category.CONCEPT and not broad:
            lexicon.name_words.add(term, True)


def _items(path: Path) -> Iterator[tuple[str, str, str]]:
    """Every term of a file, the marks after it, and the label beside the colon of its line."""
    label_first = path.name in _PARTS_FILES
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        left, _, right = line.partition(":")
        terms, label = (right, left) if label_first else (left, right)
        for item in terms.split(";"):
            pattern = item.rstrip(f" {_BROAD}{_FREE_ONLY}{_NESTED_TOO}{_FREE_OF_ITS_KIND}{_SHY}")
            marks = item[len(pattern) :]
            try:
                for term in expand(pattern.strip()):
                    if term:
                        yield term, marks, label.strip()
            except ValueError as error:
                raise InputFault(f"bad pattern: {error}", where=path, line=number, hint="mend it") from None
