"""Something waits to be talked about, is mentioned three times, and is talked about."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.drivers.agreed import Pieces
from tests.drivers.matters import MattersDriver
from tests.journeys.conftest import quickly_in_japanese
from tests.journeys.test_locking import gone
from tests.qt_input import compose, type_text
from trustjournal.matters.part import MattersPart
from trustjournal.people.person_page import Part


@dataclass(frozen=True)
class Telling:
    """How the same days are told in a language."""

    language: str
    part: str
    somebody: str
    topic: str
    came_of_it: str
    waiting: str
    talked: str
    moment: str
    looked_for: str


TELLINGS = [
    Telling(
        language="ja",
        part="気になっていること",
        somebody="純",
        topic="保育園のお迎えの分担",
        came_of_it="月火水は私、木金は純",
        waiting="5月14日（木）から5日たちました。",
        talked="5日で話し合えた：今日",
        moment="気になっていること：\u2068保育園のお迎えの分担\u2069・5日で話し合えた：今日",
        looked_for="お迎え",
    ),
    Telling(
        language="en",
        part="Open matters",
        somebody="Jun",
        topic="who picks Hana up",
        came_of_it="Monday to Wednesday me, then him",
        waiting="Open since Thu, May 14 (5 days).",
        talked="Talked about after 5 days: Today",
        moment="On my mind: \u2068who picks Hana up\u2069 · Talked about after 5 days: Today",
        looked_for="picks",
    ),
]


class Days:
    """The program in the hands of somebody with something on their mind."""

    def __init__(self, app, telling: Telling) -> None:
        self.app, self.telling = app, telling

    def matters(self) -> MattersDriver:
        """Go to what was not talked about."""
        page = self.app.go("promises")
        Pieces(page.parts).press_words(self.telling.part)
        self.app.all_done()
        part = page.findChild(MattersPart)
        assert part.isVisible()
        return MattersDriver(part)

    def start_anew(self) -> None:
        """Close the program, start it again, and unlock."""
        self.app = self.app.reopen()
        self.app.unlock()

    def fill(self, where, name: str, text: str) -> None:
        field = where.control(name)
        field.setFocus()
        if text.isascii():
            type_text(field, text)
        else:
            compose(field, text[:1], text)


@pytest.fixture(params=quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language)
def days(app, request):
    app.conductor.choose(language=request.param.language)
    app.all_done()
    return Days(app, request.param)


def test_a_matter_until_it_is_talked_about(days, locked, computer):
    interrupted_while_noting(days)
    mentioned_on_three_days(days, computer.clock().date())
    computer.clock.advance(days=5)
    left_alone_and_opened_again(days)
    talked_about(days)
    known_elsewhere(days)
    days.app.close()


def interrupted_while_noting(days):
    """It is being noted when the page is left, and when the journal is closed."""
    app, telling = days.app, days.telling
    part = days.matters()
    part.press("noteMatter")
    days.fill(part, "whom", telling.somebody)
    app.go("today")
    app.all_done()
    part = days.matters()
    days.fill(part, "topic", telling.topic)
    days.start_anew()
    part = days.matters()
    days.app.until(lambda: len(part.forms()) == 1)
    assert part.written("whom") == telling.somebody
    assert part.written("topic") == telling.topic
    part.press("mean")
    days.app.all_done()
    assert part.topics == [telling.topic]


def mentioned_on_three_days(days, first):
    matters = days.app.conductor.session.services.matters
    assert [n for n in range(20) if matters.nudges(first + timedelta(days=n))] == [3, 7, 14]


def left_alone_and_opened_again(days):
    days.start_anew()
    part = days.matters()
    row = part.row(days.telling.topic)
    assert row.standing == days.telling.waiting
    row.press("leaveAlone")
    days.app.all_done()
    part.press("showLeft")
    part.rows[0].press("reopen")
    days.app.all_done()
    assert part.row(days.telling.topic).standing == days.telling.waiting


def talked_about(days):
    """What came of it is being typed when the journal locks itself."""
    app, telling = days.app, days.telling
    row = days.matters().row(telling.topic)
    row.press("talked")
    days.fill(row, "talkNote", telling.came_of_it)
    app.lock()
    gone(app)
    app.unlock()
    part = days.matters()
    app.until(lambda: len(part.forms()) == 1)
    row = part.row(telling.topic)
    assert row.written("talkNote") == telling.came_of_it
    row.press("mean")
    app.all_done()
    part.press("showTalked")
    assert part.row(telling.topic).standing == telling.talked


def known_elsewhere(days):
    """It stays closed over the night, is on the person's timeline, and is found."""
    days.start_anew()
    app, telling = days.app, days.telling
    assert days.matters().rows == []
    (somebody,) = app.conductor.session.services.people.everyone()
    app.go("people").person_chosen.emit(somebody.id)
    app.all_done()
    app.shown_page().look_at(Part.TIMELINE)
    assert app.sees(telling.moment)
    assert telling.topic in app.search(telling.looked_for)
