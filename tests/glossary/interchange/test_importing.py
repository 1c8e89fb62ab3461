from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from studykit.faults import InputFaults
from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.glossary.interchange.formats import write_file
from studykit.glossary.interchange.importing import Import, prepare_import
from studykit.glossary.store import load_glossary

TODAY = date(2025, 11, 20)


@pytest.fixture
def prepare(tmp_path: Path) -> Callable[..., Import]:
    """Prepares the import of some entries, as a JSON file, into a glossary."""

    def prepare_(glossary: Glossary, *entries: Entry) -> Import:
        path = tmp_path / "in.json"
        write_file(path, entries)
        return prepare_import(path, glossary, TODAY)

    return prepare_


def test_what_is_new_and_changed_is_written(
    prepare: Callable, folder: Path, make_entry: Callable, make_glossary: Callable
) -> None:
    known, other = make_entry("mot", "một"), make_entry("ba", "ba")
    better, new = make_entry("mot", "một", en={"preferred": "one"}), make_entry("hai", "hai", category="rank")
    prepared = prepare(make_glossary(known, other), better, new, other)
    assert prepared.errors == ()
    assert [path.name for path in prepared.write(folder)] == ["concept.yaml", "rank.yaml"]
    assert list(load_glossary([folder])) == [better, new]
    again = prepare(load_glossary([folder]), better, new)
    assert again.plan.to_write() == ()
    assert again.write(folder) == ()


def test_a_conflict_stops_everything(
    prepare: Callable, folder: Path, make_entry: Callable, make_glossary: Callable
) -> None:
    glossary = make_glossary(make_entry("mot", "một"))
    prepared = prepare(glossary, make_entry("one", "một"), make_entry("hai", "hai"))
    with pytest.raises(InputFaults) as caught:
        prepared.write(folder)
    (line,) = caught.value.lines
    assert line.endswith('in.json:2: "một" is a form of "mot"; use that id, or take the form out')
    assert list(folder.iterdir()) == []


def test_what_the_check_would_refuse_stops_everything(
    prepare: Callable, folder: Path, make_entry: Callable, make_glossary: Callable
) -> None:
    glossary = make_glossary(make_entry("mot", "một"))
    prepared = prepare(
        glossary,
        make_entry("hai", "hai", relations={"related": ["bon"]}),
        make_entry("ba", "ba", examples=[{"vi": "không có", "en": "not there"}]),
        make_entry("nuoc", "nước", definition={"vi": "thuỷ", "en": "water"}),
    )
    with pytest.raises(InputFaults) as caught:
        prepared.write(folder)
    faults = [line.rpartition("/in.json:")[2].partition(";")[0] for line in caught.value.lines]
    assert sorted(faults) == [
        '18: error: ba: the example does not hold "ba"',
        '2: error: hai: there is no entry "bon"',
        '35: error: nuoc: tone on the second vowel in "thuỷ"',
    ]
    assert list(folder.iterdir()) == []


def test_warnings_stop_nothing(prepare: Callable, folder: Path, make_entry: Callable, make_glossary: Callable) -> None:
    old = make_entry("mot", "một", as_of="2019-01", relations={"contrast": ["hai"]})
    prepared = prepare(make_glossary(make_entry("hai", "hai")), old)
    assert prepared.errors == ()
    assert len(prepared.write(folder)) == 1


def test_an_entry_of_a_lower_layer_is_overridden(
    prepare: Callable, tmp_path: Path, folder: Path, make_entry: Callable
) -> None:
    starter = tmp_path / "starter"
    starter.mkdir()
    prepare(Glossary({}), make_entry("mot", "một"), make_entry("hai", "hai")).write(starter)
    before = (starter / "concept.yaml").read_bytes()
    better = make_entry("mot", "một", en={"preferred": "one"})
    prepare(load_glossary([starter]), better).write(folder)
    assert (starter / "concept.yaml").read_bytes() == before
    assert list(load_glossary([folder])) == [better]
    assert load_glossary([starter, folder])["mot"] == better
