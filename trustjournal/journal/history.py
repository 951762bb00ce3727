"""How an entry read before: to read, and to bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.highlighting import EntryHighlighter
from trustjournal.ui.widgets import TranslatedFrame, button, label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from trustjournal.core.clock import Clock
    from trustjournal.core.ids import EntryId
    from trustjournal.journal.domain import Version
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import Jobs


class HistoryPanel(TranslatedFrame):
    """The versions of one entry beside the text of the chosen one.

    Signals:
        brought_back: An older version is the entry again; carries the Entry.
        closed: Back to writing.
        problem: Something failed; carries the exception.
    """

    brought_back = Signal(object)
    closed = Signal()
    problem = Signal(Exception)

    def __init__(
        self, journal: Journal, jobs: Jobs, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._jobs, self._clock = journal, jobs, clock
        self._versions: list[Version] = []
        self.setObjectName("card")
        self._list = named(QListWidget(), "versions")
        self._list.setProperty("bare", True)
        self._list.setFixedWidth(230)
        self._text = named(WritingSurface(), "version_text")
        self._text.setReadOnly(True)
        self._text.setProperty("bare", True)
        self._text.setProperty("role", "writing")
        self._highlighter = EntryHighlighter(self._text)
        self._bring = button(
            lambda: _("Bring this one back"), "primary", clicked=self._bring_back, name="bring_back"
        )
        back = button(lambda: _("Back to writing"), "ghost", clicked=self.closed.emit, name="back")
        self._assemble(back)
        self._list.currentRowChanged.connect(self._show_version)
        self.say(self._list.setAccessibleName, lambda: _("Earlier versions"))
        self.say(self._text.setAccessibleName, lambda: _("Text of the version"))

    def _assemble(self, back: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(label(lambda: _("Earlier versions"), "heading"), 1)
        head.addWidget(back)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._list)
        body.addWidget(self._text, 1)
        foot = QHBoxLayout()
        foot.addWidget(
            label(
                lambda: _("What the entry says now stays among the versions."),
                "small",
                tone="soft",
                wrap=True,
            ),
            1,
        )
        foot.addWidget(self._bring)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def show_entry(self, entry: EntryId) -> None:
        """Read the versions of an entry, the newest first."""
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.versions(entry),
            self._show,
            fail=self.problem.emit,
            only_latest="versions",
        )

    def _show(self, versions: Sequence[Version]) -> None:
        self._versions = list(versions)
        self._fill()
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _fill(self) -> None:
        row = self._list.currentRow()
        self._list.clear()
        zone = self._clock().tzinfo
        for number, version in enumerate(self._versions):
            local = version.saved_at.astimezone(zone)
            day = formats.relative_day(local.date(), self._clock().date())
            words = f"{day}  {formats.clock_time(local)}"
            if number == 0:
                words = _("{when} (now)").format(when=words)
            self._list.addItem(QListWidgetItem(words))
        self._list.setCurrentRow(row)

    def language_changed(self) -> None:
        self._fill()

    def _show_version(self, row: int) -> None:
        known = 0 <= row < len(self._versions)
        self._bring.setEnabled(known and row > 0)
        if known:
            content = self._versions[row].content
            parts = [content.title, content.text] if content.title else [content.text]
            self._text.load("\n\n".join(parts))

    def _bring_back(self) -> None:
        version = self._versions[self._list.currentRow()].id
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.bring_back_version(version),
            self.brought_back.emit,
            fail=self.problem.emit,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
