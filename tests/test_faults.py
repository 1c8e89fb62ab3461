import pickle
from pathlib import Path

from studykit.faults import InputFault, InputFaults, one_line, quoted


def test_a_fault_says_where_what_and_what_to_do() -> None:
    fault = InputFault('duplicate key "id"', where=Path("glossary/rank.yaml"), line=12, hint="remove one")
    assert str(fault) == 'glossary/rank.yaml:12: duplicate key "id"; remove one'


def test_every_part_but_what_is_wrong_may_be_left_out() -> None:
    assert str(InputFault("no deck")) == "no deck"
    assert str(InputFault("no deck", line=3)) == "line 3: no deck"
    assert str(InputFault("no deck", where="decks")) == "decks: no deck"


def test_a_fault_is_one_line_that_cannot_steer_a_terminal() -> None:
    fault = InputFault("bad\x1b[2J\nname\u202e", where="a\rb", hint="x\u2028y")
    assert str(fault) == "a b: bad[2J name; x y"


def test_several_faults_print_a_line_each() -> None:
    faults = InputFaults([InputFault("one"), InputFaults([InputFault("two"), InputFault("three\n")])])
    assert faults.lines == ("one", "two", "three ")
    assert str(faults) == "one\ntwo\nthree "


def test_faults_come_back_from_another_process() -> None:
    fault = InputFault("bad", where=Path("a"), line=1, hint="mend it")
    assert str(pickle.loads(pickle.dumps(fault))) == str(fault)
    faults = InputFaults([fault, fault])
    assert pickle.loads(pickle.dumps(faults)).lines == faults.lines


def test_quoted_cuts_what_is_long() -> None:
    assert quoted("Thượng\ttướng") == '"Thượng tướng"'
    assert quoted("a" * 100, limit=5) == '"aaaa…"'


def test_one_line_keeps_vietnamese_and_han() -> None:
    assert one_line("Quốc vụ khanh 國務卿") == "Quốc vụ khanh 國務卿"
