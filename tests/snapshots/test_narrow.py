"""In the smallest window and the largest letters, no page is wider than what can be seen of it."""

import pytest
from PySide6.QtWidgets import QScrollArea

from tests.snapshots.test_pages import pages, recovering
from trustjournal.core.settings import Appearance
from trustjournal.events.domain import By
from trustjournal.people.person_page import Part
from trustjournal.promises.domain import Draft


def too_wide(window):
    """Return by how much what scrolls up and down only is wider than its place."""
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    grounds = [(each.widget(), each.viewport()) for each in areas if each.widget() is not None]
    return [
        ground.minimumSizeHint().width() - seen.width()
        for ground, seen in grounds
        if ground.minimumSizeHint().width() > seen.width()
    ]


LONG = "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処"


@pytest.mark.long
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_page_is_cut_off_at_the_right(language, lived_in, qtbot):
    app = lived_in(language, Appearance.LIGHT)
    app.conductor.choose(text_size=150)
    app.window.resize(app.window.minimumSize())
    services = app.conductor.session.services
    someone = services.people.add(LONG)
    services.promises.make(Draft(text="to call", person=someone.id, by=By.ME))
    app.all_done()
    found = {}
    for page in pages(app, qtbot):
        app.all_done()
        found[page] = too_wide(app.window)
    app.go("people").person_chosen.emit(recovering(app))
    for part in Part:
        app.shown_page().look_at(part)
        app.all_done()
        found[part] = too_wide(app.window)
    for page in ("help", "shortcuts", "about"):
        app.window.frame.go(page)
        app.all_done()
        found[page] = too_wide(app.window)
    assert {page: by for page, by in found.items() if by} == {}
    assert len(found) > 10
    app.close()
