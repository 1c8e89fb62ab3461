import json
from collections.abc import Callable

import pytest

from studykit.faults import InputFault, InputFaults
from studykit.growth.exchange import Outcome, Verdict, Wanted, carry_out, read_decisions, term_as_dict
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, State

MakeTerm = Callable[..., NewTerm]
QueueTerms = Callable[..., Growth]


@pytest.fixture
def growth(make_term: MakeTerm, queue_terms: QueueTerms) -> Growth:
    return queue_terms(make_term("Thứ trưởng Lào", score=0.9), make_term("Trưởng ban"))


def decide(growth: Growth, *decisions: dict[str, object]) -> list[Outcome]:
    return [carry_out(growth, wanted) for wanted in read_decisions(json.dumps(decisions), "-")]


def test_a_list_can_be_filled_in_and_given_back(growth: Growth) -> None:
    listed = [term_as_dict(term, growth.suggest(term)) for term in growth.open_terms()]
    assert [(item["term"], item["english"]) for item in listed] == [
        ("Thứ trưởng Lào", "Deputy Minister of Laos"),
        ("Trưởng ban", None),
    ]
    sighting = listed[0]["sightings"][0]
    assert sighting["sentence"][slice(*sighting["span_in_sentence"])] == "Thứ trưởng Lào"
    for item in listed:
        item["decision"] = "accept"
    listed[1]["english"] = "head of the board"
    outcomes = [carry_out(growth, wanted) for wanted in read_decisions(json.dumps(listed), "-")]
    assert [outcome.entry for outcome in outcomes] == ["thu-truong-lao", "truong-ban"]
    assert growth.open_terms() == []


def test_every_decision(growth: Growth) -> None:
    assert decide(growth, {"term": "trưởng ban", "decision": "later"}) == [Outcome("Trưởng ban", State.LATER, None)]
    decide(growth, {"term": "Trưởng ban", "decision": "reject"})
    decide(growth, {"term": "Thứ trưởng Lào", "decision": "alias", "alias_of": "thu-truong", "form": "thứ tr."})
    entry = growth.held.get("thu-truong")
    assert entry is not None
    assert entry.vi.aliases == ("thứ tr.",)


def test_a_whole_entry(growth: Growth) -> None:
    wanted = {
        "term": "Trưởng ban",
        "decision": "accept",
        "form": "trưởng ban",
        "category": "organization",
        "english": "head of the commission",
        "other_forms": ["tr. ban", "TB"],
        "admitted": ["chair"],
        "definition": {"vi": "Người đứng đầu một ban.", "en": "Who leads a commission."},
        "hantu": "長班",
        "pos": "noun",
    }
    decide(growth, wanted)
    entry = growth.held.get("truong-ban")
    assert entry is not None
    assert entry.definition is not None
    assert (entry.category, entry.pos, entry.vi.hantu) == ("organization", "noun", "長班")
    assert (entry.vi.aliases, entry.vi.abbreviations) == (("tr. ban",), ("TB",))


def test_without_english_there_is_no_entry(growth: Growth) -> None:
    with pytest.raises(InputFault, match="nothing was found for the English"):
        decide(growth, {"term": "Trưởng ban", "decision": "accept"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", r"-:1: is no JSON"),
        ("{}", "is not a list"),
        (
            '[{"term": "a", "decision": "maybe"}]',
            "decision 1, .decision. .maybe. is not one of the words in use; use .accept",
        ),
        ('[{"term": "a"}, {"decision": "accept"}]', "decision 2, .term. is missing"),
        ('[{"term": "a", "englisch": "b"}]', "englisch. is not a key in use; did you mean english"),
        ('[{"term": "a", "decision": "alias"}]', "alias_of"),
        ('[{"term": "a", "decision": "reject", "alias_of": "b"}]', "alias_of"),
        ("[" * 100_000, "no JSON|nested too deep"),
    ],
)
def test_what_is_no_list_of_decisions(text: str, message: str) -> None:
    with pytest.raises(InputFault) as caught:
        read_decisions(text, "-")
    import re

    assert re.search(message, str(caught.value))


def test_every_fault_is_told() -> None:
    with pytest.raises(InputFaults) as caught:
        read_decisions('[{"term": 1}, {"term": "a", "decision": "x"}]', "-")
    assert len(caught.value.faults) == 2


def test_a_term_without_decision_stays_waiting(growth: Growth) -> None:
    assert carry_out(growth, Wanted(term="Trưởng ban")) == Outcome("Trưởng ban", State.WAITING, None)
    assert [wanted.decision for wanted in read_decisions('[{"term": "a"}]', "-")] == [None]
    assert Verdict("accept") is Verdict.ACCEPT
