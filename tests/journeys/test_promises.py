"""A promise: made, agreed anew the day before, kept; and what the record says of it meanwhile."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.drivers.promises import PromisesDriver, without_isolates
from trustjournal.events.domain import By

OTHER_DAY = timedelta(days=7)


@dataclass(frozen=True)
class Told:
    """The same life in one of the two languages."""

    own_name: str
    somebody: str
    promised: str
    note: str
    open: str
    kept: str
    done: str


ENGLISH = Told(
    own_name="English",
    somebody="Misaki",
    promised="Bring the books back",
    note="She had a cold",
    open="1 promise: 0 on time, 0 late, 0 not kept, 1 open (last 6 months)",
    kept="1 promise: 1 on time, 0 late, 0 not kept, 0 open (last 6 months)",
    done="Noted: Kept as agreed.",
)
JAPANESE = Told(
    own_name="日本語",
    somebody="美咲",
    promised="本を返す",
    note="風邪だったので",
    open="約束1件：期日どおり0件、遅れ0件、守れなかった0件、これから1件（直近6か月）",
    kept="約束1件：期日どおり1件、遅れ0件、守れなかった0件、これから0件（直近6か月）",
    done="書きとめました：守った。",
)


@pytest.fixture(
    params=[pytest.param(ENGLISH, marks=pytest.mark.long), JAPANESE], ids=["English", "Japanese"]
)
def told(request):
    return request.param


def page_of(app):
    """Go to the page of promises."""
    page = PromisesDriver(app.go("promises"))
    app.all_done()
    return page


def kinds(app):
    """Return what stands in the record, in order."""
    services = app.conductor.session.services
    (person,) = services.people.everyone()
    return [event.kind for event in services.events.of_person(person.id)]


def counted(app):
    """Return the sentence of counts on the person's page."""
    (person,) = app.conductor.session.services.people.everyone()
    app.go("people").person_chosen.emit(person.id)
    app.all_done()
    page = PromisesDriver(app.shown_page())
    return page.below_heading("mine").split("\n")[0]


def test_a_promise_is_made_agreed_anew_kept_and_taken_back(computer, told):
    app = computer.start()
    app.welcome(language=told.own_name)
    due = computer.clock().date() + timedelta(days=3)
    page = page_of(app)
    page.promise(told.promised, told.somebody, due=due)
    app.all_done()
    assert page.texts("mine") == [told.promised]
    assert counted(app) == told.open
    assert kinds(app) == []

    computer.clock.advance(days=2)
    page = page_of(app)
    page.row(told.promised).agree_anew(due + OTHER_DAY, told.note)
    app.all_done()
    assert kinds(app) == ["promise_renegotiated"]
    assert counted(app) == told.open

    app = app.reopen()
    app.is_open()
    computer.clock.advance(days=7)
    page = page_of(app)
    row = page.row(told.promised)
    assert without_isolates(row.history[-1]) == told.note
    row.press("kept")
    app.all_done()
    assert app.sees(told.done)
    assert kinds(app) == ["promise_renegotiated", "promise_kept"]
    app.click("undo")
    app.all_done()
    assert kinds(app) == ["promise_renegotiated"]
    assert counted(app) == told.open

    page = page_of(app)
    page.row(told.promised).press("kept")
    app.all_done()
    assert page.texts("settled") == [told.promised]
    assert counted(app) == told.kept
    app = app.reopen()
    app.is_open()
    assert counted(app) == told.kept
    assert kinds(app) == ["promise_renegotiated", "promise_kept"]
    (hit,) = app.search(told.promised[:2] if told is JAPANESE else "books")
    assert hit == told.promised
    app.journal.open_hit(0)
    app.all_done()
    assert PromisesDriver(app.shown_page()).texts("settled") == [told.promised]
    promises = app.conductor.session.services.promises
    assert promises.counts(None, By.ME).kept == 1
    app.close()


def test_what_was_begun_is_there_after_the_door_closed(computer, told):
    app = computer.start()
    app.welcome(language=told.own_name, passphrase="合言葉 correct horse")
    page = page_of(app)
    page.new.write("promiseText", told.promised)
    app.lock()
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.unlock("合言葉 correct horse")
    page = page_of(app)
    assert page.new.written("promiseText") == told.promised
    app.close()
