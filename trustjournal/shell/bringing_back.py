"""Puts another file in the place of the journal, a copy or what was salvaged, and opens that."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustjournal.core.clock import Clock
from trustjournal.core.problems import JournalProblem

if TYPE_CHECKING:
    from trustjournal.shell.session import Session
    from trustjournal.ui.background import Jobs


class BringingBack(QObject):
    """Exchanges the journal of one session.

    Signals:
        exchanging: Emitted when its pages are gone and another file takes its place.
    """

    exchanging = Signal()

    def __init__(
        self, session: "Session", jobs: "Jobs", clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._clock = session, jobs, clock
        self._to_tell: Exception | None = None

    def bring_back(self, file: Path, secret: str | None) -> None:
        """Put a copy in the place of the journal, then open what came back."""
        vault, now, services = self._session.vault, self._clock(), self._session.services

        def work() -> None:
            from trustjournal.keeping import restoring

            if services is not None:
                services.keeping.copy_before_restoring()
            vault.close()
            restoring.restore(vault, file, secret, now)

        self._replace(work)

    def salvage(self, secret: str | None) -> None:
        """Put what can be read of a damaged journal into its place, then open that."""
        vault, clock = self._session.vault, self._clock

        def work() -> JournalProblem:
            from trustjournal.keeping.problems import Rescued
            from trustjournal.services import salvage

            vault.close()
            rescue = salvage(vault, secret, clock)
            return Rescued(rescue.salvaged, rescue.former)

        self._replace(work)

    def tell(self, report: Callable[[Exception], object]) -> None:
        """Tell once what became of it, now that a journal lies open."""
        told, self._to_tell = self._to_tell, None
        if told is not None:
            report(told)

    def _replace(self, work: Callable[[], JournalProblem | None]) -> None:
        was_open = self._session.services is not None
        # Whoever stood before the door is told there; who was inside goes back and is told then.
        fail = self._begin_and_tell if was_open else self._session.refused.emit

        def go_on() -> None:
            self._session.drop_pages()
            self.exchanging.emit()
            self._jobs.run(self, work, self._begin_and_tell, fail=fail)

        self._session.once_saved(go_on)

    def _begin_and_tell(self, told: Exception | None) -> None:
        self._to_tell = told
        self._session.begin()
