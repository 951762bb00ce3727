import pytest
from PySide6.QtWidgets import QLabel

from tests.drivers.settings import CardDriver
from trustjournal.keeping.page import CheckCard
from trustjournal.storage import search
from trustjournal.storage.problems import JournalClosed
from trustjournal.ui.widgets import Button, Pill


@pytest.fixture
def card(theme, show, services, jobs, problems):
    made = CheckCard(services.keeping, jobs, lambda: False)
    made.problem.connect(problems.append)
    return CardDriver(show(made, 760, 400))


def _found(card):
    """Return the severity and the words of each finding."""
    return [
        ([each.text() for each in row.findChildren(Pill)], row.findChildren(QLabel)[1].text())
        for row in card.widget.findChildren(object, "finding")
    ]


def _forget_in_search(services, entry):
    with services.vault.writing() as connection:
        search.remove(connection, "entry", entry.id)


def _change_outside(services, entry):
    with services.vault.writing() as connection:
        connection.exec_driver_sql("UPDATE entries SET hash = 'x' WHERE id = ?", (entry.id,))


def test_a_whole_journal_is_said_to_be_whole(card, services):
    services.journal.write("今日は約束を守れた。")
    card.press("check")
    assert card.reads("state") == "The journal is intact."
    assert card.may_press("check")


def test_a_search_that_does_not_fit_is_found_and_mended(card, services):
    entry = services.journal.write("今日は約束を守れた。")
    _forget_in_search(services, entry)
    card.press("check")
    [(severity, words)] = _found(card)
    assert severity == ["Please look"]
    assert "The search is out of step with 1 entry" in words
    card.widget.findChild(Button, "mend").click()
    assert card.reads("state") == "The journal is intact."
    assert services.keeping.check() == []


def test_damage_is_told_with_its_next_step(card, services):
    _change_outside(services, services.journal.write("今日は約束を守れた。"))
    card.press("check")
    [(severity, words)] = _found(card)
    assert severity == ["Damage"]
    assert words == "1 entry is not as it was saved."
    assert card.widget.findChild(Button, "mend") is None
    labels = [each.text() for each in card.widget.findChildren(QLabel)]
    assert "Compare with an earlier version of the entry, or with a saved copy." in labels


def test_findings_are_told_again_in_the_language_in_use(card, services, language):
    _change_outside(services, services.journal.write("x"))
    card.press("check")
    language.use("ja")
    words = [words for _severity, words in _found(card)]
    assert any("日記1件" in each for each in words)


def test_a_check_that_fails_can_be_tried_again(card, services, problems):
    services.vault.close()
    card.press("check")
    assert isinstance(problems[-1], JournalClosed)
    assert card.may_press("check")
