"""The page on which somebody looks at a relationship as a whole, and the ways that lead there."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.drivers.looking import LookingDriver
from tests.qt_input import unnamed
from tests.unit.trends.test_looking import answers
from trustjournal.core.settings import Appearance
from trustjournal.services import assemble
from trustjournal.trends.looking.page import LookingPage
from trustjournal.trends.looking.person_sections import LookingCard, LookingMoments
from trustjournal.trends.looking.problems import NothingAnswered
from trustjournal.trends.reflection import Afraid
from trustjournal.trends.table_view import ChartTable


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def reflections(services):
    return services.reflections


@pytest.fixture
def maya(services):
    return services.people.add("Maya")


@pytest.fixture
def open_page(theme, language, services, jobs, changes, maya, show):
    def make(jobs=jobs, width=920, person=maya):
        page = LookingPage(services.reflections, services.check_ins, services.people, jobs, changes)
        show(page, width, 860)
        page.open(person.id)
        return LookingDriver(page)

    return make


@pytest.fixture
def before(reflections, maya, clock):
    """Answered sixty days ago."""
    clock.advance(days=-60)
    kept = reflections.keep(maya.id, answers(4), afraid=Afraid.NO, again=True)
    clock.advance(days=60)
    return kept


# Answering


def test_nothing_is_asked_before_one_wants_to_be_asked(open_page):
    page = open_page()
    assert not page.is_asking()
    assert "nobody has validated them" in page.text("about")
    page.press("begin")
    assert page.is_asking()
    assert "not validated" in page.text("note")


def test_it_can_all_be_answered_with_the_keyboard(open_page, reflections, maya):
    page = open_page()
    page.press("begin")
    assert page.focused is page.line("p1")
    page.answer("p1", 6)
    page.key("Left")
    page.answer("p2", 9)
    page.answer("p3", 0)
    page.answer("r1", 7)
    page.answer("r2", 3)
    page.key("Home")
    page.answer("r3", 3)
    page.key("Backspace")
    page.answer("c1", 1)
    page.key("End")
    assert page.answers == {"p1": 5, "r1": 7, "r2": 1, "c1": 7}
    page.tell("No")
    page.press("mean")
    assert reflections.seen(maya.id).last.answers == {"p1": 5, "r1": 7, "r2": 1, "c1": 7}
    assert reflections.seen(maya.id).last.afraid is Afraid.NO


def test_an_answer_can_be_left_out_again_and_the_keyboard_stays(open_page):
    page = open_page()
    page.press("begin")
    page.answer("p1", 6)
    page.press("leaveOut_p1")
    assert page.answers == {}
    assert page.focused is page.line("p1")
    assert not page.offers("leaveOut_p1")


def test_without_any_answer_it_says_so_kindly_and_nothing_is_kept(open_page, reflections, maya):
    page = open_page()
    page.press("begin")
    page.press("mean")
    assert NothingAnswered().next_step in page.text("refusal")
    assert page.is_asking()
    assert reflections.seen(maya.id).reflections == ()


def test_what_is_answered_outlives_leaving_and_a_new_start(
    open_page, reflections, maya, any_jobs, qtbot
):
    page = open_page(jobs=any_jobs)
    qtbot.waitUntil(lambda: page.offers("begin"))
    page.press("begin")
    page.answer("p1", 6)
    page.tell("A little")
    page.page.leave()
    qtbot.waitUntil(lambda: not page.page.is_unsaved())
    again = open_page(jobs=any_jobs)
    qtbot.waitUntil(again.is_asking)
    assert again.answers == {"p1": 6}
    assert again.told == ["A little"]
    assert reflections.seen(maya.id).reflections == ()


def test_what_is_answered_is_kept_within_two_seconds_without_any_leaving(
    open_page, reflections, maya, qtbot
):
    page = open_page()
    page.press("begin")
    page.answer("p1", 6)
    qtbot.waitUntil(lambda: reflections.seen(maya.id).begun is not None, timeout=2000)


def test_the_keyboard_stays_on_the_page_when_the_statements_are_done_with(open_page, maya):
    page = open_page()
    for ending in ("giveUp", "mean"):
        page.press("begin")
        page.answer("p1", 6)
        page.press(ending)
        assert page.focused.objectName() == "begin"


def test_giving_it_up_can_be_undone(open_page, reflections, maya):
    page = open_page()
    page.press("begin")
    page.answer("p1", 6)
    page.press("giveUp")
    assert not page.is_asking()
    assert reflections.seen(maya.id).begun is None
    page.heard.undo()
    assert page.answers == {"p1": 6}


def test_going_to_another_person_keeps_what_was_answered_about_the_first(open_page, services, maya):
    kenta = services.people.add("Kenta")
    page = open_page()
    page.press("begin")
    page.answer("p1", 6)
    page.page.open(kenta.id)
    assert not page.is_asking()
    page.page.open(maya.id)
    assert page.answers == {"p1": 6}


def test_keeping_the_answers_can_be_undone(open_page, reflections, maya):
    page = open_page()
    page.press("begin")
    page.answer_all(6)
    page.press("mean")
    assert not page.is_asking()
    assert page.heard.last == "Your answers are kept."
    page.heard.undo()
    assert page.is_asking()
    assert len(page.answers) == 12
    assert reflections.seen(maya.id).reflections == ()


# What it shows


def test_facets_are_told_in_words_and_never_as_one_figure(open_page, before):
    page = open_page()
    assert page.facets == dict.fromkeys(
        ("predictable", "reliable", "care", "open_ahead"), "in between"
    )
    assert page.pictures[0] == "Knowing what to expect: in between"
    shown = [each for each in page.words() if each not in page.text("lookedOn")]
    assert not any(re.search(r"\d", each) for each in shown)
    assert "Nobody has validated the statements" in page.text("unvalidated")


def test_a_clear_change_is_told_beside_the_time_before(open_page, before):
    page = open_page()
    page.press("begin")
    page.answer_all(6)
    page.press("mean")
    assert set(page.facets.values()) == {"very much so / higher than on Sun, Mar 15, 2026"}
    assert page.pictures[0] == (
        "Knowing what to expect: very much so, higher than on Sun, Mar 15, 2026"
    )
    assert page.text("ring")
    assert page.earlier == ["Sun, Mar 15, 2026"]


def test_figures_are_there_for_who_asks(open_page, before):
    page = open_page()
    assert not page.page.findChild(ChartTable, "table").isVisible()
    page.press("asTable")
    assert page.table == (("Sun, Mar 15, 2026", "4", "4", "4", "4"),)


def test_after_fear_no_change_is_told_and_help_is_near(open_page, before, reflections, maya):
    page = open_page()
    page.press("begin")
    page.answer_all(7)
    page.tell("Yes")
    assert page.offers("help")
    assert page.offers("flag")
    page.press("mean")
    assert set(page.facets.values()) == {"very much so"}
    assert not page.text("ring")
    page.press("asTable")
    assert len(page.table) == 1
    page.press("help")
    assert page.went == ["help"]


def test_the_safety_flag_is_offered_once_and_set_with_one_click(open_page, services, maya):
    page = open_page()
    page.press("begin")
    page.tell("A little")
    page.press("flag")
    assert services.people.get(maya.id).safety
    page.page.leave()
    again = open_page()
    assert again.offers("help")
    assert not again.offers("flag")


def test_answering_no_offers_nothing(open_page):
    page = open_page()
    page.press("begin")
    page.tell("No")
    assert not page.offers("help")
    assert not page.offers("flag")


def test_answers_are_deleted_and_brought_back(open_page, before, reflections, maya):
    later = reflections.keep(maya.id, answers(6), afraid=Afraid.NO)
    page = open_page()
    page.delete_earlier(0)
    assert page.earlier == []
    assert not any("/" in each for each in page.facets.values())
    page.press("deleteLast")
    assert page.facets == {}
    page.heard.undo()
    page.heard.undo()
    assert [each.id for each in reflections.of_person(maya.id)] == [before.id, later.id]
    assert page.earlier == ["Sun, Mar 15, 2026"]


def test_whether_it_is_offered_again_is_one_click(open_page, before, reflections, maya):
    page = open_page()
    assert page.again
    page.toggle_again()
    assert not reflections.seen(maya.id).last.again


def test_earlier_answers_do_not_lead_new_ones(open_page, before):
    page = open_page()
    page.press("begin")
    assert page.facets == {}
    assert page.earlier == []


# The page itself


def test_it_leads_back_to_the_person(open_page, maya):
    page = open_page()
    page.press("back")
    assert page.went == [maya.id]


def test_when_the_person_is_gone_it_leads_to_everybody(open_page, services, maya):
    page = open_page()
    services.people.delete(maya.id)
    assert page.went == ["people"]
    assert page.heard.problems == []


def test_every_control_has_a_name(open_page, before):
    page = open_page()
    assert unnamed(page.page) == []
    page.press("begin")
    page.answer("p1", 6)
    assert unnamed(page.page) == []
    assert page.line("p1").accessibleName().startswith("I usually know how")
    assert "7: very much so" in page.line("p1").accessibleDescription()


def test_it_follows_the_language_and_loses_no_answer(open_page, before, language):
    page = open_page()
    language.use("ja")
    assert set(page.facets.values()) == {"どちらとも言えない"}
    page.press("begin")
    page.answer("p1", 6)
    language.use("en")
    language.use("ja")
    assert page.answers == {"p1": 6}
    assert "検証はしていません" in page.text("note")
    assert page.line("p1").accessibleName().startswith("うまくいかないこと")


@pytest.mark.parametrize(("width", "percent"), [(480, 150), (636, 100)])
def test_narrow_windows_and_large_text_cut_nothing_off(open_page, before, theme, width, percent):
    theme.use(Appearance.LIGHT, percent)
    page = open_page(width=width)
    ground = page.page.scroll_area.widget()
    assert ground.minimumSizeHint().width() <= width
    page.press("begin")
    assert ground.minimumSizeHint().width() <= width


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("width", [636, 1056])
def test_no_words_are_cut_off(open_page, before, language, code, width):
    language.use(code)
    page = open_page(width=width)
    page.press("begin")
    cut = [
        each.text()
        for each in page.page.findChildren(QLabel) + page.page.findChildren(QAbstractButton)
        if each.isVisible()
        and each.text()
        and not (isinstance(each, QLabel) and each.wordWrap())
        and each.width() < each.sizeHint().width()
    ]
    assert cut == []


# From a person's page


@pytest.fixture
def card(theme, language, services, jobs, changes, maya, show):
    made = LookingCard(services.reflections, jobs, changes)
    show(made, 400, 300)
    made.show_person(maya)
    return made


def says(card):
    return card.findChild(QLabel, "lookedAt").text()


def test_the_card_says_when_it_was_looked_at_and_leads_there(card, reflections, maya):
    assert says(card) == "Twelve statements, for yourself alone, if you like. Not a test."
    reflections.keep(maya.id, answers(5))
    assert says(card) == "You looked at it on Thu, May 14, 2026."
    asked = []
    card.looking_asked.connect(asked.append)
    card.findChild(QAbstractButton, "lookAtRelationship").click()
    assert asked == [maya.id]


def test_the_card_says_that_something_was_begun(card, reflections, maya):
    reflections.keep_begun(maya.id, {"p1": 3})
    card.show_person(maya)
    assert says(card) == "You began to look at it. What you answered is kept."


def test_the_timeline_tells_the_day_and_nothing_of_the_answers(
    theme, reflections, maya, clock, before
):
    moments = LookingMoments(reflections, clock)
    (item,) = moments.items(maya.id)
    assert item.moment.day == before.day
    row = moments.row(item)
    assert [each.text() for each in row.findChildren(QLabel) if each.text()] == [
        "Looked at this relationship"
    ]
