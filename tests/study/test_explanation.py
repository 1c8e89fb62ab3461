from collections.abc import Callable

import pytest

from studykit.glossary.entry import Entry
from studykit.glossary.glossary import Glossary
from studykit.study.explanation import explain


@pytest.mark.parametrize(("status", "is_draft"), [("draft", True), ("reviewed", False)])
def test_an_entry_says_whether_a_second_reader_has_checked_it(
    make_entry: Callable[..., Entry], status: str, is_draft: bool
) -> None:
    checked = {
        "vi": {"origin": "mixed"},
        "definition": {"vi": "Một bậc quân hàm.", "en": "A rank."},
        "sources": [{"title": "Luật Sĩ quan"}],
    }
    entry = make_entry("a", "Thiếu tá", "Major", status=status, **checked)
    assert explain(entry, Glossary({"a": entry})).is_draft is is_draft
