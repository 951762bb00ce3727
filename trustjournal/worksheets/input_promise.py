"""A question that is answered by what somebody will do, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.people.fields import NoteField
from trustjournal.ui.arrange import let_go, tab_as_laid_out
from trustjournal.ui.widgets import Text, TranslatedWidget, button, label, named, spoken
from trustjournal.worksheets.input_days import DateInput, later

if TYPE_CHECKING:
    from trustjournal.ui.day_field import Days
    from trustjournal.worksheets.domain import Question


class PromiseInput(TranslatedWidget):
    """What will be done and by when; several of them where the question asks for several.

    Signals:
        changed: Emitted when the user changed it; not while an input method composes.
        field_added: Emitted with every field for words that is added.
    """

    changed = Signal()
    field_added = Signal(object)

    def __init__(
        self, question: Question, name: Text, days: Days, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._days = name, days
        self._several, self._usual = question.multi, question.default_days
        self._each: list[_One] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        self._append()
        if self._several:
            add = button(
                lambda: _("One more"), "ghost", "plus", clicked=self.add, name="addOne", flush=True
            )
            add.say(add.setAccessibleName, lambda: _("{what}: one more").format(what=spoken(name)))
            column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Any:
        """Return what was put in; nothing where nothing was."""
        said = [found for each in self._each if (found := each.value()) is not None]
        if self._several:
            return said
        return said[0] if said else None

    def show_value(self, value: Any) -> None:
        """Show it without telling anybody."""
        if value == self.value():
            return
        wanted = [value] if isinstance(value, Mapping) else list(value or ())
        while len(self._each) > max(1, len(wanted)):
            let_go(self._rows, self._each.pop())
        while len(self._each) < len(wanted):
            self._append()
        for row, each in zip(self._each, wanted or [None], strict=True):
            row.show_value(each)

    def first_field(self) -> QWidget:
        """Return where one begins to type."""
        return self._each[0].words

    def add(self) -> None:
        """Go on with another at the end."""
        if self._each[-1].value() is not None:
            self._append()
        self._each[-1].words.setFocus()

    def language_changed(self) -> None:
        self._name_rows()

    def _append(self) -> None:
        usual = None if self._usual is None else later(self._days.today(), self._usual)
        row = _One(self._days, usual or "")
        row.changed.connect(self.changed)
        self._each.append(row)
        self._rows.addWidget(row)
        row.show()
        tab_as_laid_out(self)
        self._name_rows()
        self.field_added.emit(row.words)

    def _name_rows(self) -> None:
        for number, each in enumerate(self._each, 1):
            each.words.setAccessibleName(
                _("{what}, line {number}").format(
                    what=spoken(self._name), number=formats.number(number)
                )
                if self._several
                else spoken(self._name)
            )


class _One(TranslatedWidget):
    changed = Signal()

    def __init__(self, days: Days, usual: str) -> None:
        super().__init__()
        self._usual = usual
        self.words = named(NoteField(2, 8), "promiseWords")
        self._due = named(DateInput(lambda: _("By when"), days), "due")
        self._due.show_value(usual)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label(lambda: _("By when"), "small", tone="soft"))
        line.addWidget(self._due, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(line)
        for part in (self.words, self._due):
            part.changed.connect(partial(self.changed.emit))

    def value(self) -> Mapping[str, str] | None:
        text, due = self.words.value(), self._due.value()
        if not text.strip() and due == self._usual:
            return None
        return {"text": text, "due": due}

    def show_value(self, value: Mapping[str, Any] | None) -> None:
        given = value or {"text": "", "due": self._usual}
        self.words.show_value(str(given.get("text", "")))
        self._due.show_value(given.get("due", ""))
