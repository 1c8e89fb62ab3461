from collections.abc import Callable
from pathlib import Path

from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary, Place
from studykit.glossary.interchange.incoming import Incoming
from studykit.glossary.plan import FieldChange, Plan, State, Step, changes, plan_import


def plan(glossary: Glossary, *entries: Entry) -> Plan:
    incoming = [Incoming(entry, Place(Path("in.csv"), line)) for line, entry in enumerate(entries, start=2)]
    return plan_import(incoming, glossary)


def step(glossary: Glossary, entry: Entry) -> Step:
    (only,) = plan(glossary, entry).steps
    return only


def test_new_changed_and_unchanged(make_entry: Callable[..., Entry], make_glossary: Callable[..., Glossary]) -> None:
    one, two, three = (make_entry(name, name) for name in ("mot", "hai", "ba"))
    better = make_entry("hai", "hai", en={"preferred": "two"}, topics=["law"])
    planned = plan(make_glossary(one, two), one, better, three)
    assert [one.state for one in planned.steps] == [State.UNCHANGED, State.CHANGED, State.NEW]
    assert planned.to_write() == (better, three)
    assert planned.of(State.CHANGED)[0].changes == (
        FieldChange("en.preferred", "English of hai", "two"),
        FieldChange("topics", None, ["law"]),
    )


def test_changes_are_told_field_by_field(make_entry: Callable[..., Entry]) -> None:
    text = {"vi": "x", "en": "y"}
    before = make_entry(
        "a", "x", vi={"hantu": "上"}, definition=text, examples=[text], scale={"name": "s", "position": 1, "of": 2}
    )
    after = make_entry(
        "a", "x", definition={**text, "en": "z"}, examples=[text, text], scale={"name": "s", "position": 2, "of": 2}
    )
    assert [(one.field, one.before, one.after) for one in changes(before, after)] == [
        ("definition.en", "y", "z"),
        ("scale.position", 1, 2),
        ("examples", [text], [text, text]),
        ("vi.hantu", "上", None),
    ]
    assert changes(before, before) == ()


def test_the_status_is_a_field(make_entry: Callable[..., Entry]) -> None:
    whole = {
        "vi": {"origin": "native"},
        "definition": {"vi": "x", "en": "y"},
        "examples": [{"vi": "x", "en": "y"}],
        "sources": [{"title": "z"}],
    }
    reviewed, draft = make_entry("a", "x", status="reviewed", **whole), make_entry("a", "x", **whole)
    assert changes(reviewed, draft) == (FieldChange("status", "reviewed", "draft"),)


def test_an_id_for_another_term_conflicts(
    make_entry: Callable[..., Entry], make_glossary: Callable[..., Glossary]
) -> None:
    glossary = make_glossary(make_entry("tiep", "tiếp", en={"preferred": "receive"}))
    other = step(glossary, make_entry("tiep", "tiệp", en={"preferred": "Czech"}))
    assert other.state is State.CONFLICTING
    assert other.conflict == '"tiep" is the id of "tiếp"'
    assert step(glossary, make_entry("tiep", "tiệp", en={"preferred": "Receive"})).state is State.CHANGED
    assert step(glossary, make_entry("tiep", "Tiếp", en={"preferred": "host"})).state is State.CHANGED


def test_a_term_under_another_id_conflicts(
    make_entry: Callable[..., Entry], make_glossary: Callable[..., Glossary]
) -> None:
    known = make_entry("hoa-binh", "hòa bình", vi={"aliases": ["thái bình"], "abbreviations": ["HB"]})
    glossary = make_glossary(known)
    twin = step(glossary, make_entry("peace", "x", vi={"aliases": ["Hoà Bình"]}))
    assert (twin.state, twin.conflict) == (State.CONFLICTING, '"Hoà Bình" is a form of "hoa-binh"')
    assert step(glossary, make_entry("peace", "thái bình")).state is State.CONFLICTING
    assert step(glossary, make_entry("peace", "hòa bình", category="phrase")).state is State.NEW
    assert step(glossary, make_entry("hb", "y", vi={"abbreviations": ["HB"]})).state is State.NEW
    assert plan(glossary, make_entry("peace", "thái bình")).to_write() == ()
