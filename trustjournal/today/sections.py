"""The parts of the page Today that other features bring, or that read by themselves."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trustjournal.today.due_section import DueSection
    from trustjournal.today.event_card import EventCard
    from trustjournal.today.observation_card import ObservationCard
    from trustjournal.today.pause import PauseCard
    from trustjournal.today.sheet_line import SheetLine


class Sections(NamedTuple):
    """What stands beside the question, the check-in and the entries."""

    due: "DueSection"
    events: "EventCard"
    observation: "ObservationCard"
    sheets: "SheetLine"
    pause: "PauseCard"
