"""Before a talk: a page is read, printed into a file, and not offered where it would harm."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.drivers.settings import CardDriver
from tests.journeys.conftest import quickly_in_japanese
from trustjournal.briefs.dialog import BriefDialog
from trustjournal.matters.domain import Draft


@dataclass(frozen=True)
class Telling:
    """How the same day is told in a language."""

    language: str
    somebody: str
    topic: str
    title: str
    heading: str


TELLINGS = [
    Telling(
        language="ja",
        somebody="純",
        topic="お迎えの分担",
        title="話す前に：\u2068純さん\u2069",
        heading="気になっていること",
    ),
    Telling(
        language="en",
        somebody="Jun",
        topic="who picks Hana up",
        title="Before we talk: \u2068Jun\u2069",
        heading="Open matters",
    ),
]


@pytest.mark.parametrize(
    "telling", quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language
)
def test_a_page_before_a_talk(app, telling, tmp_path):
    app.conductor.choose(language=telling.language)
    app.all_done()
    services = app.conductor.session.services
    person = services.people.add(telling.somebody)
    services.matters.open(Draft(person=person.id, topic=telling.topic))
    page = app.window.frame.go("person")
    page.open(person.id)
    app.all_done()

    app.click("beforeWeTalk")
    app.all_done()
    dialog = page.findChild(BriefDialog)
    card = CardDriver(dialog)
    assert {telling.title, telling.heading} <= set(card.words())
    card.press("pdf")
    card.answer_file(tmp_path / "talk")
    app.all_done()
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF")
    card.press("close")

    services.people.amend(person.id, {"safety": True})
    app.until(lambda: not page.findChild(QAbstractButton, "beforeWeTalk").isVisible())
    app.close()
