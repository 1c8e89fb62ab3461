"""Modification times: kept while nothing changes, always later when something does."""

from datetime import timedelta

import pytest

from studykit.anki.registry import Change, Registry
from studykit.study.cards import Family


@pytest.fixture
def path(tmp_path):
    return tmp_path / "anki-notes.json"


def stored(registry, path):
    registry.write(path)
    return Registry.read(path)


def test_unchanged_content_keeps_its_time(path, now):
    registry = Registry.read(path)
    first, change = registry.stamp("a", "x", now)
    assert (first, change) == (int(now.timestamp()), Change.NEW)
    later = now + timedelta(days=3)
    assert stored(registry, path).stamp("a", "x", later) == (first, Change.SAME)
    assert stored(registry, path).stamp("a", "y", later) == (int(later.timestamp()), Change.CHANGED)


def test_a_change_is_later_even_if_the_clock_went_back(path, now):
    registry = Registry.read(path)
    first, _ = registry.stamp("a", "x", now)
    assert registry.stamp("a", "y", now - timedelta(days=9)) == (first + 1, Change.CHANGED)
    assert registry.stamp("a", "x", now) == (first + 2, Change.CHANGED)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\x00",
        b"[]",
        b'{"version": 2}',
        b'{"stamps": {"a": {"digest": 1}}}',
        b'{"stamps": {"a": {"digest": "", "modified": 99999999999999}}}',
        b'{"asked": {"deck": {"a": ["vi-fr"]}}}',
    ],
    ids=repr,
)
def test_a_damaged_registry_counts_as_none(path, now, data):
    path.write_bytes(data)
    registry = Registry.read(path)
    assert registry.stamp("a", "x", now)[1] is Change.NEW
    assert stored(registry, path).stamp("a", "x", now)[1] is Change.SAME


def test_an_unchanged_registry_is_not_written(path, now):
    registry = Registry.read(path)
    registry.stamp("a", "x", now)
    registry.write(path)
    inode = path.stat().st_ino
    Registry.read(path).write(path)
    assert path.stat().st_ino == inode


def test_families_are_asked_until_the_deck_that_asks_them_stops(path):
    registry = Registry.read(path)
    registry.ask("all", {"a": set(Family)})
    registry.ask("reading", {"a": {Family.RECOGNISE}})
    assert stored(registry, path).asked("a") == set(Family)
    registry.ask("all", {})
    assert stored(registry, path).asked("a") == {Family.RECOGNISE}
    assert registry.asked("b") == frozenset()
