from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.study.decks import DeckLibrary
from studykit.study.recipes import load_recipes

MakeEntry = Callable[..., Entry]
MakeLibrary = Callable[..., DeckLibrary]


@pytest.fixture
def make_library(tmp_path: Path, ranks: Glossary, make_entry: MakeEntry) -> MakeLibrary:
    """Makes a library from the bodies of recipes by id, over the ranks and three other entries."""
    others = (
        make_entry("asean", "ASEAN", "ASEAN", category="organization", topics=["asean", "diplomacy"], examples=[]),
        make_entry("lhq", "Liên hợp quốc", "United Nations", category="organization", topics=["united-nations"]),
        make_entry("bien-dong", "Biển Đông", "East Sea", category="place", topics=["maritime", "asean"]),
    )

    def make(occurring: Callable[[str], Sequence[str] | None] = lambda _: None, **bodies: str) -> DeckLibrary:
        for deck_id, body in bodies.items():
            head = f"id: {deck_id}\nname: {{vi: T, en: N}}\ndescription: {{vi: M, en: D}}\n"
            (tmp_path / f"{deck_id}.yaml").write_text(head + body, encoding="utf-8")
        return DeckLibrary(load_recipes([tmp_path]), [*ranks, *others], occurring)

    return make


def ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def test_the_fields_of_a_clause_all_hold_and_any_of_their_values(make_library: MakeLibrary) -> None:
    library = make_library(
        both="select: [{categories: [organization, place], topics: [asean]}]",
        either="select: [{categories: [place]}, {topics: [united-nations]}]",
    )
    assert ids(library.deck("both").entries) == ["asean", "bien-dong"]
    assert ids(library.deck("either").entries) == ["bien-dong", "lhq"]


def test_entries_come_as_their_ids_are_listed(make_library: MakeLibrary) -> None:
    library = make_library(d="select: [{ids: [lhq, dai-ta, asean]}]\nexclude: [{topics: [asean]}]")
    assert ids(library.deck("d").entries) == ["lhq", "dai-ta"]


def test_a_scale_is_climbed_from_below(make_library: MakeLibrary) -> None:
    library = make_library(d="select: [{ids: [lhq, dai-tuong, thieu-ta, dai-ta]}]\norder: scale")
    assert ids(library.deck("d").entries) == ["thieu-ta", "dai-ta", "dai-tuong", "lhq"]


def test_a_mixed_deck_is_mixed_the_same_way_every_time(make_library: MakeLibrary) -> None:
    body = "select: [{categories: [rank]}]\norder: mixed"
    mixed, listed = make_library(a=body).deck("a"), make_library(b=body.replace("mixed", "listed")).deck("b")
    assert sorted(ids(mixed.entries)) == sorted(ids(listed.entries))
    assert ids(mixed.entries) != ids(listed.entries)
    assert ids(make_library(a=body).deck("a").entries) == ids(mixed.entries)


def test_entries_that_occur_in_a_study_text(make_library: MakeLibrary) -> None:
    texts = {"2023-doi-thoai": ["lhq", "dai-ta", "asean"], "other": ["bien-dong", "lhq"]}
    body = "select: [{articles: [2023-doi-thoai, other], categories: [organization, place]}]"
    assert ids(make_library(texts.get, d=body).deck("d").entries) == ["lhq", "asean", "bien-dong"]


def test_an_article_that_does_not_exist_is_a_fault_with_a_line(make_library: MakeLibrary, tmp_path: Path) -> None:
    library = make_library(d="select:\n  - {categories: [rank]}\n  - articles:\n    - nothing")
    with pytest.raises(InputFault) as caught:
        library.deck("d")
    assert str(caught.value) == f'{tmp_path}/d.yaml:7: there is no article "nothing"; mend its name'


def test_ids_and_scales_that_the_glossary_lacks_are_faults(make_library: MakeLibrary, tmp_path: Path) -> None:
    with pytest.raises(InputFault) as caught:
        make_library(d="select:\n  - ids: [lhq, dai-tuongg]\n  - scales: [officers]\nexclude:\n  - ids: [zzzz]")
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{tmp_path}/d.yaml:{line}" for line in (5, 6, 8)]
    assert "did you mean dai-tuong?" in lines[0]
    assert "did you mean officer?" in lines[1]


def test_an_unknown_deck_names_its_neighbours(make_library: MakeLibrary) -> None:
    library = make_library(ranks="select: [{categories: [rank]}]", titles="select: [{categories: [place]}]")
    with pytest.raises(InputFault) as caught:
        library.deck("rank")
    assert str(caught.value) == 'there is no deck "rank"; try ranks'
    with pytest.raises(InputFault, match="try ranks, titles"):
        library.deck("zzz\n\x1b[31m")


def test_a_parent_has_the_cards_of_its_subdecks_once(make_library: MakeLibrary) -> None:
    library = make_library(
        top="select: [{ids: [lhq]}]\nsubdecks: [one, two]\ncards: [vi-en]",
        one="select: [{ids: [lhq, asean]}]\ncards: [vi-en, en-vi]",
        two="select: [{ids: [asean, dai-ta]}]\ncards: [cloze]",
    )
    top = library.deck("top")
    assert ids(top.entries) == ["lhq", "asean", "dai-ta"]
    assert [card.id for card in top.cards] == ["lhq/vi-en", "lhq/en-vi", "asean/vi-en", "asean/en-vi", "dai-ta/cloze"]


def test_every_card_has_one_place_the_deepest(make_library: MakeLibrary) -> None:
    library = make_library(
        top="select: [{ids: [lhq, bien-dong]}]\nsubdecks: [one, two]\ncards: [vi-en]",
        one="select: [{ids: [lhq, asean]}]\ncards: [vi-en]",
        two="select: [{ids: [asean, dai-ta]}]\ncards: [vi-en]",
    )
    places = {card_id: [deck.id for deck in path] for card_id, path in library.deck("top").placements().items()}
    assert places == {
        "lhq/vi-en": ["top", "one"],
        "asean/vi-en": ["top", "one"],
        "dai-ta/vi-en": ["top", "two"],
        "bien-dong/vi-en": ["top"],
    }
