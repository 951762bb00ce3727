"""Who brought us together, as a small map: stations with people on them, and lines between."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.introductions import words
from trustjournal.introductions.chain import Chain, Line
from trustjournal.people.domain import Person, on_label
from trustjournal.ui import avatar, icons, tokens
from trustjournal.ui.avatar import colour_number, initial
from trustjournal.ui.buttons import Button
from trustjournal.ui.widgets import ElidedLabel, TranslatedWidget, named

ROW, LANE, BADGE = 42, 32, 28
"""Designed pixels: from one station down to the next, from lane to lane, and across a badge."""
_GAP, _THICK, _ICON = 8, 2, 16


class ChainPicture(TranslatedWidget):
    """Each person is a button, so that the keyboard and a screen reader go from one to the next.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
    """

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chain: Chain | None = None
        self._people: Mapping[PersonId, Person] = {}
        self._names: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_chain(self, chain: Chain, people: Mapping[PersonId, Person]) -> None:
        """Show this; nothing where nobody introduced anybody."""
        shown = {
            each.person: people[each.person] for each in chain.stations if each.person is not None
        }
        self.setVisible(chain.says_something)
        if (chain, shown) == (self._chain, self._people):
            return
        self._chain, self._people = chain, shown
        for name in self._names:
            name.hide()
            name.deleteLater()
        self._names = [self._name(each.person) for each in chain.stations]
        self.say(self.setAccessibleName, lambda: _("Who brought us together"))
        self.say(self.setAccessibleDescription, lambda: words.the_way(chain, shown))
        self._fit()

    def sizeHint(self) -> QSize:
        px = tokens.worn().px
        return QSize(px(280), len(self._names) * px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(tokens.worn().px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    # The names

    def _name(self, person: PersonId | None) -> QWidget:
        about = self._chain is not None and person == self._chain.person
        if person is None or about:
            words_of = words.me if person is None else on_label(self._people[person])
            made: QWidget = named(ElidedLabel(words_of), "chainHere" if about else "chainMe")
            made.setProperty("role", "strong" if about else "body")
            made.setParent(self)
        else:
            link = _NameLink(on_label(self._people[person]), self)
            link.clicked.connect(lambda _checked=False: self.person_chosen.emit(person))
            made = link
        made.show()
        return made

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        if self._chain is None:
            return
        px = tokens.worn().px
        lanes = [each.lane for each in self._chain.stations]
        lanes += [each.lane for each in self._chain.lines]
        left = (max(lanes) + 1) * px(LANE) + px(_GAP)
        for number, name in enumerate(self._names):
            inset = 0 if isinstance(name, Button) else px(_GAP) + 1
            room = max(0, self.width() - left - inset)
            name.setGeometry(left + inset, number * px(ROW) + 2, room, px(ROW) - 4)

    # The lines and badges

    def paintEvent(self, _event: QPaintEvent) -> None:
        chain = self._chain
        if chain is None:
            return
        worn = tokens.worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.border_strong), worn.px(_THICK)))
        for line in chain.lines:
            painter.drawPath(self._path(chain, line))
        for number, station in enumerate(chain.stations):
            place = QRectF(0, 0, worn.px(BADGE), worn.px(BADGE))
            place.moveCenter(self._centre(number, station.lane))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.surface))
            painter.drawEllipse(place)
            self._paint_badge(painter, place, station.person)

    def _paint_badge(self, painter: QPainter, place: QRectF, person: PersonId | None) -> None:
        worn = tokens.worn()
        if person is None:
            painter.setBrush(QColor(worn.accent_soft))
            painter.drawEllipse(place)
            drawing = icons.pixmap("user", "accent", px=_ICON)
            side = worn.px(_ICON)
            inside = QRect(0, 0, side, side)
            inside.moveCenter(place.center().toPoint())
            painter.drawPixmap(inside, drawing)
            return
        known = self._people[person]
        avatar.paint(painter, place, initial(known.name), colour_number(person))
        if self._chain is not None and person == self._chain.person:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(worn.person(colour_number(person))), worn.px(_THICK)))
            painter.drawEllipse(place)

    def _centre(self, number: int, lane: int) -> QPointF:
        px = tokens.worn().px
        return QPointF((lane + 0.5) * px(LANE), (number + 0.5) * px(ROW))

    def _path(self, chain: Chain, line: Line) -> QPainterPath:
        """Bend into the lane right below the upper station, and out of it right above the lower."""
        row = tokens.worn().px(ROW)
        upper = self._centre(line.upper, chain.stations[line.upper].lane)
        lower = self._centre(line.lower, chain.stations[line.lower].lane)
        x = self._centre(line.upper, line.lane).x()
        path = QPainterPath(upper)
        if x != upper.x():
            _bend(path, QPointF(x, upper.y() + row))
        if x != lower.x():
            path.lineTo(x, lower.y() - row)
            _bend(path, lower)
        path.lineTo(lower)
        return path


def _bend(path: QPainterPath, to: QPointF) -> None:
    start = path.currentPosition()
    middle = (start.y() + to.y()) / 2
    path.cubicTo(QPointF(start.x(), middle), QPointF(to.x(), middle), to)


class _NameLink(Button):
    """A name that leads to somebody; it ends in … where there is no room."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__("", "row", parent=parent)
        self.setObjectName("chainName")
        text = ElidedLabel(name)
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(9, 0, 9, 0)
        inside.addWidget(text)
        self.say(self.setAccessibleName, lambda: _("Open {name}").format(name=name))
        self.setToolTip(name)
