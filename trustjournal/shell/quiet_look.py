"""Looks the journal over by itself, once the page stands there and nobody waits for anything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from trustjournal.storage.problems import JournalClosed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustjournal.keeping.checking import Finding
    from trustjournal.services import Services
    from trustjournal.shell.window import Window
    from trustjournal.ui.background import Jobs

_AFTER = 10_000
"""Milliseconds after the journal was opened; by then the first page is read."""


class QuietLook(QObject):
    """Once a week, and after the journal was not closed; it is told only when something is wrong.

    Nothing is ever repaired by itself.
    """

    def __init__(self, window: "Window", jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._jobs = window, jobs
        self._services: Services | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self.look)

    def begin(self, services: "Services") -> None:
        """Look in a while."""
        self._services = services
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._services = None
        self._timer.stop()

    def look(self) -> None:
        """Look now, if it is time."""
        self._timer.stop()
        services = self._services
        if services is None:
            return
        keeping = services.keeping

        def go_on(answers: tuple[bool, bool]) -> None:
            is_older, is_due = answers
            if is_older:
                from trustjournal.keeping.problems import OlderThanItsCopies

                self._window.frame.tell(OlderThanItsCopies, lambda: None)
            if is_due:
                self._look_over(services)

        self._jobs.run(
            self,
            lambda: (keeping.is_behind_its_copies(), keeping.look_is_due()),
            go_on,
            fail=self._on_failed,
            only_latest="look",
        )

    def _look_over(self, services: "Services") -> None:
        from trustjournal.keeping.gently import gently

        gently(self, self._jobs, services.keeping.look_over(), self._tell, fail=self._on_failed)

    def _tell(self, findings: "Sequence[Finding]") -> None:
        from trustjournal.keeping.checking import Severity
        from trustjournal.keeping.problems import FoundByItself

        if all(each.severity is Severity.NOTE for each in findings):  # told once, in its own words
            return
        damage = any(each.severity is Severity.DAMAGE for each in findings)
        self._window.frame.tell(lambda: FoundByItself(damage=damage), lambda: None)

    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, JournalClosed):  # it was locked meanwhile: next time, then
            self._window.frame.report(problem)
