"""Something that is not needed at first sight: a line that unfolds it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trustjournal.ui.buttons import button
from trustjournal.ui.translated import Text, TranslatedWidget


class Fold(TranslatedWidget):
    """A line of words; pressing it shows what stands in `body`, or hides it again.

    Signals:
        unfolded: Emitted when the user wants to see what is inside.
    """

    unfolded = Signal()

    def __init__(
        self,
        words: Text,
        name: str = "",
        parent: QWidget | None = None,
        *,
        spoken: Text = "",
    ) -> None:
        """Make it; `spoken` is for a screen reader, where several folds have the same words."""
        super().__init__(parent)
        self._line = button(words, "ghost", "chevron-right", name=name, flush=True)
        self._line.setCheckable(True)
        if spoken:
            self._line.say(self._line.setAccessibleName, spoken)
        self._line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._line.toggled.connect(self._on_toggled)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._inside)
        self._inside.hide()

    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return self._line.isChecked()

    def open(self) -> None:
        """Show what is inside."""
        self._line.setChecked(True)

    def _on_toggled(self, on: bool) -> None:
        self._line.set_icon("chevron-down" if on else "chevron-right")
        self._inside.setVisible(on)
        if on:
            self.unfolded.emit()
