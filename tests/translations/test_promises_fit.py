"""No word is cut off where promises are written down, read and settled."""

from datetime import timedelta

import pytest

from tests.drivers.promises import PromisesDriver
from tests.translations.test_texts_fit import SPOKEN_AND_SIZED, cut_off
from trustjournal.events.domain import By, Size
from trustjournal.promises.domain import Draft, Outcome, Repeats

LONG = "A friend from long ago with a remarkably long name"
SHORT = "健太"


@pytest.fixture
def lived_in(app):
    """Promises of every state, with long and short words."""
    services = app.conductor.session.services
    promises, today = services.promises, app.conductor.clock().date()
    before, after = today - timedelta(days=40), today + timedelta(days=3)
    for name in (SHORT, LONG):
        for by in By:
            for due in (None, today - timedelta(days=5), today, after, after + timedelta(days=90)):
                promises.make(
                    Draft(
                        text=f"{LONG} {'夜' * 200} https://example.org/{'a' * 120}",
                        name=name, by=by, made=before, due=due, size=Size.BIG,
                        repeats=Repeats.NEVER if due is None else Repeats.FORTNIGHTLY,
                        how_good=LONG * 3, who_decides=LONG,
                    )
                )  # fmt: skip
        for outcome in (Outcome.NOT_KEPT_SILENT, Outcome.LATE_SILENT):
            due = today - timedelta(days=5)
            made = promises.make(Draft(text="x", name=name, made=before, due=due))
            promises.settle(made.id, outcome, note=LONG * 4)
    return app


def unfold(page):
    """Open everything that can be opened."""
    page.new.write("promiseText", "x")
    page.new.press("morePromise")
    page.new.press("mean")
    row = page.rows("mine")[-1]
    row.press("tellMore")
    next(iter(row.menu().values()))()
    row.changing.press("morePromise")
    for settled in page.rows("settled"):
        assert settled.history


@SPOKEN_AND_SIZED
def test_the_page_cuts_no_word_off(lived_in, speak, language, size):
    app = lived_in
    app.window.resize(*size)
    speak(app, language)
    page = PromisesDriver(app.go("promises"))
    unfold(page)
    app.all_done()
    assert cut_off(app.window) == []
    app.close()
