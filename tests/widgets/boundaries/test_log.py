"""One press notes what became of a boundary; it is told more exactly as it is typed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.qt_input import spoken_name
from trustjournal.boundaries.domain import Mark
from trustjournal.boundaries.marks import MarkStrip
from trustjournal.events.domain import By, Size


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark.RESPECTED, "It was respected"),
        (Mark.CROSSED, "It was crossed knowingly"),
        (Mark.PUT_RIGHT, "It was crossed by accident, then put right"),
    ],
)
def test_one_press_notes_what_became_of_it(open_part, jobs, drawn, boundaries, mark, said):
    part = open_part(jobs)
    part.card.press(f"note_{mark}")
    (event,) = boundaries.log(drawn.id)
    assert (event.by, event.size) == (By.THEM, Size.ORDINARY)
    assert part.card.strip == f"{said} · Today"
    assert part.card.text("noted") == f"Noted: {said}"
    assert part.heard.last == f"Noted: {said}"
    part.heard.undo()
    assert boundaries.log(drawn.id) == ()
    assert not part.card.offers("markDone")


def test_it_is_told_more_exactly_and_kept_as_it_is_typed(open_part, jobs, drawn, boundaries, today):
    part = open_part(jobs)
    card = part.card
    card.press("note_crossed")
    card.press_words("I myself")
    card.press_words("Big")
    card.day("markDay").choose(today - timedelta(days=1))
    card.write("markNote", "I called her at nine")
    assert part.root.is_unsaved()
    part.root.leave()
    assert not part.root.is_unsaved()
    (event,) = boundaries.log(drawn.id)
    assert (event.by, event.size, event.note) == (By.ME, Size.BIG, "I called her at nine")
    assert event.day == today - timedelta(days=1)
    assert card.text("noted") == "Noted: I crossed it myself, knowingly"
    card.press("markDone")
    assert not card.offers("markDone")
    card.press("showLog")
    assert card.log == ["I crossed it myself, knowingly · Yesterday · Big"]
    assert "I called her at nine" in card.words()


def test_nobody_and_no_size_is_no_choice(open_part, jobs, drawn, boundaries):
    part = open_part(jobs)
    part.card.press("note_respected")
    part.card.press_words("They")
    part.card.press_words("Ordinary")
    (event,) = boundaries.log(drawn.id)
    assert (event.by, event.size) == (By.THEM, Size.ORDINARY)
    assert "Grave" not in part.card.words()


def test_a_day_to_come_is_not_taken(open_part, jobs, drawn, boundaries, today):
    part = open_part(jobs)
    part.card.press("note_respected")
    part.card.day("markDay").choose(today + timedelta(days=1))
    assert part.card.text("markRefusal") == "This day has not come yet."
    assert part.card.day("markDay").day() == today
    assert boundaries.log(drawn.id)[0].day == today


def test_too_many_words_stay_in_the_field_and_say_so(open_part, jobs, drawn, boundaries):
    part = open_part(jobs)
    part.card.press("note_respected")
    part.card.control("markNote").insertPlainText("x" * 20_001)
    part.card.press("markDone")
    assert part.card.text("markRefusal").startswith("This is longer than there is room for")
    assert len(part.card.written("markNote")) == 20_001
    assert part.root.is_unsaved()
    part.card.press("note_respected")
    assert len(part.card.written("markNote")) == 20_001, "another note waits its turn"
    part.card.write("markNote", "short")
    part.card.press("markDone")
    assert "short" in {each.note for each in boundaries.log(drawn.id)}


def test_words_about_one_mark_are_safe_before_the_next_is_noted(
    open_part, jobs, drawn, boundaries, clock
):
    part = open_part(jobs)
    part.card.press("note_respected")
    part.card.write("markNote", "messages only")
    clock.advance(minutes=1)
    part.card.press("note_crossed")
    assert [each.note for each in boundaries.log(drawn.id)] == ["messages only", ""]
    assert part.card.text("noted") == "Noted: It was crossed knowingly"
    assert part.card.written("markNote") == ""


def test_the_log_is_corrected_and_taken_back_line_by_line(open_part, jobs, drawn, boundaries):
    boundaries.note(drawn.id, Mark.RESPECTED)
    boundaries.look_again(drawn.id, note="easier now")
    part = open_part(jobs)
    card = part.card
    assert card.log == []
    card.press("showLog")
    assert sorted(card.log) == ["It was respected · Today", "Looked at again · Today"]
    assert "easier now" in card.words()
    card.log_row("It was").press("changeMark")
    card.write("markNote", "even on Sunday")
    card.press("takeBackMark")
    assert boundaries.log(drawn.id) == ()
    assert part.heard.last == "Taken back."
    part.heard.undo()
    (event,) = boundaries.log(drawn.id)
    assert event.note == "even on Sunday"
    card.log_row("It was").press("takeBack")
    assert boundaries.log(drawn.id) == ()


def test_a_long_log_shows_its_latest_lines_first(open_part, jobs, drawn, boundaries, today):
    for days in range(9):
        boundaries.note(drawn.id, Mark.RESPECTED, day=today - timedelta(days=days))
    part = open_part(jobs)
    part.card.press("showLog")
    assert len(part.card.log) == 6
    assert part.card.log[0] == "It was respected · Today"
    part.card.press("earlierMarks")
    assert len(part.card.log) == 9
    assert not part.card.offers("earlierMarks")


def test_each_mark_says_what_it_is(open_part, jobs, drawn, boundaries, today):
    for days in range(30):
        mark = Mark.CROSSED if days == 0 else Mark.RESPECTED
        boundaries.note(drawn.id, mark, day=today - timedelta(days=days))
    part = open_part(jobs)
    strip = part.card.root.findChild(MarkStrip)
    assert spoken_name(strip).count("respected") == 23
    place = QPoint(strip.width() - 4, 5)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, place, strip.mapToGlobal(place)))
    assert QToolTip.text() == "It was crossed knowingly · Today"
    QToolTip.hideText()
