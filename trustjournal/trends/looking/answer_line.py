"""The line on which one says how much a statement holds, and the facets drawn in the same way."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.checkins.trust_line import TrustLine
from trustjournal.i18n import _
from trustjournal.trends.looking import words
from trustjournal.trends.reflection import Statement, instrument
from trustjournal.ui import tokens
from trustjournal.ui.widgets import Text, TranslatedWidget, label, named, tool_button

_TAKEN_BACK_WITH = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class AnswerLine(TrustLine):
    """Seven marks and no value until one is chosen; a choice can be taken back."""

    lowest, highest = instrument().lowest, instrument().highest

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKEN_BACK_WITH:
            self.leave_out()
        else:
            super().keyPressEvent(event)

    def leave_out(self) -> None:
        """Choose none of the marks."""
        if self.mark() is not None:
            self.set_mark(None)
            self.moved.emit(None)


class StatementRow(TranslatedWidget):
    """One statement and the line to answer on.

    Signals:
        changed: Emitted when the user, or a screen reader, answered otherwise.
    """

    changed = Signal()

    def __init__(self, statement: Statement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statement = statement
        self.line = named(AnswerLine(), f"answer_{statement.id}")
        self.line.moved.connect(self._on_moved)
        self.setFocusProxy(self.line)
        self._out = tool_button(
            lambda: _("Leave this one out: {statement}").format(statement=self._text()),
            "x",
            px=14,
            clicked=self._on_out,
            name=f"leaveOut_{statement.id}",
        )
        policy = self._out.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._out.setSizePolicy(policy)
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self.line, 1)
        across.addWidget(self._out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addWidget(label(self._text, "body", wrap=True))
        column.addLayout(across)
        self._describe()

    def value(self) -> int | None:
        """Return the answer; None for a statement that is left out."""
        return self.line.mark()

    def show_value(self, value: int | None) -> None:
        """Show an answer without telling anybody."""
        self.line.set_mark(value)
        self._describe()

    def language_changed(self) -> None:
        self._describe()

    def _text(self) -> str:
        return words.text(self._statement.texts)

    def _on_moved(self, _mark: object) -> None:
        self._describe()
        self.changed.emit()

    def _on_out(self) -> None:
        self.line.leave_out()
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _describe(self) -> None:
        self._out.setVisible(self.value() is not None)
        self.line.setAccessibleName(self._text())
        lowest, middle, highest = words.scale()
        self.line.setAccessibleDescription(
            _("{lowest}. {middle}. {highest}. Backspace leaves it out.").format(
                lowest=lowest, middle=middle, highest=highest
            )
        )


class Anchors(TranslatedWidget):
    """What the two ends and the middle of the lines below mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        # As wide as the lines, beside which there is room for leaving out.
        row.setContentsMargins(0, 0, 34, 0)
        for number, side in enumerate(
            (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        ):
            anchor = label(_anchor(number), "caption", tone="faint", wrap=True)
            anchor.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            row.addWidget(anchor, 1)


def _anchor(number: int) -> Callable[[], str]:
    return lambda: words.scale()[number]


class FacetPicture(TranslatedWidget):
    """Where the answers about one facet lie between the two ends; once more as a ring, before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mean: float | None = None
        self._before: float | None = None
        self._colour = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_means(self, mean: float | None, before: float | None, colour: int, said: Text) -> None:
        """Show a mean, perhaps beside an earlier one; `said` tells a screen reader the same."""
        self._mean, self._before, self._colour = mean, before, colour
        self.say(self.setAccessibleName, said)
        self.update()

    def sizeHint(self) -> QSize:
        worn = tokens.worn()
        return QSize(worn.px(220), worn.px(26))

    def minimumSizeHint(self) -> QSize:
        worn = tokens.worn()
        return QSize(worn.px(120), worn.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = tokens.worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.border if worn.dark else worn.hover))
        thick, sheet = worn.px(6), instrument()
        start, end = self._x(sheet.lowest) - thick / 2, self._x(sheet.highest) + thick / 2
        middle = self.height() / 2
        painter.drawRoundedRect(
            QRectF(start, middle - thick / 2, end - start, thick), thick / 2, thick / 2
        )
        painter.setBrush(QColor(worn.control))
        for mark in range(sheet.lowest, sheet.highest + 1):
            painter.drawEllipse(QPointF(self._x(mark), middle), 2.0, 2.0)
        ink = QColor(worn.person(self._colour))
        if self._before is not None:
            painter.setPen(QPen(ink, worn.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(self._x(self._before), middle), worn.px(8), worn.px(8))
        if self._mean is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(self._x(self._mean), middle), worn.px(5), worn.px(5))

    def _x(self, mark: float) -> float:
        sheet = instrument()
        margin = tokens.worn().px(12)
        share = (mark - sheet.lowest) / (sheet.highest - sheet.lowest)
        return margin + (self.width() - 2 * margin) * share
