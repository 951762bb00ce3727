"""Makes a person's page of what each feature keeps about somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trustjournal.core.ids import PersonId
    from trustjournal.events.domain import Event
    from trustjournal.people.person_page import PersonPage
    from trustjournal.services import Services
    from trustjournal.shell.conductor import Conductor
    from trustjournal.shell.desks import Desks


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the page leads to."""

    people: Callable[[], Any]
    person: Callable[[str], Any]
    entry: Callable[[str], Any]
    write: Callable[[Mapping[str, Any]], Any]
    trends: Callable[[str], Any]
    looking: Callable[[str], Any]
    help: Callable[[], Any]
    worksheet: Callable[[str, str, str, str], Any]
    """Begins one: its id, whom it is about, and the kind and id of what it is about."""
    sheet: Callable[[str], Any]


def make_person_page(
    services: Services, conductor: Conductor, desks: Desks, ways: Ways
) -> PersonPage:
    """Return the page with its cards, and with everybody's part of the timeline."""
    from trustjournal.boundaries.person_sections import BoundariesCard, BoundaryMoments
    from trustjournal.checkins.person_sections import CheckInCard, CheckInMoments
    from trustjournal.events.person_sections import EventMoments, EventsCard
    from trustjournal.introductions.person_sections import (
        IntroductionMoments,
        IntroductionsCard,
    )
    from trustjournal.journal.of_person import EntriesOfPerson
    from trustjournal.matters.person_sections import MatterMoments, MattersCard
    from trustjournal.milestones.moments import ChapterMoments, MilestoneMoments
    from trustjournal.milestones.person_sections import MilestonesCard
    from trustjournal.people.person_page import Part, PersonPage
    from trustjournal.people.section import Columns
    from trustjournal.promises.person_sections import PromiseMoments, PromisesSection
    from trustjournal.trends.looking.person_sections import LookingCard, LookingMoments
    from trustjournal.trends.person_card import TrendsCard
    from trustjournal.worksheets.person_sections import SheetMoments, SheetsCard
    from trustjournal.worksheets.plans_view import PlanSection

    clock, jobs, changes = conductor.clock, conductor.jobs, conductor.changes
    people, choices = services.people, services.choices
    entries = EntriesOfPerson(services.journal, ways.entry)
    check_in = CheckInCard(services.check_ins, people, choices, jobs, changes, clock)
    milestones = MilestonesCard(
        services.milestones, services.chapters, choices, jobs, changes, clock
    )
    introductions = IntroductionsCard(services.introductions, choices, jobs, changes, clock)
    trends = TrendsCard(services.trends, jobs, changes)
    looking = LookingCard(services.reflections, jobs, changes)
    boundaries = BoundariesCard(desks.boundaries())
    matters = MattersCard(desks.matters())
    promises = PromisesSection(desks.promises())
    events = EventsCard(desks.events())
    plans = PlanSection(desks.worksheets())
    sheets = SheetsCard(
        desks.worksheets(), lambda person: bool(services.journal.of_person(person, 1))
    )

    def edit(event: Event) -> None:
        page.look_at(Part.OVERVIEW)
        events.change(event)

    page = PersonPage(
        people,
        jobs,
        changes,
        clock,
        happened=[
            entries,
            CheckInMoments(services.check_ins),
            BoundaryMoments(services.boundaries, clock),
            MatterMoments(services.matters, clock),
            EventMoments(services.events, people, clock, edit=edit, open_entry=ways.entry),
            MilestoneMoments(services.milestones, clock),
            ChapterMoments(services.chapters, clock),
            IntroductionMoments(services.introductions, clock),
            PromiseMoments(services.promises, clock),
            SheetMoments(services.worksheets, clock, ways.sheet),
            LookingMoments(services.reflections, clock),
        ],
        entries=entries,
        cards=Columns(
            main=[check_in, plans, promises, events, boundaries, introductions, sheets],
            side=[trends, milestones, matters, looking],
        ),
    )
    boundaries.write_asked.connect(ways.write)
    matters.write_asked.connect(ways.write)
    trends.trends_asked.connect(ways.trends)
    looking.looking_asked.connect(ways.looking)
    introductions.person_chosen.connect(ways.person)
    events.entry_chosen.connect(ways.entry)

    plans.sheet_asked.connect(ways.sheet)
    sheets.sheet_asked.connect(ways.sheet)
    _lead_on(page, services, conductor, ways)
    return page


def _lead_on(page: PersonPage, services: Services, conductor: Conductor, ways: Ways) -> None:
    """Join the page itself to where it leads."""

    def before_talk(person: PersonId) -> None:
        from trustjournal.briefs.dialog import BriefDialog

        dialog = BriefDialog(services.briefs, conductor.jobs, page)
        dialog.problem.connect(conductor.window.frame.report)
        dialog.offer(person, page)

    page.brief_asked.connect(before_talk)
    page.left.connect(ways.people)
    page.person_chosen.connect(ways.person)
    page.write_asked.connect(lambda person: ways.write({"people": (person,)}))
    page.help_asked.connect(ways.help)
    page.worksheet_asked.connect(ways.worksheet)
