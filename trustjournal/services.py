"""Puts the services together over one open journal, for the window and the command line alike.

Importing this module imports SQLAlchemy (a quarter of a second): the window does it on its worker
thread.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trustjournal.boundaries import finding as boundary_finding
from trustjournal.boundaries.service import Boundaries
from trustjournal.boundaries.store import shelf as boundaries
from trustjournal.briefs.service import Briefs
from trustjournal.checkins.service import CheckIns
from trustjournal.core.changes import Announce, tell_nobody
from trustjournal.core.clock import Clock
from trustjournal.events.catalogue import catalogue
from trustjournal.events.service import Events
from trustjournal.events.store import shelf as events
from trustjournal.introductions import store as introductions
from trustjournal.introductions.service import Introductions
from trustjournal.journal import found_events
from trustjournal.journal.finding import Load
from trustjournal.journal.service import Journal
from trustjournal.keeping import exporting, salvaging, unfinished
from trustjournal.keeping.importing.service import Importing
from trustjournal.keeping.known import Before
from trustjournal.keeping.salvaging import Rescue
from trustjournal.keeping.service import Keeping
from trustjournal.matters import finding as matter_finding
from trustjournal.matters.service import Matters
from trustjournal.matters.store import shelf as matters
from trustjournal.milestones import store as milestones
from trustjournal.milestones.service import Chapters, Milestones
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople
from trustjournal.preferences.service import Choices
from trustjournal.promises import finding as finding_promises
from trustjournal.promises.service import Promises
from trustjournal.promises.store import shelf as promises
from trustjournal.review import finding as review_finding
from trustjournal.review import store as review_store
from trustjournal.review.service import Review
from trustjournal.review.tables import reviews
from trustjournal.storage.salvage import Salvaged
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.vault import Vault
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.service import Today
from trustjournal.trends.answer_shelf import shelf as gap_answers
from trustjournal.trends.answers import GapAnswers
from trustjournal.trends.looking.service import Reflections
from trustjournal.trends.looking.store import feared_now
from trustjournal.trends.looking.store import shelf as reflections
from trustjournal.trends.service import Trends
from trustjournal.worksheets import finding as sheet_finding
from trustjournal.worksheets.plans import Plans
from trustjournal.worksheets.reminders import Reminders
from trustjournal.worksheets.service import SHELVES as SHEETS
from trustjournal.worksheets.service import Worksheets
from trustjournal.worksheets.tables import worksheet_sources

SHELVES: tuple[Shelf[Any], ...] = (
    events,
    promises,
    boundaries,
    matters,
    milestones.milestones,
    milestones.chapters,
    introductions.shelf,
    *SHEETS,
    reflections,
    gap_answers,
)
"""Everything that is kept about people beside entries and check-ins."""
WRITTEN = (reviews, worksheet_sources)
"""Tables of what else the user wrote or answered, for the export."""
FINDABLE: Mapping[str, Load] = {
    events.kind: found_events.load,
    promises.kind: finding_promises.load,
    boundaries.kind: boundary_finding.load,
    matters.kind: matter_finding.load,
    milestones.MILESTONE: milestones.load_milestones,
    milestones.CHAPTER: milestones.load_chapters,
    introductions.KIND: introductions.load,
    sheet_finding.KIND: sheet_finding.load,
    review_store.KIND: review_finding.load,
}
"""What search finds beside entries and people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a person can do with an open journal."""

    vault: Vault
    choices: Choices
    people: People
    check_ins: CheckIns
    events: Events
    journal: Journal
    promises: Promises
    boundaries: Boundaries
    matters: Matters
    milestones: Milestones
    chapters: Chapters
    introductions: Introductions
    worksheets: Worksheets
    reminders: Reminders
    plans: Plans
    reflections: Reflections
    trends: Trends
    gap_answers: GapAnswers
    briefs: Briefs
    today: Today
    dues: Dues
    review: Review
    keeping: Keeping
    importing: Importing


def assemble(
    vault: Vault, clock: Clock, announce: Announce, own_worksheets: Path | None = None
) -> Services:
    """Wire the services, from the feature that knows nothing to the one that knows most."""
    journal = Journal(vault, clock, announce, also_findable=FINDABLE, shelves=SHELVES)
    check_ins = CheckIns(vault, clock, announce)
    people = People(
        vault,
        clock,
        announce,
        cascades=[
            journal.links_of_people,
            check_ins.ratings_of_people,
            *(ShelfOfPeople(shelf, clock) for shelf in SHELVES),
        ],
    )
    agreed = Agreed(
        promises=Promises(vault, clock, announce),
        boundaries=Boundaries(vault, clock, announce),
        matters=Matters(vault, clock, announce),
        milestones=Milestones(vault, clock, announce),
        events=Events(vault, clock, announce),
        reminders=Reminders(vault, clock, announce, feared_now),
        reflections=Reflections(vault, clock, announce),
    )
    keeping = Keeping(
        vault,
        clock,
        journal,
        shelves=SHELVES,
        tables=WRITTEN,
        further=(review_store.documents,),
        loads=FINDABLE,
    )
    return Services(
        vault=vault,
        choices=Choices(vault, announce),
        people=people,
        check_ins=check_ins,
        events=agreed.events,
        journal=journal,
        promises=agreed.promises,
        boundaries=agreed.boundaries,
        matters=agreed.matters,
        milestones=agreed.milestones,
        chapters=Chapters(vault, clock, announce),
        introductions=Introductions(vault, clock, announce),
        worksheets=Worksheets(vault, clock, announce, own_worksheets, feared_now),
        reminders=agreed.reminders,
        plans=Plans(vault, clock, announce, feared_now),
        reflections=agreed.reflections,
        trends=Trends(vault, clock, catalogue()),
        gap_answers=GapAnswers(vault, clock, announce),
        briefs=Briefs(vault, clock, catalogue()),
        today=Today(vault, clock, announce),
        dues=Dues(vault, clock, announce, agreed),
        review=Review(vault, clock, announce, lambda: catalogue().by_id),
        keeping=keeping,
        importing=Importing(
            vault,
            clock,
            announce,
            keep_copy=lambda: keeping.copy_before(Before.IMPORT),
            shelves=SHELVES,
            tables=WRITTEN,
        ),
    )


def salvage(vault: Vault, secret: str | None, clock: Clock) -> Rescue:
    """Save what can be read of a closed, damaged journal, and make its search anew."""
    rescue = salvaging.salvage(vault, secret, clock)
    vault.open(secret)
    try:
        assemble(vault, clock, tell_nobody).keeping.mend_search()
    finally:
        vault.close()
    return rescue


def write_out(vault: Vault, secret: str | None, folder: Path, clock: Clock) -> Salvaged:
    """Write what can be read of a closed, damaged journal into a new folder of plain files.

    The journal stays as it is.
    """
    exporting.require_free(folder)
    with (
        salvaging.apart(vault, secret, clock) as (apart, salvaged),
        unfinished.noted_beside(vault.folder, apart.seals(), folder),
    ):
        assemble(apart, clock, tell_nobody).keeping.export_both(folder)
    return salvaged
