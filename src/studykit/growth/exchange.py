"""Exchange: new terms as JSON for other programs, and decisions about them read back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from studykit.faults import InputFault, InputFaults, quoted
from studykit.glossary.category import Category
from studykit.glossary.entry import PartOfSpeech
from studykit.growth.acceptance import Draft
from studykit.growth.drafts import Suggestions
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, State
from studykit.model_faults import explained, place

Text = Annotated[str, Field(max_length=4000)]


class Verdict(StrEnum):
    """What a decision does with a term."""

    ACCEPT = "accept"
    ALIAS = "alias"
    REJECT = "reject"
    LATER = "later"


class _Definition(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    vi: Text = ""
    en: Text = ""


class Wanted(BaseModel):
    """A decision as JSON has it; a term without one is left waiting.

    `form` is the term as it was trimmed, `alias_of` the id of an entry. What the list of terms says besides
    (`score`, `sightings`, `suggestions`, `state`) is read over, so that a list can be filled in and given back.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    term: Text
    decision: Verdict | None = None
    form: Text | None = None
    category: Category | None = None
    english: Text | None = None
    other_forms: tuple[Text, ...] = ()
    admitted: tuple[Text, ...] = ()
    definition: _Definition = _Definition()
    hantu: Text = ""
    pos: PartOfSpeech | None = None
    alias_of: Text | None = None
    score: Any = None
    state: Any = None
    sightings: Any = None
    suggestions: Any = None

    @model_validator(mode="after")
    def _names_its_entry(self) -> "Wanted":
        if (self.decision is Verdict.ALIAS) != (self.alias_of is not None):
            raise ValueError("`alias_of` goes with the decision alias, and with no other")
        return self


@dataclass(frozen=True)
class Outcome:
    """What became of a term: the entry that it is now, where it became one."""

    term: str
    state: State
    entry: str | None


_WANTED = TypeAdapter(tuple[Wanted, ...])


def read_decisions(text: str, where: str) -> tuple[Wanted, ...]:
    """The decisions in a JSON array; `where` is named in faults.

    Raises InputFault for what is no JSON, InputFaults for what is no decision, with its place in the array.
    """
    try:
        return _WANTED.validate_python(json.loads(text))
    except json.JSONDecodeError as error:
        raise InputFault(f"is no JSON ({error.msg})", where=where, line=error.lineno, hint="mend it") from None
    except RecursionError:
        raise InputFault("is nested too deep", where=where, hint="give a list of decisions") from None
    except ValidationError as error:
        raise InputFaults(
            [
                InputFault(f"{_place(details['loc'])}{what}", where=where, hint=hint)
                for details in error.errors()
                for what, hint in (explained(details, Wanted.model_fields),)
            ]
        ) from None


def carry_out(growth: Growth, wanted: Wanted) -> Outcome:
    """Carry one decision out (see `Growth`); an English that is not given is the draft that could be found.

    Raises InputFault if the term is not in the queue, has no English, or is refused by the glossary's checks.
    """
    new = growth.get(wanted.term)
    match wanted.decision:
        case Verdict.ACCEPT:
            growth.accept(new, _draft(growth, new, wanted))
        case Verdict.ALIAS:
            assert wanted.alias_of is not None
            growth.alias(new, wanted.alias_of, wanted.form)
        case Verdict.REJECT:
            growth.reject(new)
        case Verdict.LATER:
            growth.later(new)
    now = growth.get(wanted.term)
    return Outcome(now.term, now.state, now.entry)


def term_as_dict(new: NewTerm, suggestions: Suggestions) -> dict[str, Any]:
    """A new term with its sightings and what could be found for it; `decision` is for the reader to fill in."""
    return {
        "term": new.term,
        "decision": None,
        "category": new.category.value,
        "english": suggestions.english,
        "score": new.score,
        "state": new.state.value,
        "sightings": [
            {
                "article": at.source.path,
                "title": at.source.title,
                "span": [at.start, at.end],
                "sentence": at.sentence,
                "span_in_sentence": [at.first, at.last],
            }
            for at in new.sightings
        ],
        "suggestions": {
            "members": [
                {"text": member.text, "english": member.english, "entry": member.entry}
                for member in suggestions.members
            ],
            "in_the_text": [{"kind": found.kind.value, "text": found.text} for found in suggestions.findings],
            "similar": [
                {"entry": hit.entry.id, "term": hit.entry.vi.term, "english": hit.entry.en.preferred}
                for hit in suggestions.similar
            ],
            "hantu": [
                {"syllable": item.syllable, "characters": list(item.characters)} for item in suggestions.characters
            ],
            "dictionary": [
                {"dictionary": item.dictionary, "headword": item.headword, "text": item.text}
                for item in suggestions.dictionary
            ],
        },
    }


def _draft(growth: Growth, new: NewTerm, wanted: Wanted) -> Draft:
    english = wanted.english
    if english is None:
        english = growth.suggest(new, wanted.form).english
    if english is None:
        raise InputFault(
            f"nothing was found for the English of {quoted(new.term)}", hint="give it: --accept 'TERM=ENGLISH'"
        )
    return Draft(
        wanted.form or new.form,
        wanted.category or new.category,
        english,
        wanted.other_forms,
        wanted.admitted,
        wanted.definition.vi,
        wanted.definition.en,
        wanted.hantu,
        wanted.pos,
    )


def _place(location: Sequence[int | str]) -> str:
    """Where in the array: decision 3, english …"""
    if not location:
        return ""
    index, *fields = location
    return f"decision {int(index) + 1}, {quoted(place(fields))} " if fields else f"decision {int(index) + 1} "
