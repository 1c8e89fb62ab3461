from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.study.cards import Family
from studykit.study.recipes import Order, load_recipes

GOOD = """\
id: {id}
name: {{vi: Tên, en: Name}}
description: {{vi: Mô tả, en: Description}}
select:
  - {{categories: [rank]}}
"""


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def faults(*folders: Path) -> list[str]:
    with pytest.raises(InputFault) as caught:
        load_recipes(folders)
    return str(caught.value).splitlines()


def test_a_short_recipe_is_enough(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", GOOD.format(id="a"))
    recipe = load_recipes([tmp_path])["a"].recipe
    assert recipe.order is Order.LISTED
    assert recipe.cards == tuple(Family)
    assert recipe.new_per_day is None


def test_a_higher_layer_replaces_a_recipe_of_its_id_and_adds_others(tmp_path: Path) -> None:
    write(tmp_path / "low", "a.yaml", GOOD.format(id="a"))
    write(tmp_path / "low", "b.yaml", GOOD.format(id="b"))
    write(tmp_path / "high", "mine.yaml", GOOD.format(id="a") + "new_per_day: 3\n")
    recipes = load_recipes([tmp_path / "low", tmp_path / "high", tmp_path / "nowhere"])
    assert list(recipes) == ["a", "b"]
    assert recipes["a"].recipe.new_per_day == 3
    assert recipes["a"].path.name == "mine.yaml"


def test_all_faults_are_told_with_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", GOOD.format(id="a").replace("rank", "rang") + "colour: red\n")
    write(tmp_path, "b.yaml", "id: b\nid: c\n")
    write(tmp_path, "c.yaml", "- a list\n")
    write(tmp_path, "d.yaml", GOOD.format(id="d") + "new_per_day: '7'\n")
    found = faults(tmp_path)
    places = [line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in found]
    assert places == ["a.yaml:5", "a.yaml:6", "b.yaml:2", "c.yaml:1", "d.yaml:6"]
    assert all("; " in line for line in found)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        (GOOD.format(id="a") + "select: []\n", ":6", "duplicate"),
        (GOOD.format(id="a").replace("  - {categories: [rank]}", "  - {}"), ":5", "clause"),
        (GOOD.format(id="a").split("select")[0], ":1", "select"),
        (GOOD.format(id="a") + "cards: []\n", ":6", "cards"),
        (GOOD.format(id="a") + "cards: [vi-fr]\n", ":6", "vi-en"),
        (GOOD.format(id="Ranks"), ":1", "id"),
        (GOOD.format(id="a") + "new_per_day: -1\n", ":6", "new_per_day"),
        (GOOD.format(id="a") + "subdecks: [b]\n", ":6", "no deck"),
        (GOOD.format(id="a") + "subdecks: [a]\n", ":6", "contains this deck"),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, text: str, place: str, what: str) -> None:
    write(tmp_path, "a.yaml", text)
    [line] = faults(tmp_path)
    assert line.startswith(f"{tmp_path}/a.yaml{place}: ")
    assert what in line


def test_two_recipes_of_one_id_in_a_layer_are_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", GOOD.format(id="a"))
    write(tmp_path, "b.yaml", GOOD.format(id="a"))
    [line] = faults(tmp_path)
    assert line.startswith(f"{tmp_path}/b.yaml:1: ")
    assert "a.yaml" in line


def test_a_circle_over_three_decks_is_a_fault(tmp_path: Path) -> None:
    for deck, sub in ("ab", "bc", "ca"):
        write(tmp_path, f"{deck}.yaml", GOOD.format(id=deck) + f"subdecks: [{sub}]\n")
    assert len(faults(tmp_path)) == 3
