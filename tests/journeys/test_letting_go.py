"""Somebody is deleted with everything, the language is switched, and it is undone all the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from trustjournal.people.person_page import Part


@pytest.mark.long
@pytest.mark.parametrize(
    ("begun_in", "went_on_in"), [("English", "日本語"), ("日本語", "English")], ids=["en", "ja"]
)
def test_a_deletion_is_undone_in_another_language(computer, begun_in, went_on_in):
    app = computer.start()
    app.welcome(language=begun_in)
    app.write("会った。", "@")
    app.journal.commit("美咲")
    app.journal.press("Enter")
    app.until(lambda: app.journal.chips == ["美咲"])
    app.rate("美咲", 6)
    app.save()
    services = app.conductor.session.services
    (person,) = services.people.everyone()
    app.go("people").person_chosen.emit(person.id)
    app.all_done()
    app.shown_page().look_at(Part.EDIT)
    delete = next(
        each
        for each in app.shown_page().findChildren(QAbstractButton, "delete")
        if each.isVisible()
    )
    delete.click()
    app.all_done()
    assert services.people.everyone() == []
    assert services.check_ins.of(person.id) == []
    app.go("journal")
    assert (app.journal.text, app.journal.chips) == ("会った。@美咲", [])
    app.go("settings")
    language = next(
        each
        for each in app.window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == went_on_in
    )
    QTest.mouseClick(language, Qt.MouseButton.LeftButton)
    app.click("undo")
    app.all_done()
    assert [each.name for each in services.people.everyone()] == ["美咲"]
    assert [each.rating for each in services.check_ins.of(person.id)] == [6]
    app.go("journal")
    assert (app.journal.text, app.journal.chips) == ("会った。@美咲", ["美咲"])
