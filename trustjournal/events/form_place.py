"""Where a form about an event opens: one at a time, with its way back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.events.deeds import Deeds
from trustjournal.events.desk import Desk
from trustjournal.events.domain import Event
from trustjournal.events.event_form import ChangedEvent, EventForm, NewEvent
from trustjournal.people.domain import Person
from trustjournal.ui.arrange import bring_into_view, let_go
from trustjournal.ui.widgets import TranslatedWidget

if TYPE_CHECKING:
    from trustjournal.storage.begun import Words


class FormPlace(TranslatedWidget):
    """Shows "What happened?" for something new, or for something that was noted.

    Signals:
        noted: Emitted with the Event once something new is safe.
        opened: Emitted when a form is to be seen.
        closed: Emitted when none is any more.
        meant_to: Emitted before what stands in the form is noted.
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    noted = Signal(object)
    opened = Signal()
    closed = Signal()
    meant_to = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: EventForm | None = None
        self._deeds = Deeds(desk.events, desk.jobs, self)
        self._deeds.problem.connect(self.problem)
        self._deeds.undo_offered.connect(self.undo_offered)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    # Opening

    def note(
        self, form: str, about: str | None, words: "Words | None" = None, **asked: Any
    ) -> None:
        """Ask what happened; `asked` says with whom, when and beside what, as for NewEvent."""
        new = NewEvent(self._desk, form, about, **asked)
        new.kept.connect(self._deeds.noted)
        new.kept.connect(self.noted)
        self._show(new, words)

    def change(self, event: Event, person: Person | None, words: "Words | None" = None) -> None:
        """Let what was noted be corrected or taken back."""
        changed = ChangedEvent(self._desk, event, person)
        changed.kept.connect(lambda now: self._on_changed(event, now))
        changed.take_back_asked.connect(lambda: self._on_take_back(event))
        self._show(changed, words)

    def _show(self, form: EventForm, words: "Words | None") -> None:
        self.let_go()
        self._form = form
        form.meant_to.connect(self.meant_to)
        form.problem.connect(self.problem)
        form.undo_offered.connect(self.undo_offered)
        form.kept.connect(lambda _event: self._close())
        form.given_up.connect(self._close)
        form.reopened.connect(self._on_reopened)
        self._column.addWidget(form)
        self.show()
        form.kinds.changed.connect(lambda: bring_into_view(form))
        form.open(words)
        bring_into_view(form)
        self.opened.emit()
        self._desk.jobs.run(
            form, self._desk.events.recent_kinds, form.kinds.offer_recent, fail=self.problem.emit
        )

    def is_open(self) -> bool:
        """Whether a form can be seen."""
        return self._form is not None and self._form.is_open()

    # Leaving

    def leave(self) -> None:
        """Have what stands in the form kept now."""
        if self._form is not None:
            self._form.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self._form is not None and self._form.is_unsaved()

    def let_go(self) -> None:
        """Show no form any more; what stood in it waits until it is opened again."""
        form, self._form = self._form, None
        if form is not None:
            form.leave()
            let_go(self._column, form)
        self._close()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _on_reopened(self) -> None:
        self.show()
        self.opened.emit()

    def _on_changed(self, former: Event, now: Event) -> None:
        if now != former:
            self._deeds.changed(former)

    def _on_take_back(self, event: Event) -> None:
        if self._form is not None:
            self._form.give_up()
        self._deeds.take_back(event.id)
