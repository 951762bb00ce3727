"""What can stand between a person and their journal: each case in its own sentences."""

from pathlib import Path

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _


class WrongPassphrase(JournalProblem):
    """The key file is whole, but what was typed opens none of its slots."""

    def __init__(self) -> None:
        super().__init__(
            _("This passphrase does not open the journal."),
            _("Nothing was changed."),
            _(
                "Check capital letters and the input method, and try again. "
                "The recovery key can be entered here too. Without either, nobody can open it."
            ),
        )


class MistypedRecoveryKey(WrongPassphrase):
    """It has the shape of a recovery key, but its check digits do not fit."""

    def __init__(self) -> None:
        JournalProblem.__init__(
            self,
            _("This looks like a recovery key, but a letter or digit is not right."),
            _("Nothing was changed."),
            _("Compare it with what you wrote down, group by group, and try again."),
        )


class PassphraseNeeded(WrongPassphrase):
    """The journal is protected and nothing was entered."""

    def __init__(self) -> None:
        JournalProblem.__init__(
            self,
            _("This journal is protected by a passphrase."),
            "",
            _("Enter the passphrase or the recovery key."),
        )


class JournalMissing(JournalProblem):
    """There is no journal at the place where it is looked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("No journal was found in {folder}.").format(folder=isolated(str(folder))),
            _("Nothing was changed."),
            _(
                "If you moved it, choose the folder where it is now. "
                "If it is gone, bring it back from a saved copy."
            ),
        )


class JournalExists(JournalProblem):
    """A new journal would cover one that is already there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("There is already a journal in {folder}.").format(folder=isolated(str(folder))),
            _("It has been left as it is."),
            _("Open it, or choose another folder for the new journal."),
        )


class KeysDamaged(JournalProblem):
    """Neither copy of the key file can be used."""

    def __init__(self) -> None:
        super().__init__(
            _("The journal's key file is missing or damaged, and so is its second copy."),
            _("The journal itself was not touched."),
            _(
                "Bring back a saved copy of the journal: each copy carries its own keys. "
                "Or put keys.json back beside the journal, if you have it elsewhere."
            ),
        )


class KeysWeakened(KeysDamaged):
    """The key file asks for a protection below what this program ever writes."""

    def __init__(self) -> None:
        JournalProblem.__init__(
            self,
            _("The journal's key file was changed so that its protection would be too weak."),
            _("Nothing was opened, and nothing was changed."),
            _("Bring back a saved copy of the journal: each copy carries its own keys."),
        )


class JournalDamaged(JournalProblem):
    """The file belongs to a journal, but something in it no longer fits."""

    def __init__(self) -> None:
        super().__init__(
            _("The journal file is damaged."),
            _("It has been left exactly as it is, and so have the saved copies."),
            _("Bring back the newest saved copy, and keep the damaged file until you have looked."),
        )


class NotAJournal(JournalProblem):
    """A file of another kind lies where the journal should be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("The file journal.db in {folder} is not a journal of this app.").format(
                folder=isolated(str(folder))
            ),
            _("It has been left exactly as it is."),
            _("Choose the folder of your journal, or bring back a saved copy."),
        )


class NewerJournal(JournalProblem):
    """A later version of the program wrote it, in a shape that this one does not know."""

    def __init__(self) -> None:
        super().__init__(
            _("This journal was written by a newer version of the app."),
            _("It has been left exactly as it is."),
            _("Install the newer version to open it."),
        )


class JournalInUse(JournalProblem):
    """Another window or command holds the journal."""

    def __init__(self) -> None:
        super().__init__(
            _("The journal is already open in another window or command."),
            _("Nothing was changed."),
            _("Close it there, and try again."),
        )


class JournalLeaving(JournalInUse):
    """A program without a window holds the journal: it finishes a copy, then it ends."""

    def __init__(self) -> None:
        JournalProblem.__init__(
            self,
            _("The journal is still being closed from the last time: a copy is being finished."),
            _("Everything you wrote is saved."),
            _(
                "This window opens it as soon as that is done. On a slow disk that can take a "
                "while; one that does not answer is not waited for longer than a minute or two."
            ),
        )


class JournalExchanged(JournalProblem):
    """Another program put a file of its own in the place of the open one; ours is back."""

    def __init__(self, kept: Path) -> None:
        super().__init__(
            _(
                "Another program moved the journal file, or put a different one in its place, "
                "while it was open."
            ),
            _(
                "The journal as it is here lies in its place again. What lay there is kept in "
                "{folder}."
            ).format(folder=isolated(str(kept))),
            _(
                "Try again. Then look for what changes files by itself, such as a program that "
                "syncs folders."
            ),
        )


class JournalOverwritten(JournalProblem):
    """Another program wrote into the open file."""

    def __init__(self, kept: Path) -> None:
        super().__init__(
            _("Another program wrote into the journal file while it was open."),
            _(
                "It was left as it is now, and nothing was written on top. "
                "A copy of it, with what was last saved here, is in {folder}."
            ).format(folder=isolated(str(kept))),
            _(
                "Copy what you are writing to a safe place, then close the window and open the "
                "journal again. If something is missing, bring back the newest saved copy."
            ),
        )


class NoRoom(JournalProblem):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__(
            _("The disk is full, so this could not be saved."),
            _("Everything that was saved before is safe."),
            _("Make some room on the disk, and save again."),
        )


class NotWritable(JournalProblem):
    """The disk or the folder refuses to be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("The journal's folder cannot be written to: {folder}").format(
                folder=isolated(str(folder))
            ),
            _("Everything that was saved before is safe."),
            _("Check that the folder and its disk allow writing, and try again."),
        )


class NotReadable(NotWritable):
    """The journal belongs to somebody else, or its permissions keep everybody out."""

    def __init__(self, folder: Path) -> None:
        JournalProblem.__init__(
            self,
            _("This account may not read the journal in {folder}.").format(
                folder=isolated(str(folder))
            ),
            _("Nothing was changed."),
            _(
                "Use the account that the journal belongs to, or change the permissions of the "
                "folder and its files, and try again."
            ),
        )


class UnsafeLibrary(JournalProblem):
    """The linked SQLite has a fault that can damage journals."""

    def __init__(self, version: str) -> None:
        super().__init__(
            _("The installed SQLite {version} has a fault that can damage a journal.").format(
                version=version
            ),
            _("Nothing was opened."),
            _("Install the app again; it brings a sound version with it."),
        )


class JournalClosed(JournalProblem):
    """Something wanted to read or write after the journal was locked or closed."""

    def __init__(self) -> None:
        super().__init__(
            _("The journal is closed."),
            _("Everything that was saved before is safe."),
            _("Open it again."),
        )
