"""One page before a talk: to read on the screen, on paper, or from a PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.briefs import brief as words
from trustjournal.briefs import paper
from trustjournal.i18n import _
from trustjournal.journal.paper_dialog import PaperDialog
from trustjournal.ui.beside import show_beside
from trustjournal.ui.layouts import put_in, scrolling, take_all_out
from trustjournal.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from trustjournal.briefs.brief import Brief
    from trustjournal.briefs.service import Briefs
    from trustjournal.core.ids import PersonId
    from trustjournal.ui.background import Jobs

_WIDTH, _HEIGHT = 560, 640


class BriefDialog(PaperDialog):
    """Shows what there is to have in mind, and prints it."""

    def __init__(self, briefs: Briefs, jobs: Jobs, parent: QWidget) -> None:
        self._brief: Brief | None = None
        super().__init__(lambda: _("Before we talk"), self._heading, jobs, parent)
        self._briefs = briefs
        inside = QWidget()
        self._parts = QVBoxLayout(inside)
        self._parts.setContentsMargins(0, 0, 12, 0)
        self._parts.setSpacing(2)
        self.body.addWidget(label(words.kind_note, "small", tone="soft", wrap=True))
        self.body.addWidget(scrolling(inside), 1)
        self.resize(_WIDTH, _HEIGHT)

    def offer(self, person: PersonId, owner: QWidget) -> None:
        """Read it, and show it beside the page."""
        self._jobs.run(
            self, partial(self._briefs.before_talk, person), self._on_read, fail=self._on_not_read
        )
        show_beside(self, owner)

    def document(self) -> QTextDocument | None:
        return None if self._brief is None else paper.document(self._brief)

    def file_stem(self) -> str:
        return "notes" if self._brief is None else f"notes-{self._brief.today:%Y%m%d}"

    def language_changed(self) -> None:
        self._show()

    def _on_read(self, brief: Brief) -> None:
        self._brief = brief
        self._show()
        self.enable(True)

    def _on_not_read(self, error: Exception) -> None:
        self.problem.emit(error)
        self.reject()

    def _heading(self) -> str:
        return _("Before we talk") if self._brief is None else words.title(self._brief)

    def _show(self) -> None:
        brief = self._brief
        if brief is None:
            return
        self.heading.say(self.heading.setText, self._heading)
        take_all_out(self._parts)
        parts = words.parts(brief)
        if not parts:
            put_in(self._parts, label(words.nothing(), wrap=True))
        for part in parts:
            put_in(self._parts, label(part.heading, "label", tone="soft", wrap=True))
            for line in part.lines:
                put_in(self._parts, label(line, "body", wrap=True, name="line"))
            self._parts.addSpacing(10)
        self._parts.addStretch(1)
