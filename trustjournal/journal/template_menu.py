"""Texts to begin from: those that come with the program, and the writer's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.ids import TemplateId, new_id
from trustjournal.i18n import _
from trustjournal.journal.domain import Template
from trustjournal.ui.widgets import ToolButton, TranslatedFrame, button, label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from trustjournal.core.ids import TrashId
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import ChangeSignal, Jobs


class TemplateButton(ToolButton):
    """A button whose menu puts a text into the entry, or keeps the entry's as one.

    Signals:
        text_chosen: A text to begin from was chosen; carries it.
        name_asked: The present text shall be kept; a name is needed for it.
        removed: One of the writer's own went into the trash; carries its name and the trash id.
        problem: Something failed; carries the exception.
    """

    text_chosen = Signal(str)
    name_asked = Signal()
    removed = Signal(str, object)
    problem = Signal(Exception)

    def __init__(
        self,
        journal: Journal,
        jobs: Jobs,
        changes: ChangeSignal,
        text: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Templates"), "file-text", parent=parent)
        self._journal, self._jobs, self._text = journal, jobs, text
        self._shipped: Sequence[Template] = ()
        self._own: Sequence[Template] = ()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        changes.changed.connect(self._on_changed)
        self.read()

    def read(self) -> None:
        """Read both kinds."""
        journal = self._journal
        self._jobs.run(
            self,
            lambda: (journal.shipped_templates(), journal.templates()),
            lambda found: self._keep(*found),
            fail=self.problem.emit,
            only_latest="templates",
        )

    def keep(self, name: str) -> None:
        """Keep the present text under a name; the same name again replaces it."""
        former = next((each.id for each in self._own if each.name == name), None)
        template = Template(id=former or TemplateId(new_id()), name=name, text=self._text())
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.keep_template(template),
            lambda _kept: None,
            fail=self.problem.emit,
        )

    def language_changed(self) -> None:
        self.read()

    def _keep(self, shipped: Sequence[Template], own: Sequence[Template]) -> None:
        self._shipped, self._own = shipped, own

    def _on_changed(self, changes: Changes) -> None:
        if Changes.TEMPLATES in changes:
            self.read()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for group in (self._own, self._shipped):
            for each in group:
                action = menu.addAction(each.name.replace("&", "&&"))
                action.triggered.connect(partial(self._choose, each))
            if group:
                menu.addSeparator()
        save = menu.addAction(_("Save this text as a template…"))
        save.setEnabled(bool(self._text().strip()))
        save.triggered.connect(self.name_asked)
        if self._own:
            remove = menu.addMenu(_("Remove a template of mine"))
            for each in self._own:
                action = remove.addAction(each.name.replace("&", "&&"))
                action.triggered.connect(partial(self._remove, each))

    def _choose(self, template: Template, _checked: bool = False) -> None:
        self.text_chosen.emit(template.text)

    def _remove(self, template: Template, _checked: bool = False) -> None:
        journal = self._journal

        def told(trash_id: TrashId) -> None:
            self.removed.emit(template.name, trash_id)

        self._jobs.run(
            self, lambda: journal.remove_template(template.id), told, fail=self.problem.emit
        )


class TemplateName(TranslatedFrame):
    """Asks for the name under which a text is kept.

    Signals:
        given: A name was given; carries it.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._name = named(QLineEdit(), "template_name")
        self._name.setMaxLength(80)
        self._name.returnPressed.connect(self._give)
        self.say(self._name.setAccessibleName, lambda: _("Name of the template"))
        self.say(self._name.setPlaceholderText, lambda: _("Name of the template"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(label(lambda: _("Save as a template:"), "small", tone="soft"))
        row.addWidget(self._name, 1)
        row.addWidget(button(lambda: _("Keep"), clicked=self._give, name="keep_template"))
        row.addWidget(button(lambda: _("Cancel"), "ghost", clicked=self.hide))
        self.hide()

    def ask(self) -> None:
        """Ask."""
        self._name.clear()
        self.show()
        self._name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _give(self) -> None:
        if name := self._name.text().strip():
            self.hide()
            self.given.emit(name)
