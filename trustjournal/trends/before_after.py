"""Felt trust around one day, small: the line with its band, and what lay before and after.

It claims no cause: what changed after a talk need not have changed because of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.checkins import words as scale
from trustjournal.core.changes import Changes
from trustjournal.i18n import _, formats
from trustjournal.trends import phrases
from trustjournal.trends.phrases import Phrase
from trustjournal.trends.strip import FeltStrip
from trustjournal.ui.widgets import TranslatedWidget, colour_number, label, named

if TYPE_CHECKING:
    from trustjournal.core.ids import PersonId
    from trustjournal.trends.glance import Strip
    from trustjournal.trends.service import Trends
    from trustjournal.ui.background import ChangeSignal, Jobs

_RELEVANT = Changes.CHECKINS | Changes.ENTRIES | Changes.PREFERENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    person: "PersonId"
    day: date


class BeforeAfterStrip(TranslatedWidget):
    """The strip with a line at the day; nothing where there is too little, or charts rest.

    Signals:
        problem: Emitted with the exception when something could not be read.
    """

    problem = Signal(object)

    def __init__(
        self, trends: "Trends", jobs: "Jobs", changes: "ChangeSignal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trends, self._jobs = trends, jobs
        self._asked: _Asked | None = None
        self._strip = named(FeltStrip(), "beforeAfterStrip")
        self._title = label("", "label", tone="soft", wrap=True, name="beforeAfterTitle")
        self._words = label("", "body", wrap=True, name="beforeAfterWords")
        self._caveat = label(
            lambda: _(
                "What lies before and after is shown side by side. What came of what, "
                "a line cannot say."
            ),
            "small",
            tone="soft",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(label(scale.highest, "caption", tone="faint"))
        column.addWidget(self._strip)
        column.addWidget(label(scale.lowest, "caption", tone="faint"))
        column.addWidget(self._words)
        column.addWidget(self._caveat)
        self.hide()
        changes.changed.connect(self._on_changed)

    def widget(self) -> QWidget:
        """Return what is put into a page."""
        return self

    def show_since(self, person: "PersonId | None", day: date | None) -> None:
        """Show felt trust before and after this day, or nothing."""
        asked = None if person is None or day is None else _Asked(person=person, day=day)
        self._asked = asked
        if asked is None:
            self.hide()
            return
        self._jobs.run(
            self,
            lambda: self._trends.around(asked.person, asked.day),
            self._on_read,
            fail=self.problem.emit,
            only_latest="around",
        )

    def _on_changed(self, changes: Changes) -> None:
        asked = self._asked
        if asked is not None and changes & _RELEVANT:
            self.show_since(asked.person, asked.day)

    def _on_read(self, strip: "Strip | None") -> None:
        asked = self._asked
        self.setVisible(strip is not None)
        if strip is None or asked is None:
            return
        day = asked.day
        self._title.say(
            self._title.setText,
            lambda: _("Felt trust before and after {day}").format(day=formats.plain_day(day)),
        )
        self._strip.show_strip(strip, colour_number(asked.person))
        word, has_line = strip.word, strip.line is not None
        self._words.say(
            self._words.setText,
            lambda: formats.sentences(
                [
                    phrases.sentence(each)
                    for each in (word, Phrase.TREND_BAND if has_line else None)
                    if each is not None
                ]
            ),
        )
        self._words.setVisible(bool(self._words.text()))
