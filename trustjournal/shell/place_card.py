"""Where the journal lies, and the way to another one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.storage.vault import Vault, VaultState
from trustjournal.ui.beside import ask_folder
from trustjournal.ui.path_field import PathField
from trustjournal.ui.widgets import Card, button, label, named

if TYPE_CHECKING:
    from trustjournal.ui.background import Jobs


class NoJournalThere(JournalProblem):
    """The chosen folder holds no journal."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no journal in this folder."),
            _("Nothing was changed."),
            _("Choose the folder that holds the journal itself."),
        )


class PlaceCard(Card):
    """Shows the journal's folder.

    Signals:
        move_asked: Emitted with the folder of another journal.
        problem: Emitted with the exception when the chosen folder holds none.
    """

    move_asked = Signal(object)
    problem = Signal(Exception)

    def __init__(
        self, vault: Vault, jobs: "Jobs", *, may_move: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: _("Where it is kept"), parent=parent)
        self._vault, self._jobs = vault, jobs
        self.body.addWidget(
            label(
                lambda: _(
                    "Everything is in this one folder. To move it, close the app, move the folder, "
                    "and choose it when you start the app again."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        folder = named(PathField(vault.folder, lambda: _("Folder of the journal")), "folder")
        self.body.addWidget(folder)
        row = QHBoxLayout()
        other = button(lambda: _("Open another…"), clicked=self._ask, name="openAnother")
        row.addWidget(other)
        row.addStretch(1)
        self.body.addLayout(row)
        other.setVisible(may_move)

    def _ask(self) -> None:
        ask_folder(self, _("Choose a folder"), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        vault = self._vault

        def work() -> bool:
            return Vault(folder, vault.backups).state() is not VaultState.MISSING

        def then(found: bool) -> None:
            if not found:
                self.problem.emit(NoJournalThere())
            elif folder != vault.folder:
                self.move_asked.emit(folder)

        self._jobs.run(self, work, then, fail=self.problem.emit)
