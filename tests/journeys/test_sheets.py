"""A sheet is filled in over some days: locked in the middle, cut off, read in another language."""

import gc
import shutil
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.answered import answers_of
from tests.drivers.worksheets import SheetDriver
from tests.journeys.conftest import quickly_in_japanese
from tests.qt_input import compose, preedit
from tests.words_held import holding
from trustjournal.services import assemble
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault


@dataclass(frozen=True)
class Telling:
    """How the same days are told in a language."""

    language: str
    heading: str
    progress: str
    typed: tuple[str, ...]
    on: tuple[str, ...]
    other: str
    other_progress: str


TELLINGS = [
    Telling(
        language="ja",
        heading="謝る準備",
        progress="全12項目の3番目",
        typed=("きんようび", "金曜日に", "金曜日に話してしまいました。"),
        on=("みか", "美香さんに。"),
        other="en",
        other_progress="Step 3 of 12",
    ),
    Telling(
        language="en",
        heading="Apology",
        progress="Step 3 of 12",
        typed=("On", "On Friday", "On Friday I passed it on."),
        on=("To", "To Mika."),
        other="ja",
        other_progress="全12項目の3番目",
    ),
]


class Days:
    """The program in the hands of somebody who prepares an apology."""

    def __init__(self, app, telling: Telling) -> None:
        self.app, self.telling = app, telling

    @property
    def worksheets(self):
        return self.app.conductor.session.services.worksheets

    @property
    def frame(self):
        return self.app.conductor.window.frame

    def begin(self) -> SheetDriver:
        page = self.frame.go("sheet")
        page.begin("apology")
        self.app.all_done()
        return SheetDriver(page)

    def resume(self) -> SheetDriver:
        """Open the only sheet that waits."""
        (waiting,) = self.worksheets.unfinished()
        page = self.frame.go("sheet")
        page.open(waiting.sheet.id)
        self.app.all_done()
        return SheetDriver(page)

    def come_to_the_act(self) -> SheetDriver:
        page = self.begin()
        assert page.heading == self.telling.heading
        page.answer("safe.safe", "no")
        page.next()
        page.next()
        assert page.progress == self.telling.progress
        return page

    def words(self, page: SheetDriver) -> QPlainTextEdit:
        words = page.within("act.act").control("words")
        assert isinstance(words, QPlainTextEdit)
        words.setFocus()
        return words

    def kept(self):
        """Return the answers of the only sheet as they lie on the disk."""
        self.app.all_done()
        found = self.worksheets.unfinished()
        return found[0].sheet.answers if found else {}


@pytest.fixture(params=quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language)
def days(app, request):
    app.conductor.choose(language=request.param.language)
    app.all_done()
    return Days(app, request.param)


def test_a_sheet_is_locked_in_the_middle_resumed_and_walked_to_its_end(days, locked):
    app, telling = days.app, days.telling
    page = days.come_to_the_act()
    compose(days.words(page), *telling.typed)
    app.lock()
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.unlock(locked.passphrase)
    page = days.resume()
    assert page.progress == telling.progress
    words = days.words(page)
    assert words.toPlainText() == telling.typed[-1]
    app.conductor.choose(language=telling.other)
    app.all_done()
    assert page.progress == telling.other_progress
    compose(words, *telling.on)
    app.conductor.choose(language=telling.language)
    app.all_done()
    assert words.toPlainText() == telling.typed[-1] + telling.on[-1]
    days.app = app = app.reopen()
    app.unlock(locked.passphrase)
    page = days.resume()
    assert page.value("act.act") == telling.typed[-1] + telling.on[-1]
    answers = answers_of("apology", telling.language)
    del answers["act.act"]
    page.jump(page.steps()[0])
    while page.stage == "walk":
        for each in list(page.step.asked()):
            if each.address in answers:
                page.answer(each.address, answers[each.address])
        page.next()
        app.all_done()
    page.press("keepFollowUps")
    app.all_done()
    assert page.stage == "finishedSheet"
    (finished,) = days.worksheets.finished()
    assert finished.sheet.answers["act.act"] == telling.typed[-1] + telling.on[-1]
    assert app.problem() == ("", "", "")
    app.close()


def test_when_the_power_goes_all_but_the_last_two_seconds_is_there(
    days, locked, computer, tmp_path
):
    page = days.come_to_the_act()
    words = days.words(page)
    compose(words, *days.telling.typed)
    preedit(words, "みか")
    days.app.until(lambda: days.kept().get("act.act") == days.telling.typed[-1])
    # What lies on the disk now is all there is: nobody left the page, and nothing was closed.
    copy = tmp_path / "after"
    shutil.copytree(computer.paths.journal, copy)
    vault = Vault(copy, tmp_path / "copies", cost=keys.FLOOR)
    vault.open(locked.passphrase)
    found = assemble(vault, computer.clock, lambda _changes: None).worksheets.unfinished()
    assert [each.sheet.answers["act.act"] for each in found] == [days.telling.typed[-1]]
    assert found[0].sheet.place == "act"
    vault.close()
    days.app.close()


def test_no_word_of_a_sheet_stays_in_memory_behind_the_lock(app):
    days = Days(app, TELLINGS[0])
    page = days.begin()
    page.answer("safe.safe", "no")
    page.next()
    page.next()
    compose(days.words(page), "しるし", "しるしのことば")
    assert holding(["しるしのことば"])
    app.lock()
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()
    del page
    gc.collect()
    assert holding(["しるしのことば"]) == []
    app.unlock()
    app.close()


def test_a_sheet_is_reached_left_and_helped_by_keys_and_clicks(open_app):
    app = open_app
    days = Days(app, TELLINGS[1])
    page = days.begin()
    page.press("help")
    app.all_done()
    assert app.window.frame.page("help").isVisible()
    page = days.begin()
    page.answer("safe.safe", "yes")
    app.press_key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.progress == "Step 2 of 4 · only for yourself"
    page.later()
    app.all_done()
    assert app.window.frame.page("worksheets").isVisible()
    assert days.kept() == {"safe.safe": "yes"}
    app.close()
