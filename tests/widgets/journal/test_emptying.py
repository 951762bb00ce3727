"""Emptying the trash where copies may still hold what was in it."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.drivers.settings import CardDriver
from trustjournal.core.changes import tell_nobody
from trustjournal.journal.trash_page import TrashPanel
from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


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

    def empty(*, without_copy):
        journal.empty_trash()
        return 3

    panel = make_panel(empty)
    panel.press("empty_trash")
    assert "A copy of the journal is saved first" in panel.reads("empty_warning")
    panel.press("do_empty")
    assert "3 copies made before may still hold it" in panel.reads("still_in_copies")
    with qtbot.waitSignal(panel.widget.copies_asked):
        panel.press("show_copies")


@pytest.mark.parametrize(
    ("spoken", "said", "way_on"),
    [
        ("en", "The trash was not emptied", "Remove for good without a copy"),
        ("ja", "ごみ箱は空になっていません", "コピーなしで完全に消す"),
    ],
)
def test_without_a_copy_nothing_goes_until_it_is_asked_for_once_more(
    make_panel, journal, services, vault, language, spoken, said, way_on
):
    language.use(spoken)
    vault.backups.write_text("in the way")
    journal.delete(journal.write("better forgotten").id)
    panel, problems = make_panel(services.keeping.empty_trash), []
    panel.widget.problem.connect(problems.append)
    panel.press("empty_trash")
    panel.press("do_empty")
    happened, kept, next_step = panel.reads("empty_warning").split("\n")
    assert said in happened
    assert kept
    assert vault.backups.name in next_step
    assert len(journal.trash()) == 1
    assert not panel.may_press("do_empty")
    assert way_on in panel.words()
    panel.press("do_empty_anyway")
    assert journal.trash() == []
    assert problems == []
    assert not panel.widget.findChild(QWidget, "confirm").isVisible()


def test_who_keeps_everything_and_makes_room_is_asked_anew(make_panel, journal, services, vault):
    vault.backups.write_text("in the way")
    journal.delete(journal.write("better forgotten").id)
    panel = make_panel(services.keeping.empty_trash)
    panel.press("empty_trash")
    panel.press("do_empty")
    panel.press("keep_trash")
    vault.backups.unlink()
    panel.press("empty_trash")
    assert "A copy of the journal is saved first" in panel.reads("empty_warning")
    panel.press("do_empty")
    assert "may still hold" in panel.reads("still_in_copies")
    assert journal.trash() == []


def test_when_it_fails_the_question_goes_and_the_reason_is_said(make_panel, journal):
    journal.delete(journal.write("gone").id)

    def empty(*, without_copy):
        raise RuntimeError

    panel, problems = make_panel(empty), []
    panel.widget.problem.connect(problems.append)
    panel.press("empty_trash")
    panel.press("do_empty")
    assert len(problems) == 1
    assert not panel.widget.findChild(QWidget, "confirm").isVisible()
    panel.press("empty_trash")
    assert panel.may_press("do_empty")
