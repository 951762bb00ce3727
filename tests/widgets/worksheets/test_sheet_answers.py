"""What is answered in a sheet: how it is kept, and each kind of answer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.drivers.forms import plain
from tests.qt_input import commit, compose, preedit, type_text
from trustjournal.boundaries.domain import Draft
from trustjournal.worksheets.sheet import About, AboutKind

# Keeping


def test_an_untouched_sheet_leaves_no_trace(begin, worksheets, misaki, page):
    begin("ask_help", misaki)
    page.next()
    page.back()
    page.root.leave()
    assert worksheets.unfinished() == []


def test_a_sheet_that_was_emptied_again_leaves_no_trace(begin, worksheets, page, timers):
    begin("ask_help")
    page.answer("need.need", "A lift")
    timers.advance(2)
    assert len(worksheets.unfinished()) == 1
    page.answer("need.need", "")
    page.root.leave()
    assert worksheets.unfinished() == []
    page.answer("need.need", "A lift after all")
    page.root.leave()
    (only,) = worksheets.unfinished()
    assert only.sheet.answers == {"need.need": "A lift after all"}


def test_what_is_typed_is_kept_within_two_seconds_while_one_types_on(begin, kept, timers):
    page = begin("ask_help")
    words = page.within("need.need").control("words")
    words.setFocus()
    for letter in "a lift on Friday":
        type_text(words, letter)
        timers.advance(0.3)
    assert len("a lift on Friday") - len(kept().answers["need.need"]) <= 2 / 0.3


def test_a_composition_is_kept_without_what_is_not_accepted_yet(begin, kept, timers, page):
    begin("ask_help")
    words = page.within("need.need").control("words")
    words.setFocus()
    compose(words, "そうだん", "相談")
    preedit(words, "したい")
    timers.advance(2)
    assert kept().answers == {"need.need": "相談"}
    commit(words, "したい")
    page.root.leave()
    assert kept().answers == {"need.need": "相談したい"}


def test_a_sheet_is_resumed_where_it_was_left(begin, kept, sheet_page, clock):
    page = begin("ask_help")
    page.answer("need.need", "A lift")
    page.next()
    page.later()
    assert page.left == [True]
    clock.advance(days=3)
    again = sheet_page()
    again.root.open(kept().id)
    assert again.progress == "Step 2 of 4"
    again.back()
    assert again.value("need.need") == "A lift"


def test_an_answer_to_a_step_that_is_left_out_stays(begin, kept):
    page = begin("apology")
    page.jump("Regret")
    page.answer("regret.regret", "I am sorry.")
    page.jump("First: is it safe?")
    page.answer("safe.safe", "yes")
    page.root.leave()
    assert kept().answers["regret.regret"] == "I am sorry."


def test_nothing_is_lost_when_it_cannot_be_kept(begin, page, vault, timers, kept):
    begin("ask_help")
    page.answer("need.need", "A lift")
    vault.close()
    timers.advance(2)
    assert len(page.heard.problems) == 1
    assert page.root.is_unsaved()
    timers.advance(12)
    assert len(page.heard.problems) == 1
    vault.open()
    timers.advance(6)
    assert not page.root.is_unsaved()
    assert kept().answers == {"need.need": "A lift"}


def test_words_that_cannot_be_kept_give_way_to_no_other_sheet(
    begin, page, worksheets, walked, timers, kept
):
    other = walked("profile_card")
    begin("ask_help")
    page.answer("need.need", "A lift")
    timers.advance(2)
    thrown = worksheets.delete(kept().id)
    page.answer("need.need", "A lift on Friday")
    page.root.open(other.id)
    assert [type(each).__name__ for each in page.heard.problems] == ["SheetGone"]
    assert (page.stage, page.value("need.need")) == ("walk", "A lift on Friday")
    worksheets.bring_back(thrown)
    page.root.open(other.id)
    assert page.stage == "finishedSheet"
    assert kept().answers["need.need"] == "A lift on Friday"


# Every kind of answer


def test_days_that_stand_ready_are_taken_when_one_goes_on(begin_at, kept):
    page = begin_at("rebuild_they_broke", "whether", {"safe.safe": "no"})
    assert page.within("whether.again").day("day").value() == "2026-06-04"
    page.within("whether.again").press("noDay")
    page.next()
    page.jump("Exit criterion")
    page.back()
    page.root.leave()
    answers = kept().answers
    assert answers["whether.again"] == ""
    assert answers["exit.date"] == "2026-08-06"


def test_days_of_a_list_can_be_taken_out_and_added(begin_at, kept):
    page = begin_at("rebuild_they_broke", "time", {"safe.safe": "no"})
    assert page.value("time.dates") == [
        "2026-05-21", "2026-05-28", "2026-06-11", "2026-07-09", "2026-08-06",
    ]  # fmt: skip
    page.lines("time.dates", "takeOut")[0].click()
    assert page.value("time.dates")[0] == "2026-05-28"
    page.root.leave()
    assert len(kept().answers["time.dates"]) == 4


def test_a_list_grows_by_enter_and_an_empty_line_goes_by_backspace(begin_at):
    page = begin_at("rebuild_they_broke", "know", {"safe.safe": "no"})
    first = page.field("know.know")
    first.setFocus()
    type_text(first, "He told me late.")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert len(page.lines("know.know")) == 2
    second = QApplication.focusWidget()
    compose(second, "じゅん", "順番")
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert QApplication.focusWidget() is second
    assert page.value("know.know") == ["He told me late.", "順番"]


def test_a_scale_is_chosen_by_its_number(begin_at):
    page = begin_at("rebuild_they_broke", "leap", {"safe.safe": "no"})
    assert page.within("leap.courage").text("ends") == "0: none · 10: very much"
    chip = page.field("leap.courage")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_4)
    assert page.value("leap.courage") == 4
    QApplication.focusWidget().click()
    assert page.value("leap.courage") is None


def test_somebody_known_is_kept_by_id_and_somebody_new_by_name(begin, misaki, kept, page):
    begin("ask_help")
    page.jump("Whom could I ask?")
    page.answer("who.person", "美咲")
    page.root.leave()
    assert (kept().answers["who.person"], kept().person) == (misaki.id, misaki.id)
    page.answer("who.person", "Ken")
    assert plain(page.text("somebodyNew")) == "Ken is new here and will be among your people."
    page.root.leave()
    assert (kept().answers["who.person"], kept().person) == ("Ken", None)


def test_whoever_is_renamed_meanwhile_stays_chosen(begin, misaki, people, page):
    begin("ask_help", misaki)
    page.jump("Whom could I ask?")
    page.within("who.why").control("words").setFocus()
    people.amend(misaki.id, {"name": "みさき"})
    assert page.value("who.person") == misaki.id
    assert page.within("who.person").written("whom") == "みさき"


def test_the_room_that_is_left_is_said_only_near_the_end(begin_at):
    page = begin_at("profile_card", "short")
    page.answer("short.written", "x" * 100)
    assert not page.text("roomLeft")
    page.answer("short.written", "x" * 150)
    assert page.text("roomLeft") == "10 letters left"
    page.answer("short.written", "x" * 161)
    assert page.text("roomLeft") == "1 letter too many"
    assert len(page.value("short.written")) == 161


def test_a_wording_is_put_in_and_can_be_undone(begin_at):
    page = begin_at("boundary", "words", {"safe.safe": "no"})
    page.press("wordings")
    page.lines("words.words", "putIn")[1].click()
    assert page.value("words.words") == "When … , I … . I need … . Please … ."
    page.within("words.words").control("words").undo()
    assert page.value("words.words") == ""


def test_a_quiet_timer_runs_when_one_wants_and_stops_nothing(begin_at, timers):
    page = begin_at("rebuild_they_broke", "hurt", {"safe.safe": "no"})
    page.press("timer")
    assert page.text("timerWords") == "About 10 minutes are left."
    timers.advance(9 * 60)
    assert page.text("timerWords") == "About 1 minute is left."
    timers.advance(60)
    assert page.text("timerWords").startswith("10 minutes are over. You may stop here")
    page.answer("hurt.hurt", "That I was the last to know.")
    assert page.value("hurt.hurt") == "That I was the last to know."


def test_a_boundary_that_was_crossed_is_chosen_among_those_noted(page, services, kept):
    drawn = services.boundaries.draw(Draft(name="Mio", not_fine="calls at night", i_will="I go"))
    page.root.begin("boundary_crossed", about=About(kind=AboutKind.BOUNDARY, id=drawn.id))
    page.answer("safe.safe", "no")
    page.next()
    assert page.value("fact.boundary") == drawn.id
    page.root.leave()
    assert kept().person == drawn.person
    assert page.about == "About Mio"


def test_without_a_boundary_one_may_go_on(begin):
    page = begin("boundary_crossed")
    assert page.text("nothing").startswith("No boundary is noted yet.")


def test_a_field_is_read_gently_while_one_writes(begin_at, timers):
    page = begin_at("apology", "act", {"safe.safe": "no"})
    page.answer("act.act", "I am sorry if you were hurt, but you started it.")
    timers.advance(1)
    assert page.offers("notHere")


def test_the_gentle_check_is_off_for_whoever_wants_no_suggestions(begin_at, timers, services):
    services.choices.choose(hedge_check=False)
    page = begin_at("apology", "act", {"safe.safe": "no"})
    page.answer("act.act", "I am sorry if you were hurt, but you started it.")
    timers.advance(1)
    assert not page.offers("notHere")


def test_the_draft_is_put_together_from_the_answers_until_it_is_touched(begin, kept):
    page = begin("apology")
    page.jump("What I did")
    page.answer("act.act", "I passed it on.")
    page.jump("Regret")
    page.answer("regret.regret", "I am sorry.")
    page.jump("Draft and gentle check")
    assert page.value("draft.draft") == "I passed it on.\nI am sorry."
    page.jump("Regret")
    page.answer("regret.regret", "I am so sorry.")
    page.jump("Draft and gentle check")
    assert page.value("draft.draft") == "I passed it on.\nI am so sorry."
    page.root.leave()
    assert "draft.draft" not in kept().answers
    page.next()
    page.root.leave()
    assert kept().answers["draft.draft"] == "I passed it on.\nI am so sorry."


def test_a_name_that_stands_there_is_not_chosen_to_be_overwritten(begin, misaki):
    page = begin("ask_help", misaki)
    page.jump("Whom could I ask?")
    assert page.within("who.person").control("whom").selectedText() == ""
