"""Why a file cannot be imported, each with its way out. Nothing has been changed by then."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class NotImportable(JournalProblem):
    """The file is something else than what can be imported."""

    def __init__(self) -> None:
        super().__init__(
            _("This is not something that can be imported."),
            _("Nothing was changed."),
            _(
                "Choose an export of this app, text files (Markdown), a table (CSV), "
                "or an export of Day One or jrnl."
            ),
        )


class IsACopy(JournalProblem):
    """A copy of a whole journal, which is brought back and not imported."""

    def __init__(self) -> None:
        super().__init__(
            _("This is a copy of a journal. A copy is not imported; it is brought back whole."),
            _("Nothing was changed."),
            _("Use “Bring back a copy” in the settings, or the command restore."),
        )


class ImportMissing(JournalProblem):
    """There is nothing at the place that was named."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such file or folder."),
            _("Nothing was changed."),
            _("Check the path, and try again."),
        )


class NothingToImport(JournalProblem):
    """The file can be read, and there is nothing in it."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing in it that could be imported."),
            _("Nothing was changed."),
            _("Choose another file or folder."),
        )


class ImportDamaged(JournalProblem):
    """The file has the right form at its beginning, and does not keep it."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is damaged or not whole, so it was not imported."),
            _("Nothing was changed."),
            _("Export it once more where it comes from, and try that file."),
        )


class ImportTooLarge(JournalProblem):
    """More, or packed more tightly, than an import takes."""

    def __init__(self) -> None:
        super().__init__(
            _("This is larger than what can be imported at once."),
            _("Nothing was changed."),
            _("Divide it into several smaller files."),
        )


class ImportUnsafe(JournalProblem):
    """An archive that reaches out of its own folder: nobody packs one so by accident."""

    def __init__(self) -> None:
        super().__init__(
            _("This archive names files outside of itself, so it was not opened."),
            _("Nothing was changed."),
            _("Do not use this file unless you know where it comes from."),
        )


class ImportChanged(JournalProblem):
    """The file, or the journal, is not as it was when it was looked at."""

    def __init__(self) -> None:
        super().__init__(
            _("Something has changed since you looked at it, so it was not imported."),
            _("Nothing was changed."),
            _("Look at it once more, and import it then."),
        )


class ImportTooNew(JournalProblem):
    """An export that a later version of the program wrote."""

    def __init__(self) -> None:
        super().__init__(
            _("This export was made by a newer version of the app."),
            _("Nothing was changed."),
            _("Install the newer version, and import it there."),
        )


class ImportEncodingUnknown(JournalProblem):
    """Nobody can tell which characters the bytes mean."""

    def __init__(self) -> None:
        super().__init__(
            _("It is not clear which characters this file is written in."),
            _("Nothing was changed."),
            _("Save it as UTF-8 in a text editor, and import it then."),
        )


class ImportNotRead(JournalProblem):
    """The disk, or the owner of the file, does not let it be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("It could not be read: {reason}").format(reason=reason),
            _("Nothing was changed."),
            _("Check that you may read it, and try again."),
        )
