"""What the window shows when everything shall be hidden: a note as anybody has it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.widgets import LinesField, TranslatedWidget, named


class HiddenPage(TranslatedWidget):
    """A plain page. What is typed here is kept nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = named(LinesField(), "note")
        self.say(self._note.setAccessibleName, lambda: _("Notes"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._note)

    def cover(self) -> None:
        """Begin with the same harmless lines each time."""
        self._note.setPlainText(_("Shopping\n- milk\n- eggs\n- bread\n- light bulb"))
        self._note.setFocus()
