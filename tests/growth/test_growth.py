from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from studykit.faults import InputFault
from studykit.glossary.category import Category
from studykit.glossary.checks import check
from studykit.glossary.store import load_glossary
from studykit.growth.acceptance import Draft
from studykit.growth.definitions import Finding, Kind
from studykit.growth.growth import Growth
from studykit.growth.new_term import NewTerm, State
from studykit.growth.spans import Selection
from studykit.workspace import Workspace, open_workspace

OWN = """\
# My own words.

- id: son-cuoc   # mine
  category: concept
  pos: noun
  vi: {term: sơn cước, aliases: [miền núi]}
  en: {preferred: mountain area}

# keep me at the end
"""
MakeTerm = Callable[..., NewTerm]
QueueTerms = Callable[..., Growth]


def files(workspace: Workspace) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(workspace.glossary.iterdir())}


def draft(term: NewTerm, english: str) -> Draft:
    return Draft(term.form, term.category, english)


def open_names(growth: Growth) -> list[str]:
    return [term.term for term in growth.open_terms()]


def test_accepting_writes_a_draft_entry(workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    term = make_term("Trưởng ban")
    growth = queue_terms(term)
    entry = growth.accept(term, draft(term, "head of the commission"))
    assert growth.held.get(entry.id) == entry
    assert open_names(growth) == []
    glossary = load_glossary(workspace.glossary_layers)
    assert glossary["truong-ban"] == entry
    assert not [finding for finding in check(glossary, date(2026, 11, 21)) if finding.entry_id == entry.id]
    assert growth.get("trưởng ban").state is State.ACCEPTED


def test_undo_restores_the_file_byte_for_byte(
    workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms
) -> None:
    (workspace.glossary / "concept.yaml").write_text(OWN, encoding="utf-8")
    one, two = make_term("ngoại giao kênh hai", "concept"), make_term("Trưởng ban")
    growth = queue_terms(one, two)
    growth.accept(one, draft(one, "track-two diplomacy"))
    growth.accept(two, draft(two, "head of the commission"))
    assert files(workspace)["concept.yaml"].startswith(OWN)
    assert growth.undo() == two
    assert growth.undo() == one
    assert files(workspace) == {"concept.yaml": OWN}
    assert open_names(growth) == ["ngoại giao kênh hai", "Trưởng ban"]
    assert growth.undo() is None


def test_an_alias_of_an_own_entry(workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    (workspace.glossary / "concept.yaml").write_text(OWN, encoding="utf-8")
    term = make_term("vùng núi", "concept")
    growth = queue_terms(term)
    entry = growth.alias(term, "son-cuoc")
    assert entry.vi.aliases == ("miền núi", "vùng núi")
    assert files(workspace)["concept.yaml"] == OWN.replace("[miền núi]", "[miền núi, vùng núi]")
    assert load_glossary(workspace.glossary_layers)["son-cuoc"] == entry
    growth.undo()
    assert files(workspace)["concept.yaml"] == OWN
    assert growth.held.with_form("vùng núi") == ()


def test_an_alias_of_a_starter_entry_copies_it(
    workspace: Workspace, starter: Path, make_term: MakeTerm, queue_terms: QueueTerms
) -> None:
    before = (starter / "glossary" / "organization.yaml").read_text(encoding="utf-8")
    term = make_term("Bộ QP", "organization")
    growth = queue_terms(term)
    growth.alias(term, "bo-quoc-phong")
    assert (starter / "glossary" / "organization.yaml").read_text(encoding="utf-8") == before
    copy = files(workspace)["organization.yaml"]
    assert "aliases: [BQP Việt Nam, Bộ QP]" in copy
    assert load_glossary(workspace.glossary_layers)["bo-quoc-phong"] == growth.held.get("bo-quoc-phong")
    second = make_term("BQP", "abbreviation", article="b")
    growth.queue.add(second.sightings[0].source, [second])
    growth.alias(second, "bo-quoc-phong")
    assert "abbreviations: [BQP]" in files(workspace)["organization.yaml"]
    growth.undo()
    growth.undo()
    assert files(workspace) == {}


def test_an_alias_of_nothing(make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    term = make_term("Bộ QP", "organization")
    growth = queue_terms(term)
    with pytest.raises(InputFault, match="no entry"):
        growth.alias(term, "nothing")
    with pytest.raises(InputFault, match="not in the queue"):
        growth.get("Bộ CA")


def test_what_is_refused_changes_nothing(workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    term = make_term("Trưởng ban")
    growth = queue_terms(term)
    with pytest.raises(InputFault, match="no English"):
        growth.accept(term, draft(term, ""))
    (workspace.glossary / "title.yaml").write_text("not: a list\n", encoding="utf-8")
    with pytest.raises(InputFault, match=r"title\.yaml"):
        growth.accept(term, draft(term, "head"))
    assert open_names(growth) == ["Trưởng ban"]
    assert growth.undo() is None


def test_an_entry_that_was_edited_since_is_not_taken_out(
    workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms
) -> None:
    term = make_term("Trưởng ban")
    growth = queue_terms(term)
    growth.accept(term, draft(term, "head"))
    path = workspace.glossary / "title.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("head", "head of the board"), encoding="utf-8")
    with pytest.raises(InputFault, match="by hand since"):
        growth.undo()
    assert growth.get("Trưởng ban").state is State.ACCEPTED


def test_what_the_glossary_has_by_now_is_not_asked(
    workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms, open_growth: Callable[[], Growth]
) -> None:
    queue_terms(make_term("sơn cước", "concept"), make_term("Trưởng ban"))
    (workspace.glossary / "concept.yaml").write_text(OWN, encoding="utf-8")
    assert open_names(open_growth()) == ["Trưởng ban"]


def test_nothing_is_asked_twice(
    make_term: MakeTerm, queue_terms: QueueTerms, open_growth: Callable[[], Growth]
) -> None:
    one, two, three = make_term("Trưởng ban"), make_term("Phó ban"), make_term("Ủy viên")
    growth = queue_terms(one, two, three)
    growth.accept(one, draft(one, "head"))
    growth.reject(two)
    growth.later(three)
    again = open_growth()
    for term in (one, two, three):
        again.queue.add(term.sightings[0].source, [term])
    assert open_names(again) == ["Ủy viên"]


def test_splitting(make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    term = make_term("hợp tác sơn cước", "concept")
    growth = queue_terms(term)
    selection = Selection.of(term.sightings[0])
    with pytest.raises(InputFault, match="not divided"):
        growth.split(term, selection)
    assert [part.term for part in growth.split(term, selection.move_start(2))] == ["sơn cước"]
    assert open_names(growth) == ["sơn cước"]
    assert growth.get("hợp tác sơn cước").state is State.REJECTED
    growth.undo()
    assert open_names(growth) == ["hợp tác sơn cước"]


def test_suggestions_of_all_kinds(workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    (workspace.root / "words.tsv").write_text("Thứ trưởng Bộ Quốc phòng Lào\tfrom my words\n", encoding="utf-8")
    (workspace.root / "studykit.toml").write_text('[growth]\ndictionaries = ["words.tsv"]\n', encoding="utf-8")
    text = "Hôm qua, Thứ trưởng Bộ Quốc phòng Lào (viết tắt: TTQP) đã đến."
    (workspace.articles / "a.txt").write_text(text, encoding="utf-8")
    term = make_term("Thứ trưởng Bộ Quốc phòng Lào", sentence="Thứ trưởng Bộ Quốc phòng Lào đã đến.")
    queue_terms(term)
    opened = open_workspace(workspace.root)
    with Growth.open(opened, load_glossary(opened.glossary_layers), queue_terms()._clock) as growth:
        found = growth.suggest(term)
    assert found.english == "Deputy Minister of National Defence of Laos"
    assert [member.text for member in found.members] == ["Thứ trưởng", "Bộ Quốc phòng", "Lào"]
    assert found.findings == (Finding(Kind.ABBREVIATION, "TTQP"),)
    assert [hit.entry.id for hit in found.similar][:2] == ["thu-truong", "bo-quoc-phong"]
    assert found.characters[0].characters[0] == "次"
    assert [article.text for article in found.dictionary] == ["from my words"]


def test_an_english_name_in_the_text_is_the_draft(make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    sentence = "Cục Đối ngoại Bộ Quốc phòng (tiếng Anh: Foreign Office of Defence) đã họp."
    term = make_term("Cục Đối ngoại Bộ Quốc phòng", "organization", sentence)
    assert queue_terms(term).suggest(term).english == "Foreign Office of Defence"


def test_a_trimmed_form_has_its_own_suggestions(make_term: MakeTerm, queue_terms: QueueTerms) -> None:
    term = make_term("hợp tác huấn luyện xyz", "concept")
    growth = queue_terms(term)
    assert growth.suggest(term).english is None
    assert growth.suggest(term, "hợp tác huấn luyện").english == "training cooperation"
    entry = growth.accept(term, Draft("hợp tác huấn luyện", Category.CONCEPT, "training cooperation"))
    assert growth.get(term.term).entry == entry.id == "hop-tac-huan-luyen"


def test_an_entry_written_by_hand_meanwhile_is_not_overwritten(
    workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms
) -> None:
    term = make_term("sơn cước", "concept")
    growth = queue_terms(term)
    (workspace.glossary / "concept.yaml").write_text(OWN, encoding="utf-8")
    with pytest.raises(InputFault, match="son-cuoc"):
        growth.accept(term, Draft("sơn cước", Category.CONCEPT, "mountain area"))
    assert files(workspace)["concept.yaml"] == OWN
    assert growth.get("sơn cước").state is State.WAITING


def test_an_alias_keeps_what_was_edited_by_hand_meanwhile(
    workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms
) -> None:
    path = workspace.glossary / "concept.yaml"
    path.write_text(OWN, encoding="utf-8")
    term = make_term("vùng núi", "concept")
    growth = queue_terms(term)
    edited = OWN.replace("mountain area", "highland area")
    path.write_text(edited, encoding="utf-8")
    assert growth.alias(term, "son-cuoc").en.preferred == "highland area"
    assert files(workspace)["concept.yaml"] == edited.replace("[miền núi]", "[miền núi, vùng núi]")


def test_an_alias_of_an_entry_that_was_removed_by_hand_is_a_fault(
    workspace: Workspace, make_term: MakeTerm, queue_terms: QueueTerms
) -> None:
    path = workspace.glossary / "concept.yaml"
    path.write_text(OWN, encoding="utf-8")
    term = make_term("vùng núi", "concept")
    growth = queue_terms(term)
    path.write_text("# empty\n", encoding="utf-8")
    with pytest.raises(InputFault, match="not where it was"):
        growth.alias(term, "son-cuoc")
    assert files(workspace)["concept.yaml"] == "# empty\n"
