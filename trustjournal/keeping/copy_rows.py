"""The list of copies: when each was made, what it was made before, and whether it is whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.keeping import words
from trustjournal.ui.layouts import take_all_out
from trustjournal.ui.widgets import TranslatedWidget, button, label, named, rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trustjournal.core.clock import Clock
    from trustjournal.keeping.known import Copy

_SHOWN_AT_FIRST = 3


class CopyRows(TranslatedWidget):
    """The newest copies, and all of them on wish.

    Signals:
        asked: Emitted with the file of a copy that shall be looked into.
    """

    asked = Signal(object)

    def __init__(self, clock: "Clock", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._copies: Sequence[Copy] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._all = button(
            self._all_words, "ghost", clicked=self._show_all, name="showAll", flush=True
        )
        self._all.hide()
        all_row = QHBoxLayout()
        all_row.addWidget(self._all)
        all_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addLayout(all_row)

    def show_copies(self, copies: "Sequence[Copy]") -> None:
        """Show some of them."""
        self._copies = copies
        self._lay_out(_SHOWN_AT_FIRST)

    def _show_all(self) -> None:
        self._lay_out(len(self._copies))

    def _lay_out(self, count: int) -> None:
        take_all_out(self._rows)
        for copy in self._copies[:count]:
            self._rows.addWidget(rule())
            row = named(_CopyRow(copy, self._clock), "copy")
            row.asked.connect(self.asked)
            self._rows.addWidget(row)
        self._all.setVisible(len(self._copies) > count)
        self._all.say(self._all.setText, self._all_words)

    def _all_words(self) -> str:
        return _("Show all {count}").format(count=formats.number(len(self._copies)))


class _CopyRow(TranslatedWidget):
    """One copy.

    Signals:
        asked: Emitted with its file when it shall be looked into.
    """

    asked = Signal(object)

    def __init__(self, copy: "Copy", clock: "Clock") -> None:
        super().__init__()
        self._copy, self._clock = copy, clock
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(label(lambda: when(copy.written_at, clock), wrap=True))
        said.addWidget(label(self._kind, "caption", tone="faint", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.addLayout(said, 1)
        if copy.is_damaged:
            said.addWidget(label(self._damaged, "caption", tone="danger", wrap=True))
            return
        look = button(
            lambda: _("Look inside…"), "ghost", clicked=lambda: self.asked.emit(copy.file),
            name="lookInside",
        )  # fmt: skip
        look.say(
            look.setAccessibleName,
            lambda: _("Look inside the copy of {when}").format(when=when(copy.written_at, clock)),
        )
        row.addWidget(look)

    def _kind(self) -> str:
        copy = self._copy
        said = [
            words.origin(automatic=copy.automatic, before=copy.before),
            words.entries(copy.manifest.entries),
        ]
        if copy.checked is not None and copy.checked.whole:
            day = formats.relative_day(self._local(copy.checked.at).date(), self._clock().date())
            said.append(_("Read again: {day}").format(day=day))
        return words.side_by_side(said)

    def _damaged(self) -> str:
        return _("Damaged: it does not read as it was written. It is of no use any more.")

    def _local(self, at: "datetime") -> "datetime":
        return at.astimezone(self._clock().tzinfo)


def when(at: "datetime", clock: "Clock") -> str:
    """Return a day and a time, as near days are called."""
    now = clock()
    local = at.astimezone(now.tzinfo)
    return _("{day}, {time}").format(
        day=formats.relative_day(local.date(), now.date()), time=formats.clock_time(local)
    )
