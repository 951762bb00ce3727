"""A line is drawn, crossed, looked at again and let go, over five weeks and several starts."""

from dataclasses import dataclass

import pytest

from tests.drivers.agreed import Pieces
from tests.drivers.boundaries import BoundariesDriver, CardDriver
from tests.journeys.conftest import quickly_in_japanese
from tests.journeys.test_locking import gone
from tests.qt_input import compose, type_text
from trustjournal.boundaries.part import BoundariesPart
from trustjournal.boundaries.person_sections import BoundariesCard
from trustjournal.people.person_page import Part


@dataclass(frozen=True)
class Telling:
    """How the same weeks are told in a language."""

    language: str
    part: str
    somebody: str
    fine: str
    not_fine: str
    i_will: str
    happened: str
    thought: str
    crossed: str
    due: str
    moment: str
    let_it_go: str
    looked_for: str


TELLINGS = [
    Telling(
        language="ja",
        part="境界線",
        somebody="佐藤部長",
        fine="メッセージはいつでも",
        not_fine="夜8時以降の電話",
        i_will="通知を切り、朝8時に折り返します",
        happened="水曜の夜9時40分に電話があった",
        thought="だいぶ楽になった",
        crossed="知っていて越えられた・今日",
        due="見直すころです",
        moment="境界線を引いた：\u2068夜8時以降の電話\u2069",
        let_it_go="手放す",
        looked_for="折り返",
    ),
    Telling(
        language="en",
        part="Boundaries",
        somebody="Sato",
        fine="messages at any time",
        not_fine="calls after eight",
        i_will="phone on silent, I call back at eight",
        happened="a call on Wednesday at 9.40 p.m.",
        thought="much easier now",
        crossed="It was crossed knowingly · Today",
        due="Time to look at it again",
        moment="Drew a boundary: \u2068calls after eight\u2069",
        let_it_go="Let it go",
        looked_for="silent",
    ),
]


class Weeks:
    """The program in the hands of somebody who draws a boundary."""

    def __init__(self, app, telling: Telling) -> None:
        self.app, self.telling = app, telling

    def boundaries(self) -> BoundariesDriver:
        """Go to where the boundaries are."""
        page = self.app.go("promises")
        Pieces(page.parts).press_words(self.telling.part)
        self.app.all_done()
        part = page.findChild(BoundariesPart)
        assert part.isVisible()
        return BoundariesDriver(part)

    def fill(self, where, name: str, text: str) -> None:
        field = where.control(name)
        field.setFocus()
        if text.isascii():
            type_text(field, text)
        else:
            compose(field, text[:1], text)

    def start_anew(self) -> None:
        """Close the program, start it again, and unlock."""
        self.app = self.app.reopen()
        self.app.unlock()

    def only_card(self) -> CardDriver:
        driver = self.boundaries()
        self.app.until(lambda: len(driver.cards) == 1)
        return driver.card


@pytest.fixture(params=quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language)
def weeks(app, request):
    app.conductor.choose(language=request.param.language)
    app.all_done()
    return Weeks(app, request.param)


def test_a_boundary_over_five_weeks(weeks, locked, computer):
    interrupted_while_drawing(weeks)
    computer.clock.advance(days=7)
    crossed(weeks)
    computer.clock.advance(days=28)
    looked_at_again(weeks)
    known_elsewhere(weeks)
    let_go_deleted_and_brought_back(weeks)
    weeks.app.close()


def interrupted_while_drawing(weeks):
    """It is being put into words when the journal locks itself."""
    app, telling = weeks.app, weeks.telling
    part = weeks.boundaries()
    part.press("drawBoundary")
    weeks.fill(part, "whom", telling.somebody)
    weeks.fill(part, "fine", telling.fine)
    weeks.fill(part, "not_fine", telling.not_fine)
    app.lock()
    gone(app)
    app.unlock()
    part = weeks.boundaries()
    app.until(lambda: len(part.forms()) == 1)
    assert part.written("whom") == telling.somebody
    assert part.written("not_fine") == telling.not_fine
    weeks.fill(part, "i_will", telling.i_will)
    part.press("mean")
    app.all_done()
    assert part.card.says == {
        "fine": telling.fine,
        "not_fine": telling.not_fine,
        "i_will": telling.i_will,
    }


def crossed(weeks):
    """The words about it are still being typed when the program is closed."""
    telling = weeks.telling
    card = weeks.only_card()
    card.press("tell")
    card.press("note_crossed")
    weeks.app.all_done()
    weeks.fill(card, "markNote", telling.happened)
    weeks.start_anew()
    card = weeks.only_card()
    assert card.strip == telling.crossed
    card.press("showLog")
    assert card.log == [telling.crossed]
    assert telling.happened in card.words()


def looked_at_again(weeks):
    """Its day has come."""
    weeks.start_anew()
    card = weeks.only_card()
    assert card.pills[0] == weeks.telling.due
    card.press("look")
    weeks.fill(card, "lookNote", weeks.telling.thought)
    card.press("mean")
    weeks.app.all_done()
    assert card.pills[0] != weeks.telling.due


def known_elsewhere(weeks):
    """The person's page and the search tell of it."""
    app, telling = weeks.app, weeks.telling
    (somebody,) = app.conductor.session.services.people.everyone()
    app.go("people").person_chosen.emit(somebody.id)
    app.all_done()
    page = app.shown_page()
    section = BoundariesDriver(page.findChild(BoundariesCard))
    assert section.card.says["not_fine"] == telling.not_fine
    page.look_at(Part.TIMELINE)
    assert app.sees(telling.moment)
    assert app.sees(telling.thought)
    assert telling.not_fine in app.search(telling.looked_for)


def let_go_deleted_and_brought_back(weeks):
    """Nothing is lost on the way."""
    app, telling = weeks.app, weeks.telling
    weeks.only_card().choose_in_menu(telling.let_it_go)
    app.all_done()
    part = weeks.boundaries()
    part.press("showLetGo")
    part.card.choose_in_menu(part.card.menu()[-1])
    app.all_done()
    assert part.cards == []
    app.go("journal")
    app.journal.page.show_trash()
    app.all_done()
    app.click("bring_back")
    app.all_done()
    weeks.start_anew()
    part = weeks.boundaries()
    part.press("showLetGo")
    assert part.card.says["i_will"] == telling.i_will
    assert len(weeks.app.conductor.session.services.boundaries.board().let_go[0].log) == 2
