"""What can go wrong with copies and exports, each with its way out."""

from datetime import datetime
from pathlib import Path

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats
from trustjournal.keeping.missed import Reason


class NotACopy(JournalProblem):
    """The chosen file is something else."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is not a copy of a journal."),
            _("Nothing was changed."),
            _("Choose a file whose name ends in .tjbak."),
        )


class CopyMissing(JournalProblem):
    """The file that should be brought back is not there."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such file."), _("Nothing was changed."), _("Check the path of the copy.")
        )


class CopyDamaged(JournalProblem):
    """A copy whose bytes are not those that were written."""

    def __init__(self) -> None:
        super().__init__(
            _("This copy is damaged: some of its bytes have changed since it was made."),
            _("Your journal was not touched."),
            _("Try an older copy."),
        )


class CopyNotRead(JournalProblem):
    """A copy that the disk, or its owner, does not let be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The copy could not be read: {reason}").format(reason=reason),
            _("Nothing was changed."),
            _("Check that you may read the file, or try another copy."),
        )


class CopyTooNew(JournalProblem):
    """A copy made by a later version of the program."""

    def __init__(self) -> None:
        super().__init__(
            _("This copy was made by a newer version of the app."),
            _("Nothing was changed."),
            _("Install the newer version, and bring the copy back there."),
        )


class CopyNotWritten(JournalProblem):
    """The copy could not be written where it was wanted."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The copy could not be written: {reason}").format(reason=reason),
            _("Your journal and your earlier copies are unchanged."),
            _("Choose another folder, or make room and try again."),
        )


class CopyMissed(JournalProblem):
    """No copy could be made when the journal was last closed."""

    def __init__(self, reason: Reason, folder: Path) -> None:
        happened, next_step = {
            Reason.FULL: (
                _("When the journal was last closed, no copy was saved: the disk was full."),
                _("Make some room. The next copy is made when you close the journal."),
            ),
            Reason.REFUSED: (
                _(
                    "When the journal was last closed, no copy was saved: "
                    "this folder could not be written to: {folder}"
                ).format(folder=isolated(str(folder))),
                _("Check the folder. The next copy is made when you close the journal."),
            ),
            Reason.UNKNOWN: (
                _("When the journal was last closed, no copy was saved."),
                _("The next one is made when you close the journal, or now, in the settings."),
            ),
        }[reason]
        super().__init__(
            happened, _("Everything you wrote is there, and so are your earlier copies."), next_step
        )


class CopyRotten(JournalProblem):
    """The newest copy does not read any more as it was written."""

    def __init__(self, written_at: datetime) -> None:
        super().__init__(
            _("A copy is damaged: the one of {day}.").format(
                day=formats.short_day(written_at.date())
            ),
            _("Your journal was not touched, and a new copy was made."),
            _("When this happens again, the disk may be failing: keep a copy on another one."),
        )


class CopyNotRemoved(JournalProblem):
    """A copy that should go could not be removed."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("A copy could not be removed: {reason}").format(reason=reason),
            _("Your journal is unchanged."),
            _("Check that you may change the folder of the copies, and try again."),
        )


class ExportNotWritten(JournalProblem):
    """An export could not be written where it was wanted."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The export could not be written: {reason}").format(reason=reason),
            _("Your journal is unchanged."),
            _("Choose another folder, or make room and try again."),
        )


class AlreadyThere(JournalProblem):
    """Something lies where an export should go."""

    def __init__(self) -> None:
        super().__init__(
            _("There is already something at that place."),
            _("Nothing was overwritten."),
            _("Choose a new name."),
        )


class SameFolder(JournalProblem):
    """The second folder would be no second one."""

    def __init__(self) -> None:
        super().__init__(
            _("The journal or its copies are in this very folder."),
            _("Nothing was changed."),
            _("Choose a folder on another disk, for example on a USB stick."),
        )


class NotInCopy(JournalProblem):
    """An entry was asked for that the copy does not hold."""

    def __init__(self) -> None:
        super().__init__(
            _("This entry is not in the copy."),
            _("Nothing was changed."),
            _("Look at what it holds first, with --preview."),
        )
