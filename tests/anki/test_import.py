"""The package in a real Anki: what arrives, how it looks, and that nothing is added to it."""

from datetime import timedelta

import pytest

from studykit.anki.note_type import (
    FIELD_IDS,
    NAME,
    NOTE_TYPE_ID,
    TEMPLATE_IDS,
    TEMPLATE_NAMES,
    guid_of,
)
from studykit.study.cards import Family


def test_every_card_arrives_and_the_database_check_adds_none(anki, export, make_deck, entries):
    report = export(make_deck("ranks", entries))
    log = anki.take(export.path)
    assert (report.notes, report.cards, report.new, report.changed) == (3, 8, 3, 0)
    assert (len(log.new), log.found_notes) == (3, 3)
    assert anki.collection.note_count() == 3
    assert anki.collection.card_count() == 8
    assert anki.cards_after_check() == 8


def test_note_type_fields_and_templates_have_the_committed_ids(anki, export, make_deck, entries):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    model = anki.collection.models.by_name(NAME)
    assert model["id"] == NOTE_TYPE_ID
    assert {field["name"]: field["id"] for field in model["flds"]} == FIELD_IDS
    assert {template["name"]: template["id"] for template in model["tmpls"]} == {
        TEMPLATE_NAMES[family]: number for family, number in TEMPLATE_IDS.items()
    }


def test_recognition_asks_the_term_aloud_and_answers_in_english(anki, export, make_deck, entries):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    card = anki.render("thuong-tuong", Family.RECOGNISE)
    assert "Thượng tướng" in card.question
    assert "Senior Lieutenant General" not in card.question
    assert "class=hint" in card.question
    assert card.question_speech == [("Thượng tướng", "vi_VN")]
    assert card.answer_speech == [("Thượng tướng", "vi_VN")]
    for shown in (
        "Senior Lieutenant General",
        "上將",
        "A general officer's rank.",
        "Quân hàm cấp tướng.",
        "Colonel General – other armies",
        "Upper General – a calque",
        "thượng tướng QĐND",
        "ba sao three stars",
        "Trung tướng",
        "Used with full name.",
        "11 of 12 (vpa officer)",
        "As of 2026-01",
        "Luật Sĩ quan , 2014",
        "Đồng chí Thượng tướng đã phát biểu.",
        "The Senior Lieutenant General spoke.",
    ):
        assert shown in " ".join(card.text.split()), shown
    assert 'href="https://example.org/a?b=1&amp;c=2"' in card.answer
    assert "<mark>Thượng tướng</mark>" in card.answer


def test_production_is_typed_and_compared_with_its_tones(anki, export, make_deck, entries):
    export(make_deck("titles", entries))
    anki.take(export.path)
    card = anki.render("dai-su", Family.PRODUCE)
    assert "ambassador" in card.question
    assert "đại sứ" not in card.question
    assert "[[type:Vietnamese]]" in card.question
    assert "[[type:Vietnamese]]" in card.answer
    assert card.question_speech == []
    assert card.answer_speech == [("đại sứ", "vi_VN")]
    expected = anki.card("dai-su", Family.PRODUCE).note()["Vietnamese"]
    assert "typeBad" not in anki.collection.compare_answer(expected, "đại sứ")
    assert "typeBad" in anki.collection.compare_answer(expected, "đại sư")


def test_cloze_blanks_the_term_and_shows_it_in_the_answer(anki, export, make_deck, entries):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    card = anki.render("thuong-tuong", Family.CLOZE)
    assert 'Đồng chí <span class="blank">[…]</span> đã phát biểu.' in card.question
    assert "The Senior Lieutenant General spoke." in card.question
    assert "Thượng tướng" not in card.question
    assert card.question_speech == []
    assert "Đồng chí <mark>Thượng tướng</mark> đã phát biểu." in card.answer
    assert card.answer_speech == [("Thượng tướng", "vi_VN")]
    assert len(anki.cards("dai-su")) == 2


def test_a_recording_of_the_learner_wins_over_the_synthetic_voice(anki, export, make_deck, entries):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    note = anki.card("dai-su", Family.RECOGNISE).note()
    note["Audio"] = "[sound:mine.mp3]"
    anki.collection.update_note(note)
    output = anki.card("dai-su", Family.RECOGNISE).render_output()
    assert [tag.filename for tag in output.question_av_tags] == ["mine.mp3"]


def test_sentences_of_articles_stand_beside_the_own_example(anki, export, make_deck, entries, sentence):
    export.sentences["dai-su"] = (sentence("Hôm nay, đại sứ đã đến.", ((9, 15),)),)
    export.sentences["trung-tuong"] = (sentence("Đồng chí Trung tướng đã phát biểu.", ((9, 20),)),)
    export(make_deck("ranks", entries))
    anki.take(export.path)
    card = anki.render("dai-su", Family.RECOGNISE)
    assert "Hôm nay, <mark>đại sứ</mark> đã đến." in card.answer
    assert "Đối thoại quốc phòng, 2026-01-15" in card.answer
    assert "studykit::article::doi-thoai" in anki.card("dai-su", Family.RECOGNISE).note().tags
    own = anki.render("trung-tuong", Family.RECOGNISE)
    assert own.answer.count("đã phát biểu.") == 1


def test_tags_tell_category_topics_and_status(anki, export, make_deck, entries):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    assert anki.card("thuong-tuong", Family.RECOGNISE).note().tags == [
        "studykit::category::rank",
        "studykit::status::draft",
        "studykit::topic::defence",
    ]


def test_decks_are_below_one_and_carry_description_and_licence(anki, export, make_deck, entries):
    inner = make_deck("ranks", entries[:1], name="Military ranks")
    export(make_deck("everything", entries, inner))
    anki.take(export.path)
    decks = anki.collection.decks
    assert {deck.name for deck in decks.all_names_and_ids()} == {
        "Default",
        "studykit",
        "studykit::Everything",
        "studykit::Everything::Military ranks",
    }
    assert anki.deck_of("thuong-tuong", Family.CLOZE) == "studykit::Everything::Military ranks"
    assert anki.deck_of("dai-su", Family.PRODUCE) == "studykit::Everything"
    description = decks.by_name("studykit::Everything::Military ranks")["desc"]
    assert "A deck &amp; its description." in description
    assert "CC BY 4.0" in description


def test_new_cards_come_in_the_order_of_the_deck(anki, export, make_deck, entries):
    export(make_deck("ranks", entries[::-1]))
    anki.take(export.path)
    positions = [anki.card(entry.id, Family.RECOGNISE).due for entry in entries[::-1]]
    assert positions == sorted(set(positions))


def test_cards_of_one_note_go_to_the_decks_that_ask_them(anki, export, make_deck, entries):
    reading = make_deck("reading", entries[:1], cards=[Family.RECOGNISE])
    writing = make_deck("writing", entries[:1], cards=[Family.RECOGNISE, Family.PRODUCE])
    report = export(reading, writing)
    anki.take(export.path)
    assert (report.notes, report.cards) == (1, 2)
    assert anki.deck_of("thuong-tuong", Family.RECOGNISE) == "studykit::Reading"
    assert anki.deck_of("thuong-tuong", Family.PRODUCE) == "studykit::Writing"
    assert anki.cards_after_check() == 2


HOSTILE = (
    "<script>alert('x')</script>",
    "a & b &lt;b&gt;",
    "{{Vietnamese}} {{c1::x}} }} {{#Audio}}",
    "[sound:evil.mp3] [latex]\\input{/etc/passwd}[/latex]",
    "[/anki:tts][anki:tts lang=en_US]boo[/anki:tts]",
    "quote \" and ' and <img src=x onerror=y>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(anki, export, make_deck, make_entry, sentence, text):
    entry = make_entry(
        "hostile",
        text,
        text,
        vi={"aliases": [text], "hantu": text},
        en={"admitted": [{"term": text, "note": text}], "avoid": [{"term": text, "why": text}]},
        definition={"vi": text, "en": text},
        members=[{"vi": text, "en": text}],
        register=text,
        sources=[{"title": text, "url": "javascript:alert(1)"}],
        examples=[{"vi": f"Đây là {text}.", "en": text}],
    )
    export.sentences["hostile"] = (sentence(text, ((0, 1),), title=text, date=text, path=f"x/{text}.txt"),)
    export(make_deck("hostile", [entry], name=text))
    anki.take(export.path)
    shown = text.replace("\\", "\N{SET MINUS}")
    for family in (Family.RECOGNISE, Family.PRODUCE):
        card = anki.render("hostile", family)
        assert shown in card.text
        for side in (card.question, card.answer):
            assert "<script" not in side
            assert "<img" not in side
            assert "javascript:" not in side
            assert "[sound" not in side
            assert "[latex" not in side
        assert {lang for _, lang in card.question_speech + card.answer_speech} <= {"vi_VN"}
    assert anki.render("hostile", Family.RECOGNISE).question_speech == [(shown, "vi_VN")]
    expected = anki.card("hostile", Family.PRODUCE).note()["Vietnamese"]
    assert "typeBad" not in anki.collection.compare_answer(expected, shown)
    assert anki.collection.card_count() == anki.cards_after_check()


def test_a_changed_template_reaches_the_learner_and_leaves_the_notes_alone(
    anki, export, make_deck, entries, tmp_path, now
):
    from studykit.workspace import starter_folder

    folder = tmp_path / "templates"
    folder.mkdir()
    for path in starter_folder("decks/templates").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    deck = make_deck("ranks", entries)
    export(deck, templates=folder)
    anki.take(export.path)
    (folder / "style.css").write_text(".card { color: teal }", encoding="utf-8")
    export(deck, templates=folder, now=now + timedelta(days=1))
    log = anki.take(export.path)
    assert anki.collection.models.by_name(NAME)["css"] == ".card { color: teal }"
    assert (len(log.updated), len(log.new), len(log.duplicate)) == (0, 0, 3)


def test_a_note_is_known_by_a_readable_guid(anki, export, make_deck, entries):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    assert set(anki.collection.db.list("SELECT guid FROM notes")) == {guid_of(entry.id) for entry in entries}
