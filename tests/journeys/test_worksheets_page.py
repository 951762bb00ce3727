"""Choosing a worksheet in the real program, which is closed and opened again."""

from PySide6.QtCore import Qt

from tests.drivers.library import WorksheetsDriver
from trustjournal.worksheets.library import SHIPPED


def at_worksheets(app, qtbot):
    """Go there by the keyboard."""
    app.press_key(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    page = app.go("worksheets")
    return WorksheetsDriver(page, qtbot)


def test_what_was_begun_waits_after_the_program_was_closed(app, qtbot):
    services = app.conductor.session.services
    emma = services.people.add("Emma")
    begun = services.worksheets.begin("apology", person=emma.id)
    services.worksheets.answer(
        begun.sheet.id, {"who.person": emma.id, "act.act": "I was late."}, "impact"
    )
    again = app.reopen()
    again.unlock()
    page = at_worksheets(again, qtbot)
    assert len(page.cards) == len(SHIPPED)
    (row,) = page.unfinished.rows
    assert row.title == "Apology"
    assert "Emma" in row.about
    row.throw_away()
    again.all_done()
    assert page.unfinished.rows == []
    again.click("undo")
    again.all_done()
    assert page.unfinished.titles == ["Apology"]
    again.close()


def test_ones_own_folder_is_beside_the_settings(app, qtbot):
    page = at_worksheets(app, qtbot)
    assert page.folder == str(app.conductor.session.services.worksheets.folder)
    app.close()
