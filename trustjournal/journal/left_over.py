"""Offers above the entry: writing that a crash left over, and what may be decided in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.text import first_line, isolated
from trustjournal.i18n import _, formats
from trustjournal.ui.widgets import (
    IconLabel,
    Text,
    TranslatedFrame,
    announce,
    button,
    label,
    named,
    spoken,
    tool_button,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trustjournal.core.ids import DraftId
    from trustjournal.journal.domain import Draft


class OfferBar(TranslatedFrame):
    """One sentence, what one may do about it, and a way to let it be."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._words = named(label("", "body", wrap=True), "offer")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 10, 10, 10)
        self._row.setSpacing(10)
        self._row.addWidget(IconLabel(icon, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self._close = tool_button(
            lambda: _("Close this message"), "x", clicked=self.hide, name="close_offer"
        )
        self._row.addWidget(self._close)
        self.hide()

    def add_action(self, words: Text, act: Callable[[], object], name: str) -> None:
        """Give it one more thing to do."""
        made = button(words, "plain", clicked=act, name=name)
        self._row.insertWidget(self._row.count() - 1, made)

    def offer(self, words: Text) -> None:
        """Show the sentence."""
        self._words.say(self._words.setText, words)
        self.show()
        announce(self, spoken(words))


class LeftOverBar(OfferBar):
    """Writing that was kept but never became an entry; one after another.

    Signals:
        continue_asked: It is to be opened; carries the Draft.
        discard_asked: It is to be laid aside; carries the Draft.
    """

    continue_asked = Signal(object)
    discard_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pen-line", parent)
        self._drafts: list[Draft] = []
        self.add_action(
            lambda: _("Continue writing"),
            lambda: self._decide(self.continue_asked.emit),
            "continue_draft",
        )
        self.add_action(
            lambda: _("Put in the trash"),
            lambda: self._decide(self.discard_asked.emit),
            "put_aside",
        )

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer these, the newest first."""
        self._drafts = list(drafts)
        self._show_first()

    def leave_out(self, draft: DraftId) -> None:
        """Offer one no longer, since it is open."""
        self._drafts = [each for each in self._drafts if each.id != draft]
        self._show_first()

    def _show_first(self) -> None:
        if not self._drafts:
            self.hide()
            return
        self.offer(lambda: _left_over_words(self._drafts[0]) if self._drafts else "")

    def _decide(self, tell: Callable[[Draft], object]) -> None:
        if self._drafts:
            draft = self._drafts.pop(0)
            self._show_first()
            tell(draft)


def _left_over_words(draft: Draft) -> str:
    beginning = draft.content.title or first_line(draft.content.text)
    when = f"{formats.short_day(draft.moment.day)} {formats.clock_time(draft.moment.local)}"
    if not beginning:
        return _("There is writing from {when} that was not finished.").format(when=when)
    return _("There is writing from {when} that was not finished: “{beginning}”").format(
        when=when, beginning=isolated(beginning)
    )
