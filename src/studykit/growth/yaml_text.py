"""YAML written by ruamel.yaml, in the style of the glossary: the one place that knows how it is set up."""

import textwrap
from collections.abc import Mapping
from functools import cache
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

_WIDTH = 110
_ENDLESS = 1 << 16
_INDENT = "  "

__all__ = ["CommentedMap", "CommentedSeq", "YAMLError", "block_of", "document_of", "load_block"]


def load_block(block: str) -> Any:
    """The entry in an item of a list that stands at the line's start, with comments and style for when it is written.

    Raises YAMLError for what is no YAML, LookupError or TypeError for what is no item.
    """
    # Indented as it will be written, so that comments at the end of a line keep their column.
    return _yaml(_ENDLESS).load(textwrap.indent(block, _INDENT))[0]


def document_of(value: Mapping[str, object]) -> str:
    """A mapping as a YAML document; long texts are folded."""
    return _dumped(value, _WIDTH)


def block_of(entry: Mapping[str, object], *, fold: bool = True) -> str:
    """An entry as an item of a list that stands at the line's start; without `fold` long lines stay as they are."""
    return "".join(
        line.removeprefix(_INDENT) for line in _dumped([entry], _WIDTH if fold else _ENDLESS).splitlines(keepends=True)
    )


def _dumped(value: object, width: int) -> str:
    stream = StringIO()
    _yaml(width).dump(value, stream)
    return stream.getvalue()


@cache
def _yaml(width: int) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = width
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
