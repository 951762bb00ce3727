"""Ways of looking at a record, in the settings."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from trustjournal.preferences.domain import Preferences
from trustjournal.preferences.service import Choices
from trustjournal.shell.preferred import Preferred
from trustjournal.shell.settings_record import RecordCard
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import Switch


@pytest.fixture
def choices(vault, changes):
    return Choices(vault, changes.announce)


@pytest.fixture
def card(theme, language, choices, jobs, changes, show):
    preferred = Preferred(choices, jobs, changes, None)
    card = RecordCard(preferred)
    card.preferred = preferred
    show(card, 700, 600)
    preferred.read()
    return card


def test_the_usual_way_is_shown_at_first(card):
    assert card.findChild(Select).value() == 180
    assert not card.findChild(Switch).isChecked()


def test_each_choice_is_kept(card, choices):
    card.findChild(Select).chosen.emit(60)
    card.findChild(Switch).click()
    assert (choices.current().half_life, choices.current().breaches_double) == (60, True)


def test_a_weight_is_kept_and_the_usual_one_is_no_choice(card, choices):
    card.findChild(QAbstractButton, "weights").click()
    select = card._weights["untrue"]
    select.chosen.emit(4.0)
    assert choices.current().weights == {"untrue": 4.0}
    select.chosen.emit(2.0)
    assert choices.current().weights == {}


def test_one_click_leads_back_to_the_usual(card, choices):
    choices.choose(half_life=365, breaches_double=True, weights={"untrue": 0.5})
    card.findChild(QAbstractButton, "usualRecord").click()
    usual = Preferences()
    now = choices.current()
    assert (now.half_life, now.breaches_double, dict(now.weights)) == (
        usual.half_life, usual.breaches_double, {},
    )  # fmt: skip
