"""Saying what became of a promise, with one press or with a few words; and taking it back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.qt_input import spoken_name
from trustjournal.promises.domain import Outcome, Repeats

TODAY = date(2026, 5, 14)


def day(number, month=5):
    return date(2026, month, number)


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


def test_a_chosen_outcome_stays_chosen(open_page, make, promises):
    promise = make()
    page = open_page()
    row = page.row("本を返す")
    row.press("tellMore")
    row.tell("Kept as agreed")  # it is chosen already, and pressing it leaves none
    assert [step.outcome for step in promises.get(promise.id).steps] == [Outcome.KEPT]


def test_what_is_settled_elsewhere_closes_the_form_and_keeps_the_note(open_page, make, promises):
    promise = make()
    page = open_page()
    page.row("本を返す").press("tellMore")
    page.row("本を返す").settling.write("note", "駅で")
    promises.settle(promise.id, Outcome.RELEASED)
    assert not page.row("本を返す").is_telling
    promises.take_back(promise.id)
    assert page.row("本を返す").settling.written("note") == "駅で"


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
