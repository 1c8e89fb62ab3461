"""What the entry schema has against a value, said for the person who edits the YAML file."""

import difflib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from studykit.faults import quoted
from studykit.glossary import entry as schema
from studykit.glossary.yaml_loader import GlossaryFault, Loaded, YamlMapping, line_of

_ID = "ids are lower-case letters, digits and single hyphens"
_PATTERNS = {
    "id": f"is no id ({_ID})",
    "name": f"is no name of a scale ({_ID})",
    "contrast": f"is no id ({_ID})",
    "broader": f"is no id ({_ID})",
    "related": f"is no id ({_ID})",
    "as_of": "is no month (as in 2025-11)",
    "date": "is no date (as in 2025, 2025-11 or 2025-11-03)",
}


def schema_faults(error: ValidationError, raw: Loaded, path: Path) -> Iterator[GlossaryFault]:
    """One fault for every error in an entry that was read from `path`, each with the line it is in."""
    entry_id = raw.get("id") if isinstance(raw, YamlMapping) else None
    for details in error.errors(include_url=False):
        what, hint = _explained(details)
        key = ".".join(str(step + 1) if isinstance(step, int) else step for step in details["loc"])
        words = (f"{entry_id}:" if isinstance(entry_id, str) else "", quoted(key) if key else "", what)
        line = line_of(raw, details["loc"])
        yield GlossaryFault(" ".join(filter(None, words)), where=path, line=line, hint=hint)


def _explained(details: ErrorDetails) -> tuple[str, str]:
    kind, context = details["type"], details.get("ctx", {})
    given = quoted(details["input"]) if isinstance(details["input"], str) else "the value"
    if kind == "missing":
        return "is missing", "add it"
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(details["loc"][-1]), _keys(), n=1)
        return "is no key of an entry", f"did you mean {near[0]}?" if near else "remove it"
    if kind == "enum":
        return f"{given} is not one of the words in use", f"use {context['expected']}"
    if kind == "string_type":
        return "is not text", "put it in quotes" if isinstance(details["input"], int | float) else "write a text here"
    if kind == "string_too_short":
        return "is empty", "fill it in or remove the key"
    if kind == "string_pattern_mismatch":
        key = next(step for step in reversed(details["loc"]) if isinstance(step, str))
        return f"{given} {_PATTERNS.get(key, 'is not of the right form')}", "correct it"
    if kind == "tuple_type":
        return "is not a list", "write [one, two], or one item a line after a hyphen"
    if kind in ("model_type", "model_attributes_type"):
        return "is not a set of keys", "write key: value lines here"
    if kind == "value_error":
        return str(context["error"]), "correct it"
    return details["msg"].replace("Input should", "should", 1), "correct it"


@cache
def _keys() -> tuple[str, ...]:
    """Every key that some part of an entry has, as it is written in YAML."""
    models = (value for value in vars(schema).values() if isinstance(value, type) and issubclass(value, BaseModel))
    return tuple(sorted({field.alias or name for model in models for name, field in model.model_fields.items()}))
