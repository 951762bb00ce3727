"""Fields of the form about a person, each with its label, reading and writing one value."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, ngettext
from trustjournal.people.domain import LONGEST_RHYTHM, Person
from trustjournal.ui import tokens
from trustjournal.ui.translated import Text, Translated
from trustjournal.ui.widgets import LinesField, TranslatedWidget, label


class LineField(QLineEdit):
    """One line of text.

    Signals:
        changed: Emitted when the user changed it.
    """

    changed = Signal()

    def __init__(self, longest: int = 500, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)
        self.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """Return what stands in it."""
        return self.text()

    def show_value(self, value: str) -> None:
        """Show a text without telling anybody."""
        if value != self.text():
            self.setText(value)


class NoteField(LinesField):
    """Several lines of text, as high as what is written, within reason.

    Signals:
        changed: Emitted when the user changed it; not while an input method composes.
    """

    changed = Signal()

    def __init__(self, lines: int = 2, most: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self._told = ""
        self._source: str | None = None
        """What was given to be shown, until the user changes it: line ends may differ from it."""
        self._height = 0
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def value(self) -> str:
        """Return what stands in it, without what is still being composed."""
        # toPlainText would turn no-break spaces into plain ones.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_value(self, value: str) -> None:
        """Show a text without telling anybody."""
        if value in (self._source, self.value()):
            return
        blocked = self.blockSignals(True)
        self.setPlainText(value)
        self.blockSignals(blocked)
        self._source, self._told = value, self.value()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        if self.value() != self._told:
            self._told, self._source = self.value(), None
            self.changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height)

    def _fit(self) -> None:
        lines = max(self._lines, min(self._most, int(self.document().size().height())))
        # The rest is what the frame and its padding take.
        around = self.height() - self.viewport().height()
        inside = lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()
        height = round(inside) + max(around, tokens.worn().px(14))
        if height != self._height:
            self._height = height
            self.updateGeometry()


class IntroducerField(QComboBox):
    """Who introduced us: one of the people, or nobody.

    Signals:
        changed: Emitted when the user chose another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda _index: self.changed.emit())

    def offer(self, people: Sequence[Person]) -> None:
        """Offer these people; who was chosen stays chosen."""
        chosen = self.value()
        self.clear()
        self.addItem(_("Nobody"), None)
        for person in people:
            self.addItem(person.name, person.id)
        self.show_value(chosen)

    def value(self) -> PersonId | None:
        """Return who is chosen."""
        chosen: PersonId | None = self.currentData()
        return chosen

    def show_value(self, value: PersonId | None) -> None:
        """Show somebody without telling anybody."""
        self.setCurrentIndex(max(0, self.findData(value)) if value else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.count():
            self.setItemText(0, _("Nobody"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Turning the wheel scrolls the page and never changes a choice on the way.
        event.ignore()


class RhythmField(QSpinBox):
    """How many days apart one would like to be in touch; nothing by default.

    Signals:
        changed: Emitted when the user changed it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, LONGEST_RHYTHM)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self._say()
        self.valueChanged.connect(self._on_value_changed)

    def days(self) -> int | None:
        """Return the days; nothing for no wish."""
        return super().value() or None

    def show_days(self, days: int | None) -> None:
        """Show a wish without telling anybody."""
        blocked = self.blockSignals(True)
        self.setValue(days or 0)
        self.blockSignals(blocked)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_value_changed(self, _days: int) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.setSpecialValueText(_("No wish"))
        suffix = ngettext("{count} day", "{count} days", super().value() or 1)
        self.setSuffix(suffix.replace("{count}", ""))


class Labelled(TranslatedWidget):
    """A field under its label, with a soft line of explanation if there is one."""

    def __init__(
        self, words: Text, field: QWidget, why: Text = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = label(words, "strong", wrap=True)
        title.setBuddy(field)
        column.addWidget(title)
        if why:
            column.addWidget(label(why, "small", tone="soft", wrap=True))
        column.addWidget(field)
        if not isinstance(field, Translated):
            self.say(field.setAccessibleName, words)


def explained(field: QWidget, why: Callable[[], str]) -> QWidget:
    """Return a switch with what it means below it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(field)
    column.addWidget(label(why, "small", tone="soft", wrap=True))
    return made
