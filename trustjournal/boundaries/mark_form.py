"""What was noted about a boundary with one press, told more exactly. Kept as it is typed."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.boundaries import words
from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import MARK_OF_KIND, sizes
from trustjournal.boundaries.problems import DayToCome, TooLong
from trustjournal.events import words as event_words
from trustjournal.events.domain import By, Event, Size
from trustjournal.i18n import _
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.ui.begun import SAVE_AFTER
from trustjournal.ui.day_field import DayField
from trustjournal.ui.widgets import (
    ChipGroup,
    TranslatedFrame,
    announce,
    button,
    label,
    named,
)


class MarkForm(TranslatedFrame):
    """When it was, whose doing, how much it mattered, and words if there are any.

    Signals:
        take_back: Emitted with the event when it shall not stand in the log.
        problem: Emitted with the exception when something could not be kept.
    """

    take_back = Signal(object)
    problem = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._desk = desk
        self._event: Event | None = None
        self._next: Event | None = None
        """What to show once the present one is safe."""
        self._unsaved = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.leave)
        self._title = label("", "strong", wrap=True, name="noted")
        self._day = named(DayField(lambda: _("Day"), desk.days), "markDay")
        self._by = named(
            ChipGroup(
                [(By.THEM, lambda: _("They")), (By.ME, lambda: _("I myself"))],
                label=lambda: _("Whose doing it was"),
                exclusive=True,
            ),
            "markBy",
        )
        self._size = named(
            ChipGroup(label=lambda: _("How much it mattered"), exclusive=True), "markSize"
        )
        self._note = named(NoteField(), "markNote")
        self._refusal = label("", "small", tone="danger", wrap=True, name="markRefusal")
        self._lay_out()
        self._day.changed.connect(self._on_day)
        self._note.changed.connect(self._on_changed)
        for group in (self._by, self._size):
            group.changed.connect(partial(self._on_chips, group))
        self.hide()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(24)
        choices.addWidget(Labelled(lambda: _("Day"), self._day))
        choices.addWidget(Labelled(lambda: _("Whose doing it was"), self._by), 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(button(lambda: _("Done"), clicked=self._on_done, name="markDone"))
        row.addWidget(
            button(
                lambda: _("Take it back"), "ghost", clicked=self._on_take_back, name="takeBackMark"
            )
        )
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(choices)
        column.addWidget(Labelled(lambda: _("How much it mattered"), self._size))
        column.addWidget(
            Labelled(
                lambda: _("What happened"),
                self._note,
                lambda: _("As a camera would have seen it. It can stay empty."),
            )
        )
        column.addWidget(self._refusal)
        column.addLayout(row)

    def open(self, event: Event) -> None:
        """Show what was noted; what is typed about another is made safe before."""
        self._next = event
        if self.is_unsaved():
            self.leave()
        else:
            self._open(event)

    def _open(self, event: Event) -> None:
        self._event, self._next, self._unsaved = event, None, False
        self._refusal.hide()
        self._title.say(self._title.setText, self._heading)
        self._day.show_day(event.day)
        self._by.choose((event.by,))
        self._size.offer(
            [(size, partial(event_words.size, size)) for size in sizes(MARK_OF_KIND[event.kind])]
        )
        self._size.choose((event.size,))
        self._note.show_value(event.note)
        self.show()
        self._note.setFocus()

    def finish(self, event: Event) -> None:
        """Close the form if it is about this one; what is typed is kept."""
        if self._event is not None and self._event.id == event.id:
            self._on_done()

    def leave(self) -> None:
        """Keep everything now."""
        self._timer.stop()
        event = self._event
        if event is None or not self._unsaved:
            return
        note = self._note.value()
        work = partial(
            self._desk.boundaries.correct,
            event.id,
            day=self._day.day() or event.day,
            by=By(self._chosen(self._by, event.by)),
            size=Size(self._chosen(self._size, event.size)),
            note=note,
        )
        self._desk.jobs.run(
            self, work, lambda kept: self._on_kept(kept, note), fail=self._on_refused
        )

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self._unsaved and not self.isHidden()

    @staticmethod
    def _chosen(group: ChipGroup, otherwise: str) -> str:
        return next((str(each) for each in group.values()), otherwise)

    def _heading(self) -> str:
        event = self._event
        if event is None:
            return ""
        return _("Noted: {what}").format(what=words.happened(event))

    def _on_changed(self) -> None:
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_day(self) -> None:
        event, day = self._event, self._day.day()
        if event is not None and day is not None and day > self._desk.days.today():
            self._day.show_day(event.day)
            self._refuse(DayToCome)
            return
        self._on_changed()
        self.leave()

    def _on_chips(self, group: ChipGroup, chosen: tuple[str, ...]) -> None:
        event = self._event
        if event is not None and not chosen:  # there is no size, and nobody, that is none
            group.choose((event.by if group is self._by else event.size,))
        self._on_changed()
        self.leave()

    def _on_kept(self, kept: Event, note: str) -> None:
        if self._event is None or kept.id != self._event.id:
            return
        self._event = kept
        self._unsaved = self._note.value() != note
        self._refusal.hide()
        self._title.say(self._title.setText, self._heading)
        if self._next is not None and not self._unsaved:
            self._open(self._next)

    def _on_refused(self, error: Exception) -> None:
        self._next = None
        self.show()
        if isinstance(error, TooLong):
            self._refuse(TooLong)
        else:
            self.problem.emit(error)

    def _refuse(self, kind: type[DayToCome | TooLong]) -> None:
        self._refusal.say(self._refusal.setText, lambda: kind().happened)
        self._refusal.show()
        announce(self, self._refusal.text())

    def _on_done(self) -> None:
        self.hide()
        self.leave()

    def _on_take_back(self) -> None:
        if self._event is not None:
            self.take_back.emit(self._event)
