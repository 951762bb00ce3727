"""The places to turn to, before there is a journal: nothing is chosen for good, nothing kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.shell.help_rows import HelpLinesCard
from trustjournal.ui.beside import show_beside
from trustjournal.ui.widgets import TranslatedDialog, button

_WIDTH, _HEIGHT = 680, 620


class HelpBeside(TranslatedDialog):
    """The list of the help page alone; its title tells nobody what it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.say(self.setWindowTitle, lambda: _("Notes"))
        lines = HelpLinesCard()
        lines.country_chosen.connect(lines.show_country)
        area = QScrollArea()
        area.setWidgetResizable(True)
        # The keyboard goes to what is inside, which is brought into view by that.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(lines)
        close = QHBoxLayout()
        close.addStretch(1)
        done = button(lambda: _("Close"), clicked=self.reject, name="close")
        close.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 16)
        column.setSpacing(12)
        column.addWidget(area, 1)
        column.addLayout(close)
        self.resize(_WIDTH, _HEIGHT)
        # Not on the list of countries, where a key changes it.
        done.setFocus()


def show_places(owner: QWidget) -> None:
    """Show the places to turn to beside a page."""
    show_beside(HelpBeside(owner), owner)
