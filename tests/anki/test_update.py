"""Exporting again: a change reaches exactly its note, and what the learner did stays."""

from datetime import timedelta

from studykit.anki.note_type import FAMILIES
from studykit.study.cards import Family


def answer(anki, entry_id, family):
    """Review a card once with "Good"."""
    card = anki.card(entry_id, family)
    anki.collection.decks.set_current(card.did)
    card.start_timer()
    scheduler = anki.collection.sched
    (queued,) = scheduler.get_queued_cards(fetch_limit=1).cards
    assert queued.card.id == card.id
    scheduler.answer_card(scheduler.build_answer(card=card, states=queued.states, rating=2))


def reviews(anki):
    return anki.collection.db.all("SELECT cid, ease, type FROM revlog ORDER BY id")


def renamed(entry, english):
    return entry.model_copy(update={"en": entry.en.model_copy(update={"preferred": english})})


def test_one_changed_entry_updates_one_note_and_keeps_its_reviews(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    answer(anki, "thuong-tuong", Family.RECOGNISE)
    before = reviews(anki)
    scheduled = anki.card("thuong-tuong", Family.RECOGNISE).due

    changed = (renamed(entries[0], "Colonel General"), *entries[1:])
    report = export(make_deck("ranks", changed), now=now + timedelta(days=1))
    log = anki.take(export.path)

    assert (report.new, report.changed) == (0, 1)
    assert (len(log.updated), len(log.new), len(log.duplicate), len(log.conflicting)) == (1, 0, 2, 0)
    assert "Colonel General" in anki.render("thuong-tuong", Family.RECOGNISE).text
    assert len(before) == 1
    assert reviews(anki) == before
    assert anki.card("thuong-tuong", Family.RECOGNISE).due == scheduled
    assert anki.cards_after_check() == 8


def test_a_changed_term_changes_the_notes_that_name_it_too(export, make_deck, entries, now):
    export(make_deck("ranks", entries))
    changed = entries[1].model_copy(update={"vi": entries[1].vi.model_copy(update={"term": "Trung Tướng"})})
    report = export(make_deck("ranks", (entries[0], changed, entries[2])), now=now + timedelta(days=1))
    assert report.changed == 2


def test_the_learners_own_changes_outlive_an_unchanged_note(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    note = anki.card("dai-su", Family.RECOGNISE).note()
    note["Register"] = "my note"
    anki.collection.update_note(note)
    export(make_deck("ranks", entries), now=now + timedelta(days=1))
    log = anki.take(export.path)
    assert len(log.duplicate) == 3
    assert "my note" in anki.render("dai-su", Family.RECOGNISE).text


def test_a_new_entry_adds_one_note(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries[:2]))
    anki.take(export.path)
    report = export(make_deck("ranks", entries), now=now + timedelta(days=1))
    log = anki.take(export.path)
    assert (report.new, report.changed) == (1, 0)
    assert (len(log.new), len(log.updated)) == (1, 0)


def test_a_family_that_comes_later_adds_its_cards(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries[:1], cards=[Family.RECOGNISE]))
    anki.take(export.path)
    assert anki.cards_after_check() == 1
    export(make_deck("ranks", entries[:1]), now=now + timedelta(days=1))
    anki.take(export.path)
    assert len(anki.cards("thuong-tuong")) == 3
    assert anki.cards_after_check() == 3


def test_a_family_that_goes_leaves_a_card_for_empty_cards_to_remove(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries[:1]))
    anki.take(export.path)
    report = export(
        make_deck("ranks", entries[:1], cards=[Family.RECOGNISE, Family.PRODUCE]), now=now + timedelta(days=1)
    )
    anki.take(export.path)
    assert (report.changed, report.cards) == (1, 2)
    empty = anki.collection.get_empty_cards()
    assert [list(note.card_ids) for note in empty.notes] == [[anki.card("thuong-tuong", Family.CLOZE).id]]
    anki.collection.remove_cards_and_orphaned_notes(empty.notes[0].card_ids)
    assert anki.cards_after_check() == 2


def test_a_deck_that_asks_less_blanks_no_card_of_another(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    report = export(make_deck("reading", entries[:1], cards=[Family.RECOGNISE]), now=now + timedelta(days=1))
    log = anki.take(export.path)
    assert (report.changed, report.cards, len(log.updated)) == (0, 3, 0)
    assert not anki.collection.get_empty_cards().notes
    assert anki.deck_of("thuong-tuong", Family.PRODUCE) == "studykit::Ranks"


def test_an_entry_that_leaves_a_deck_stays_with_the_learner(anki, export, make_deck, entries, now):
    export(make_deck("ranks", entries))
    anki.take(export.path)
    export(make_deck("ranks", entries[:2]), now=now + timedelta(days=1))
    anki.take(export.path)
    assert len(anki.cards("dai-su")) == 2


def test_families_stand_in_the_order_of_the_study_room():
    assert tuple(Family) == FAMILIES
