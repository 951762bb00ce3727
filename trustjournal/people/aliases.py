"""Former and other names of a person, each of which can be let go."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.choices import Chip
from trustjournal.ui.widgets import FlowLayout, TranslatedWidget, label


class Aliases(TranslatedWidget):
    """A chip per name; pressing one lets the name go.

    Signals:
        let_go: Emitted with the name.
    """

    let_go = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(lambda: _("Former and other names"), "strong"))
        column.addWidget(
            label(
                lambda: _("The search finds this person by these too. Press one to remove it."),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        column.addLayout(self._flow)

    def show_names(self, names: Sequence[str]) -> None:
        """Show these names."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(name) for name in names]
        self.setVisible(bool(names))

    def _chip(self, name: str) -> Chip:
        chip = Chip(name, checkable=False, icon="x")
        chip.say(chip.setAccessibleName, lambda: _("Remove the name {name}").format(name=name))
        chip.clicked.connect(lambda _checked=False: self.let_go.emit(name))
        self._flow.addWidget(chip)
        chip.show()
        return chip
