"""What is hard to undo is not done when what is there now could not be kept first."""

from pathlib import Path

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.journal.problems import NotEmptied
from trustjournal.keeping.known import Before
from trustjournal.keeping.missed import Reason, reason_of
from trustjournal.keeping.problems import CopyHangs


class NotBroughtIn(JournalProblem):
    """An import waits: it is made only after a copy."""

    def __init__(self, next_step: str) -> None:
        super().__init__(
            _("Nothing was brought in, because no copy of the journal could be saved first."),
            _("Your journal and your earlier copies are unchanged."),
            next_step,
        )


class NotBroughtBack(JournalProblem):
    """A copy stays where it is: the journal that is here could not be kept."""

    def __init__(self, next_step: str) -> None:
        super().__init__(
            _("The copy was not brought back: what is here now could not be kept first."),
            _("Your journal and your earlier copies are unchanged."),
            next_step,
        )


class NoRoomToBringBack(JournalProblem):
    """A copy stays where it is: there is no room for what it holds."""

    def __init__(self) -> None:
        super().__init__(
            _("The copy was not brought back: there is no room for it, since the disk is full."),
            _("Your journal and your earlier copies are unchanged."),
            _("Make some room on the disk of the journal, then try again."),
        )


def not_done(before: Before, problem: JournalProblem, folder: Path) -> JournalProblem:
    """Return the problem of whoever wanted to do it; `folder` is where there was no way."""
    hangs = isinstance(problem, CopyHangs)
    next_step = problem.next_step if hangs else _next_step(reason_of(problem), folder)
    match before:
        case Before.EMPTYING:
            return NotEmptied(next_step)
        case Before.IMPORT:
            return NotBroughtIn(next_step)
        case Before.RESTORE:
            return NotBroughtBack(next_step)


def _next_step(reason: Reason, folder: Path) -> str:
    match reason:
        case Reason.FULL:
            return _("The disk is full. Make some room on it, then try again.")
        case Reason.REFUSED:
            return _(
                "Check this folder, which cannot be written to, then try again: {folder}"
            ).format(folder=isolated(str(folder)))
        case Reason.UNKNOWN:
            return _("Look in the settings whether everything is intact, then try again.")
