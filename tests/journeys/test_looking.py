"""A relationship is looked at as a whole, with the lock in between, and again eight weeks later."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.drivers.looking import LookingDriver
from tests.journeys.conftest import quickly_in_japanese
from trustjournal.trends.looking.page import LookingPage


@dataclass(frozen=True)
class Telling:
    """How the same weeks are told in a language."""

    language: str
    somebody: str
    no: str
    begun: str
    moved: str
    coming_up: str


TELLINGS = [
    Telling(
        language="ja",
        somebody="純",
        no="なかった",
        begun="答えかけのものがあります。そこまでの答えは残してあります。",
        moved="とてもそう感じる / 2026年5月14日（木）より高め",
        coming_up="純さん / もう一度この関係を見つめてみよう、と決めていた頃です",
    ),
    Telling(
        language="en",
        somebody="Jun",
        no="No",
        begun="You began to look at it. What you answered is kept.",
        moved="very much so / higher than on Thu, May 14, 2026",
        coming_up="Jun / you wanted to look at this relationship again",
    ),
]


@pytest.fixture(params=quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language)
def telling(request, computer):
    computer.language = request.param.language
    return request.param


def looking(app, person) -> LookingDriver:
    """Go to the page from the person's own."""
    app.go("people").person_chosen.emit(person.id)
    app.all_done()
    app.click("lookAtRelationship")
    app.all_done()
    page = app.shown_page()
    assert isinstance(page, LookingPage)
    return LookingDriver(page)


def people(app):
    return app.conductor.session.services.people


def test_from_the_first_look_to_the_next(telling, app, locked, computer):
    jun = people(app).add(telling.somebody)
    page = looking(app, jun)
    page.press("begin")
    page.answer("p1", 4)
    app.lock()
    app.all_done()
    app.unlock(locked.passphrase)
    app.go("people").person_chosen.emit(jun.id)
    app.all_done()
    assert app.sees(telling.begun)
    page = looking(app, jun)
    assert page.answers == {"p1": 4}
    page.answer_all(4)
    page.tell(telling.no)
    page.press("again")
    page.press("mean")
    app.all_done()
    assert len(page.facets) == 4
    assert [each for each in app.today.due if telling.somebody in each] == []

    app.close()
    computer.clock.now += timedelta(days=56)
    app = computer.start()
    app.unlock(locked.passphrase)
    app.until(lambda: telling.coming_up in app.today.due)
    app.today.do(telling.somebody)
    app.all_done()
    page = LookingDriver(app.shown_page())
    page.press("begin")
    page.answer_all(6)
    page.tell(telling.no)
    page.press("mean")
    app.all_done()
    assert set(page.facets.values()) == {telling.moved}
    app.go("today")
    app.until(lambda: app.today.due == [])
    app.close()


def test_deleting_the_person_takes_it_along_and_brings_it_back(telling, app):
    jun = people(app).add(telling.somebody)
    page = looking(app, jun)
    page.press("begin")
    page.answer("p1", 4)
    page.press("mean")
    app.all_done()
    services = app.conductor.session.services
    trash_id = services.people.delete(jun.id)
    app.all_done()
    assert services.keeping.counts()["reflections"] == 0
    services.people.bring_back(trash_id)
    app.all_done()
    assert looking(app, jun).facets
    app.close()
