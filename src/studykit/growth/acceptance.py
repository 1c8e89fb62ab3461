"""Acceptance: from what a learner decides about a new term to an entry that passes the glossary's checks."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from studykit.faults import InputFault, InputFaults, quoted
from studykit.glossary.category import Category
from studykit.glossary.cross_checks import check_collisions
from studykit.glossary.entry import Entry, Origin, PartOfSpeech, Status
from studykit.glossary.entry_checks import ENTRY_CHECKS
from studykit.glossary.finding import Severity
from studykit.glossary.glossary import Glossary
from studykit.growth.held_entries import HeldEntries
from studykit.model_faults import explained, place
from studykit.vietnamese.spelling import comparison_key, normal_form, with_tone_on_first_vowel, without_marks

_MAX_ID = 80
_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NAMES = frozenset({Category.ORGANIZATION, Category.PLACE, Category.ABBREVIATION})


@dataclass(frozen=True)
class Draft:
    """What a learner says of a new term; only the English is needed, a definition is in both languages or in none.

    `other_forms` become aliases, those in capitals abbreviations.
    """

    term: str
    category: Category
    english: str
    other_forms: tuple[str, ...] = ()
    admitted: tuple[str, ...] = ()
    definition_vi: str = ""
    definition_en: str = ""
    hantu: str = ""
    pos: PartOfSpeech | None = None


def entry_of(draft: Draft, held: HeldEntries) -> Entry:
    """The entry that a draft makes, its status `draft`, its id like no other.

    Texts are put in normal form first. Raises InputFaults with all that keeps it out of the glossary.
    """
    term = _vietnamese(draft.term)
    if not _plain(draft.english):
        raise InputFault(f"{quoted(term)} has no English", hint="an entry needs it; give it, or decide later")
    if bool(draft.definition_vi.strip()) != bool(draft.definition_en.strip()):
        raise InputFault(
            f"the definition of {quoted(term)} is in one language only", hint="give it in both, or leave both empty"
        )
    entry = _validated(draft, term, _free_id(term, draft.category, held))
    _refuse_faults(entry, held)
    return entry


def aliased(entry: Entry, alias: str, held: HeldEntries) -> Entry:
    """The entry with one more alias, or abbreviation where it is in capitals.

    Raises InputFault if it has that form already, InputFaults if the glossary's checks refuse it.
    """
    form = " ".join(normal_form(alias).split())
    if comparison_key(form) in map(comparison_key, entry.vietnamese_forms):
        raise InputFault(f"{quoted(form)} is a form of {entry.id} already", hint="reject it or decide later")
    field = _field_of(form)
    forms = (*getattr(entry.vi, field), form)
    changed = entry.model_copy(update={"vi": entry.vi.model_copy(update={field: forms})})
    _refuse_faults(changed, held)
    return changed


def _validated(draft: Draft, term: str, entry_id: str) -> Entry:
    hantu = "".join(draft.hantu.split())
    vi: dict[str, object] = {"term": term}
    for form in filter(None, map(_plain, draft.other_forms)):
        forms = vi.setdefault(_field_of(form), [])
        assert isinstance(forms, list)
        forms.append(form)
    if hantu:
        if len(_HAN.findall(hantu)) == len(re.findall(r"\w+", term)):
            vi["origin"] = Origin.SINO
        vi["hantu"] = hantu
    en: dict[str, object] = {"preferred": _plain(draft.english)}
    if admitted := [_plain(form) for form in draft.admitted if form.strip()]:
        en["admitted"] = [{"term": form} for form in admitted]
    fields: dict[str, object] = {
        "id": entry_id,
        "category": draft.category,
        "pos": draft.pos or usual_part_of_speech(draft.category),
        "vi": vi,
        "en": en,
        "status": Status.DRAFT,
    }
    if draft.definition_vi.strip():
        fields["definition"] = {"vi": _vietnamese(draft.definition_vi), "en": _vietnamese(draft.definition_en)}
    try:
        return Entry.model_validate(fields)
    except ValidationError as error:
        raise InputFaults(
            [
                InputFault(f"{quoted(term)}: {quoted(place(details['loc']))} {what}", hint=hint)
                for details in error.errors()
                for what, hint in (explained(details),)
            ]
        ) from None


def usual_part_of_speech(category: Category) -> PartOfSpeech:
    """The word class that most terms of a category have."""
    if category in _NAMES:
        return PartOfSpeech.PROPER_NOUN
    return PartOfSpeech.VERB if category is Category.PHRASE else PartOfSpeech.NOUN


def _free_id(term: str, category: Category, taken: Container[str]) -> str:
    """An id after the term that no other entry has."""
    slug = re.sub(r"[^a-z0-9]+", "-", without_marks(term).casefold()).strip("-") or category.value
    stem = slug[:_MAX_ID].rstrip("-")
    number = 1
    entry_id = stem
    while entry_id in taken:
        number += 1
        entry_id = f"{stem[: _MAX_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    return entry_id


def _refuse_faults(entry: Entry, held: HeldEntries) -> None:
    """Raise what the glossary's checks would call an error in the entry, or between it and those that share a form."""
    remarks = [remark for check in ENTRY_CHECKS for remark in check(entry)]
    remarks += check_collisions(Glossary({other.id: other for other in _with_its_neighbours(entry, held)}))
    faults = [
        InputFault(remark.message)
        for remark in remarks
        if remark.severity is Severity.ERROR and remark.entry_id == entry.id
    ]
    if faults:
        raise InputFaults(faults)


def _with_its_neighbours(entry: Entry, held: HeldEntries) -> Iterator[Entry]:
    for form in entry.vietnamese_forms:
        yield from (other for other in held.with_form(form) if other.id != entry.id)
    yield entry


def _field_of(form: str) -> str:
    return "abbreviations" if form.isupper() else "aliases"


def _vietnamese(text: str) -> str:
    return with_tone_on_first_vowel(_plain(text))


def _plain(text: str) -> str:
    """A text in normal form on one line."""
    return " ".join(normal_form(text).split())
