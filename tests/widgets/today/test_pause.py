"""Putting the journal away for a while."""

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from trustjournal.events.domain import By
from trustjournal.promises.domain import Draft

TODAY = date(2026, 5, 14)


@pytest.fixture(autouse=True)
def _written(journal):
    """It is not the first day."""
    journal.write("We talked.")


def pause(page, days):
    """Open the menu of the button and choose."""
    button = page.page.findChild(QPushButton, "pause")
    assert button.isVisible()
    button.menu().aboutToShow.emit()
    button.menu().findChild(QAction, f"pause_{days}").trigger()


def test_until_a_day_nothing_is_asked_and_nothing_brought_up(
    open_today, people, agreed, any_jobs, clock, qtbot, check_ins
):
    maya = people.add("Maya")
    agreed.promises.make(Draft(text="Send her the photos", person=maya.id, by=By.ME, due=TODAY))
    page = open_today(jobs=any_jobs)
    qtbot.waitUntil(lambda: len(page.due) == 1)
    pause(page, 14)
    qtbot.waitUntil(lambda: page.sees("The journal rests until"))
    qtbot.waitUntil(lambda: page.due == [])
    assert page.sees("May 28")
    assert not page.offers("pause")
    assert page.check_ins == []
    assert page.sees("New entry")
    page.take_back()
    qtbot.waitUntil(lambda: len(page.due) == 1)
    assert not page.sees("The journal rests until")


def test_it_is_taken_up_again_by_hand_or_on_its_day(open_today, people, agreed, clock):
    maya = people.add("Maya")
    agreed.promises.make(Draft(text="Send her the photos", person=maya.id, by=By.ME, due=TODAY))
    page = open_today()
    pause(page, 7)
    assert page.due == []
    page.press("takeUpAgain")
    assert len(page.due) == 1
    pause(page, 7)
    clock.advance(days=6)
    assert open_today().due == []
    clock.advance(days=1)
    later = open_today()
    assert len(later.due) == 1
    assert later.offers("pause")


def test_on_the_first_day_there_is_nothing_to_put_away(open_today, journal):
    journal.delete(journal.entries(journal.order().numbers)[0].id)
    assert not open_today().offers("pause")
