"""The article: its text as read, its clean text, and the way between the two."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from studykit.vietnamese.tracing import TracedText


@dataclass(frozen=True)
class Article:
    """A press article or study text.

    `raw` is the file's text as read; `text` its clean text in normal form: paragraphs joined by line ends, page
    furniture gone. `path` is what the user called it; `metadata` the front matter, where it had any.
    """

    path: str
    title: str
    raw: str
    clean: TracedText
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The clean text that is mined, searched and quoted."""
        return self.clean.text

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `raw`, as character offsets."""
        return self.clean.span(start, end)

    @cached_property
    def digest(self) -> str:
        """Identity by content: the same words give the same digest, wherever and however they were saved."""
        return sha256(" ".join(self.text.split()).encode()).hexdigest()
