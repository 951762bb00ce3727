"""What a point of a chart says, beside the point."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.trends.charts.drawn import Point
from trustjournal.ui.widgets import Label

_AWAY = 14
_WIDEST = 340


class ReadingLabel(Label):
    """Moves over the chart, so that reading never draws the chart again."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__("", chart)
        self._chart = chart
        self.setObjectName("reading")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, point: Point, opens: bool) -> None:
        """Say what a point means, inside the chart and never over the point itself."""
        words = point.words()
        self.setWordWrap(False)
        self.setText(f"{words}\n{_('Click or Enter: open the entry')}" if opens else words)
        self.adjustSize()
        room = self._chart.size()
        widest = min(_WIDEST, room.width())
        if self.width() > widest:
            self.setWordWrap(True)
            self.resize(widest, self.heightForWidth(widest))
        x, y = round(point.x) + _AWAY, round(point.y) - self.height() - _AWAY
        if x + self.width() > room.width():
            x = round(point.x) - _AWAY - self.width()
        if y < 0:
            y = round(point.y) + _AWAY
        x = min(max(0, x), max(0, room.width() - self.width()))
        y = min(max(0, y), max(0, room.height() - self.height()))
        self.move(QPoint(x, y))
        self.raise_()
        self.show()
