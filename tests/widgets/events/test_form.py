"""Saying what happened: two clicks or a word, then as much more as one likes."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from trustjournal.events.domain import By, Dimension, Size
from trustjournal.events.forms import TODAY, changing, with_person
from trustjournal.storage.problems import JournalClosed

TODAY_ = date(2026, 5, 14)


@pytest.fixture
def asked(place, misaki):
    """The form about one person."""
    place.place.note(with_person(misaki.id), misaki.id, people=[misaki])
    return place


def test_two_clicks_choose_a_kind_and_a_third_notes_it(asked, events, misaki, heard):
    assert asked.heading == "What happened with Misaki?"
    asked.pick(Dimension.LISTENING, "listened_fully")
    assert asked.heading == "With Misaki: Listened with full attention"
    asked.by(By.THEM)
    asked.note()
    (event,) = events.of_person(misaki.id)
    assert (event.kind, event.by, event.size, event.day) == (
        "listened_fully", By.THEM, Size.ORDINARY, TODAY_,
    )  # fmt: skip
    assert heard.noted == [event]
    assert asked.form is None


def test_everything_that_can_be_said_is_noted(asked, events, misaki):
    asked.pick(Dimension.BALANCE, "received")
    asked.size(Size.BIG)
    asked.day(date(2026, 5, 10))
    asked.detail("help")
    asked.unasked()
    asked.write_note("引っ越し, all day")
    asked.note()
    (event,) = events.of_person(misaki.id)
    assert (event.size, event.day, event.detail) == (Size.BIG, date(2026, 5, 10), "help")
    assert (event.unasked, event.note) == (True, "引っ越し, all day")


def test_noting_can_be_undone(asked, events, heard):
    asked.pick(Dimension.CONTACT, "contact")
    asked.note()
    assert heard.undo() == "Noted."
    assert events.everything() == []


# Finding the kind


def test_the_groups_are_said_in_the_words_of_people(asked, language):
    assert asked.topics[:2] == ["Being honest and open", "Keeping one's word"]
    language.use("ja")
    assert asked.topics[:2] == ["正直さ・率直さ", "約束・仕事"]


def test_a_group_shows_its_kinds_alone_and_pressing_it_again_all_groups(asked):
    asked.pick_topic(Dimension.RESPECT)
    assert asked.topics == ["Respect"]
    assert "Treated without respect" in asked.offered
    asked.pick_topic(Dimension.RESPECT)
    assert len(asked.topics) == len(Dimension)
    assert asked.offered == []


@pytest.mark.parametrize("typed", ["hard tr", "本当", "ＨＡＲＤ"])
def test_a_word_of_either_language_finds_a_kind_and_enter_chooses_it(asked, typed):
    asked.type_word(typed)
    assert asked.offered == ["Told a hard truth"]
    asked.press_key(Qt.Key.Key_Return)
    assert asked.kind == "honest_hard"


def test_what_an_input_method_composes_is_not_looked_for_before_it_is_committed(asked):
    asked.compose_word("ほんとう")
    assert asked.offered == []
    asked.commit_word("本当")
    assert asked.offered == ["Told a hard truth"]


def test_a_kind_is_chosen_with_the_keyboard_alone(asked, events, misaki):
    asked.type_word("apol")
    asked.press_key(Qt.Key.Key_Down)
    asked.press_key(Qt.Key.Key_Right)
    asked.press_key(Qt.Key.Key_Space)
    assert asked.kind == "apology_partial"
    asked.press_key(Qt.Key.Key_Right)  # from by me to by them
    asked.note()
    (event,) = events.of_person(misaki.id)
    assert event.by is By.THEM


def test_a_word_that_nothing_goes_by_is_said_and_the_groups_stay(asked):
    asked.type_word("zzz")
    assert asked.offered == []
    assert asked.sees("noKind")
    assert len(asked.topics) == len(Dimension)
    asked.press_key(Qt.Key.Key_Return)
    assert asked.kind == ""


def test_what_was_noted_lately_comes_first(place, events, misaki, clock):
    for kind in ("contact", "weathered"):
        clock.advance(minutes=1)
        events.note(misaki.id, kind, By.ME)
    place.place.note(with_person(misaki.id), misaki.id, people=[misaki])
    assert place.recent == ["Got through a disagreement together", "Was in touch"]
    place.pick_recent("contact")
    assert place.kind == "contact"


def test_another_kind_can_be_chosen(asked):
    asked.pick(Dimension.CONTACT, "contact")
    asked.press("anotherKind")
    assert asked.kind == ""
    assert not asked.sees("mean")
    asked.pick(Dimension.REPAIR, "weathered")
    assert asked.kind == "weathered"


# What a kind can be


def test_only_what_went_otherwise_than_agreed_can_be_grave(asked, events, misaki):
    asked.pick(Dimension.HONESTY, "untrue")
    assert asked.sizes == ["Small", "Ordinary", "Big", "Grave"]
    asked.size(Size.GRAVE)
    asked.press("anotherKind")
    asked.pick(Dimension.HONESTY, "honest_hard")
    assert asked.sizes == ["Small", "Ordinary", "Big"]
    asked.note()
    assert events.of_person(misaki.id)[0].size is not Size.GRAVE


def test_details_and_who_did_it_are_asked_only_where_they_mean_something(asked):
    asked.pick(Dimension.CONTACT, "contact")
    assert (asked.sees("detail"), asked.sees("by"), asked.sees("unasked")) == (True, True, False)
    asked.press("anotherKind")
    asked.pick(Dimension.BALANCE, "gave")
    assert (asked.sees("detail"), asked.sees("by"), asked.sees("unasked")) == (True, False, True)
    asked.press("anotherKind")
    asked.pick(Dimension.RESPECT, "disrespect")
    assert (asked.sees("detail"), asked.sees("by"), asked.sees("unasked")) == (False, True, False)


def test_a_detail_of_another_kind_is_not_noted(asked, events, misaki):
    asked.pick(Dimension.BALANCE, "gave")
    asked.detail("help")
    asked.unasked()
    asked.press("anotherKind")
    asked.pick(Dimension.CONTACT, "contact")
    asked.note()
    (event,) = events.of_person(misaki.id)
    assert (event.detail, event.unasked) == ("", False)


def test_a_day_to_come_is_refused_beside_the_fields_and_nothing_typed_is_lost(asked, events):
    asked.pick(Dimension.CONTACT, "contact")
    asked.write_note("tomorrow")
    asked.day(TODAY_ + timedelta(days=1))
    asked.note()
    assert "This day has not come yet" in asked.refusal
    assert asked.note_text == "tomorrow"
    assert events.everything() == []
    asked.day(TODAY_)
    asked.note()
    assert events.everything()[0].note == "tomorrow"


# Whom it is about


def test_of_several_people_one_is_chosen(place, events, misaki, kenta):
    place.place.note(TODAY, None, people=[misaki, kenta])
    assert place.heading == "What happened?"
    place.pick(Dimension.CONTACT, "contact")
    place.note()
    assert "whom this is about" in place.refusal
    place.person(kenta.id)
    place.note()
    assert [each.person for each in events.everything()] == [kenta.id]


def test_anybody_can_be_named_and_is_added(place, events, people, misaki):
    place.place.note(TODAY, None, people=[misaki], by_name=True)
    place.name("直人")
    place.pick(Dimension.CONTACT, "contact")
    place.note()
    (event,) = events.everything()
    assert people.named("直人").id == event.person


# What was begun


def test_what_was_begun_waits_when_the_form_is_let_go(asked, events, misaki):
    asked.pick(Dimension.REPAIR, "weathered")
    asked.write_note("途中まで")
    asked.place.let_go()
    form, words = events.begun_in(with_person(misaki.id))
    asked.place.note(form, misaki.id, words, people=[misaki])
    assert (asked.kind, asked.note_text) == ("weathered", "途中まで")
    asked.note()
    assert events.begun_in(with_person(misaki.id)) is None


@pytest.mark.parametrize("way", ["close", "escape"])
def test_giving_up_can_be_undone(asked, events, heard, way):
    asked.pick(Dimension.REPAIR, "weathered")
    asked.write_note("半分")
    if way == "close":
        asked.close()
    else:
        asked.press("anotherKind")
        asked.escape()
    assert asked.form is None
    heard.undo()
    assert asked.note_text == "半分"


def test_nothing_begun_needs_no_undo(asked, heard):
    asked.escape()
    assert asked.form is None
    assert heard.undos == []


def test_a_form_that_is_left_unsafe_says_so(asked):
    assert not asked.place.is_unsaved()
    asked.pick(Dimension.REPAIR, "weathered")
    assert asked.place.is_unsaved()
    asked.place.leave()
    assert not asked.place.is_unsaved()


# Correcting


@pytest.fixture
def noted(place, events, misaki):
    event = events.note(misaki.id, "untrue", By.THEM, size=Size.GRAVE, note="傘のこと")
    place.place.change(event, misaki)
    return event


def test_what_was_noted_is_corrected_and_that_can_be_undone(place, events, noted, heard):
    assert place.heading == "With Misaki: Said something untrue"
    assert place.note_text == "傘のこと"
    place.by(By.ME)
    place.size(Size.SMALL)
    place.write_note("!")
    place.note()
    changed = events.get(noted.id)
    assert (changed.by, changed.size, changed.note) == (By.ME, Size.SMALL, "傘のこと!")
    heard.undo()
    assert events.get(noted.id) == noted


def test_nothing_is_offered_back_where_nothing_changed(place, noted, heard):
    place.note()
    assert heard.undos == []


def test_what_was_noted_is_taken_back_and_that_can_be_undone(place, events, noted, heard):
    place.press("takeBack")
    assert events.everything() == []
    assert place.form is None
    assert heard.undo() == "Taken back."
    assert events.get(noted.id) == noted


def test_a_correction_that_was_begun_waits_too(place, events, misaki, noted):
    place.write_note("…後で")
    place.place.leave()
    _form, words = events.begun_in(changing(noted.id))
    assert words["note"] == "傘のこと…後で"


def test_the_language_may_change_while_one_is_at_it(asked, language):
    asked.pick(Dimension.LISTENING, "listened_fully")
    asked.write_note("そのまま")
    language.use("ja")
    assert asked.heading == "Misakiと：手を止めて最後まで聴いた"
    assert asked.sizes == ["小さい", "ふつう", "大きい"]
    assert asked.note_text == "そのまま"


def test_what_cannot_be_kept_is_said_and_stays(asked, vault, heard):
    asked.pick(Dimension.CONTACT, "contact")
    asked.write_note("ここにある")
    vault.close()
    asked.note()
    assert {type(each) for each in heard.problems} == {JournalClosed}
    assert asked.note_text == "ここにある"
