"""The page of promises: written down, read, settled, agreed anew, taken back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.qt_input import spoken_name, unnamed
from trustjournal.events.domain import By, Size
from trustjournal.people.domain import Circle
from trustjournal.promises.domain import Outcome, Repeats, State
from trustjournal.promises.page import Part
from trustjournal.promises.part import PagePart

TODAY = date(2026, 5, 14)


def day(number, month=5):
    return date(2026, month, number)


# Writing one down


def test_an_empty_page_is_calm(open_page):
    page = open_page()
    assert any("Small ones count too" in each for each in page.words)
    assert not page.new.offers("mean"), "nothing asks for anything yet"


def test_a_line_and_a_few_fields_make_a_promise(open_page, promises):
    page = open_page()
    page.promise("本を返す", "美咲", due=day(20))
    assert page.texts("mine") == ["本を返す"]
    (tale,) = promises.open()
    assert (tale.promise.due, tale.promise.by) == (day(20), By.ME)
    assert page.told == "The promise is written down."
    assert page.new.written("promiseText") == ""
    assert page.keyboard is page.new.control("promiseText"), "ready for the next"
    page.undo()
    assert promises.everything() == []


def test_everything_else_can_be_said_on_request(open_page, promises):
    page = open_page()
    new = page.new
    new.write("promiseText", "週に一度電話する")
    new.choose("They promised it")
    new.write("whom", "健太")
    new.choose_day("due", day(21))
    new.press("morePromise")
    new.choose("Big")
    new.select("repeats", "Every week")
    new.choose_day("made", day(7))
    new.write("howGood", "ゆっくり話せる時間に")
    new.write("whoDecides", "二人で")
    new.press("mean")
    (tale,) = promises.open()
    promise = tale.promise
    assert (promise.by, promise.size, promise.repeats) == (By.THEM, Size.BIG, Repeats.WEEKLY)
    assert (promise.made, promise.due) == (day(7), day(21))
    assert (promise.how_good, promise.who_decides) == ("ゆっくり話せる時間に", "二人で")
    row = page.row("週に一度")
    assert row.says("about") == "Made: Thu, May 7 · Every week · Size: Big"
    assert "ゆっくり話せる時間に" in row.says("expectation")
    assert page.texts("theirs") == ["週に一度電話する"]


def test_a_day_can_be_left_out_again(open_page, promises):
    page = open_page()
    page.new.write("promiseText", "手紙を書く")
    page.new.choose_day("due", day(20))
    page.new.press("noDay")
    page.promise("手紙を書く", "美咲")
    assert promises.open()[0].promise.due is None


def test_a_promise_for_a_day_gone_by_can_still_be_noted(open_page, promises):
    page = open_page()
    page.promise("傘を返す", "美咲", due=day(10))
    assert promises.open()[0].promise.made == day(10)
    assert page.row("傘を返す").when == "Was for Sun, May 10"


def test_whom_it_is_about_is_asked_for_beside_the_fields(open_page, promises):
    page = open_page()
    page.promise("本を返す")
    assert "It is not said yet whom this is about." in page.new.says("refusal")
    assert page.new.written("promiseText") == "本を返す"
    assert page.problems == promises.everything() == []
    page.promise("本を返す", "美咲")
    assert len(promises.everything()) == 1


def test_what_was_begun_waits_when_the_page_is_left_and_opened_anew(open_page):
    page = open_page()
    page.new.write("promiseText", "本を返す")
    page.new.write("whom", "美")
    page.root.leave()
    assert not page.root.is_unsaved()
    page.root.close()
    again = open_page()
    assert again.new.written("promiseText") == "本を返す"
    assert again.new.written("whom") == "美"


def test_what_was_begun_can_be_given_up_and_taken_up_again(open_page):
    page = open_page()
    page.new.write("promiseText", "本を返す")
    page.new.press("giveUp")
    assert page.new.written("promiseText") == ""
    page.undo()
    assert page.new.written("promiseText") == "本を返す"


def test_the_key_for_something_new_leads_to_the_line(open_page, make):
    make()
    page = open_page()
    page.row("本を返す").control("more").setFocus()
    QTest.keyClick(page.root, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.keyboard is page.new.control("promiseText")


# Reading


def test_mine_come_first_and_overdue_ones_first_among_them(open_page, make):
    make("without a day")
    make("soon", due=day(20))
    make("passed", made=day(1), due=day(10))
    make("theirs", by=By.THEM)
    page = open_page()
    assert page.texts("mine") == ["passed", "soon", "without a day"]
    assert page.texts("theirs") == ["theirs"]
    assert [row.when for row in page.rows("mine")] == ["Was for Sun, May 10", "In 6 days", ""]


def test_the_counts_stand_below_the_heading(open_page, make, promises):
    make("open", made=day(2))
    promises.settle(make("settled", made=day(1)).id, Outcome.KEPT)
    page = open_page()
    assert page.below_heading("mine").split("\n") == [
        "2 promises: 1 on time, 0 late, 0 not kept, 1 open (last 6 months)",
        "The oldest open one was made: Sat, May 2",
    ]
    assert page.below_heading("theirs") == ""
    page.row("open").press("kept")
    assert "2 on time" in page.below_heading("mine"), "also when nothing is open"


def test_what_is_in_danger_says_what_helps_and_blames_nobody(open_page, make, people, misaki):
    make("in danger", made=day(1), due=day(15))
    make("today", made=day(1), due=TODAY)
    page = open_page()
    assert "telling them today helps" in page.row("in danger").says("tellThem")
    assert page.row("today").says("tellThem") == ""
    people.amend(misaki.id, {"safety": True})
    assert page.row("in danger").says("tellThem") == "", "nobody is sent to be afraid"


def test_a_person_or_a_circle_can_be_looked_at_alone(open_page, make, people, promises):
    kenta = people.add("健太", circles=(Circle.CLIENT,))
    make("for Misaki", due=day(20))
    make("for Kenta", person=kenta.id, due=day(21))
    page = open_page()
    page.select("filter", "Client")
    assert page.texts("mine") == ["for Kenta"]
    page.select("filter", "美咲")
    assert page.texts("mine") == ["for Misaki"]
    assert page.below_heading("mine").startswith("1 promise:")
    page.select("filter", "Everybody")
    assert page.texts("mine") == ["for Misaki", "for Kenta"]


def test_a_filter_whose_person_is_gone_shows_everybody_again(open_page, make, people):
    kenta, aya = people.add("健太"), people.add("あや")
    make("for Misaki", due=day(20))
    make("for Kenta", person=kenta.id, due=day(21))
    make("for Aya", person=aya.id, due=day(22))
    page = open_page()
    page.select("filter", "健太")
    people.put_away(kenta.id)
    assert page.texts("mine") == ["for Misaki", "for Aya"]


def test_a_name_leads_to_its_page(open_page, make, misaki, qtbot):
    make()
    page = open_page()
    with qtbot.waitSignal(page.root.person_chosen) as chosen:
        page.row("本を返す").press("personLink")
    assert chosen.args == [misaki.id]


def test_long_lists_are_shown_bit_by_bit(open_page, make, promises):
    for number in range(25):
        make(f"open {number}")
    for number in range(8):
        promises.settle(make(f"settled {number}").id, Outcome.KEPT)
    page = open_page()
    assert len(page.rows("mine")) == 10
    page.group("mine").press("showMore")
    assert len(page.rows("mine")) == 25
    assert len(page.rows("settled")) == 6
    page.group("settled").press("showMore")
    assert len(page.rows("settled")) == 8
    assert not page.group("settled").offers("showMore")


def test_a_very_long_promise_is_whole_in_its_history(open_page, make):
    text = "とても長い約束。" * 80
    make(text)
    row = open_page().rows("mine")[0]
    assert len(row.text) < 420
    assert row.history[0] == text


# Settling


def test_one_press_settles_it_and_one_takes_it_back(open_page, make, promises):
    promise = make(due=day(20))
    page = open_page()
    row = page.row("本を返す")
    assert row.answers == [
        "Kept as agreed", "Agree on another day", "They let it go", "Not kept, and I said so",
        "With a note…",
    ]  # fmt: skip
    row.press("kept")
    assert page.texts("mine") == []
    settled = page.row("本を返す")
    assert settled.when == "Kept as agreed · Today"
    assert page.told == "Noted: Kept as agreed."
    page.undo()
    assert page.texts("mine") == ["本を返す"]
    assert promises.get(promise.id).steps == ()


def test_what_was_noted_can_be_taken_back_later_and_noted_again(open_page, make, promises):
    promise = make(due=day(20))
    promises.settle(promise.id, Outcome.RELEASED, note="電話で")
    page = open_page()
    page.row("本を返す").press("takeBack")
    assert page.texts("mine") == ["本を返す"]
    assert page.row("本を返す").settling.written("note") == "電話で", "no word is lost"
    page.undo()
    assert page.row("本を返す").when == "They let it go · Today"
    assert promises.get(promise.id).steps[0].note == "電話で"


def test_what_has_passed_asks_how_it_was(open_page, make, promises):
    promise = make(made=day(1), due=day(10))
    page = open_page()
    row = page.row("本を返す")
    assert row.answers[:3] == [
        "Kept in time", "Late, and I had said so", "Late, without a word from me",
    ]  # fmt: skip
    row.press("kept")
    assert promises.get(promise.id).promise.settled_on == day(10)


def test_another_day_is_three_presses_away(open_page, make, promises):
    promise = make(due=day(15))
    page = open_page()
    page.row("本を返す").agree_anew(day(22), "風邪で")
    row = page.row("本を返す")
    assert not row.is_telling
    assert promises.get(promise.id).promise.due == day(22)
    assert page.told == "Agreed anew, for Fri, May 22, 2026."
    assert row.history == [
        "Thu, May 14, 2026: made",
        "Thu, May 14, 2026: agreed anew, for Fri, May 22, 2026",
        "\u2068風邪で\u2069",
    ]
    row.menu()["Take back that you agreed anew"]()
    assert promises.get(promise.id).promise.due == day(15)


def test_a_day_that_does_not_fit_is_told_beside_the_fields(open_page, make, promises):
    promise = make(due=day(15))
    page = open_page()
    row = page.row("本を返す")
    row.press("agreed-anew")
    row.settling.press("mean")
    assert "takes another day" in row.settling.says("refusal")
    assert promises.get(promise.id).steps == ()
    assert page.problems == []


def test_a_note_and_another_day_can_be_told(open_page, make, promises):
    promise = make(made=day(1), due=day(10))
    page = open_page()
    row = page.row("本を返す")
    row.press("tellMore")
    row.tell("Late, and I had said so", note="前の日に電話した", day=day(12))
    (step,) = promises.get(promise.id).steps
    assert (step.outcome, step.day) == (Outcome.LATE_NOTICE, day(12))
    assert step.note == "前の日に電話した"


def test_an_outcome_that_is_pressed_beside_an_open_form_goes_into_it(open_page, make, promises):
    promise = make(made=day(1), due=day(20))
    row = open_page().row("本を返す")
    row.press("tellMore")
    row.settling.write("note", "駅で")
    row.press("released")
    assert promises.get(promise.id).steps == (), "the note would have been left behind"
    row.tell("They let it go")
    (step,) = promises.get(promise.id).steps
    assert (step.outcome, step.note) == (Outcome.RELEASED, "駅で")


def test_an_outcome_that_is_no_longer_possible_gives_way(open_page, make, promises, clock):
    promise = make(due=day(15))
    page = open_page()
    page.row("本を返す").press("agreed-anew")
    page.row("本を返す").settling.write("note", "風邪で")
    page.root.leave()
    page.root.close()
    clock.advance(days=3)
    row = open_page().row("本を返す")
    row.settling.press("mean")
    (step,) = promises.get(promise.id).steps
    assert (step.outcome, step.note) == (Outcome.KEPT, "風邪で")


def test_a_note_that_was_begun_waits_too(open_page, make):
    make()
    page = open_page()
    page.row("本を返す").press("tellMore")
    page.row("本を返す").settling.write("note", "駅で")
    page.root.leave()
    page.root.close()
    again = open_page()
    assert again.row("本を返す").settling.written("note") == "駅で"


def test_the_next_of_a_series_is_there_at_once(open_page, make):
    make("電話する", due=TODAY, repeats=Repeats.WEEKLY)
    page = open_page()
    page.row("電話する").press("kept")
    assert page.told == "Noted: Kept as agreed. The next one is for Thu, May 21, 2026."
    assert [row.when for row in page.rows("mine")] == ["Thu, May 21"]
    page.undo()
    assert [row.when for row in page.rows("mine")] == ["Today"]


def test_the_keyboard_goes_on_to_the_next_promise(open_page, make):
    make("first", due=day(20))
    make("second", due=day(21))
    page = open_page()
    chip = page.row("first").control("kept")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert page.keyboard is page.row("second").control("kept")
    assert spoken_name(page.keyboard) == "Kept as agreed: \u2068second\u2069"


# Changing and deleting


def test_it_can_be_worded_otherwise_and_that_undone(open_page, make, promises, people):
    promise = make(due=day(20))
    page = open_page()
    page.row("本を返す").menu()["Change"]()
    form = page.row("本を返す").changing
    assert form.written("whom") == "美咲"
    form.write("promiseText", "本を三冊返す")
    form.write("whom", "健太")
    form.choose_day("due", day(25))
    form.press("mean")
    row = page.row("本を三冊返す")
    assert promises.get(promise.id).promise.due == day(25)
    assert people.named("健太").id == promises.get(promise.id).promise.person
    assert page.told == "Kept as it reads now."
    page.undo()
    assert row.text == "本を返す"
    assert promises.get(promise.id).promise == promise


def test_the_days_of_what_is_settled_cannot_be_touched_but_its_weight_can(
    open_page, make, promises
):
    promise = make(due=day(20))
    promises.settle(promise.id, Outcome.NOT_KEPT)
    page = open_page()
    page.row("本を返す").menu()["Change"]()
    form = page.row("本を返す").changing
    assert not form.control("due").isEnabled()
    form.press("morePromise")
    form.choose("Grave")
    form.press("mean")
    assert promises.get(promise.id).promise.size is Size.GRAVE


def test_a_change_that_was_begun_waits(open_page, make):
    make()
    page = open_page()
    page.row("本を返す").menu()["Change"]()
    page.row("本を返す").changing.write("promiseText", "本を三冊返")
    page.root.leave()
    page.root.close()
    assert open_page().row("本を返す").changing.written("promiseText") == "本を三冊返"


def test_what_is_deleted_comes_back(open_page, make, promises):
    promise = make()
    page = open_page()
    page.row("本を返す").menu()["Delete"]()
    assert page.texts("mine") == []
    assert page.told == "The promise was deleted, with what was noted about it."
    page.undo()
    assert page.texts("mine") == ["本を返す"]
    assert promises.get(promise.id).promise.state is State.OPEN


# The frame around it


class _Elsewhere(PagePart):
    """A part as a feature to the right would give it."""

    def __init__(self):
        super().__init__()
        self.read = self.left = 0

    def refresh(self):
        self.read += 1

    def leave(self):
        self.left += 1

    def is_unsaved(self):
        return True


def test_the_parts_of_other_features_come_to_the_front(open_page, qtbot):
    boundaries, matters = _Elsewhere(), _Elsewhere()
    page = open_page(boundaries=boundaries, matters=matters)
    assert not boundaries.isVisible()
    page.root.look_at(Part.BOUNDARIES)
    assert boundaries.isVisible()
    assert not page.root.promises.isVisible()
    assert boundaries.read == 1
    page.root.look_at(Part.MATTERS)
    assert boundaries.left == 1
    page.root.leave()
    assert (boundaries.left, matters.left) == (2, 1)
    assert page.root.is_unsaved()
    with qtbot.waitSignal(page.root.person_chosen):
        matters.person_chosen.emit("somebody")
    QTest.keyClick(page.root, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.keyboard is page.new.control("promiseText")


def test_without_other_parts_there_is_nothing_to_choose(open_page):
    assert not open_page().root.parts.isVisible()


# In every language, and whatever happens


def test_both_jobs_and_both_languages_show_the_same(open_page, make, any_jobs, language, qtbot):
    make(due=day(20))
    page = open_page(any_jobs)
    qtbot.waitUntil(lambda: page.texts("mine") == ["本を返す"])
    language.use("ja")
    row = page.row("本を返す")
    assert row.when == "6日後"
    assert row.answers[0] == "守った"
    row.press("kept")
    qtbot.waitUntil(lambda: page.texts("settled") == ["本を返す"])
    assert page.row("本を返す").when == "守った・今日"
    assert page.told == "書きとめました：守った。"


def test_everything_has_a_name_in_both_languages(open_page, make, promises, language):
    make(due=day(20), how_good="きれいに")
    promises.settle(make("settled").id, Outcome.KEPT, note="駅で")
    for code in ("en", "ja"):
        language.use(code)
        page = open_page()
        page.new.write("promiseText", "x")
        page.new.press("morePromise")
        page.row("本を返す").press("tellMore")
        page.row("本を返す").menu()[{"en": "Change", "ja": "書き直す"}[code]]()
        assert unnamed(page.root) == []
        page.root.close()


def test_no_share_and_no_verdict_stands_anywhere(open_page, make, promises):
    for outcome in (Outcome.LATE_SILENT, Outcome.NOT_KEPT_SILENT):
        promises.settle(make(made=day(1), due=day(10)).id, outcome)
    for each in open_page().words:
        assert "%" not in each
        assert "broke" not in each.lower()


def test_what_cannot_be_read_or_kept_is_told(open_page, make, vault):
    make()
    page = open_page()
    vault.close()
    page.row("本を返す").press("kept")
    page.root.refresh()
    assert len(page.problems) == 2
    vault.open()


def test_a_hidden_page_reads_what_changed_when_it_is_seen_again(open_page, make, clock):
    make("first", due=day(15))
    page = open_page()
    page.root.hide()
    make("second", due=day(16))
    page.root.show()
    assert page.texts("mine") == ["first", "second"]
    page.root.hide()
    clock.advance(days=1)
    page.root.show()
    assert page.row("first").when == "Today"


def test_a_new_day_moves_what_is_due(open_page, make, clock):
    make(due=day(15))
    page = open_page()
    assert page.row("本を返す").when == "Tomorrow"
    clock.advance(days=2)
    page.root.refresh()
    assert page.row("本を返す").when == "Was for Yesterday"
    assert page.row("本を返す").answers[0] == "Kept in time"
    page.promise("今日の約束", "美咲")
    assert page.row("今日の約束").says("about") == "Made: Today"
