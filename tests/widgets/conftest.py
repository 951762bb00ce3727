"""What every test of widgets gets: the theme, the language switch, and work done at once."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.clocks import FakeClock
from trustjournal import i18n
from trustjournal.checkins.service import CheckIns
from trustjournal.core.settings import Appearance
from trustjournal.events.service import Events
from trustjournal.journal.service import Journal
from trustjournal.people.service import People
from trustjournal.preferences.service import Choices
from trustjournal.storage.vault import Vault
from trustjournal.ui.background import ChangeSignal, DatabaseJobs, InlineJobs
from trustjournal.ui.language import LanguageSwitch
from trustjournal.ui.theme import Theme


@pytest.fixture(scope="session")
def _worn_theme(qapp: QApplication) -> Theme:
    qapp.setCursorFlashTime(0)
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def theme(_worn_theme: Theme) -> Iterator[Theme]:
    """The look of the program, light and at 100 % when a test begins."""
    _worn_theme.use(Appearance.LIGHT, 100)
    yield _worn_theme
    _worn_theme.use(Appearance.LIGHT, 100)


@pytest.fixture
def language(qapp: QApplication) -> Iterator[LanguageSwitch]:
    """Switches the language of the running program; English when a test begins."""
    switch = LanguageSwitch(qapp)
    switch.use("en")
    yield switch
    if i18n.language() != "en":  # else every widget would be told of a change that was none
        switch.use("en")
    switch.deleteLater()


@pytest.fixture
def jobs() -> InlineJobs:
    """Database work that is done before `run` returns."""
    return InlineJobs()


@pytest.fixture(params=["inline", "threaded"])
def any_jobs(request: pytest.FixtureRequest) -> Iterator[InlineJobs | DatabaseJobs]:
    """Both kinds of jobs in turn, for tests that both must pass."""
    if request.param == "inline":
        yield InlineJobs()
        return
    jobs = DatabaseJobs()
    yield jobs
    jobs.close()


@pytest.fixture
def changes() -> ChangeSignal:
    return ChangeSignal()


@pytest.fixture
def show(qtbot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Shows a widget in front, so that keys reach it, and closes it when the test ends."""

    kept: list[QWidget] = []

    def show_in_front(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        kept.append(widget)  # qtbot alone would let it be collected
        qtbot.addWidget(widget)
        if width:
            widget.resize(width, height or widget.sizeHint().height())
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    yield show_in_front
    # What stays behind is dressed and told the language again in every test that follows.
    for widget in kept:
        if isValid(widget):
            widget.close()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept.clear()


@pytest.fixture
def journal(vault: Vault, clock: FakeClock, changes: ChangeSignal) -> Journal:
    return Journal(vault, clock, changes.announce)


@pytest.fixture
def check_ins(vault: Vault, clock: FakeClock, changes: ChangeSignal) -> CheckIns:
    return CheckIns(vault, clock, changes.announce)


@pytest.fixture
def events(vault: Vault, clock: FakeClock, changes: ChangeSignal) -> Events:
    return Events(vault, clock, changes.announce)


@pytest.fixture
def people(
    vault: Vault, clock: FakeClock, changes: ChangeSignal, check_ins: CheckIns, journal: Journal
) -> People:
    cascades = [check_ins.ratings_of_people, journal.links_of_people]
    return People(vault, clock, changes.announce, cascades=cascades)


@pytest.fixture
def choices(vault: Vault, changes: ChangeSignal) -> Choices:
    return Choices(vault, changes.announce)
