"""Rows of things, one of which may be open in a form that stands in its place."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.milestones.kept_form import KeptForm
from trustjournal.milestones.rows import Row
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import FlowLayout, TranslatedWidget, button, named

AT_FIRST = 6
"""Rows that are shown until the user asks for all."""


class FormList(TranslatedWidget):
    """Rows are used again as long as their things are there: whoever has the keyboard keeps it.

    Signals:
        delete_asked: Emitted with the id of what the user wants to throw away.
        problem: Emitted with the exception when something could not be kept.
    """

    delete_asked = Signal(str)
    problem = Signal(object)

    def __init__(
        self,
        form: KeptForm,
        make_row: Callable[[], Row],
        show: Callable[[Any, Any], None],
        *,
        add: Text,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._make_row, self._show = make_row, show
        self._things: dict[str, Any] = {}
        self._rows: dict[str, Row] = {}
        self._shows_all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(form)
        self._all = named(button("", "ghost", clicked=self._on_all, flush=True), "showAll")
        self._add = named(button(add, "ghost", "plus", flush=True), "add")
        self.add_asked = self._add.clicked
        foot = FlowLayout(gap=8)
        foot.addWidget(self._all)
        foot.addWidget(self._add)
        self._column.addLayout(foot)
        form.done.connect(self._on_done)
        form.delete_asked.connect(self._on_delete)
        form.problem.connect(self.problem)

    def show_things(self, things: Sequence[Any]) -> None:
        """Show these, in this order; what is open in the form stays as it stands there."""
        self._things = {thing.id: thing for thing in things}
        for gone in [each for each in self._rows if each not in self._things]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for each in self._things:
            if each not in self._rows:
                self._rows[each] = self._row(each)
            self._show(self._rows[each], self._things[each])
        self._place()

    def add_to(self, person: PersonId) -> None:
        """Open the form for something new."""
        self.form.leave()
        self.form.add_to(person)
        self._place()

    def edit(self, thing: str) -> None:
        """Open the form for something that is there."""
        self.form.leave()
        self.form.edit(self._things[thing])
        self._place()

    def close_form(self) -> None:
        """Keep what stands in the form, and let it go."""
        self.form.leave()
        self.form.hide()
        self._place()

    def _row(self, thing: str) -> Row:
        row = self._make_row()
        row.edit_asked.connect(lambda: self.edit(thing))
        self._column.addWidget(row)
        return row

    def _place(self) -> None:
        """Lay everything out again; the form takes the place of its row."""
        is_open = not self.form.isHidden()
        shown = list(self._things) if self._shows_all else list(self._things)[:AT_FIRST]
        for place, each in enumerate(self._things):
            self._column.removeWidget(self._rows[each])
            in_form = is_open and self.form.is_about(each)
            if in_form:
                self._column.removeWidget(self.form)
                self._column.insertWidget(place, self.form)
            else:
                self._column.insertWidget(place, self._rows[each])
            self._rows[each].setVisible(each in shown and not in_form)
        self._all.say(
            self._all.setText,
            lambda: _("Show all ({count})").format(count=formats.number(len(self._things))),
        )
        self._all.setVisible(len(shown) < len(self._things))
        self._add.setVisible(not is_open)

    def _on_all(self) -> None:
        self._shows_all = True
        self._place()

    def _on_done(self) -> None:
        about = self.form.about
        self.form.hide()
        self._place()
        row = self._rows.get(about or "")
        if row is not None and row.isVisible():
            row.take_focus()
        else:
            self._add.setFocus()

    def _on_delete(self) -> None:
        about = self.form.about
        self._on_done()
        if about is not None:
            self.delete_asked.emit(about)
