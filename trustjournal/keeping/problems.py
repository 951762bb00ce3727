"""What can go wrong with copies and exports, each with its way out."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping.missed import Reason
from trustjournal.storage.problems import JournalDamaged

if TYPE_CHECKING:
    from trustjournal.storage.salvage import Salvaged


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


class CopyNotOpened(JournalProblem):
    """What was typed opens the journal perhaps, but not this copy of it."""

    def __init__(self) -> None:
        super().__init__(
            _("That does not open this copy."),
            _("Nothing was changed."),
            _(
                "It opens with the passphrase that the journal had when it was made, or with the "
                "recovery key of that time."
            ),
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


class CopyHangs(JournalProblem):
    """Another copy is being made, at a place where nothing moves."""

    def __init__(self) -> None:
        super().__init__(
            _("Another copy is still being saved, and nothing has moved for a while."),
            _("Your journal and your earlier copies are unchanged."),
            _("Check the disk or the network folder to which that copy goes, then try again."),
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
                _(
                    "Another try follows in a moment, by itself. "
                    "You can also save one now, in the settings."
                ),
            ),
        }[reason]
        super().__init__(
            happened, _("Everything you wrote is there, and so are your earlier copies."), next_step
        )


class WantedCopyMissing(JournalProblem):
    """A copy was asked for, and the journal was closed or locked before it could be saved."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            _("A copy that you asked for could not be saved: {file}").format(
                file=isolated(str(file))
            ),
            _("Everything you wrote is there, and so are your earlier copies."),
            _("Check the folder, or whether the disk is there, and save it again in the settings."),
        )


class CopyRotten(JournalProblem):
    """The newest copy does not read any more as it was written."""

    def __init__(self, written_at: datetime) -> None:
        super().__init__(
            _("The copy of {day} is damaged.").format(day=formats.short_day(written_at.date())),
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


class FoundByItself(JournalProblem):
    """The journal was looked over by itself, and something is not as it should be."""

    def __init__(self, *, damage: bool) -> None:
        super().__init__(
            _("The journal was looked over, and a part of it is damaged.")
            if damage
            else _("The journal was looked over, and something in it needs a look."),
            _("Nothing was changed, and your saved copies are untouched."),
            _("What it is, and what helps, is said in the settings: “Is everything intact?”"),
        )


class OlderThanItsCopies(JournalProblem):
    """An earlier state of the journal was put in its place."""

    def __init__(self) -> None:
        super().__init__(
            _("This journal is in an earlier state than its newest saved copy."),
            _("Nothing was changed, and your saved copies are untouched."),
            _(
                "If you put an older file here yourself, all is well. If not, bring back the "
                "newest copy, in the settings."
            ),
        )


class SetAside(JournalProblem):
    """A file lay beside the journal that would have been played back into it."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            _("A file that does not belong to the journal lay beside it, and was set aside."),
            _("Nothing of it was read into the journal. It is kept at {file}.").format(
                file=isolated(str(file))
            ),
            _(
                "It may come from a program that syncs folders, or from files that were copied "
                "by hand. If something that you wrote is missing, look into the newest saved "
                "copy."
            ),
        )


class NothingReadable(JournalDamaged):
    """Not even a part of a damaged journal can be saved."""

    def __init__(self) -> None:
        JournalProblem.__init__(
            self,
            _("Nothing of the damaged journal could be read."),
            _("It has been left exactly as it is, and so have the saved copies."),
            _("Bring back the newest saved copy, and keep the damaged file."),
        )


class Rescued(JournalProblem):
    """What came of saving the readable rest of a damaged journal."""

    def __init__(self, salvaged: "Salvaged", former: Path) -> None:
        super().__init__(
            ngettext(
                "{count} thing that could be read is in the journal again.",
                "{count} things that could be read are in the journal again.",
                salvaged.rows,
            ).format(count=formats.number(salvaged.rows)),
            _with_what_was_lost(
                salvaged,
                _("The damaged file is kept at {folder}.").format(folder=isolated(str(former))),
            ),
            "",
        )


class WrittenOut(JournalProblem):
    """What came of writing the readable rest of a damaged journal into plain files."""

    def __init__(self, salvaged: "Salvaged", folder: Path) -> None:
        happened = ngettext(
            "{count} thing that could be read was written to {place}.",
            "{count} things that could be read were written to {place}.",
            salvaged.rows,
        )
        super().__init__(
            happened.format(count=formats.number(salvaged.rows), place=isolated(str(folder))),
            _with_what_was_lost(salvaged, _("The journal itself has been left exactly as it is.")),
            _("These files are not encrypted: whoever can open them can read them."),
        )


def _with_what_was_lost(salvaged: "Salvaged", kept: str) -> str:
    """Say how much could only be taken from copies, and how much not at all, then what was kept."""
    lost = ngettext(
        "{count} could not be read.", "{count} could not be read.", salvaged.refused
    ).format(count=formats.number(salvaged.refused))
    copied = ngettext(
        "{count} of them was taken from a saved copy, as it stood there.",
        "{count} of them were taken from a saved copy, as they stood there.",
        salvaged.from_copies,
    ).format(count=formats.number(salvaged.from_copies))
    said = ((copied, salvaged.from_copies), (lost, salvaged.refused), (kept, True))
    return "\n".join(words for words, is_said in said if is_said)


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
