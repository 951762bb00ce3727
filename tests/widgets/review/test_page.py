"""Looking back. Today is Thursday, 14 May 2026; weeks begin on Sunday."""

from datetime import date

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from tests.qt_input import unnamed
from tests.unit.milestones.milestones import every_year
from trustjournal.core.changes import Changes
from trustjournal.core.ids import EventId, new_id
from trustjournal.core.settings import Appearance
from trustjournal.events.domain import By, Event
from trustjournal.events.store import shelf as events
from trustjournal.journal.domain import Query
from trustjournal.matters.domain import Draft as Matter
from trustjournal.milestones.domain import Kind
from trustjournal.people.domain import Circle
from trustjournal.promises.domain import Draft as Promise
from trustjournal.promises.domain import Outcome
from trustjournal.review.domain import Question, Span, month_of
from trustjournal.review.lines import MOST_LINES, MOST_PEOPLE, Dots
from trustjournal.ui.tokens import worn


@pytest.fixture
def happens(vault, clock, changes):
    def note(person, kind, day=14, by=By.ME, **more):
        event = Event(
            id=EventId(new_id()), person=person.id, kind=kind, by=by, day=date(2026, 5, day), **more
        )
        with vault.writing() as connection:
            events.insert(connection, event, clock())
        changes.announce(Changes.EVENTS)

    return note


# What is shown


def test_an_empty_week_is_fine(page):
    assert "Nothing was noted in this week. That is fine, too." in page.words()
    assert page.text("period") == "May 10 – 16, 2026"
    assert page.text("near") == "This week"
    for part in ("hero", "writtenCard", "happened", "practices", "keeping"):
        assert not page.sees(part)
    assert page.asks(Question.WISH)
    assert not page.asks(Question.PATIENCE)


def test_what_was_written_is_counted_and_leads_to_each_entry(page, services, qtbot):
    services.journal.write("駅前で話した。", day=date(2026, 5, 11))
    services.journal.write("電話をもらった。", day=date(2026, 5, 13))
    assert page.text("written") == "2 entries, on 2 days"
    assert page.entries() == ["電話をもらった。, Yesterday", "駅前で話した。, Mon, May 11"]
    with qtbot.waitSignal(page.page.entry_chosen):
        page.press("entry")


def test_my_promises_come_first_and_are_not_weighed(page, services, happens, misaki):
    kept = services.promises.make(Promise(text="本を返す", person=misaki.id))
    services.promises.settle(kept.id, Outcome.KEPT)
    happens(misaki, "promise_kept_late_silent", note="写真")
    happens(misaki, "promise_kept", by=By.THEM)
    assert page.words("mine") == [
        "My promises", "Kept as agreed: 本を返す (美咲)",
        "Late, without a word from me: 写真 (美咲)",
    ]  # fmt: skip
    assert page.words("theirs") == ["Promises to me", "They kept it (美咲)"]


def test_talked_about_given_received_and_thanked(page, services, happens, misaki):
    matter = services.matters.open(Matter(topic="鍵のこと", person=misaki.id))
    services.matters.talked_about(matter.id)
    happens(misaki, "gave", note="本")
    happens(misaki, "received", note="ジャム")
    happens(misaki, "recognised")
    happens(misaki, "contact")
    happens(misaki, "opportunity", by=By.THEM, note="仕事の話")
    services.milestones.mark(
        services.milestones.add(misaki.id, "引っ越し", day=date(2026, 5, 14)).id
    )
    assert page.words("talked_about") == ["Talked about", "鍵のこと (美咲)"]
    assert page.words("given") == ["Given", "本 (美咲)"]
    assert page.words("received") == ["Received", "ジャム (美咲)"]
    assert page.words("thanked") == ["I said thank you", "Recognised someone's effort (美咲)"]
    assert page.words("came_through") == ["What came through people", "仕事の話 (美咲)"]
    assert page.words("marked") == ["Milestones marked", "引っ越し (美咲)"]
    assert page.people("contacts") == ["美咲"]


def test_of_many_the_first_are_told(page, services, happens):
    for number in range(MOST_PEOPLE + 3):
        person = services.people.add(f"p{number:02}")
        happens(person, "contact")
        happens(person, "gave", note="x")
    assert len(page.words("given")) == 1 + MOST_LINES + 1
    assert page.words("given")[-1] == "and 9 more"
    assert len(page.people("contacts")) == MOST_PEOPLE
    assert page.words("contacts")[1] == "and 3 more"


def test_an_event_of_a_newer_program_is_passed_over(page, happens, misaki):
    happens(misaki, "from_a_newer_program")
    assert "Nothing was noted in this week. That is fine, too." in page.words()


def test_the_four_practices_are_quiet_dots(page, services, happens, misaki):
    happens(misaki, "honest_hard")
    happens(misaki, "untrue")
    happens(misaki, "listened_fully")
    said = {
        name: QAccessible.queryAccessibleInterface(page.part(name).findChild(Dots)).text(
            QAccessible.Text.Name
        )
        for name in ("honesty", "listening")
    }
    assert said == {
        "honesty": "Honesty: 2 notes, 1 of them otherwise",
        "listening": "Listening: 1 note",
    }
    assert "Nothing noted" in page.words("respect")
    words = " ".join(page.words("practices"))
    assert "2" not in words
    assert "%" not in words


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_full_dots_and_open_ones_look_different(theme, show, appearance):
    theme.use(appearance)
    dots = Dots()
    dots.show_notes((True, False) * 30, lambda: "Honesty")
    show(dots, 200)
    image = dots.grab().toImage()
    step, line = worn().px(16), worn().px(20)
    assert image.pixelColor(step // 2, line // 2).name() == worn().accent.lower()
    assert image.pixelColor(step + step // 2, line // 2).name() != worn().accent.lower()
    assert dots.height() == 5 * line
    theme.use(text_size=150)
    assert dots.height() > 5 * line


def test_what_keeps_is_told_without_alarm(page, services, happens, misaki, qtbot):
    services.milestones.keep(
        every_year(5, 20, person=misaki.id, title="誕生日", kind=Kind.BIRTHDAY)
    )
    services.matters.open(Matter(topic="旅行の費用", person=misaki.id))
    aya = services.people.add("あや", wished_rhythm=7)
    happens(aya, "contact", day=1)
    kim = services.people.add("キム")
    happens(kim, "introduced", day=1, by=By.THEM)
    services.journal.write("x")
    assert page.words("ahead") == ["Milestones ahead", "誕生日 (美咲): In 6 days"]
    assert page.words("matters") == ["Not talked about yet", "旅行の費用 (美咲)"]
    assert page.people("quiet") == ["あや"]
    assert not page.sees("nothingSince")
    with qtbot.waitSignal(page.page.person_chosen) as chosen:
        page.open_person("quiet")
    assert chosen.args == [aya.id]


def test_met_and_nothing_since(page, services, vault, clock):
    kim = services.people.add("キム")
    event = Event(
        id=EventId(new_id()), person=kim.id, kind="introduced", by=By.THEM, day=date(2026, 4, 1)
    )
    with vault.writing() as connection:
        events.insert(connection, event, clock())
    services.people.add("あや")
    assert page.words("nothingSince")[0] == "Met, and nothing noted since. There is no hurry."
    assert page.people("nothingSince") == ["キム"]


def test_one_circle_can_be_looked_at_alone(page, services, happens, misaki):
    sato = services.people.add("佐藤", circles=(Circle.WORK,))
    happens(misaki, "contact")
    happens(sato, "contact")
    page.choose_circle("Work")
    assert page.people("contacts") == ["佐藤"]
    page.choose_circle("All circles")
    assert page.people("contacts") == ["佐藤", "美咲"]


@pytest.mark.parametrize("field", ["put_away", "safety"])
def test_whoever_is_left_out_does_not_appear(page, services, happens, misaki, field):
    happens(misaki, "gave", note="本")
    services.people.amend(misaki.id, {field: True})
    assert not [text for text in page.words() if "美咲" in text or "本" in text]


# Going back and forth


def test_one_goes_back_and_forward_but_not_into_the_future(page):
    assert not page.can_go("after")
    page.press("before")
    assert page.text("period") == "May 3 – 9, 2026"
    assert page.text("near") == "Last week"
    page.press("before")
    assert page.text("near") == ""
    page.press("after")
    page.press("after")
    assert page.text("period") == "May 10 – 16, 2026"
    page.look_at(Span.MONTH)
    assert page.text("period") == "April 2026"
    assert page.text("near") == "Last month"
    page.press("after")
    assert page.text("near") == "This month"
    assert not page.can_go("after")


def test_another_first_day_of_the_week_is_followed(page, services):
    services.choices.choose(week_start=0)
    assert page.text("period") == "May 11 – 17, 2026"


def test_the_page_follows_the_calendar_when_it_is_seen_again(page, clock):
    page.page.hide()
    clock.advance(days=7)
    page.page.show()
    assert page.text("period") == "May 17 – 23, 2026"


# What is written down


def test_a_wish_is_kept_within_two_seconds_and_shown_the_next_time(
    page, services, week, clock, qtbot
):
    page.write(Question.WISH, "先に電話する。")
    qtbot.waitUntil(
        lambda: services.review.look_back(week).answers.text(Question.WISH) == "先に電話する。",
        timeout=2000,
    )
    page.page.hide()
    clock.advance(days=7)
    page.page.show()
    assert page.text("wished") == "Your small wish for this week"
    assert page.text("lastWish") == "先に電話する。"
    assert page.answer(Question.WISH) == ""
    page.page.hide()
    clock.advance(days=7)
    page.page.show()
    assert page.text("wished") == "Your last small wish (May 10 – 16, 2026)"


def test_going_back_loses_no_word(page, services, week):
    page.write(Question.WISH, "まだ途中")
    page.press("before")
    assert page.answer(Question.WISH) == ""
    assert services.review.look_back(week).answers.text(Question.WISH) == "まだ途中"
    page.press("after")
    assert page.answer(Question.WISH) == "まだ途中"
    assert not page.page.is_unsaved()


def test_a_month_is_closed_with_its_questions(page, services):
    page.look_at(Span.MONTH)
    for question in Question:
        assert page.asks(question)
        page.write(question, question.value)
    page.page.leave()
    kept = services.review.look_back(month_of(date(2026, 4, 1))).answers
    assert kept.texts == {each: each.value for each in Question}
    words = page.words("answers")
    assert "What did patience look like this month?" in words
    assert "One small wish for next month" in words


def test_news_leave_what_is_typed_alone(page, services, misaki):
    page.write(Question.WISH, "half a word")
    services.journal.write("something else")
    assert page.answer(Question.WISH) == "half a word"
    page.page.leave()
    assert not page.page.is_unsaved()


def test_what_cannot_be_kept_is_said_and_known(page, vault, qtbot):
    page.write(Question.WISH, "x")
    vault.close()
    with qtbot.waitSignal(page.page.problem):
        page.page.leave()
    assert page.page.is_unsaved()


# All of it


def test_both_kinds_of_jobs_show_and_keep(make_page, any_jobs, services, week, qtbot):
    services.journal.write("x")
    page = make_page(any_jobs)
    qtbot.waitUntil(lambda: page.text("written") == "1 entry, on 1 day")
    page.write(Question.WISH, "x")
    page.page.leave()
    qtbot.waitUntil(lambda: not page.page.is_unsaved())
    assert services.review.look_back(week).answers.text(Question.WISH) == "x"


def test_everything_follows_the_language_and_has_a_name(page, services, happens, misaki, language):
    happens(misaki, "gave", note="本")
    happens(misaki, "honest_hard")
    happens(misaki, "contact")
    services.milestones.keep(every_year(5, 20, person=misaki.id, kind=Kind.BIRTHDAY))
    services.journal.write("日記")
    page.look_at(Span.MONTH)
    page.press("after")
    language.use("ja")
    assert unnamed(page.page) == []
    words = page.words()
    for each in (
        "ふりかえり", "2026年5月", "今月", "日記1件（1日分）", "本（美咲さん）",
        "誕生日（美咲さん）：6日後", "来月の、小さな願いを一つ",
    ):  # fmt: skip
        assert each in words
    assert not [text for text in words if text.isascii() and text.strip()]


def test_no_share_and_no_score_stands_anywhere(page, services, happens, misaki):
    for kind in ("promise_kept", "untrue", "contact", "gave"):
        happens(misaki, kind)
    services.journal.write("x")
    for text in page.words():
        assert "%" not in text
        assert "％" not in text
    assert not [each for each in page.page.findChildren(QLabel) if each.text() in {"↑", "↓"}]


def test_a_look_back_that_was_found_is_shown(make_page, any_jobs, services, week, qtbot):
    earlier = week.before().before()
    services.review.write(earlier, Question.WISH, "湖のほとりを歩く")
    (hit,) = services.journal.search(Query(words="湖"))
    page = make_page(any_jobs)
    page.page.show_review(hit.id)
    qtbot.waitUntil(lambda: "湖のほとりを歩く" in page.answer(Question.WISH))
