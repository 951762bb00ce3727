"""The second folder of copies in the settings: where it is, what arrived there, and another one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats
from trustjournal.keeping.missed import Reason
from trustjournal.ui.beside import ask_folder
from trustjournal.ui.widgets import FlowLayout, TranslatedWidget, announce, button, label

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock
    from trustjournal.keeping.known import SecondFolder
    from trustjournal.keeping.service import Keeping
    from trustjournal.ui.background import Jobs


class SecondPart(TranslatedWidget):
    """Chooses a second folder, and says quietly how it stands.

    Signals:
        problem: Emitted with the exception when a folder could not be taken.
    """

    problem = Signal(Exception)

    def __init__(
        self,
        keeping: "Keeping",
        jobs: "Jobs",
        clock: "Clock",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeping, self._jobs, self._clock = keeping, jobs, clock
        self._known: SecondFolder | None = None
        self._is_protected = True
        self._place = label("", "small", wrap=True, name="secondPlace")
        self._state = label(self._words, "small", tone="soft", wrap=True, name="secondState")
        self._choose = button(self._choose_words, clicked=self._ask, name="chooseSecond")
        self._stop = button(
            lambda: _("Stop using this folder"),
            "ghost",
            clicked=self._on_stop,
            name="stopSecond",
        )
        row = QWidget()
        flow = FlowLayout(row, gap=10)
        flow.addWidget(self._choose)
        flow.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(lambda: _("A second folder"), "strong"))
        column.addWidget(self._place)
        column.addWidget(self._state)
        column.addWidget(row)
        self.show_known(None, is_protected=True)

    def show_known(self, known: "SecondFolder | None", *, is_protected: bool) -> None:
        """Say how it stands now."""
        self._known, self._is_protected = known, is_protected
        self._place.say(self._place.setText, "" if known is None else isolated(str(known.folder)))
        self._place.setVisible(known is not None)
        self._state.say(self._state.setText, self._words)
        self._choose.say(self._choose.setText, self._choose_words)
        self._stop.setVisible(known is not None)

    def _words(self) -> str:
        known = self._known
        if known is None:
            said = _(
                "Automatic copies can go to another disk as well, such as a USB stick or a "
                "synchronised folder. When it is not there, nothing is missing: it catches up."
            )
        elif not known.is_there:
            said = _("It is not there at the moment. {last}").format(last=self._last())
        elif known.trouble is Reason.FULL:
            said = _("The last copy did not fit: the disk is full. {last}").format(
                last=self._last()
            )
        elif known.trouble is not None:
            said = _("The last copy could not be written there. {last}").format(last=self._last())
        else:
            said = self._last()
        if known is None or self._is_protected:
            return said
        open_to_all = _("The journal has no passphrase: whoever has that folder can read it.")
        return f"{said}\n{open_to_all}"

    def _last(self) -> str:
        at = None if self._known is None else self._known.last_at
        if at is None:
            return _("No copy is there yet.")
        now = self._clock()
        local = at.astimezone(now.tzinfo)
        return _("Last copy there: {day}, {time}").format(
            day=formats.relative_day(local.date(), now.date()), time=formats.clock_time(local)
        )

    def _choose_words(self) -> str:
        return _("Choose a folder…") if self._known is None else _("Choose another folder…")

    def _ask(self) -> None:
        ask_folder(self, _("A second folder for copies"), self._on_chosen)

    def _on_chosen(self, folder: Path) -> None:
        self._use(folder)

    def _on_stop(self) -> None:
        self._use(None)

    def _use(self, folder: Path | None) -> None:
        keeping = self._keeping
        self._enable(False)

        def work() -> "SecondFolder | None":
            keeping.use_second(folder)
            return keeping.second_folder()

        self._jobs.run(self, work, self._on_used, fail=self._on_failed)

    def _on_used(self, known: "SecondFolder | None") -> None:
        self._enable(True)
        self.show_known(known, is_protected=self._is_protected)
        announce(self, self._state.text())

    def _on_failed(self, problem: Exception) -> None:
        self._enable(True)
        self.problem.emit(problem)

    def _enable(self, ready: bool) -> None:
        self._choose.setEnabled(ready)
        self._stop.setEnabled(ready)
