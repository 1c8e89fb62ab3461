"""What goes out comes back equal: the whole shipped glossary, and entries of every possible content."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studykit.glossary.category import Category
from studykit.glossary.entry import Entry, Origin, PartOfSpeech, Status, Topic
from studykit.glossary.interchange.formats import SUFFIXES, read_file, write_file
from studykit.glossary.store import load_glossary
from studykit.glossary.writer import write_entries as write_yaml
from studykit.glossary.yaml_loader import unshowable
from studykit.vietnamese.spelling import normal_form

FOLDER = Path(__file__).parents[3] / "glossary"
TRICKY = (
    *("=1+1", "+84", "-5", "@name", "'=1", "''", "'quoted'", "a;=1", "a;'+1", "a\n=1", "＝1", '=HYPERLINK("x")'),
    *("a | b", "a\\|b", "a\\nb", "\\", "\\\\", "a|", "|", "a\nb", "a\n\nb", "\\n", "_x0041_", "#N/A", "TRUE", "007"),
    *("no", "null", "~", "1:30", "1e3", "2025-11", "- a", "? a", "a: b", "a #b", "a:", "# a", "%a", "!a", "&a", "*a"),
    *("<b>&amp;</b>", "]]>", "&#65;", "Title [2022]", "Title []", "x []", "register: y", "scale: a", "note", "a  b"),
    *("trần \U00020000", "Đặng Ừng", "“quotes”", '"', "a,b", "a\tb".replace("\t", " "), "x" * 300, "từ " * 90),
)


def _fits(text: str) -> bool:
    return bool(text) and unshowable(text) is None and normal_form(text) == text and text == text.strip()


alphabet = st.one_of(st.sampled_from("aăâbđêơưáỳ上將,.;:|\\'\"-=+@# \n[]{}<>&0123"), st.characters())
texts = st.one_of(st.sampled_from(TRICKY), st.text(alphabet, min_size=1, max_size=40))
texts = texts.map(lambda text: normal_form(text).strip()).filter(_fits)
lines = texts.map(lambda text: re.sub(r"\s*\n\s*", " ", text)).filter(_fits)
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
addresses = st.from_regex(r"https?://[a-z]{1,8}\.vn/[a-z0-9?=&;.\-/]{0,12}", fullmatch=True)


def _optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _record(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A record without the parts that are None."""
    return st.fixed_dictionaries(parts).map(
        lambda made: {key: value for key, value in made.items() if value is not None}
    )


def entries_of(text: st.SearchStrategy[str], address: st.SearchStrategy[str]) -> st.SearchStrategy[list[Entry]]:
    """Lists of entries with ids that differ."""
    few: Callable[[st.SearchStrategy[Any]], st.SearchStrategy[list[Any]]] = lambda one: st.lists(one, max_size=3)  # noqa: E731
    both = _record(vi=text, en=text)
    scale = st.builds(lambda name, at: {"name": name, "position": at, "of": at + 1}, ids, st.integers(1, 99))
    date = st.from_regex(r"20[0-9]{2}(-0[1-9](-1[0-9])?)?", fullmatch=True)
    entry = _record(
        id=ids,
        category=st.sampled_from([one.value for one in Category]),
        pos=st.sampled_from([one.value for one in PartOfSpeech]),
        vi=_record(
            term=text,
            aliases=few(text),
            abbreviations=few(text),
            origin=_optional(st.sampled_from([one.value for one in Origin])),
            hantu=_optional(text),
        ),
        en=_record(
            preferred=text,
            admitted=few(_record(term=text, note=_optional(text))),
            avoid=few(_record(term=text, why=text)),
        ),
        topics=few(st.sampled_from([one.value for one in Topic])),
        definition=_optional(both),
        members=few(both),
        scale=_optional(scale),
        relations=_record(contrast=few(ids), broader=few(ids), related=few(ids)),
        examples=few(_record(vi=text, en=text, article=_optional(text))),
        register=_optional(text),
        as_of=_optional(st.just("2025-11")),
        status=st.sampled_from([one.value for one in Status]),
        sources=few(_record(title=text, url=_optional(address), date=_optional(date))),
    )
    return st.lists(entry.map(_entry), min_size=1, max_size=3, unique_by=lambda one: one.id)


def _entry(values: dict[str, Any]) -> Entry:
    complete = values["examples"] and values["sources"] and "definition" in values and "origin" in values["vi"]
    return Entry.model_validate({**values, "status": values["status"] if complete else "draft"})


def _there_and_back(path: Path, entries: Sequence[Entry]) -> list[Entry]:
    assert write_file(path, entries) == ()
    reading = read_file(path, lambda _: None)
    assert reading.left_out == ()
    return [incoming.entry for incoming in reading.entries]


many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_shipped_glossary_comes_back_equal(suffix: str, tmp_path: Path) -> None:
    entries = list(load_glossary([FOLDER]))
    assert _there_and_back(tmp_path / f"glossary{suffix}", entries) == entries


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
@many
@given(entries=entries_of(texts, texts))
def test_any_entry_comes_back_equal(suffix: str, tmp_path: Path, entries: list[Entry]) -> None:
    assert _there_and_back(tmp_path / f"some{suffix}", entries) == entries


@many
@given(entries=entries_of(lines, addresses))
def test_any_entry_comes_back_equal_from_tbx(tmp_path: Path, entries: list[Entry]) -> None:
    assert _there_and_back(tmp_path / "some.tbx", entries) == entries


@many
@given(before=entries_of(texts, texts), after=entries_of(texts, texts))
def test_any_entry_comes_back_equal_from_yaml(tmp_path_factory: Any, before: list[Entry], after: list[Entry]) -> None:
    folder = tmp_path_factory.mktemp("glossary")
    write_yaml(folder, before)
    renamed = [new.model_copy(update={"id": old.id}) for new, old in zip(after, before, strict=False)]
    write_yaml(folder, renamed)
    wanted = {entry.id: entry for entry in (*before, *renamed)}
    assert {entry.id: entry for entry in load_glossary([folder])} == wanted
