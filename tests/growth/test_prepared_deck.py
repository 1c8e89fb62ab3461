from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.growth.prepared_deck import deck_id_of, recipe_for, write_recipe
from studykit.study.recipes import load_recipes


def test_a_recipe_of_exactly_these_entries(tmp_path: Path) -> None:
    recipe = recipe_for("Thăm Mông Cổ: 2026", "Tin “nóng”: 5 điều\nno", ["hop-tac", "dai-su"])
    path = write_recipe(recipe, tmp_path, ["ranks"])
    assert path.name == "tham-mong-co-2026.yaml"
    (file,) = load_recipes([tmp_path]).values()
    assert file.recipe == recipe
    assert file.recipe.select[0].ids == ("hop-tac", "dai-su")
    assert file.recipe.name.vi == "Thăm Mông Cổ: 2026"


def test_no_deck_is_overwritten_unasked(tmp_path: Path) -> None:
    first, second = (recipe_for("Mông Cổ", "Tin", [entry]) for entry in ("a", "b"))
    write_recipe(first, tmp_path, [])
    with pytest.raises(InputFault, match="--replace"):
        write_recipe(second, tmp_path, ["mong-co"])
    write_recipe(second, tmp_path, ["mong-co"], replace=True)
    assert load_recipes([tmp_path])["mong-co"].recipe == second
    with pytest.raises(InputFault, match="there is a deck"):
        write_recipe(recipe_for("ranks", "Tin", ["a"]), tmp_path, ["ranks"], replace=True)


def test_names_and_entries_that_make_no_deck() -> None:
    assert deck_id_of("Đối thoại") == "doi-thoai"
    assert len(deck_id_of("a" * 200)) == 80
    with pytest.raises(InputFault, match="no name"):
        deck_id_of("…")
    with pytest.raises(InputFault, match="no entry"):
        recipe_for("x", "Tin", [])
