"""Readers: from a file to an article, chosen by the file's ending."""

from collections.abc import Callable
from pathlib import Path

from studykit.articles.article import Article
from studykit.articles.readers.markdown import read_markdown
from studykit.articles.readers.plain import read_plain
from studykit.faults import InputFault
from studykit.files import read_text

_READERS: dict[str, Callable[[str, str], Article]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
}

SUFFIXES = frozenset(_READERS)


def read_article(path: Path, name: str | None = None) -> Article:
    """Read and clean the article in a file; `name` is what messages and reports call it (else the path).

    Raises InputFault for a file that is missing, unreadable, of an unknown kind, no text, or without an article.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None and path.is_file():
        raise InputFault(
            f"is of a kind that is not read ({path.suffix or 'no ending'})",
            where=path,
            hint=f"save it as one of {', '.join(sorted(SUFFIXES))}",
        )
    text = read_text(path)
    return read_text_as_article(text, name or str(path), path.suffix.lower())


def read_text_as_article(text: str, name: str, suffix: str = ".txt") -> Article:
    """Clean a text that is already in hand, as the reader for `suffix` does.

    Raises InputFault if no article is left in it.
    """
    article = _READERS[suffix](text, name)
    if not any(char.isalpha() for char in article.text):
        raise InputFault("holds no article text", where=name, hint="check that the text was saved with it")
    return article


def article_files(folder: Path) -> list[Path]:
    """The article files in a folder, at any depth, by path; hidden ones are left out."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )
