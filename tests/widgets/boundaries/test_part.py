"""The part of the page that is about boundaries."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.drivers.agreed import Pieces
from tests.qt_input import compose, preedit, spoken_name, unnamed
from trustjournal.boundaries.domain import Draft, Mark
from trustjournal.boundaries.marks import MarkStrip
from trustjournal.events.domain import By, Size
from trustjournal.storage.vault import Vault

CALLS = Draft(
    name="Misaki", fine="messages at any time", not_fine="calls after eight",
    i_will="I call back at eight in the morning",
)  # fmt: skip


@pytest.fixture
def today(clock):
    return clock().date()


@pytest.fixture
def drawn(boundaries):
    return boundaries.draw(CALLS)


# Drawing


def test_where_nothing_is_there_is_a_calm_sentence(open_part, jobs):
    part = open_part(jobs)
    assert part.cards == []
    assert any(text.startswith("No boundary is drawn here.") for text in part.words())
    part.press("drawBoundary")
    assert not any(text.startswith("No boundary is drawn here.") for text in part.words())


def test_a_boundary_is_drawn_towards_somebody_new(open_part, any_jobs, people, qtbot):
    part = open_part(any_jobs)
    part.draw(
        whom="Misaki",
        fine="messages",
        not_fine="calls after eight",
        i_will="call back at eight",
        note="sleep",
    )
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    assert part.card.says == {
        "fine": "messages",
        "not_fine": "calls after eight",
        "i_will": "call back at eight",
        "note": "sleep",
    }
    assert part.card.pills == ["Look again: Thu, Jun 11", "They were not told yet", "Drawn: Today"]
    assert "Misaki" in part.words()
    assert part.forms() == []
    assert [each.name for each in people.everyone()] == ["Misaki"]
    assert part.heard.last == "The boundary is drawn."
    part.heard.undo()
    qtbot.waitUntil(lambda: part.cards == [])
    assert part.heard.problems == []


def test_japanese_is_composed_into_every_field(open_part, jobs, boundaries):
    part = open_part(jobs)
    part.press("drawBoundary")
    for name, steps in {
        "whom": ("み", "美咲"),
        "fine": ("め", "メッセージはいつでも"),
        "not_fine": ("よ", "夜8時以降の電話"),
    }.items():
        field = part.control(name)
        field.setFocus()
        compose(field, *steps)
    preedit(part.control("i_will"), "つう")
    part.press("mean")
    (story,) = boundaries.board().holding
    assert (story.boundary.fine, story.boundary.not_fine) == (
        "メッセージはいつでも",
        "夜8時以降の電話",
    )
    assert story.boundary.i_will == "", "what is still being composed is not meant"


def test_what_is_missing_is_said_beside_the_fields_and_nothing_is_lost(
    open_part, jobs, language, boundaries
):
    part = open_part(jobs)
    part.draw(fine="messages")
    assert part.text("refusal").startswith("It is not said yet whom this is about.")
    language.use("ja")
    assert part.text("refusal").startswith("誰とのことか、まだ書かれていません。")
    part.write("whom", "Misaki")
    part.write("fine", " ")
    part.press("mean")
    assert part.text("refusal").startswith("この境界線には、まだ何も書かれていません。")
    part.write("not_fine", "calls")
    part.press("mean")
    assert part.forms() == []
    assert part.card.says == {"not_fine": "calls"}
    assert part.heard.problems == []
    assert boundaries.board().begun == {}


def test_days_are_chosen_from_a_calendar(open_part, jobs, today):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("whom", "Misaki")
    part.write("not_fine", "calls")
    part.press("again")
    assert not part.offers("toldOn")
    part.press("hasTold")
    picker = part.day("drawnOn").open()
    picker.choose(today - timedelta(days=3))
    part.day("toldOn").choose(today - timedelta(days=2))
    part.day("reviewOn").choose(today)
    part.press("mean")
    assert part.text("refusal").startswith("This day is here already, or past.")
    part.day("reviewOn").choose(today + timedelta(days=7))
    part.press("mean")
    assert part.card.pills == [
        "Look again: Thu, May 21",
        "Told: Tue, May 12",
        "Drawn again: Mon, May 11",
    ]


def test_what_was_begun_stands_there_when_the_page_is_opened_again(
    open_part, jobs, boundaries, vault
):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("whom", "Misaki")
    part.write("not_fine", "calls after")
    part.press("hasTold")
    assert part.root.is_unsaved()
    part.root.leave()
    assert not part.root.is_unsaved()
    again = open_part(jobs)
    assert (again.written("whom"), again.written("not_fine")) == ("Misaki", "calls after")
    assert again.offers("toldOn")
    again.press("mean")
    assert again.card.says == {"not_fine": "calls after"}
    assert open_part(jobs).forms() == []


def test_typing_is_kept_by_itself_soon_after(open_part, jobs, boundaries, qtbot):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("fine", "mess")
    qtbot.waitUntil(lambda: boundaries.board().begun != {})
    assert boundaries.board().begun["boundary"]["fine"] == "mess"


def test_what_was_given_up_can_be_taken_up_again(open_part, jobs, boundaries):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("fine", "messages")
    part.root.leave()
    part.press("giveUp")
    assert part.forms() == []
    assert boundaries.board().begun == {}
    assert part.heard.last == "Put aside what you began."
    part.heard.undo()
    assert part.written("fine") == "messages"
    assert set(boundaries.board().begun) == {"boundary"}
    part.write("fine", "")
    part.press("giveUp")
    part.press("drawBoundary")
    assert part.written("fine") == ""
    part.press("giveUp")
    assert part.heard.last == "", "an empty form is closed without a word"


def test_a_full_disk_takes_no_word(open_part, jobs, vault: Vault):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("whom", "Misaki")
    part.write("not_fine", "calls")
    vault.close()
    part.press("mean")
    assert part.heard.problems
    assert part.written("not_fine") == "calls"
    assert part.root.is_unsaved()
    vault.open()
    part.press("mean")
    assert part.card.says == {"not_fine": "calls"}
    assert not part.root.is_unsaved()


def test_a_way_to_help_stands_in_the_form(open_part, jobs, qtbot):
    part = open_part(jobs)
    part.press("drawBoundary")
    with qtbot.waitSignal(part.root.help_asked):
        part.press("help")


# What becomes of it


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


# Looking again


def test_it_is_looked_at_again_when_its_day_has_come(
    open_part, jobs, drawn, boundaries, clock, today
):
    clock.advance(days=28)
    part = open_part(jobs)
    assert part.card.pills[0] == "Time to look at it again"
    part.card.press("look")
    part.card.write("lookNote", "it helps")
    part.card.day("nextLook").choose(today + timedelta(days=60))
    part.card.press("mean")
    assert part.card.pills[0] == "Look again: Mon, Jul 13"
    (story,) = boundaries.board().holding
    assert [each.note for each in story.reviews] == ["it helps"]
    part.heard.undo()
    assert part.card.pills[0] == "Time to look at it again"
    part.card.press("look")
    assert part.card.written("lookNote") == "it helps", "no word is lost by undoing"


def test_what_was_begun_about_it_is_taken_up_again(open_part, jobs, drawn):
    part = open_part(jobs)
    part.card.press("look")
    part.card.write("lookNote", "so far")
    part.card.choose_in_menu("Word it otherwise")
    part.card.write("fine", "mail")
    part.root.leave()
    again = open_part(jobs)
    assert again.card.written("lookNote") == "so far"
    assert again.card.written("fine") == "mail"
    for form in again.forms():
        Pieces(form).press("giveUp")
    assert again.forms() == []
    again.card.press("look")
    assert again.card.written("lookNote") == ""


# Wording otherwise, telling, letting go


def test_it_is_worded_otherwise_and_back(open_part, jobs, drawn):
    part = open_part(jobs)
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.written("not_fine") == "calls after eight"
    part.card.write("not_fine", "calls after nine")
    part.card.press("mean")
    assert part.card.says["not_fine"] == "calls after nine"
    part.heard.undo()
    assert part.card.says["not_fine"] == "calls after eight"
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.written("not_fine") == "calls after eight"


def test_telling_is_noted_and_taken_back(open_part, jobs, drawn):
    part = open_part(jobs)
    assert "They were not told after all" not in part.card.menu()
    part.card.press("tell")
    assert "Told: Today" in part.card.pills
    assert not part.card.offers("tell")
    part.heard.undo()
    assert "They were not told yet" in part.card.pills
    part.card.press("tell")
    part.card.choose_in_menu("They were not told after all")
    assert "They were not told yet" in part.card.pills
    part.heard.undo()
    assert "Told: Today" in part.card.pills


def test_nobody_is_pressed_to_tell_somebody_who_frightens_them(open_part, jobs, drawn, people):
    people.amend(drawn.person, {"safety": True})
    part = open_part(jobs)
    assert part.card.pills == ["Look again: Thu, Jun 11", "Drawn: Today"]
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.text("notToTell").startswith("Nobody needs to be told of a boundary.")


def test_it_is_let_go_and_holds_again(open_part, jobs, drawn):
    part = open_part(jobs)
    part.card.choose_in_menu("Let it go")
    assert part.cards == []
    part.press("showLetGo")
    assert part.card.pills == ["Let go: Today", "Drawn: Today"]
    assert not part.card.offers("note_respected")
    assert part.card.menu() == ["Word it otherwise", "Write about it", "Delete"]
    part.heard.undo()
    assert part.card.pills[0] == "Look again: Thu, Jun 11"
    part.card.choose_in_menu("Let it go")
    part.card.press("takeUp")
    assert part.card.pills[0] == "Look again: Thu, Jun 11"
    part.heard.undo()
    assert part.card.pills[0] == "Let go: Today"


def test_it_is_deleted_and_comes_back(open_part, jobs, drawn, boundaries):
    boundaries.note(drawn.id, Mark.RESPECTED)
    part = open_part(jobs)
    part.card.choose_in_menu("Word it otherwise")
    part.card.write("fine", "half a word")
    part.card.choose_in_menu("Delete")
    assert part.cards == []
    part.heard.undo()
    assert part.card.strip == "It was respected · Today"
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.written("fine") == "half a word"


def test_one_can_write_about_it(open_part, jobs, drawn, qtbot):
    part = open_part(jobs)
    with qtbot.waitSignal(part.root.write_asked) as asked:
        part.card.choose_in_menu("Write about it")
    assert asked.args == [{"people": (drawn.person,), "text": "calls after eight\n\n"}]


# Showing


def test_they_stand_under_their_people_and_what_is_due_stands_first(
    open_part, jobs, boundaries, people, language, today, qtbot
):
    people.add("佐藤", reading="さとう")
    people.add("Akira")
    for name, days in (("Akira", 9), ("佐藤", 5), ("佐藤", 2)):
        boundaries.draw(
            replace(CALLS, name=name, not_fine=str(days), review_on=today + timedelta(days=days))
        )
    part = open_part(jobs)
    assert [card.says["not_fine"] for card in part.cards] == ["9", "2", "5"]
    language.use("ja")
    qtbot.waitUntil(lambda: [card.says["not_fine"] for card in part.cards] == ["2", "5", "9"])
    with qtbot.waitSignal(part.root.person_chosen) as chosen:
        part.press_words("Akira")
    assert people.get(chosen.args[0]).name == "Akira"


def test_a_change_elsewhere_is_seen_and_an_open_form_stays(open_part, jobs, drawn, boundaries):
    part = open_part(jobs)
    part.card.choose_in_menu("Word it otherwise")
    part.card.write("fine", "mail")
    boundaries.told(drawn.id, drawn.drawn_on)
    assert "Told: Today" in part.card.pills
    assert part.card.written("fine") == "mail"
    part.root.hide()
    boundaries.told(drawn.id, None)
    part.root.show()
    assert "They were not told yet" in part.card.pills


def test_people_who_were_put_away_are_not_shown(open_part, jobs, drawn, people):
    part = open_part(jobs)
    people.put_away(drawn.person)
    assert part.cards == []
    people.take_out(drawn.person)
    assert len(part.cards) == 1


def test_a_failing_read_is_said(open_part, jobs, vault):
    vault.close()
    part = open_part(jobs)
    assert part.heard.problems == []
    part.root.refresh()
    assert len(part.heard.problems) == 1
    vault.open()
    part.root.refresh()
    assert part.cards == []


def test_it_speaks_both_languages(open_part, jobs, drawn, boundaries, language):
    boundaries.note(drawn.id, Mark.CROSSED, by=By.ME)
    part = open_part(jobs)
    part.card.press("note_put_right")
    part.card.press("showLog")
    part.card.press("look")
    part.press("drawBoundary")
    english = set(part.words())
    language.use("ja")
    both = {text for text in english & set(part.words()) if text.isascii()}
    own = {"Misaki", CALLS.fine, CALLS.not_fine, CALLS.i_will}
    assert both - own == set()
    assert "見直しの日：6月11日（木）" in part.card.pills


@pytest.mark.parametrize("code", ["en", "ja"])
def test_everything_that_tab_reaches_has_a_name(open_part, jobs, drawn, boundaries, language, code):
    boundaries.note(drawn.id, Mark.CROSSED)
    language.use(code)
    part = open_part(jobs)
    part.card.press("note_respected")
    part.card.press("showLog")
    part.card.press("look")
    part.card.choose_in_menu("Word it otherwise" if code == "en" else "言葉を変える")
    part.press("drawBoundary")
    assert unnamed(part.root) == []


def test_a_narrow_page_lays_fine_and_not_fine_below_each_other(open_part, jobs, drawn):
    def place(part, name):
        label = part.card.control(f"says_{name}")
        return label.mapTo(part.root, QPoint())

    wide = open_part(jobs)
    assert place(wide, "fine").y() == place(wide, "not_fine").y()
    narrow = open_part(jobs, width=480)
    assert place(narrow, "fine").y() < place(narrow, "not_fine").y()


def test_nothing_of_it_is_ever_a_window_of_its_own(
    open_part, jobs, drawn, boundaries, people, windows_shown
):
    boundaries.note(drawn.id, Mark.CROSSED)
    people.amend(drawn.person, {"safety": True})
    part = open_part(jobs)
    part.press("drawBoundary")
    part.card.press("note_respected")
    part.card.press("showLog")
    part.card.press("look")
    part.card.choose_in_menu("Word it otherwise")
    part.card.choose_in_menu("Let it go")
    part.press("showLetGo")
    assert set(windows_shown.shown) == {"BoundariesPart"}
