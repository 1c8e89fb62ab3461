"""Sentences of a clean text, found without a tokenizer so that spans stay exact and the time linear."""

import re

MAX_SENTENCE = 4000
"""Characters after which a stretch without a sentence end is cut at a space, so that no step meets a giant."""

_END = re.compile(
    r"""
    (?P<line>\n+)
  | (?:[.!?…]+["'”’»)\]]*)(?P<space>[ \t]+)(?=["'“‘«(\[•*-]*\s*[A-ZÀ-ỸĐ0-9])   # an end before a capital or a number
  | (?<=[\w)”"])(?P<glued>[.!?…])(?=[A-ZÀ-ỸĐ][a-zà-ỹđ]*[ ,])          # "châu Á.Tại": the space was lost
  | (?:\.["”’»]+)(?P<quoted>)(?=[A-ZÀ-ỸĐ])
    """,
    re.VERBOSE,
)
_NO_END = re.compile(
    r"(?:\b(?:[A-ZĐ]|TP|Tp|tp|TS|Ts|ThS|PGS|GS|BS|KS|ThS|LS|St|Mr|Mrs|Ms|Dr|Jr|Sr|Prof|Gen|Lt|vs|No|Q|P)\.|\bv\.v\.)$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of a clean text in order, without the white space around them.

    A line end always ends a sentence; a full stop does before a capital, also where the space between two
    sentences was lost, and does not after an initial or a title (TS., TP.).
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match["line"] is None and _NO_END.search(text, max(start, match.start() - 8), match.start() + 1):
            continue
        end = match.end() if match["line"] is None else match.start()
        _append(text, start, end, spans)
        start = match.end()
    _append(text, start, len(text), spans)
    return spans


def _append(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Add the sentence in `text[start:end]`, cut where it is too long for any sentence."""
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        _append_trimmed(text, start, cut, spans)
        start = cut
    _append_trimmed(text, start, end, spans)


def _append_trimmed(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
