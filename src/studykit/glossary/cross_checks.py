"""Checks that look at how the entries of a glossary fit together."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from studykit.faults import quoted
from studykit.glossary.category import Category
from studykit.glossary.entry import Scale
from studykit.glossary.entry_checks import vietnamese_forms
from studykit.glossary.finding import Remark, error, warning
from studykit.glossary.glossary import Glossary
from studykit.vietnamese.spelling import comparison_key


def check_relations(glossary: Glossary) -> Iterator[Remark]:
    """Relations name other entries of the glossary, and a contrast is mutual."""
    for entry in glossary:
        for key in ("contrast", "broader", "related"):
            for position, other_id in enumerate(getattr(entry.relations, key)):
                location = ("relations", key, position)
                other = glossary.get(other_id)
                if other is None:
                    yield error(entry.id, location, f'there is no entry "{other_id}"; correct the id or add the entry')
                elif other is entry:
                    yield error(entry.id, location, "the entry names itself; remove it")
                elif key == "contrast" and entry.id not in other.relations.contrast:
                    yield warning(entry.id, location, f'"{other_id}" does not name it back; add it there')


def check_collisions(glossary: Glossary) -> Iterator[Remark]:
    """No two entries of a category share a form, for a question could not tell them apart.

    In different categories the same form is a homonym (an act and the verb for it), and in order. A shared
    abbreviation is a warning only: LHQ may well stand for two bodies.
    """
    owners: dict[tuple[Category, str], str] = {}
    for entry in glossary:
        for location, form in vietnamese_forms(entry):
            owner = owners.setdefault((entry.category, comparison_key(form)), entry.id)
            if owner != entry.id:
                remark = warning if "abbreviations" in location else error
                place = glossary.place(owner)
                also = f'"{owner}" ({place})' if place else f'"{owner}"'
                yield remark(entry.id, location, f"{quoted(form)} is also a form of {also}; merge or tell them apart")


def check_categories(glossary: Glossary) -> Iterator[Remark]:
    """A file that is named after a category holds entries of that category."""
    categories = {category.value for category in Category}
    for entry in glossary:
        place = glossary.place(entry.id, "category")
        if place and place.path.stem in categories - {entry.category.value}:
            message = f"an entry of category {entry.category} in {place.path.name}; move it or correct the category"
            yield warning(entry.id, ("category",), message)


def check_scales(glossary: Glossary) -> Iterator[Remark]:
    """Every position of a scale is taken by one entry, and all agree how long the scale is."""
    scales: dict[str, list[tuple[str, Scale]]] = defaultdict(list)
    for entry in glossary:
        if entry.scale:
            scales[entry.scale.name].append((entry.id, entry.scale))
    for places in scales.values():
        yield from _check_scale(places)


def _check_scale(places: Sequence[tuple[str, Scale]]) -> Iterator[Remark]:
    first_id, first = places[0]
    holders: dict[int, str] = {}
    for entry_id, scale in places:
        if scale.of != first.of:
            message = f'of {scale.of}, but of {first.of} in "{first_id}"; make them agree'
            yield error(entry_id, ("scale", "of"), message)
        holder = holders.setdefault(scale.position, entry_id)
        if holder != entry_id:
            message = f'position {scale.position} is taken by "{holder}"; give each its own'
            yield error(entry_id, ("scale", "position"), message)
    if free := [str(position) for position in range(1, first.of + 1) if position not in holders]:
        message = f"no entry has position {', '.join(free)} of {quoted(first.name)}; add one or correct the positions"
        yield error(first_id, ("scale",), message)


CROSS_CHECKS: tuple[Callable[[Glossary], Iterator[Remark]], ...] = (
    check_relations,
    check_collisions,
    check_categories,
    check_scales,
)
