"""A place on the disk: to read and to copy, not to change."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from trustjournal.ui.translated import Text, Translated


class PathField(Translated, QLineEdit):
    """A path on one line, whole even where there is too little room for it."""

    def __init__(self, path: Path, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(str(path), parent)
        self.setReadOnly(True)
        self.setCursorPosition(0)
        self.setToolTip(str(path))
        self.say(self.setAccessibleName, name)
