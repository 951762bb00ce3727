"""The line above an entry: when it was, whether it is safe, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from trustjournal.core.clock import Clock, Moment, moment_of
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import N_, _, formats
from trustjournal.journal.sitting import Safety
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.widgets import TranslatedWidget, announce, button, label, named, tool_button

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QResizeEvent

_SAFETY = {
    Safety.UNTOUCHED: "",
    Safety.TYPING: N_("Writing…"),
    Safety.SAFE: N_("Saved"),
    Safety.NOT_SAFE: N_("Not saved"),
}


class EntryBar(TranslatedWidget):
    """Date and time, the state of saving, and a menu.

    Signals:
        moved: The entry shall be about another moment; carries the Moment.
        versions_asked: How it read before is to be shown.
        print_asked: It is to be printed.
        delete_asked: It is to go to the trash.
        back_asked: Back to the list, where there is no room for both.
    """

    moved = Signal(object)
    versions_asked = Signal()
    print_asked = Signal()
    delete_asked = Signal()
    back_asked = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._moment: Moment = moment_of(clock())
        self._safety, self._failure = Safety.UNTOUCHED, ""
        self.week_start: int | None = None
        self._when = button(self._when_words, "ghost", "calendar", clicked=self._pick, name="when")
        self._state = named(label(self._state_words, "small", tone="faint"), "safety")
        self._more = named(tool_button(lambda: _("More"), "ellipsis"), "more")
        self.menu = QMenu(self._more)
        self._more.setMenu(self.menu)
        self._versions = self.menu.addAction("")
        self._print = self.menu.addAction("")
        self.menu.addSeparator()
        self._delete = self.menu.addAction("")
        self._versions.triggered.connect(self.versions_asked)
        self._print.triggered.connect(self.print_asked)
        self._delete.triggered.connect(self.delete_asked)
        self.say(self._versions.setText, lambda: _("Earlier versions"))
        self.say(self._print.setText, lambda: _("Print…"))
        self.say(self._delete.setText, lambda: _("Put in the trash"))
        self._back = tool_button(
            lambda: _("Back to the list"),
            "chevron-left",
            clicked=self.back_asked.emit,
            name="back_to_list",
        )
        self._back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._when)
        row.addStretch(1)
        row.addWidget(self._state)
        row.addWidget(self._more)

    def insert_tool(self, widget: QWidget) -> None:
        """Put another button before the menu."""
        layout = cast("QHBoxLayout", self.layout())
        layout.insertWidget(layout.count() - 1, widget)

    @property
    def moment(self) -> Moment:
        """When the entry is about."""
        return self._moment

    def show_moment(self, moment: Moment) -> None:
        """Show another day and time."""
        self._moment = moment
        self._fit()
        self._when.setAccessibleName(_("Date and time: {when}").format(when=self._when_words()))

    def show_safety(self, safety: Safety, failure: Exception | None) -> None:
        """Say whether what is written is safe, and if not, why."""
        self._safety = safety
        self._failure = failure.happened if isinstance(failure, JournalProblem) else ""
        before = self._state.text()
        self._state.set_tone("danger" if safety is Safety.NOT_SAFE else "faint")
        self._state.setText(self._state_words())
        self._fit()
        if safety is Safety.NOT_SAFE and self._state.text() != before:
            announce(self._state, self._state.text())

    def offer_list(self, is_shown: bool) -> None:
        """Offer the way back to the list, unless it is shown beside the entry anyway."""
        self._back.setVisible(not is_shown)
        self._fit()

    def can_be_removed(self, stored: bool) -> None:
        """Offer what only an entry that exists has."""
        self._versions.setEnabled(stored)
        self._print.setEnabled(stored)

    def language_changed(self) -> None:
        self.show_moment(self._moment)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # larger letters, a tool more
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the year out where the time would be cut off for it."""
        letters, whole = self._when.fontMetrics(), self._when_words()
        wider = letters.horizontalAdvance(whole) - letters.horizontalAdvance(self._when.text())
        room = self.width() - self.minimumSizeHint().width() - wider
        # Widths are rounded: what is longer already stays so, or the two would follow each other.
        spare = 0 if self._when.text() == whole else 2
        self._when.setText(whole if room >= spare else self._when_words(formats.day_with_weekday))

    def _when_words(self, said: Callable[[date], str] = formats.short_day) -> str:
        return f"{said(self._moment.day)}  {formats.clock_time(self._moment.local)}"

    def _state_words(self) -> str:
        words = _(_SAFETY[self._safety])
        if self._safety is Safety.NOT_SAFE and self._failure:
            return _("{state}: {reason}").format(state=words, reason=self._failure)
        return words

    def _pick(self) -> None:
        picker = DayPicker(
            self._clock().date(),
            self._moment.local,
            with_time=True,
            week_start=self.week_start,
            parent=self,
        )
        picker.chosen.connect(self._on_picked)
        picker.open_below(self._when)

    def _on_picked(self, when: datetime) -> None:
        if when == self._moment.local:
            return
        zone = _zone(self._moment.zone, self._clock)
        moment = moment_of(when.replace(tzinfo=zone))
        self.show_moment(moment)
        self.moved.emit(moment)


def _zone(name: str, clock: Callable[[], datetime]) -> ZoneInfo | None:
    """Return the zone the entry was written in; the present one when it is not known any more."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return cast("ZoneInfo | None", clock().tzinfo)
