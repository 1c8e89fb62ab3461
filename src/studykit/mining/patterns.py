"""Patterns of the lexicon files, spelt out: "giải quyết [các] (tranh chấp|bất đồng)" stands for four terms."""

import re

MAX_EXPANSIONS = 500
"""A pattern that stands for more terms than this is a slip of the pen, not a pattern."""

_PART = re.compile(r"[\[\]()|]|[^\[\]()|]+")


def expand(pattern: str) -> list[str]:
    """Every term that a pattern stands for: `[x]` may be left out, `(a|b)` and `[a|b]` choose.

    Raises ValueError where brackets don't close or the pattern stands for too many terms.
    """
    parts = _PART.findall(pattern)
    terms, rest = _choices(parts, 0, "")
    if rest != len(parts):
        raise ValueError(f"a bracket is never opened in {pattern!r}")
    return list(dict.fromkeys(" ".join(term.split()) for term in terms))


def _choices(parts: list[str], index: int, closing: str) -> tuple[list[str], int]:
    """The terms of alternatives up to `closing`, and where the parts go on."""
    finished: list[str] = []
    current = [""]
    while index < len(parts):
        part = parts[index]
        index += 1
        if part == closing and closing:
            return finished + current, index
        if part == "|":
            finished += current
            current = [""]
        elif part in "([":
            inner, index = _choices(parts, index, ")" if part == "(" else "]")
            if part == "[":
                inner = ["", *inner]
            current = [left + right for left in current for right in inner]
        elif part in ")]":
            break
        else:
            current = [left + part for left in current]
        if len(current) + len(finished) > MAX_EXPANSIONS:
            raise ValueError("the pattern stands for too many terms")
    if closing:
        raise ValueError("a bracket never closes")
    return finished + current, index
