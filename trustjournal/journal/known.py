"""The people and tags that the journal page knows by name, read once and again when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustjournal.core.changes import Changes
from trustjournal.i18n import _
from trustjournal.people.domain import on_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trustjournal.core.ids import PersonId
    from trustjournal.journal.service import Journal
    from trustjournal.people.domain import Person
    from trustjournal.people.service import People
    from trustjournal.ui.background import ChangeSignal, Jobs


class Known(QObject):
    """People, put-away ones too, and tags, most used first.

    Signals:
        changed: Somebody or something became known, renamed or forgotten.
        problem: Reading them failed; carries the exception.
    """

    changed = Signal()
    problem = Signal(Exception)

    def __init__(
        self, people: People, journal: Journal, jobs: Jobs, changes: ChangeSignal, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._service, self._journal, self._jobs = people, journal, jobs
        self._people: dict[PersonId, Person] = {}
        self._tags: list[str] = []
        changes.changed.connect(self._on_changed)
        self.read()

    @property
    def people(self) -> list[Person]:
        """Those who may be offered, by name."""
        return [person for person in self._people.values() if not person.put_away]

    @property
    def tags(self) -> list[str]:
        """All tags, most used first."""
        return self._tags

    def person(self, person_id: PersonId) -> Person | None:
        """Return somebody by id, also when put away; nothing when they are in the trash."""
        return self._people.get(person_id)

    def name(self, person_id: PersonId) -> str:
        """Return how somebody is called in a list."""
        person = self._people.get(person_id)
        return _("somebody") if person is None else on_label(person)

    def names(self, people: Iterable[PersonId]) -> list[str]:
        """Return the names of those who are still known."""
        return [self.name(each) for each in people if each in self._people]

    def meet(self, person: Person) -> None:
        """Know somebody who was just added, before the next reading."""
        self._people[person.id] = person
        self.changed.emit()

    def read(self) -> None:
        """Read everybody and every tag anew."""
        service, journal = self._service, self._journal
        self._jobs.run(
            self,
            lambda: (service.everyone(with_put_away=True), journal.tags()),
            lambda found: self._show(*found),
            fail=self.problem.emit,
            only_latest="known",
        )

    def _show(self, people: list[Person], tags: list[str]) -> None:
        fresh = {person.id: person for person in people}
        if fresh == self._people and tags == self._tags:
            return
        self._people, self._tags = fresh, list(tags)
        self.changed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.PEOPLE | Changes.ENTRIES):
            self.read()
