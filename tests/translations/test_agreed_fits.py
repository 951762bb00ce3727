"""No word is cut off where boundaries and open matters are put into words."""

import pytest

from tests.drivers.agreed import Pieces
from tests.drivers.boundaries import BoundariesDriver
from tests.drivers.matters import MattersDriver
from tests.translations.test_texts_fit import LANGUAGES, SPOKEN_AND_SIZED, cut_off
from trustjournal.boundaries.domain import Draft as Line
from trustjournal.boundaries.domain import Mark
from trustjournal.boundaries.part import BoundariesPart
from trustjournal.events.domain import By, Size
from trustjournal.matters.domain import Draft as Matter
from trustjournal.matters.part import MattersPart
from trustjournal.promises.page import Part

LONG = "A friend from long ago with a remarkably long name"


@pytest.fixture
def lived_in(app):
    services = app.conductor.session.services
    for name in ("健太", LONG):
        drawn = services.boundaries.draw(
            Line(name=name, fine=LONG * 3, not_fine=LONG * 3, i_will=LONG, note="夜" * 300)
        )
        services.boundaries.note(drawn.id, Mark.CROSSED, by=By.ME, note=LONG * 4, size=Size.GRAVE)
        services.matters.open(Matter(name=name, topic=LONG * 3, note="お迎え" * 90))
    gone = services.boundaries.draw(Line(name=LONG, not_fine="x"))
    services.boundaries.let_go(gone.id)
    for close in (services.matters.leave_alone, services.matters.talked_about):
        close(services.matters.open(Matter(name=LONG, topic="x")).id)
    return app


def _boundaries(page):
    part = BoundariesDriver(page.findChild(BoundariesPart))
    part.press("drawBoundary")
    part.press("mean")
    part.press("showLetGo")
    card = part.cards[0]
    card.press("note_crossed")
    card.press("showLog")
    card.press("look")
    card.choose_in_menu(card.menu()[0])


def _matters(page):
    part = MattersDriver(page.findChild(MattersPart))
    part.press("noteMatter")
    part.press("mean")
    for fold in ("showLeft", "showTalked"):
        part.press(fold)
    row = part.rows[0]
    row.press("talked")
    row.choose_in_menu(row.menu()[0])


@SPOKEN_AND_SIZED
def test_neither_part_cuts_a_word_off(lived_in, speak, language, size):
    app = lived_in
    app.window.resize(*size)
    speak(app, language)
    page = app.go("promises")
    found = {}
    for part, unfold in ((Part.BOUNDARIES, _boundaries), (Part.MATTERS, _matters)):
        page.look_at(part)
        app.all_done()
        unfold(page)
        app.all_done()
        assert len(Pieces(page).forms()) >= 2
        if wrong := cut_off(app.window):
            found[part] = wrong
    assert found == {}
    app.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_persons_page_cuts_no_word_off(lived_in, speak, language):
    app = lived_in
    app.window.resize(960, 560)
    speak(app, language)
    people = app.conductor.session.services.people.everyone()
    found = []
    for person in people:
        app.go("people").person_chosen.emit(person.id)
        app.all_done()
        found += cut_off(app.window)
    assert found == []
    app.close()
