"""Contact, record and felt trust on a person's page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.drivers.settings import CardDriver
from tests.qt_input import unnamed
from trustjournal.checkins.domain import Because
from trustjournal.events.domain import By
from trustjournal.promises.domain import Draft
from trustjournal.services import assemble
from trustjournal.trends.person_card import TrendsCard
from trustjournal.trends.strip import FeltStrip


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def ken(services):
    return services.people.add("Ken")


@pytest.fixture
def card(theme, language, show, jobs, changes, services, ken):
    card = TrendsCard(services.trends, jobs, changes)
    show(card, 440, 700)
    card.show_person(ken)
    return card


def _said(card, part):
    found = [each for each in card.findChildren(QLabel) if each.isVisible()]
    return [each.text() for each in found if each.parent().objectName() == part]


def _write_hard(services, text="it was a lot", people=()):
    draft = services.journal.begin(people=people)
    content = replace(draft.content, text=text, hard=True)
    services.journal.save(replace(draft, content=content), "sitting")


def test_it_follows_what_is_noted(card, services, ken):
    assert _said(card, "myRecord") == []
    services.promises.make(Draft(text="the photos", person=ken.id))
    services.events.note(ken.id, "contact", By.ME)
    heading, words = _said(card, "myRecord")
    assert heading == "My record"
    assert words.startswith("1 promise: 0 on time")
    assert _said(card, "contactWords") == ["Contact", "Last in touch: Today"]
    assert unnamed(card) == []


def test_the_strip_is_there_with_the_first_answer_and_rests_after_a_hard_entry(card, services, ken):
    strip = card.findChild(FeltStrip, "feltStrip")
    assert not strip.isVisible()
    before = strip.grab().toImage()
    services.check_ins.rate(ken.id, 7, because=Because.BY_MYSELF)
    assert strip.isVisible()
    assert strip.grab().toImage() != before
    assert strip.accessibleName() == "Felt trust of the last twelve weeks: 1 answer"
    assert not any(any(c.isdigit() for c in each.text()) for each in card.findChildren(QLabel))
    _write_hard(services)
    assert not strip.isVisible()


@pytest.mark.parametrize("answers", [[5] * 12 + [1] * 12, [1] * 12 + [5] * 12, [4, 6] * 12])
def test_the_word_at_the_middle_stands_clear_of_the_answers(show, clock, services, ken, answers):
    for rating in answers:
        clock.advance(days=3)
        services.check_ins.rate(ken.id, rating, because=Because.BY_MYSELF)
    strip = FeltStrip()
    show(strip, 440, 84)
    found = services.trends.glance(ken.id).strip
    strip.show_strip(found, 0)
    word = strip.room_for(QSize(60, 16))
    assert strip.rect().contains(word)
    dots = [strip.place_of(each.time, each.value) for each in found.dots]
    assert not [dot for dot in dots if QRectF(word).contains(dot)]


def test_the_word_at_the_middle_stands_clear_of_the_band_and_of_the_day(show, clock, services, ken):
    for rating in [6, 7] * 12:
        clock.advance(days=3)
        services.check_ins.rate(ken.id, rating, because=Because.BY_MYSELF)
    strip = FeltStrip()
    show(strip, 440, 84)
    found = services.trends.glance(ken.id).strip
    strip.show_strip(found, 0)
    word = QRectF(strip.room_for(QSize(60, 16)))
    lows = map(strip.place_of, found.line.times, found.line.lows)
    assert not [low for low in lows if word.contains(low)]
    for day in (found.start + 2, found.end - 2):
        strip.show_strip(replace(found, day=day), 0)
        word = strip.room_for(QSize(60, 16))
        assert not word.left() <= strip.place_of(day, 5).x() <= word.right()


def test_it_leads_to_the_charts_but_for_somebody_put_away(card, services, ken, qtbot):
    way = card.findChild(QAbstractButton, "showTrends")
    with qtbot.waitSignal(card.trends_asked) as asked:
        way.click()
    assert asked.args == [ken.id]
    services.people.put_away(ken.id)
    assert not way.isVisible()


def test_another_language_is_spoken_at_once(card, services, ken, language):
    services.events.note(ken.id, "contact", By.ME)
    language.use("ja")
    assert "連絡と記録" in CardDriver(card).words()
    assert _said(card, "contactWords") == ["連絡", "最後の連絡：今日"]
