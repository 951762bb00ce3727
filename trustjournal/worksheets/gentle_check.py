"""Suggestions under a field while it is written in: calm, few, and easy to wave away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal import i18n
from trustjournal.i18n import _
from trustjournal.ui.widgets import (
    IconLabel,
    LinesField,
    TranslatedFrame,
    TranslatedWidget,
    announce,
    button,
    label,
)
from trustjournal.worksheets.hedges import MOST_AT_ONCE, Check, Phrase, Reader, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from trustjournal.ui.background import Jobs
    from trustjournal.worksheets.domain import Texts

LOOK_AFTER = 400
"""Milliseconds without a key; nobody is interrupted in the middle of a word."""


class Dismissed(QObject):
    """What was waved away in one draft, shared by the checks of all its fields; never kept.

    Signals:
        changed: Emitted when it is more, or nothing any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: set[str] = set()

    def __contains__(self, phrase_id: object) -> bool:
        return phrase_id in self._ids

    def add(self, phrase_id: str) -> None:
        """Keep a phrase quiet in this draft."""
        self._ids.add(phrase_id)
        self.changed.emit()

    def forget(self) -> None:
        """Another draft begins: nothing is dismissed in it yet."""
        self._ids.clear()
        self.changed.emit()


class GentleCheck(TranslatedWidget):
    """Belongs directly under the field that it reads; at most two suggestions at a time.

    It never takes the focus and never holds anything up: the text is read on the worker, without
    what an input method still holds. The room it once took it keeps until it is hidden or another
    text is shown, so that nothing below it moves under the mouse. What is found is known to this
    widget alone and forgotten with it.

    Signals:
        problem: Emitted with the exception when the text could not be read.
    """

    problem = Signal(Exception)

    def __init__(
        self,
        field: LinesField,
        jobs: Jobs,
        *,
        hedge: bool = False,
        harsh: bool = False,
        dismissed: Dismissed | None = None,
        new_timer: Callable[[QObject], QTimer] = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field, self._jobs = field, jobs
        wanted = {Check.HEDGE: hedge, Check.HARSH: harsh}
        self._checks = [check for check, is_wanted in wanted.items() if is_wanted]
        self._on = bool(self._checks)
        self.dismissed = dismissed or Dismissed(self)
        self._reader = Reader(self._checks)
        self._found: tuple[Phrase, ...] = ()
        self._timer = new_timer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER)
        self._timer.timeout.connect(self._look)
        self._suggestions = [_Suggestion() for _each in range(MOST_AT_ONCE)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for each in self._suggestions:
            column.addWidget(each)
            each.dismissed.connect(partial(self._dismiss, each))
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()
        self.dismissed.changed.connect(self._show)
        field.textChanged.connect(self._look_later)
        field.composing_changed.connect(self._look_later)

    def use(self, on: bool) -> None:
        """Read the text, or leave it alone, as the user chose."""
        on = on and bool(self._checks)
        if on is not self._on:
            self._on = on
            self._clear()
            self._look_later()

    def begin_anew(self) -> None:
        """Another text is in the field; what was dismissed stays so in the same draft."""
        self._reader = Reader(self._checks)
        self._clear()
        self._look_later()

    def _clear(self) -> None:
        self._timer.stop()
        self._found = ()
        self._show()
        self.hide()

    # Reading

    def _look_later(self) -> None:
        if self._on:
            self._timer.start()

    def _look(self) -> None:
        if self._field.is_composing:
            return  # the end of the composition is told as well
        text, reader = self._field.toPlainText(), self._reader
        self._jobs.run(
            self,
            lambda: reader.found(text),
            lambda found: self._on_found(reader, found),
            fail=self.problem.emit,
            only_latest="look",
        )

    def _on_found(self, reader: Reader, found: tuple[Phrase, ...]) -> None:
        if self._on and reader is self._reader:
            self._found = found
            self._show()

    # Showing

    def _show(self) -> None:
        shown = suggestions(self._found, self.dismissed)
        before = {each.phrase.id for each in self._suggestions if each.phrase}
        if self.isVisible():
            self.setMinimumHeight(max(self.minimumHeight(), self.height()))
        for number, each in enumerate(self._suggestions):
            each.show_phrase(shown[number] if number < len(shown) else None)
        self.setVisible(bool(shown) or self.minimumHeight() > 0)
        for phrase in shown:
            if phrase.id not in before:
                announce(
                    self, _("A suggestion is below: {phrase}").format(phrase=_said(phrase.label))
                )

    def _dismiss(self, suggestion: _Suggestion) -> None:
        if suggestion.phrase is None:
            return
        if suggestion.button.hasFocus():
            self._field.setFocus()
        self.dismissed.add(suggestion.phrase.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        before: QWidget = self._field
        for each in self._suggestions:  # wherever the page has put field and suggestions
            QWidget.setTabOrder(before, each.button)
            before = each.button

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.setMinimumHeight(0)
        super().hideEvent(event)


class _Suggestion(TranslatedFrame):
    """One phrase: how it is called, how it may be heard, and what to write instead.

    Signals:
        dismissed: Emitted when it is not to be said again in this draft.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phrase: Phrase | None = None
        self.setObjectName("quiet")
        self._label = label("", "strong", wrap=True, name="label")
        self._why = label("", "small", tone="soft", wrap=True, name="why")
        self._better = label("", "small", wrap=True, name="better")
        self.button = button(
            lambda: _("Not for me here"), "ghost", clicked=self.dismissed.emit, name="notHere"
        )
        # A click must not take the keyboard out of the text.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 4, 6, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(IconLabel("leaf", "soft"), 0, 0)
        grid.addWidget(self._label, 0, 1)
        grid.addWidget(self.button, 0, 2)
        grid.addWidget(self._why, 1, 1, 1, 2)
        grid.addWidget(self._better, 2, 1, 1, 2)
        self.hide()

    def show_phrase(self, phrase: Phrase | None) -> None:
        """Show a phrase, or nothing."""
        self.phrase = phrase
        if phrase is not None:
            for shown, texts in (
                (self._label, phrase.label),
                (self._why, phrase.why),
                (self._better, phrase.better),
            ):
                shown.say(shown.setText, partial(_said, texts))
            self.say(self.setAccessibleName, partial(_said, phrase.category_name))
            name = self.button
            name.say(
                name.setAccessibleName,
                lambda: _("Not for me here: {phrase}").format(phrase=_said(phrase.label)),
            )
        self.setVisible(phrase is not None)


def _said(texts: Texts) -> str:
    return texts[i18n.language()]
