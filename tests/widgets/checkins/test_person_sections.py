import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.drivers.checkins import CheckInDriver
from tests.qt_input import unnamed
from trustjournal.checkins.domain import Because, Chip
from trustjournal.checkins.person_sections import RECENT, CheckInCard, CheckInMoments
from trustjournal.checkins.small_line import SmallLine
from trustjournal.core.changes import Changes
from trustjournal.preferences.service import Choices


@pytest.fixture
def choices(vault, changes):
    return Choices(vault, changes.announce)


@pytest.fixture
def make_card(theme, show, check_ins, people, choices, changes, clock):
    def make(jobs):
        card = CheckInCard(check_ins, people, choices, jobs, changes, clock)
        show(card, 700, 600)
        return CheckInDriver(card)

    return make


@pytest.fixture
def card(make_card, jobs, misaki):
    driver = make_card(jobs)
    driver.row.show_person(misaki)
    return driver


def _rate(check_ins, clock, person, *ratings, card=None):
    for rating in ratings:
        check_ins.rate(person.id, rating, because=Because.INVITED, chips=[Chip.HEARD])
        clock.advance(days=1)
    if card is not None:
        card.row.show_person(person)


def _lines(card):
    return [line.accessibleName() for line in card.row.findChildren(SmallLine) if line.isVisible()]


def test_the_user_opens_the_question_by_herself(card, check_ins, misaki):
    card.click(6)
    [kept] = check_ins.of(misaki.id)
    assert (kept.rating, kept.because) == (6, Because.BY_MYSELF)
    assert card.state() == "Kept"


def test_earlier_answers_are_small_lines_without_figures(card, check_ins, clock, misaki):
    _rate(check_ins, clock, misaki, 3, 7, card=card)
    assert _lines(card) == [
        "At 7 on the line from 0, not at all, to 10, without a second thought",
        "At 3 on the line from 0, not at all, to 10, without a second thought",
    ]
    texts = [each.text() for each in card.row.findChildren(QLabel) if each.isVisible()]
    assert "Yesterday" in texts
    assert "Heard" in texts
    assert not [text for text in texts if text in {"3", "7"} or "%" in text]


def test_only_the_last_few_are_shown_and_todays_is_on_the_line(card, check_ins, clock, misaki):
    _rate(check_ins, clock, misaki, *range(8))
    check_ins.rate(misaki.id, 10, because=Because.INVITED)
    assert len(_lines(card)) == RECENT
    assert card.line.mark() == 10


def test_what_was_just_chosen_survives_the_news_of_it(card, check_ins, clock, misaki):
    card.come_to_it()
    card.press("4")
    check_ins.rate(misaki.id, 9, because=Because.INVITED)
    assert card.line.mark() == 4
    card.leave()
    assert check_ins.of(misaki.id)[-1].rating == 4


def test_the_offer_of_the_flag_survives_the_news_of_the_answer(card):
    card.click(2)
    card.choose_word(Chip.AFRAID)
    assert card.sees("safetyOffer")


def test_a_setting_hides_the_previous_answer(card, check_ins, clock, misaki, choices):
    _rate(check_ins, clock, misaki, *range(6), card=card)
    assert card.line.previous() == 5
    choices.choose(show_previous=False)
    assert card.line.previous() is None


def test_another_person_begins_unanswered_and_the_first_answer_is_kept(
    card, check_ins, people, misaki
):
    card.come_to_it()
    card.press("4")
    card.row.show_person(people.add("健太"))
    assert [each.rating for each in check_ins.of(misaki.id)] == [4]
    assert card.line.mark() is None
    assert "健太" in card.question()


def test_help_undo_and_problems_reach_the_page(card, vault, qtbot):
    card.click(2)
    card.choose_word(Chip.AFRAID)
    with qtbot.waitSignal(card.row.help_asked):
        card.press_button("help")
    with qtbot.waitSignal(card.row.undo_offered):
        card.press_button("takeBack")
    vault.close()
    with qtbot.waitSignal(card.row.problem):
        card.click(4)


def test_an_answer_that_could_not_be_written_is_known_not_to_be_safe(card, vault):
    assert not card.row.is_unsaved()
    vault.close()
    card.click(4)
    assert card.row.is_unsaved()


def test_both_kinds_of_jobs_show_and_keep(make_card, any_jobs, check_ins, misaki, qtbot):
    driver = make_card(any_jobs)
    driver.row.show_person(misaki)
    qtbot.waitUntil(lambda: "美咲" in driver.question())
    driver.click(8)
    qtbot.waitUntil(lambda: driver.state() == "Kept")
    assert [each.rating for each in check_ins.of(misaki.id)] == [8]


def test_everything_follows_the_language_and_has_a_name(card, check_ins, clock, misaki, language):
    _rate(check_ins, clock, misaki, 3, card=card)
    language.use("ja")
    assert unnamed(card.row) == []
    assert _lines(card) == [
        "0（まったく頼れそうにない）から10（何も心配せずに頼れる）の線の3のところ"
    ]
    assert not [text for text in card.words() if text.isascii()]


def test_the_timeline_gets_those_that_count(check_ins, clock, misaki, theme, show, language):
    _rate(check_ins, clock, misaki, 3)
    check_ins.rate(misaki.id, 5, because=Because.INVITED)
    check_ins.rate(misaki.id, 6, because=Because.INVITED, chips=[Chip.SMALL])
    source = CheckInMoments(check_ins)
    items = source.items(misaki.id)
    assert [item.content.rating for item in items] == [3, 6]
    assert source.touched_by == Changes.CHECKINS
    row = source.row(items[1])
    show(row)
    assert isinstance(row, QWidget)
    texts = {each.text() for each in row.findChildren(QLabel)}
    assert {"Check-in", "9:00 PM", "Small"} <= texts
    language.use("ja")
    texts = {each.text() for each in row.findChildren(QLabel)}
    assert {"きょうの気持ち", "21:00", "小さくなった"} <= texts
