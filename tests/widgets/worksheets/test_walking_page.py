"""Walking a sheet: what is asked, what is kept, where one stands, and how one leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.answered import answers_of
from tests.drivers.forms import plain
from tests.qt_input import commit, compose, preedit, type_text, unnamed
from trustjournal.boundaries.domain import Draft
from trustjournal.worksheets.sheet import About, AboutKind

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(sheet_page):
    return sheet_page()


@pytest.fixture
def begin(page):
    """Begins a sheet, and passes its gate if it has one."""

    def begin(worksheet, person=None, *, gate="no"):
        page.root.begin(worksheet, None if person is None else person.id)
        if gate and page.asks("safe.safe"):
            page.answer("safe.safe", gate)
            page.next()
        return page

    return begin


@pytest.fixture
def kept(worksheets):
    """Returns the only sheet that waits, as it is kept on the disk."""

    def kept():
        (only,) = worksheets.unfinished()
        return only.sheet

    return kept


@pytest.fixture
def begin_at(page, worksheets):
    """Opens a sheet that was left at a step, with these answers."""

    def begin_at(worksheet, step, answers=None, person=None):
        begun = worksheets.begin(worksheet, person=None if person is None else person.id)
        given = {**begun.sheet.answers, **(answers or {})}
        worksheets.answer(begun.sheet.id, given, step)
        page.root.open(begun.sheet.id)
        return page

    return begin_at


# What is seen


def test_one_step_at_a_time_says_where_one_is(begin, language):
    page = begin("ask_help")
    assert (page.heading, page.progress) == ("Asking for help, moderately", "Step 1 of 4")
    page.answer("need.need", "A lift on Friday")
    page.next()
    assert page.progress == "Step 2 of 4"
    language.use("ja")
    assert (page.heading, page.progress) == ("ほどよく頼る", "4のうち2番目")
    page.back()
    assert page.progress == "4のうち1番目"


def test_every_question_says_in_words_whether_it_is_needed(begin):
    page = begin("ask_help")
    assert page.within("need.need").text("need") == "Needed to finish"
    assert page.within("need.tried").text("need") == "Can stay empty"


def test_an_example_and_a_reason_with_its_source_unfold(begin):
    page = begin("apology")
    page.jump("What I did")
    assert "Lewicki" not in "".join(page.words())
    page.press("showExample")
    page.press("showWhy")
    assert page.text("example").startswith("On Friday I told Mika")
    assert page.text("source").startswith("Lewicki, Polin & Lount (2016)")


def test_the_first_step_says_when_the_sheet_is_not_the_right_one(begin):
    page = begin("apology", gate="")
    page.press("showNotFor")
    assert page.text("notFor").startswith("When you are afraid of the other person")


def test_the_list_of_steps_says_what_is_answered_and_leads_anywhere(begin):
    page = begin("apology")
    assert page.step_states()[:3] == [
        "First: is it safe? (answered)", "Who and when (you are here)", "What I did (still open)",
    ]  # fmt: skip
    page.jump("Regret")
    assert (page.title, page.progress) == ("Regret", "Step 6 of 12")


def test_in_a_narrow_window_the_list_is_folded_away(sheet_page):
    page = sheet_page(width=700)
    page.root.begin("ask_help")
    assert page.offers("showSteps")
    assert not page.offers("step")
    page.press("showSteps")
    page.jump("Whom could I ask?")
    assert page.progress == "Step 2 of 4"


# The gate


def test_the_gate_is_answered_before_one_goes_on(begin):
    page = begin("apology", gate="")
    page.next()
    assert page.progress == "Step 1 of 12"
    assert page.needed == "Please choose one of the answers first; not being sure is one too."
    page.jump("Regret")
    assert page.progress == "Step 1 of 12"


@pytest.mark.parametrize("answer", ["unsure", "yes"])
def test_whoever_is_not_sure_gets_only_the_steps_for_themselves(begin, answer, misaki):
    page = begin("apology", misaki, gate="")
    page.answer("safe.safe", answer)
    assert page.progress == "Step 1 of 4 · only for yourself"
    assert page.steps()[1:] == ["What I did", "My responsibility", "How I will prevent it"]
    page.within("safe.safe").press("help")
    assert page.asked_for_help == [True]


def test_the_safety_flag_is_offered_once_and_set_if_one_wants(begin, misaki, people, page):
    begin("apology", misaki, gate="")
    page.answer("safe.safe", "unsure")
    assert "safety flag for Misaki" not in page.words()
    assert page.offers("flag")
    page.press("flag")
    assert people.get(misaki.id).safety
    assert page.text("flagged").startswith("The safety flag is set.")
    assert "no talk and no days" in page.text("flaggedPerson")


def test_the_safety_flag_is_not_offered_a_second_time(begin, misaki, page):
    for _each in range(2):
        begin("apology", misaki, gate="")
        page.answer("safe.safe", "yes")
        first = page.offers("flag")
        if first:
            page.press("no")
            assert not page.offers("flag")
        page.root.leave()
    assert not first


def test_thinking_again_brings_the_other_steps_back(begin):
    page = begin("apology", gate="")
    page.answer("safe.safe", "yes")
    page.answer("safe.safe", "no")
    assert page.progress == "Step 1 of 12"
    assert page.hints == []


def test_a_sheet_about_somebody_with_the_safety_flag_says_so(begin, misaki, people):
    people.amend(misaki.id, {"safety": True})
    page = begin("repair_prep", misaki)
    assert plain(page.text("flaggedPerson")).startswith("There is a safety flag for 美咲")


def test_the_help_page_is_one_click_away_from_every_step(begin):
    page = begin("ask_help")
    for _step in range(4):
        page.press("help")
        page.next()
    assert len(page.asked_for_help) == 4


# Apologising all the time


def test_the_fourth_apology_within_a_month_asks_one_quiet_question(begin, misaki, worksheets, page):
    for _each in range(2):
        worksheets.begin("apology", person=misaki.id)
    begin("apology", misaki)
    page.root.leave()
    assert not page.text("manyApologies")
    begin("apology", misaki)
    page.answer("who.state", "ready")
    page.root.leave()
    page.root.open(page.root.sheet.id)
    assert page.text("manyApologies") == "Is all of it yours to apologise for?"


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


# Language, keyboard, screen reader


def test_a_change_of_language_leaves_text_cursor_and_undo(begin, language):
    page = begin("apology")
    page.jump("What I did")
    words = page.within("act.act").control("words")
    words.setFocus()
    type_text(words, "I was late")
    cursor = words.textCursor()
    cursor.setPosition(5)
    words.setTextCursor(cursor)
    language.use("ja")
    assert page.title == "私がしたこと"
    assert page.within("act.act").text("prompt").startswith("何をしましたか")
    assert (words.toPlainText(), words.textCursor().position()) == ("I was late", 5)
    assert words.hasFocus()
    words.undo()
    assert words.toPlainText() == ""


def test_the_keys_lead_on_and_back_and_the_focus_goes_with_them(begin):
    page = begin("ask_help")
    words = page.within("need.need").control("words")
    assert words.hasFocus()
    type_text(words, "A lift")
    QTest.keyClick(words, Qt.Key.Key_Return, CTRL)
    assert page.progress == "Step 2 of 4"
    assert page.within("who.person").control("whom").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, ALT)
    assert page.progress == "Step 3 of 4"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, ALT)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, ALT)
    assert page.progress == "Step 1 of 4"
    assert page.value("need.need") == "A lift"


def test_enter_in_a_name_loses_nothing_and_goes_nowhere(begin):
    page = begin("ask_help")
    page.jump("Whom could I ask?")
    whom = page.within("who.person").control("whom")
    type_text(whom, "Ken")
    QTest.keyClick(whom, Qt.Key.Key_Return)
    assert (page.progress, page.value("who.person")) == ("Step 2 of 4", "Ken")


def test_tab_goes_through_a_step_as_it_is_read(begin):
    page = begin("ask_help")
    page.jump("Whom could I ask?")
    names = []
    for _each in range(12):
        names.append(QApplication.focusWidget().objectName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = ["whom", "words", "showWhy", "back", "next", "later", "step"]
    places = [names.index(each) for each in wanted]
    assert places == sorted(places)


def test_everything_has_a_name_for_a_screen_reader(begin_at):
    page = begin_at("rebuild_they_broke", "ground", {"safe.safe": "no"})
    while page.progress != "Step 12 of 12":
        assert unnamed(page.root) == []
        page.next()


# The end


def test_what_is_missing_is_said_in_words_and_leads_there(begin):
    page = begin("ask_help")
    page.jump("After it")
    page.next()
    assert page.needed == "Before the end, these steps still need an answer:"
    assert page.still_needed == ["What do I need?", "Whom could I ask?", "The request", page.title]
    page.root.findChildren(type(page.control("next")), "toStep")[1].click()
    assert page.title == "Whom could I ask?"
    assert page.within("who.person").control("whom").hasFocus()


def test_from_confirming_one_goes_back_and_writes_on(begin, page):
    begin("ask_help")
    page.walk(answers_of("ask_help", "en"))
    assert page.stage == "followUps"
    page.press("backToSheet")
    assert (page.stage, page.progress) == ("walk", "Step 4 of 4")
    page.next()
    assert page.stage == "followUps"


def test_a_finished_sheet_shows_its_card_and_what_came_of_it(begin, page, worksheets):
    begin("ask_help")
    page.walk(answers_of("ask_help", "en"))
    page.press("keepFollowUps")
    (finished,) = worksheets.finished()
    assert page.stage == "finishedSheet"
    assert page.text("finishedOn") == "Finished: Today"
    came = [each.text() for each in page.root.findChildren(QLabel, "outcome")]
    assert [plain(each) for each in came] == [
        "Event: Asked for a small help",
        "Promise: A message on Friday evening about how it went · Fri, May 22",
    ]
    page.heard.undo()
    assert page.stage == "walk"
    assert worksheets.finished() == []
    assert page.root.sheet.id == finished.sheet.id


def test_a_finished_sheet_opens_on_its_card_and_can_be_written_on(page, walked, worksheets):
    sheet = walked("ask_help")
    page.root.open(sheet.id)
    assert page.stage == "finishedSheet"
    page.press("openAgain")
    assert page.stage == "walk"
    page.answer("back.give", "A cake")
    page.next()
    page.press("keepFollowUps")
    (finished,) = worksheets.finished()
    assert finished.sheet.answers["back.give"] == "A cake"


def test_a_finished_sheet_is_thrown_away_and_brought_back(page, walked, worksheets):
    sheet = walked("ask_help")
    page.root.open(sheet.id)
    page.press("deleteSheet")
    assert (page.left, worksheets.finished()) == ([True], [])
    assert page.heard.last == "The sheet is in the trash."
    page.heard.undo()
    assert page.stage == "finishedSheet"
    assert len(worksheets.finished()) == 1


def test_a_sheet_that_is_gone_is_told_and_left(page, walked, worksheets):
    sheet = walked("ask_help")
    worksheets.delete(sheet.id)
    page.root.open(sheet.id)
    assert [type(each).__name__ for each in page.heard.problems] == ["SheetGone"]
    assert page.left == [True]
