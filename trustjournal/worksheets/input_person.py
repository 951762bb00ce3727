"""A question that is answered by a person: somebody known, or a new name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.people.domain import Person, meant_by
from trustjournal.people.order import by_name
from trustjournal.people.person_field import PersonField
from trustjournal.ui.widgets import Text, TranslatedWidget, label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

_AN_ID = re.compile("[0-9a-f]{32}")


class PersonInput(TranslatedWidget):
    """A name; it is kept as the id of whoever it means, and as it is for somebody new.

    Signals:
        changed: Emitted when the user changed it.
    """

    changed = Signal()

    def __init__(self, name: Text, people: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self._gone = ""
        """The id of somebody who was deleted; kept until another name is written."""
        self.field = named(PersonField(), "whom")
        self.field.say(self.field.setAccessibleName, name)
        self._new = label("", "small", tone="soft", wrap=True, name="somebodyNew")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._new)
        self.field.changed.connect(self._on_changed)
        self.field.editingFinished.connect(self._tell)
        self.meet(people)
        self._tell()

    def meet(self, people: Sequence[Person]) -> None:
        """Offer these people; who was chosen stays chosen, also under a new name."""
        value = self.value()
        self._people = people
        self.field.offer(by_name([each for each in people if not each.put_away]))
        known = next((each for each in people if each.id == value), None)
        if known is not None and not self.field.hasFocus():
            self.field.show_value(known.name)

    def value(self) -> str:
        """Return the id of somebody known, or a new name."""
        text = self.field.value().strip()
        if not text:
            return self._gone
        known = meant_by(self._people, text)
        return text if known is None else known.id

    def show_value(self, value: Any) -> None:
        """Show somebody without telling anybody."""
        wanted = value if isinstance(value, str) else ""
        if wanted == self.value():
            return
        known = next((each for each in self._people if each.id == wanted), None)
        is_id = known is None and _AN_ID.fullmatch(wanted) is not None
        self._gone = wanted if is_id else ""
        self.field.show_value(known.name if known is not None else "" if is_id else wanted)
        self._tell()

    def first_field(self) -> QWidget:
        """Return where one begins to type."""
        return self.field

    def language_changed(self) -> None:
        self._tell()

    def _on_changed(self) -> None:
        self._gone = ""
        self._new.hide()
        self.changed.emit()

    def _tell(self) -> None:
        text = self.field.value().strip()
        is_new = bool(text) and meant_by(self._people, text) is None
        self._new.say(
            self._new.setText,
            lambda: _("{name} is new here and will be among your people.").format(
                name=isolated(text)
            ),
        )
        self._new.setVisible(is_new)
