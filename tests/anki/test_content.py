"""Fields and tags of an entry's note."""

from studykit.anki.content import tags_of, values_of
from studykit.anki.note_type import Field
from studykit.study.cards import Family


def test_a_note_has_every_field(entries):
    values = values_of(entries[2], [Family.RECOGNISE], [], [])
    assert list(values) == list(Field)
    assert values[Field.ASK_VI_EN] == "1"
    assert values[Field.ASK_EN_VI] == values[Field.CLOZE] == values[Field.AUDIO] == ""


def test_the_example_is_the_first_that_shows_the_term(make_entry):
    examples = [
        {"vi": "Ông đã đến.", "en": "He came."},
        {"vi": "Đại sứ gặp đại sứ.", "en": "The ambassador met the ambassador."},
    ]
    entry = make_entry("dai-su", "đại sứ", "ambassador", examples=examples)
    values = values_of(entry, list(Family), [], [])
    assert values[Field.EXAMPLE] == "<mark>Đại sứ</mark> gặp <mark>đại sứ</mark>."
    assert values[Field.EXAMPLE_EN] == "The ambassador met the ambassador."
    assert values[Field.CLOZE] == '<span class="blank">[…]</span> gặp <span class="blank">[…]</span>.'


def test_an_example_that_does_not_show_the_term_gives_no_cloze(make_entry):
    entry = make_entry("dai-su", "đại sứ", "ambassador", examples=[{"vi": "Ông đã đến.", "en": "He came."}])
    values = values_of(entry, [Family.RECOGNISE], [], [])
    assert values[Field.EXAMPLE] == "Ông đã đến."
    assert values[Field.CLOZE] == ""


def test_an_example_marks_the_form_it_uses(make_entry):
    entry = make_entry(
        "dai-su",
        "đại sứ",
        "ambassador",
        vi={"aliases": ["ngài đại sứ"], "abbreviations": ["ĐS"]},
        examples=[{"vi": "Xin chào ngài Đại sứ!", "en": "Good day, Ambassador!"}],
    )
    values = values_of(entry, [Family.CLOZE], [], [])
    assert values[Field.EXAMPLE] == "Xin chào <mark>ngài Đại sứ</mark>!"
    assert values[Field.VARIANTS] == "ĐS · ngài đại sứ"


def test_a_quotation_without_date_names_its_title(entries, sentence):
    values = values_of(entries[2], [], [], [sentence("Đại sứ đến.", ((0, 6),), title="Tin <A>", date=None)])
    assert values[Field.PRESS_EXAMPLES] == (
        "<blockquote><mark>Đại sứ</mark> đến.<cite>Tin &lt;A&gt;</cite></blockquote>"
    )


def test_tags_are_one_word_a_level_and_sorted(entries, sentence):
    quotations = [sentence("x", path="/home/a b/Đối thoại::x (2).html"), sentence("x", path="-")]
    assert tags_of(entries[2], quotations) == (
        "studykit::article::unnamed",
        "studykit::article::Đối-thoại-x-2",
        "studykit::category::title",
        "studykit::status::draft",
    )
