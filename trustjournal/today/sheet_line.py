"""One quiet line: the worksheet that one was in the middle of."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal import i18n
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.ui.widgets import TranslatedWidget, button

if TYPE_CHECKING:
    from trustjournal.ui.background import Jobs
    from trustjournal.worksheets.service import Worksheets
    from trustjournal.worksheets.sheet import Opened


class SheetLine(TranslatedWidget):
    """Leads to the sheet that was written in last; whom it is about is not said here.

    Signals:
        sheet_asked: Emitted with the sheet's id.
        problem: Emitted with the exception when the sheets could not be read.
    """

    sheet_asked = Signal(str)
    problem = Signal(object)

    def __init__(
        self, worksheets: "Worksheets", jobs: "Jobs", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._worksheets, self._jobs = worksheets, jobs
        self._waiting: Opened | None = None
        self._button = button(
            "", "ghost", "clipboard-list", clicked=self._on_go_on, name="goOnSheet", flush=True
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch(1)

    def refresh(self) -> None:
        """Look again what waits."""
        self._jobs.run(
            self,
            self._worksheets.waiting,
            self._show,
            fail=self.problem.emit,
            only_latest="waiting",
        )

    def _show(self, waiting: "Opened | None") -> None:
        self._waiting = waiting
        if waiting is not None:
            self._button.say(self._button.setText, partial(_go_on, waiting))
        self.setVisible(waiting is not None)

    def _on_go_on(self) -> None:
        if self._waiting is not None:
            self.sheet_asked.emit(self._waiting.sheet.id)


def _go_on(waiting: "Opened") -> str:
    title = isolated(waiting.worksheet.title[i18n.language()])
    return _("Go on with “{title}”").format(title=title)
