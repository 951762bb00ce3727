"""Emptying the trash where copies may still hold what was in it."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.drivers.settings import CardDriver
from trustjournal.journal.trash_page import TrashPanel


@pytest.fixture
def make_panel(show, theme, journal, jobs, clock):
    def make(empty):
        panel = TrashPanel(journal, lambda _thrown: None, jobs, clock, {}, empty=empty)
        show(panel, 700, 500)
        panel.read()
        return CardDriver(panel)

    return make


def test_who_empties_the_trash_is_told_of_the_copies(make_panel, journal, qtbot):
    journal.delete(journal.write("gone").id)

    def empty():
        journal.empty_trash()
        return 3

    panel = make_panel(empty)
    panel.press("empty_trash")
    assert "A copy of the journal is saved first" in panel.reads("empty_warning")
    panel.press("do_empty")
    assert "3 copies made before may still hold it" in panel.reads("still_in_copies")
    with qtbot.waitSignal(panel.widget.copies_asked):
        panel.press("show_copies")


def test_when_it_fails_the_question_goes_and_the_reason_is_said(make_panel, journal):
    journal.delete(journal.write("gone").id)

    def empty():
        raise RuntimeError

    panel, problems = make_panel(empty), []
    panel.widget.problem.connect(problems.append)
    panel.press("empty_trash")
    panel.press("do_empty")
    assert len(problems) == 1
    assert not panel.widget.findChild(QWidget, "confirm").isVisible()
    panel.press("empty_trash")
    assert panel.may_press("do_empty")
