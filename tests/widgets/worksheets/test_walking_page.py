"""Walking a sheet: what is seen of it, its gate, its end, and how the keyboard goes through it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.answered import answers_of
from tests.drivers.forms import plain
from tests.drivers.quiet_line import QuietLineDriver
from tests.qt_input import type_text, unnamed
from trustjournal.trends.reflection import Afraid
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.domain import Action
from trustjournal.worksheets.walk_view import WalkView

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


# What is seen


def test_one_step_at_a_time_says_where_one_is(begin, language):
    page = begin("ask_help")
    assert (page.heading, page.progress) == ("Asking for help, moderately", "Step 1 of 4")
    page.answer("need.need", "A lift on Friday")
    page.next()
    assert page.progress == "Step 2 of 4"
    language.use("ja")
    assert (page.heading, page.progress) == ("ほどよく頼る", "全4項目の2番目")
    page.back()
    assert page.progress == "全4項目の1番目"


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


@pytest.mark.parametrize("width", [700, 1040], ids=["narrow", "wide"])
def test_nothing_of_a_sheet_is_ever_a_window_of_its_own(sheet_page, windows_shown, width, misaki):
    """A part shown before it is laid out flashes up, and takes the keyboard from whoever types."""
    page = sheet_page(width=width)
    for worksheet in ("apology", "rebuild_they_broke"):
        page.root.begin(worksheet, misaki.id)
        page.walk(answers_of(worksheet, "en") | {"safe.safe": "unsure"})
        page.press("keepFollowUps")
    assert set(windows_shown.shown) == {"SheetPage page"}


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
    assert "No talk and no days" in page.text("flaggedPerson")


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


def test_a_sheet_about_somebody_one_was_afraid_of_is_for_oneself(begin, misaki, services):
    services.reflections.keep(misaki.id, {}, afraid=Afraid.YES)
    page = begin("repair_prep", misaki, gate="")
    assert plain(page.text("flaggedPerson")).startswith("You noted that you were afraid of 美咲")
    page.answer("safe.safe", "no")
    assert page.progress.endswith("only for yourself")
    assert page.hints == [words.hint(Action.PRIVATE_MODE)]
    page.next()
    assert page.walk({"facts.facts": ["She rang twice."]}) == ["facts", "want"]


def test_naming_somebody_one_was_afraid_of_leads_back_to_the_gate(begin, misaki, services, timers):
    services.reflections.keep(misaki.id, {}, afraid=Afraid.YES)
    page = begin("apology")
    page.answer("who.person", "美咲")
    timers.advance(2)
    assert page.title == "First: is it safe?"
    assert page.progress == "Step 1 of 4 · only for yourself"
    assert page.step.isAncestorOf(QApplication.focusWidget())
    page.next()
    assert page.asks("act.act")


def test_being_afraid_narrows_a_sheet_that_is_open(begin, misaki, services):
    page = begin("repair_prep", misaki)
    assert page.progress == "Step 2 of 9"
    services.reflections.keep(misaki.id, {}, afraid=Afraid.YES)
    assert page.progress.endswith("only for yourself")


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


# Rest


def test_who_is_still_angry_may_stop_for_today(begin, page, kept):
    begin("apology")
    page.answer("who.state", "angry")
    assert page.hints == ["There is no hurry. You can stop here for today; all of it is kept."]
    page.press("pause")
    assert page.left == [True]
    assert kept().place == "who"


def test_one_quiet_line_leads_to_help_when_a_text_is_dark(begin, page, timers):
    begin("ask_help")
    page.answer("need.need", "I want to die")
    timers.advance(1)
    assert QuietLineDriver(page.root).words


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


def test_a_screen_reader_is_told_where_one_is_and_what_is_asked(begin):
    page = begin("ask_help")
    page.next()
    assert page.step.told() == "Step 2 of 4\nWhom could I ask?\nI could ask"
    assert page.question("who.person").accessibleName() == "I could ask"


def test_the_card_of_a_finished_sheet_keeps_its_room(page, worksheets, misaki):
    begun = worksheets.begin("apology", person=misaki.id)
    answers = {**answers_of("apology", "en"), **begun.sheet.answers}
    worksheets.answer(begun.sheet.id, answers, "draft")
    worksheets.finish(begun.sheet.id, worksheets.proposals(begun.sheet.id))
    page.root.open(begun.sheet.id)
    page.root.resize(1060, 1000)
    QApplication.processEvents()
    footer = page.control("footer", QLabel)
    sheet = page.control("cardSheet", QWidget)
    assert footer.y() - sheet.geometry().bottom() > 10


def test_what_one_sheet_hears_too_late_is_not_told_of_the_next(page, misaki, worksheets):
    page.root.begin("apology")
    former = page.root.findChild(WalkView)
    page.root.open(worksheets.begin("apology", person=misaki.id).sheet.id)
    former.about.emit(None)
    assert page.about == "About 美咲"
