"""The answer field: input methods of its own, and those of the system."""

import unicodedata

from textual.app import App, ComposeResult
from textual.events import Paste

from studykit.tui.widgets.answer_field import AnswerField


class FieldApp(App[None]):
    def __init__(self, method: str) -> None:
        super().__init__()
        self._method = method

    def compose(self) -> ComposeResult:
        yield AnswerField(self._method)


async def typed(method: str, *keys: str) -> str:
    app = FieldApp(method)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        return app.query_one(AnswerField).answer


def keys(text: str) -> list[str]:
    names = {" ": "space", "^": "circumflex_accent", "'": "apostrophe", "+": "plus", ".": "full_stop"}
    return [names.get(char, char) for char in text]


async def test_telex_vni_and_viqr() -> None:
    assert await typed("telex", *keys("DDaji tuowngs")) == "Đại tướng"
    assert await typed("vni", *keys("D9a5i tu7o7ng1")) == "Đại tướng"
    assert await typed("viqr", *keys("tu+o+'ng")) == "tướng"
    assert await typed("none", *keys("tuowngs")) == "tuowngs"


async def test_backspace_takes_what_is_shown_and_typing_goes_on() -> None:
    assert await typed("telex", *keys("tuowngs"), "backspace", "backspace", *keys("ng")) == "tướng"
    assert await typed("telex", *keys("tuowng"), "backspace", "backspace", *keys("ngf")) == "tường"


async def test_english_words_come_through() -> None:
    assert await typed("telex", *keys("UNCLOS 1982")) == "UNCLOS 1982"
    assert await typed("telex", *keys("ASEAN")) == "ASEAN"


async def test_a_letter_with_marks_from_outside_switches_the_own_method_off() -> None:
    assert await typed("telex", *keys("vie"), "backspace", "ệ", *keys("t as")) == "việt as"


async def test_typing_in_the_middle_of_a_word() -> None:
    assert await typed("telex", *keys("tuong"), "left", "left", "w") == "tương"


async def test_a_hyphenated_name_is_one_word() -> None:
    assert await typed("telex", *keys("Mats"), "minus", *keys("xcow"), "minus", *keys("va")) == "Mát-xcơ-va"


async def test_a_letter_in_the_middle_of_a_word() -> None:
    assert await typed("telex", *keys("tuog"), "left", "n") == "tuong"


async def test_decomposed_letters_are_composed() -> None:
    app = FieldApp("telex")
    async with app.run_test() as pilot:
        field = app.query_one(AnswerField)
        field.post_message(Paste(unicodedata.normalize("NFD", "Thượng tướng\u200b")))
        await pilot.pause()
        assert field.answer == "Thượng tướng"


async def test_the_methods_go_round() -> None:
    app = FieldApp("telex")
    async with app.run_test() as pilot:
        field = app.query_one(AnswerField)
        seen = [str(field.border_subtitle)]
        for _ in range(4):
            await pilot.press("ctrl+t")
            seen.append(str(field.border_subtitle))
        assert [name.split(" ·")[0] for name in seen] == ["Telex", "VNI", "VIQR", "plain keys", "Telex"]


async def test_what_is_selected_is_replaced_by_what_is_typed() -> None:
    app = FieldApp("telex")
    async with app.run_test() as pilot:
        field = app.query_one(AnswerField)
        await pilot.press(*keys("thieu ta"))
        field.select_all()
        await pilot.press(*keys("ddoo"))
        assert field.answer == "đô"
