"""YAML text in the layout of the glossary files, made new or edited in place: the only door to ruamel.yaml."""

import io
import re
import textwrap
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from studykit.glossary.entry import Entry, Status
from studykit.glossary.yaml_loader import Loaded

LINE_LENGTH = 110

_FLOW = frozenset(("aliases", "abbreviations", "topics", "scale", "contrast", "broader", "related"))
_FLOW_ITEMS = frozenset(("admitted", "avoid", "sources"))
_WORDS = re.compile(r"[^\W\d_]\w*(?:[ /-]\w+)*|\d{4}-\d{2}")
_NEEDS_QUOTES = re.compile(r"^[\W\d_]|:(?: |$)| #|\n|  ")
_RESERVED = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def new_mapping(entry: Entry) -> str:
    """The text of an entry, its keys in the order of the schema."""
    return _dumped(_node(_values(entry)))


def edited_mapping(text: str, before: Mapping[str, Loaded], entry: Entry) -> str:
    """The text of an entry after an edit; where nothing changed it stays as it was, with its comments.

    Only a text that was broken over several lines without a folding mark comes back in one. `before` is what the text
    says, as the glossary's own loader reads it.
    """
    mapping = _yaml().load(text)
    values = _values(entry)
    if "status" not in before and entry.status is Status.DRAFT:
        del values["status"]
    _edit_mapping(mapping, before, values)
    return _dumped(mapping)


def document(values: Mapping[str, Loaded]) -> str:
    """The text of a file that holds one mapping."""
    return _dumped(_node(dict(values)))


def _values(entry: Entry) -> dict[str, Loaded]:
    values = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    order = [field.alias or name for name, field in Entry.model_fields.items()]
    values["status"] = entry.status.value
    return {key: values[key] for key in order if key in values}


def _edit_mapping(mapping: Any, before: Mapping[str, Loaded], after: Mapping[str, Loaded], flow: bool = False) -> None:
    """Make a mapping say what `after` says; in `flow` style everything is in brackets already."""
    flow = flow or bool(mapping.fa.flow_style())
    for key in list(mapping):
        if key not in after and not _is_empty(before[key]):
            del mapping[key]
    position = 0
    for key, value in after.items():
        if key not in mapping:
            mapping.insert(position, key, _node(value, key, flow=flow))
        elif before[key] != value:
            mapping[key] = _edited(mapping[key], before[key], value, key, flow)
        position = list(mapping).index(key) + 1


def _edited(node: Any, before: Loaded, after: Loaded, key: str, flow: bool) -> Any:
    if isinstance(before, dict) and isinstance(after, dict):
        _edit_mapping(node, before, after, flow)
        return node
    if isinstance(before, list) and isinstance(after, list) and before and after:
        flow = flow or bool(node.fa.flow_style())
        for position, (old, new) in enumerate(zip(before, after, strict=False)):
            if old != new:
                node[position] = _edited(node[position], old, new, key, flow)
        for value in after[len(before) :]:
            node.append(_node(value, key, item=True, flow=flow))
        del node[len(after) :]
        return node
    return _node(after, key, flow=flow)


def _is_empty(value: Loaded) -> bool:
    """Whether a value says nothing, so that it may stay although the entry has none."""
    if isinstance(value, dict):
        return all(_is_empty(inner) for inner in value.values())
    return value is None or value == []


def _node(value: Loaded, key: str = "", *, item: bool = False, flow: bool = False) -> Any:
    """A value as ruamel.yaml writes it in the files' layout; `key` is that of the field, or of the list it is in."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    flow = flow or key in _FLOW or (item and key in _FLOW_ITEMS and len(str(value)) < LINE_LENGTH)
    if isinstance(value, dict):
        mapping = CommentedMap()
        for inner_key, inner in value.items():
            mapping[inner_key] = _node(inner, inner_key, flow=flow or inner_key in _FLOW)
        if flow or key == "relations":
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(_node(inner, key, item=True, flow=flow) for inner in value)
        if flow:
            sequence.fa.set_flow_style()
        return sequence
    return _scalar(value, flow) if isinstance(value, str) else value


def _scalar(text: str, flow: bool) -> Any:
    """The text plain where that is safe, folded over lines if it is long, else in quotation marks."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

    if len(text) > LINE_LENGTH and not flow and "\n" not in text and "  " not in text:
        folded = FoldedScalarString(text)
        lines = textwrap.wrap(text, LINE_LENGTH, break_long_words=False, break_on_hyphens=False)
        folded.fold_pos = [end - 1 for end in accumulate(len(line) + 1 for line in lines[:-1])]
        return folded
    plain = _WORDS.fullmatch(text) if flow else not _NEEDS_QUOTES.search(text) or _WORDS.fullmatch(text)
    return text if plain and text.casefold() not in _RESERVED else DoubleQuotedScalarString(text)


def _dumped(mapping: Any) -> str:
    buffer = io.StringIO()
    _yaml().dump(mapping, buffer)
    return buffer.getvalue()


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
