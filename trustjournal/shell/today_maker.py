"""Makes the page Today of what each feature shows there; importing it imports all of that."""

from typing import TYPE_CHECKING

from trustjournal.today.due_section import DueSection
from trustjournal.today.event_card import EventCard
from trustjournal.today.observation_card import ObservationCard
from trustjournal.today.page import TodayPage
from trustjournal.today.sections import Sections
from trustjournal.today.sheet_line import SheetLine

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.shell.desks import Desks
    from trustjournal.ui.background import ChangeSignal, Jobs


def make_today_page(
    services: "Services", desks: "Desks", jobs: "Jobs", changes: "ChangeSignal"
) -> TodayPage:
    """Return the page with its sections."""
    return TodayPage(
        services.today,
        services.people,
        services.check_ins,
        Sections(
            due=DueSection(services.dues, jobs),
            events=EventCard(desks.events()),
            observation=ObservationCard(services.trends, jobs),
            sheets=SheetLine(services.worksheets, jobs),
        ),
        jobs,
        changes,
    )
