"""How the screens look; `pytest --snapshot-update` accepts a change that was looked at."""

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from studykit.study.desk import Desk
from studykit.study.questions import Kind
from studykit.tui.app import StudyApp

SIZE = (90, 28)
Compare = Callable[..., bool]


async def _settled(pilot: Pilot[Any]) -> None:
    await pilot.pause()


def test_today(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    assert snap_compare(StudyApp(make_desk()), terminal_size=SIZE, run_before=_settled)


def test_choice(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.CHOICE})
    assert snap_compare(app, terminal_size=SIZE, run_before=_settled)


def test_wrong_choice(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.CHOICE})
    assert snap_compare(app, terminal_size=SIZE, press=["f3"])


def test_typed(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.TYPED})
    assert snap_compare(app, terminal_size=SIZE, press=[*"Thie", "e", "u", "s", "space", *"taf"])


def test_wrong_typed(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.TYPED})
    assert snap_compare(app, terminal_size=SIZE, press=[*"Thieeus", "space", *"taf", "enter"])


def test_cloze(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.CLOZE})
    assert snap_compare(app, terminal_size=SIZE, run_before=_settled)


def test_summary(snap_compare: Compare, make_desk: Callable[[], Desk]) -> None:
    app = StudyApp(make_desk(), deck_id="ranks", kinds={Kind.CHOICE})
    assert snap_compare(app, terminal_size=SIZE, press=["f3", "enter", "f3", "escape"])
