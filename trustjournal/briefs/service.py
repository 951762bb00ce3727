"""What there is to have in mind before a talk, read in one transaction; nothing is written."""

from collections.abc import Sequence
from datetime import date

from trustjournal.boundaries.domain import place
from trustjournal.boundaries.store import shelf as boundaries
from trustjournal.briefs.brief import MOST, Brief
from trustjournal.core.clock import Clock, moment_of
from trustjournal.core.ids import PersonId
from trustjournal.core.problems import JournalProblem
from trustjournal.events.domain import By, Catalogue
from trustjournal.i18n import _
from trustjournal.journal import listing
from trustjournal.matters.store import shelf as matters
from trustjournal.milestones.domain import coming
from trustjournal.milestones.store import milestones
from trustjournal.promises.domain import Promise, Tale
from trustjournal.promises.ledger import in_order
from trustjournal.promises.store import shelf as promises
from trustjournal.storage.vault import Vault
from trustjournal.trends.service import glance

_A_YEAR = 366


class NoTalk(JournalProblem):
    """Nothing leads towards a talk with somebody under the safety flag."""

    def __init__(self) -> None:
        super().__init__(
            _("For somebody under the safety flag no talk is prepared here."),
            _("Nothing was written."),
            _("The help page lists people you can speak with."),
        )


class Briefs:
    """Gathers one page before a talk."""

    def __init__(self, vault: Vault, clock: Clock, catalogue: Catalogue) -> None:
        self._vault, self._clock, self._catalogue = vault, clock, catalogue

    def before_talk(self, person_id: PersonId) -> Brief:
        """Return what there is to have in mind; refused for somebody under the safety flag."""
        now = self._clock()
        today = moment_of(now).day
        with self._vault.reading() as connection:
            seen = glance(connection, now, self._catalogue, person_id)
            if seen.person.safety:
                raise NoTalk
            made = promises.of_person(connection, person_id)
            drawn = boundaries.of_person(connection, person_id)
            near = coming(milestones.of_person(connection, person_id), today, _A_YEAR)
            return Brief(
                person=seen.person,
                today=today,
                mine=_open(made, By.ME, today),
                theirs=_open(made, By.THEM, today),
                boundaries=sorted((each for each in drawn if not each.is_let_go), key=place),
                matters=[each for each in matters.of_person(connection, person_id) if each.is_open],
                milestone=near[0] if near else None,
                written=listing.of_person(connection, person_id, MOST, also_hard=False),
                record=seen.mine,
            )


def _open(made: Sequence[Promise], by: By, today: date) -> list[Promise]:
    tales = [Tale(promise=each) for each in made if each.is_open and each.by is by]
    return [tale.promise for tale in in_order(tales, today)]
