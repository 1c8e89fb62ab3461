"""What a pydantic model has against a value, in the words of the person who wrote the value."""

import difflib
from collections.abc import Iterable, Sequence

from pydantic_core import ErrorDetails

from studykit.faults import quoted

_TYPES = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a set of keys",
    "model_attributes_type": "a set of keys",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}
_HOW = {
    "text": "write a text here",
    "a list": "write it as [one, two]",
    "a set of keys": "write keys with their values here",
}
_BOUNDS = {
    "greater_than_equal": "less than {ge}",
    "less_than_equal": "more than {le}",
    "string_too_long": "longer than {max_length} characters",
    "too_short": "shorter than {min_length} items",
    "too_long": "longer than {max_length} items",
}


def place(location: Sequence[str | int]) -> str:
    """Where in a value: keys and positions from the outside in, positions counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in location)


def explained(details: ErrorDetails, keys: Iterable[str] = ()) -> tuple[str, str]:
    """What is wrong with a value, and what to do about it; `keys` are those that could be meant by one that is not."""
    kind, context, given = details["type"], details.get("ctx", {}), details["input"]
    shown = quoted(str(given)) if isinstance(given, str | int | float) else "the value"
    if kind == "missing":
        return "is missing", "add it"
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(details["loc"][-1]), tuple(keys), n=1)
        return "is not a key in use", f"did you mean {near[0]}?" if near else "remove it"
    if kind in ("enum", "literal_error"):
        return f"{shown} is not one of the words in use", f"use {context['expected']}"
    if kind == "string_too_short":
        return "is empty", "fill it in or remove the key"
    if kind == "string_pattern_mismatch":
        return f"{shown} is not of the right form", "correct it"
    if kind == "value_error":
        return str(context["error"]), "correct it"
    if kind in _TYPES:
        quote = kind == "string_type" and isinstance(given, int | float)
        return f"is not {_TYPES[kind]}", "put it in quotes" if quote else _HOW.get(_TYPES[kind], "correct it")
    if kind in _BOUNDS:
        return f"is {_BOUNDS[kind].format(**context)}", "correct it"
    return details["msg"].replace("Input should", "should", 1), "correct it"
