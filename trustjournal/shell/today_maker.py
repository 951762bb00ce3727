"""Makes the parts of the page Today that each feature shows there; importing it imports those."""

from typing import TYPE_CHECKING

from trustjournal.today.due_section import DueSection
from trustjournal.today.event_card import EventCard
from trustjournal.today.observation_card import ObservationCard
from trustjournal.today.pause import PauseCard
from trustjournal.today.rest import Rest
from trustjournal.today.sections import Sections
from trustjournal.today.sheet_line import SheetLine

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.shell.desks import Desks
    from trustjournal.ui.background import Jobs


def make_rest(services: "Services", desks: "Desks", jobs: "Jobs") -> Rest:
    """Return what stands beside the question and the entries."""
    return Rest(
        services.today,
        services.people,
        services.check_ins,
        Sections(
            due=DueSection(services.dues, jobs),
            events=EventCard(desks.events()),
            observation=ObservationCard(services.trends, jobs),
            sheets=SheetLine(services.worksheets, jobs),
            pause=PauseCard(services.choices, jobs, lambda: services.today.now().date()),
        ),
        jobs,
    )
