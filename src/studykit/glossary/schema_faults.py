"""What the entry schema has against a value, said for the person who edits the YAML file."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from studykit.faults import quoted
from studykit.glossary import entry as schema
from studykit.glossary.yaml_loader import GlossaryFault, Loaded, YamlMapping, line_of
from studykit.model_faults import explained, place

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
        key = place(details["loc"])
        words = (f"{entry_id}:" if isinstance(entry_id, str) else "", quoted(key) if key else "", what)
        line = line_of(raw, details["loc"])
        yield GlossaryFault(" ".join(filter(None, words)), where=path, line=line, hint=hint)


def _explained(details: ErrorDetails) -> tuple[str, str]:
    if details["type"] == "extra_forbidden":
        _, hint = explained(details, _keys())
        return "is no key of an entry", hint
    if details["type"] == "string_pattern_mismatch":
        key = next(step for step in reversed(details["loc"]) if isinstance(step, str))
        return f"{quoted(details['input'])} {_PATTERNS.get(key, 'is not of the right form')}", "correct it"
    return explained(details)


@cache
def _keys() -> tuple[str, ...]:
    """Every key that some part of an entry has, as it is written in YAML."""
    models = (value for value in vars(schema).values() if isinstance(value, type) and issubclass(value, BaseModel))
    return tuple(sorted({field.alias or name for model in models for name, field in model.model_fields.items()}))
