"""What every test of widgets gets: the theme, the language switch, and work done at once."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from trustjournal.core.settings import Appearance
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
    kept.clear()
