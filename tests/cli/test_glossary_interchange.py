"""`studykit glossary import`, `export` and `stats`: what is printed where, what is written, and the exit status."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = "id,category,pos,vi.term,en.preferred,topics\n"
NEW = "hop-bao-chung-lien-khu-vuc,mechanism,noun,họp báo chung liên khu vực,joint regional press conference,diplomacy\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + NEW, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".tbx", ".json"])
def test_the_glossary_goes_out_and_comes_back_unchanged(run: Callable, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"glossary{suffix}"
    done = run("glossary", "export", path)
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].endswith(" entries")
    plan = json.loads(run("glossary", "import", path, "--format", "json").stdout)
    assert plan["unchanged"] > 500
    assert plan == {"new": [], "changed": [], "conflicting": [], "errors": [], "left_out": []} | {
        "unchanged": plan["unchanged"]
    }


def test_a_category_alone_is_exported(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    run("glossary", "export", path, "--category", "rank", "--category", "place")
    assert {entry["category"] for entry in json.loads(path.read_text(encoding="utf-8"))} == {"rank", "place"}


def test_only_yes_writes(run: Callable, table: Path, workspace: Path) -> None:
    shown = run("glossary", "import", table)
    assert "họp báo chung liên khu vực" in shown.stdout
    assert "1 new, 0 changed, 0 conflicting, 0 unchanged" in shown.stderr
    assert "write it with --yes" in shown.stderr
    assert list((workspace / "glossary").iterdir()) == []
    written = run("glossary", "import", table, "--yes")
    assert written.stdout == shown.stdout
    assert f"{workspace / 'glossary' / 'mechanism.yaml'}: written" in written.stderr
    assert run("glossary", "show", "hop-bao-chung-lien-khu-vuc").returncode == 0
    again = run("glossary", "import", table, "--yes")
    assert again.stdout == ""
    assert "written" not in again.stderr


def test_the_plan_tells_changes_field_by_field(run: Callable, table: Path) -> None:
    run("glossary", "import", table, "--yes")
    table.write_text("id,en.preferred,topics\nhop-bao-chung-lien-khu-vuc,joint press conference,\n", encoding="utf-8")
    plan = json.loads(run("glossary", "import", table, "--format", "json").stdout)
    (changed,) = plan["changed"]
    assert changed == {
        "id": "hop-bao-chung-lien-khu-vuc",
        "term": "họp báo chung liên khu vực",
        "english": "joint press conference",
        "place": f"{table}:2",
        "changes": [
            {"field": "en.preferred", "before": "joint regional press conference", "after": "joint press conference"},
            {"field": "topics", "before": ["diplomacy"], "after": None},
        ],
    }
    rows = run("glossary", "import", table, "--format", "csv").stdout.splitlines()
    assert rows[0] == "state,id,field,before,after"
    assert rows[2] == "changed,hop-bao-chung-lien-khu-vuc,topics,diplomacy,"


def test_a_conflict_is_shown_and_refused(run: Callable, table: Path, workspace: Path) -> None:
    table.write_text(f"{HEAD}{NEW}general-x,rank,noun,Thượng tướng,General,\n", encoding="utf-8")
    done = run("glossary", "import", table, "--yes", "--format", "json", check=False)
    assert done.returncode == 1
    plan = json.loads(done.stdout)
    assert len(plan["new"]) == 1
    assert plan["conflicting"][0]["conflict"] == '"Thượng tướng" is a form of "thuong-tuong"'
    assert f'{table}:3: "Thượng tướng" is a form of "thuong-tuong"; use that id' in done.stderr
    assert list((workspace / "glossary").iterdir()) == []


def test_what_would_break_the_check_is_refused(run: Callable, table: Path, workspace: Path) -> None:
    table.write_text(f"{HEAD[:-1]},relations.broader\n{NEW[:-1]},khong-co\n", encoding="utf-8")
    done = run("glossary", "import", table, "--yes", check=False)
    assert done.returncode == 1
    assert f'{table}:2: error: hop-bao-chung-lien-khu-vuc: there is no entry "khong-co"' in done.stderr
    assert "Traceback" not in done.stderr
    assert list((workspace / "glossary").iterdir()) == []


def test_faults_of_a_file_are_lines_on_standard_error(run: Callable, table: Path, tmp_path: Path) -> None:
    table.write_text(f"{HEAD}A,rank,noun,x,y,\nb,rang,noun,x,y,\n", encoding="utf-8")
    done = run("glossary", "import", table, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.partition(":")[2][:2] for line in done.stderr.splitlines()] == ["2:", "3:"]
    assert run("glossary", "import", tmp_path / "none.tbx", check=False).returncode == 1
    assert run("glossary", "export", tmp_path / "some.pdf", check=False).returncode == 1
    assert run("glossary", "import", check=False).returncode == 2


def test_a_foreign_file_gets_a_category_and_what_it_loses_is_told(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "other.tbx"
    path.write_text(
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc>'
        "<sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>\n"
        '<conceptEntry id="c1"><langSec xml:lang="vi"><termSec><term>thử nghiệm lạ</term>'
        '<termNote type="partOfSpeech">noun</termNote></termSec></langSec>'
        '<langSec xml:lang="en"><termSec><term>odd test</term></termSec></langSec>\n'
        '<langSec xml:lang="fr"><termSec><term>essai</term></termSec></langSec></conceptEntry></body></text></tbx>',
        encoding="utf-8",
    )
    done = run("glossary", "import", path, check=False)
    assert f'{path}:2: c1: "category" is missing' in done.stderr
    done = run("glossary", "import", path, "--category", "concept")
    assert f'{path}: left out: language "fr" (1, the first in line 3)' in done.stderr
    assert "thử nghiệm lạ" in done.stdout


def test_figures_as_table_and_json(run: Callable) -> None:
    figures = json.loads(run("glossary", "stats", "--format", "json").stdout)
    assert figures["entries"] == sum(figures["category"].values()) > 500
    assert figures["sino_with_hantu"] == figures["origin"]["sino"]
    assert f"{figures['entries']}" in run("glossary", "stats").stdout
    assert "category,rank," in run("glossary", "stats", "--format", "csv").stdout
