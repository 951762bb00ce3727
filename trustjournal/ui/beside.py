"""Dialogs that stand beside the window and never hold it up.

A modal dialog would swallow the key that hides everything, and one that runs its own event loop
would outlive the page that the lock takes away.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget


class _GoesWith(QObject):
    """Closes a dialog as soon as what asked for it is out of sight."""

    def __init__(self, dialog: QDialog, owner: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        owner.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._dialog.reject()
        return False


def show_beside(dialog: QDialog, owner: QWidget) -> None:
    """Show a dialog that belongs to a page, goes with it, and is gone once it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    _GoesWith(dialog, owner)
    dialog.show()


def ask_new_file(
    owner: QWidget,
    title: str,
    then: Callable[[Path], Any],
    *,
    name: str,
    kinds: str = "",
    replaces: bool = False,
) -> None:
    """Let the user choose where something shall be written; nothing happens when they do not.

    Asks before an existing file is chosen only where that file would be replaced.
    """
    dialog = _file_dialog(owner, title, then, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    show_beside(dialog, owner)


def ask_file(owner: QWidget, title: str, then: Callable[[Path], Any], *, kinds: str = "") -> None:
    """Let the user choose a file that is there."""
    dialog = _file_dialog(owner, title, then, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    show_beside(dialog, owner)


def ask_folder(owner: QWidget, title: str, then: Callable[[Path], Any]) -> None:
    """Let the user choose a folder that is there."""
    dialog = _file_dialog(owner, title, then, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    show_beside(dialog, owner)


def _file_dialog(
    owner: QWidget, title: str, then: Callable[[Path], Any], kinds: str
) -> QFileDialog:
    dialog = QFileDialog(owner, title, "", kinds)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.destroyed.connect(forget_folders)
    return dialog


def forget_folders() -> None:
    """Forget which folders were looked at: a dialog that goes has them kept, for all programs."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
