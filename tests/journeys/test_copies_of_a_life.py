"""Copies over some days: one made behind the work, one that gives an entry back, old ones gone."""

import pytest

from tests.drivers.settings import CardDriver
from trustjournal.keeping.page import CopiesCard
from trustjournal.shell import copy_rounds
from trustjournal.ui.widgets import Button


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(copy_rounds, "CALM_AFTER", 0)


def copies_card(app):
    return CardDriver(app.go("settings").findChild(CopiesCard))


def test_a_copy_is_made_behind_the_work_after_the_journal_was_opened(open_app, computer, at_once):
    open_app.write("yesterday's words")
    computer.paths.backups.mkdir(mode=0o700, exist_ok=True)
    open_app.lock()
    open_app.come_back()
    open_app.is_open()
    open_app.until(lambda: any(computer.paths.backups.glob("auto-*.tjbak")))
    open_app.write("and today's")
    assert open_app.problem() == ("", "", "")
    open_app.close()


def test_an_entry_that_is_missed_comes_back_out_of_a_copy(open_app):
    app = open_app
    app.write("the letter to my sister")
    app.save()
    services = app.conductor.session.services
    services.keeping.back_up()
    [entry] = services.journal.recent(1)
    services.journal.delete(entry.id)
    services.keeping.empty_trash()
    card = copies_card(app)
    app.until(lambda: card.widget.findChild(Button, "lookInside") is not None)
    card.widget.findChildren(Button, "lookInside")[-1].click()
    app.until(lambda: card.sees("restoring"))
    CardDriver(card.widget.findChild(object, "restoring")).press("look")
    app.until(lambda: card.sees("comparison"))
    card.press("bringEntry")
    app.until(lambda: card.reads("back") == "It is back")
    assert [each.title for each in services.journal.recent(5)] == ["the letter to my sister"]
    app.click("undo")
    app.until(lambda: services.journal.recent(5) == [])
    app.close()


def test_who_empties_the_trash_is_led_to_the_copies_and_may_remove_them(open_app):
    app = open_app
    app.write("better forgotten")
    app.save()
    services = app.conductor.session.services
    services.keeping.back_up()
    [entry] = services.journal.recent(1)
    services.journal.delete(entry.id)
    app.go("journal").show_trash()
    app.click("empty_trash")
    app.click("do_empty")
    app.until(lambda: app.sees("2 copies made before may still hold it"))
    app.click("show_copies")
    card = copies_card(app)
    app.until(lambda: card.reads("holding") != "")
    card.press("removeHolding")
    CardDriver(card.widget.findChild(object, "confirmRemoval")).press("yes")
    app.until(lambda: card.reads("holding") == "")
    [left] = services.keeping.copies()
    assert left.manifest.entries == 0
    app.close()
