"""Writing a promise down: a line and a few fields, in which nothing begun is lost."""

from datetime import date

from trustjournal.events.domain import By, Size
from trustjournal.promises.domain import Repeats


def day(number, month=5):
    return date(2026, month, number)


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
    page.root.begin_new()
    assert page.keyboard is page.new.control("promiseText")
