"""The forms below a promise, each made when it is first wanted: most rows never need one."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from trustjournal.people.domain import Person
from trustjournal.promises.deeds import Deeds
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import Outcome, Promise
from trustjournal.promises.forms import changing, settling
from trustjournal.promises.promise_form import ChangedPromise
from trustjournal.promises.settle_form import SettleForm
from trustjournal.ui.begun import BegunForm

if TYPE_CHECKING:
    from trustjournal.storage.begun import Words


class RowForms(QObject):
    """Where it is told what became of a promise, and where it is worded otherwise.

    What the forms have to say is said through the row's deeds.
    """

    def __init__(self, desk: Desk, promise: Promise, person: Person, deeds: Deeds) -> None:
        super().__init__(deeds)
        self._desk, self._promise, self._person, self._deeds = desk, promise, person, deeds
        self._settle: SettleForm | None = None
        self._change: ChangedPromise | None = None
        self._people: tuple[Person, ...] = ()
        self.column = QVBoxLayout()
        """Where the forms stand."""
        self.column.setSpacing(8)

    def take(self, promise: Promise, person: Person) -> None:
        """Know how the promise stands; what is being typed about it stays as it is."""
        self._promise, self._person = promise, person
        if self._settle is not None:
            self._settle.take(promise)

    @property
    def is_telling(self) -> bool:
        """Whether the form that tells what became of it stands open."""
        return self._settle is not None and self._settle.is_open()

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of it, beginning with this."""
        self._settle_form().tell(outcome)

    def change(self) -> None:
        """Word it otherwise."""
        self._change_form().open()

    def show_begun(self, begun: Mapping[str, "Words"], people: Iterable[Person]) -> None:
        """Open the forms in which something was begun, and offer names in them."""
        self._people = tuple(people)
        if self._change is not None:
            self._change.offer(self._people)
        if self._promise.is_open and settling(self._promise.id) in begun:
            self._settle_form().open(begun[settling(self._promise.id)])
        if changing(self._promise.id) in begun:
            self._change_form().open(begun[changing(self._promise.id)])

    def leave(self) -> None:
        """Have everything kept now."""
        for form in self._made():
            form.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return any(form.is_unsaved() for form in self._made())

    def _made(self) -> list[BegunForm]:
        return [form for form in (self._settle, self._change) if form is not None]

    def _settle_form(self) -> SettleForm:
        if self._settle is None:
            self._settle = SettleForm(self._desk, self._promise)
            self._settle.kept.connect(self._deeds.settled)
            self._join(self._settle)
        return self._settle

    def _change_form(self) -> ChangedPromise:
        """Return the form to change it in; another one whenever the promise is another."""
        form = self._change
        if form is not None and (form.promise == self._promise or form.is_open()):
            return form
        if form is not None:
            self.column.removeWidget(form)
            form.deleteLater()
        form = ChangedPromise(self._desk, self._promise, self._person)
        form.kept.connect(lambda _kept: self._deeds.changed(form.promise))
        form.offer(self._people)
        self._join(form)
        self._change = form
        return form

    def _join(self, form: BegunForm) -> None:
        form.problem.connect(self._deeds.problem)
        form.undo_offered.connect(self._deeds.undo_offered)
        self.column.addWidget(form)
        form.hide()
