"""Compounds: everyday words that contain a one-syllable term and are no terms themselves."""

from studykit.files import read_text
from studykit.workspace import starter_folder


def compounds() -> tuple[str, ...]:
    """The words of `data/lexicon/compounds.txt`, for `TermIndex`."""
    lines = read_text(starter_folder("data/lexicon") / "compounds.txt").splitlines()
    words = (word.strip() for line in lines if not line.startswith("#") for word in line.split(";"))
    return tuple(word for word in words if word)
