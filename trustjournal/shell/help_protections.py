"""Against whom the lock helps: three columns, or one below the other in a narrow window."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from trustjournal.i18n import _
from trustjournal.shell.help_texts import PROTECTIONS
from trustjournal.ui import tokens
from trustjournal.ui.layouts import take_all_out
from trustjournal.ui.widgets import Label, label, rule

_COLUMNS = (4, 5, 5)
_HEADINGS: tuple[Callable[[], str], ...] = (
    lambda: _("Against whom"),
    lambda: _("What holds"),
    lambda: _("What does not"),
)
_THREE_FROM = 600
"""Below this width each stands below the other, and says what it is."""


class ProtectionTable(QWidget):
    """What holds against whom, and what does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._headings = [label(each, "label", tone="soft") for each in _HEADINGS]
        self._rows: list[_Row] = []
        self._is_wide: bool | None = None
        for protection in PROTECTIONS:
            texts = (protection.against, protection.holds, protection.does_not)
            self._rows.append(_Row(texts, self))
        self._lay_out(is_wide=True)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest text, since they may stand one below the other."""
        least = (each.minimumSizeHint().width() for row in self._rows for each in row.texts)
        return QSize(max(least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(is_wide=self.width() >= tokens.worn().px(_THREE_FROM))

    def _lay_out(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        take_all_out(self._grid, but=self.findChildren(QWidget))
        for column, share in enumerate(_COLUMNS):
            self._grid.setColumnStretch(column, share if is_wide or not column else 0)
        for column, heading in enumerate(self._headings):
            self._grid.addWidget(heading, 0, column)
            heading.setVisible(is_wide)
        place = 1
        for row in self._rows:
            place = row.lay_out(self._grid, place, is_wide=is_wide)


class _Row:
    """One line of the table."""

    def __init__(self, messages: tuple[str, str, str], table: QWidget) -> None:
        against, *others = (_said(each) for each in messages)
        self._rule = rule()
        self.texts: list[Label] = [
            label(against, "strong", wrap=True),
            *(label(each, "body", tone="soft", wrap=True) for each in others),
        ]
        self._captions = [label(each, "caption", tone="faint") for each in _HEADINGS[1:]]
        for caption in self._captions:  # shown without a parent, it would be a window of its own
            caption.setParent(table)
            caption.hide()

    def lay_out(self, grid: QGridLayout, place: int, *, is_wide: bool) -> int:
        """Put it from this place of the grid on; return the next."""
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._rule, place, 0, 1, len(_COLUMNS))
        against, *others = self.texts
        grid.addWidget(against, place + 1, 0, top)
        below = place + 2
        for number, (caption, text) in enumerate(zip(self._captions, others, strict=True)):
            caption.setVisible(not is_wide)
            if is_wide:
                grid.addWidget(text, place + 1, number + 1, top)
            else:
                grid.addWidget(caption, below, 0)
                grid.addWidget(text, below + 1, 0, top)
                below += 2
        return below


def _said(message: str) -> Callable[[], str]:
    return lambda: _(message)
