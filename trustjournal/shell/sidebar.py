"""The way from page to page."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.buttons import Button, button
from trustjournal.ui.labels import IconLabel, label
from trustjournal.ui.translated import TranslatedFrame, named

WIDTH = 224


class Destination(NamedTuple):
    """A page that the sidebar leads to."""

    name: str
    icon: str
    words: Callable[[], str]


ABOVE = (
    Destination("today", "sun", lambda: _("Today")),
    Destination("journal", "book-open", lambda: _("Journal")),
    Destination("people", "users", lambda: _("People")),
    Destination("promises", "handshake", lambda: _("Promises")),
    Destination("trends", "trending-up", lambda: _("Trends")),
    Destination("worksheets", "clipboard-list", lambda: _("Worksheets")),
)
BELOW = (
    Destination("help", "life-buoy", lambda: _("Help and support")),
    Destination("settings", "settings", lambda: _("Settings")),
)

_WITHIN = {
    "person": "people",
    "looking": "people",
    "review": "today",
    "sheet": "worksheets",
    "about": "settings",
    "shortcuts": "settings",
}
"""Pages without a button of their own, and the page they belong to."""


class _Ways(QScrollArea):
    """As wide as the ways need; in a low window they scroll above what is always at hand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ways")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ways = QWidget()
        ways.setObjectName("waysBody")
        self.setWidget(ways)
        self.column = QVBoxLayout(ways)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # the letters may be larger
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        ways = self.widget()
        return QSize(0 if ways is None else ways.minimumSizeHint().width(), 0)


class Sidebar(TranslatedFrame):
    """The pages, what is always at hand, and the button that hides everything.

    Signals:
        chosen: Emitted with a destination's name.
        hide_asked: Emitted when everything shall be hidden at once.
    """

    chosen = Signal(str)
    hide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._names: list[str] = []
        # From the outside in: what is moved into its place later is styled twice.
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 16)
        outside.setSpacing(3)
        self._ways, always = _Ways(self), QVBoxLayout()
        outside.addWidget(self._ways, 1)
        outside.addLayout(always)
        column = self._ways.column
        column.setContentsMargins(14, 20, 14, 0)
        column.setSpacing(3)
        column.addLayout(self._brand())
        for destination in ABOVE:
            column.addWidget(self._add(destination))
        column.addStretch(1)
        always.setContentsMargins(14, 0, 14, 0)
        always.setSpacing(3)
        always.addLayout(self._local())
        for destination in BELOW:
            always.addWidget(self._add(destination))
        hide = button(
            lambda: _("Hide now"), "nav", "eye-off", clicked=self.hide_asked.emit, name="hideNow"
        )
        always.addWidget(hide)
        # A screen reader toggles without clicking; and from a person's page the button of all
        # people leads back by a click, though it is on. Going where one is changes nothing.
        self._group.idToggled.connect(self._on_toggled)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._names[number]))

    def language_changed(self) -> None:
        self._ways.updateGeometry()

    def show_chosen(self, name: str) -> None:
        """Mark where the user is, without leading there."""
        blocked = self._group.blockSignals(True)
        wanted = _WITHIN.get(name, name)
        chosen = self._group.button(self._names.index(wanted))
        chosen.setChecked(True)
        self._group.blockSignals(blocked)
        if self._ways.isAncestorOf(chosen):  # a shortcut leads where a low window shows no button
            self._ways.ensureWidgetVisible(chosen)

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._names[number])

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 18)
        row.setSpacing(10)
        row.addWidget(IconLabel("sprout", "accent", px=24))
        row.addWidget(label(lambda: _("Trust Journal"), "name", name="brand"))
        row.addStretch(1)
        return row

    def _local(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(IconLabel("shield-check", "faint", px=16))
        row.addWidget(label(lambda: _("Only on this computer"), "caption", tone="faint"))
        row.addStretch(1)
        return row

    def _add(self, destination: Destination) -> Button:
        made = button(destination.words, "nav", destination.icon)
        named(made, destination.name)
        made.setCheckable(True)
        # Says "radio button" to a screen reader; checkable alone would say "check box".
        made.setAutoExclusive(True)
        self._group.addButton(made, len(self._names))
        self._names.append(destination.name)
        return made
