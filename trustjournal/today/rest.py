"""The parts of the page Today that follow once the journal's services are there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.today import words
from trustjournal.today.check_in_card import CheckInCard
from trustjournal.today.offers import Offer
from trustjournal.ui.widgets import button, named

if TYPE_CHECKING:
    from trustjournal.checkins.service import CheckIns
    from trustjournal.people.service import People
    from trustjournal.today.sections import Sections
    from trustjournal.today.service import Today
    from trustjournal.today.snapshot import Snapshot
    from trustjournal.ui.background import Jobs


class Rest:
    """What is due, what may be answered or noted, and the ways to help, review and trash."""

    def __init__(
        self,
        today: "Today",
        people: "People",
        check_ins: "CheckIns",
        sections: "Sections",
        jobs: "Jobs",
    ) -> None:
        self.today = today
        self.due = named(sections.due, "dues")
        self.events = named(sections.events, "whatHappened")
        self.observation = named(sections.observation, "noticed")
        self.sheets = named(sections.sheets, "sheets")
        self.pause = named(sections.pause, "resting")
        self.check_in = CheckInCard(check_ins, people, jobs)
        self.help = button(lambda: _("Help and support"), "ghost", "life-buoy", name="help")
        self.look_back = button(
            lambda: _("Look back on the week"), "ghost", "history", name="lookBack"
        )
        self.trash = Offer("trash-2", "", lambda: _("Look into the trash"), name="lookIntoTrash")
        self.leave_trash = self.trash.add_button(lambda: _("Leave it there"), name="leaveTrash")

    @property
    def left(self) -> tuple[QWidget, ...]:
        """What stands under the question."""
        return (self.pause, self.due, self.sheets, self.check_in, self.events, self.help)

    @property
    def right(self) -> tuple[QWidget, ...]:
        """What stands under the entries."""
        return (self.observation, self.look_back, self.pause.offer, self.trash)

    def refresh(self) -> None:
        """Let the sections that read by themselves look again."""
        self.due.refresh()
        self.sheets.refresh()
        self.observation.refresh()

    def show(self, snapshot: "Snapshot") -> None:
        """Show what was read."""
        self.events.show_people(snapshot.companions)
        self.events.setVisible(bool(snapshot.companions))
        self.help.setVisible(snapshot.safety)
        self.look_back.setVisible(not snapshot.is_first_day)
        self.pause.show_pause(snapshot.rests_until, offers=not snapshot.is_first_day)
        self.trash.say_words(lambda: words.old_trash(snapshot.old_trash))
        self.trash.setVisible(snapshot.old_trash > 0)

    def leave(self) -> None:
        """Keep what was chosen but not confirmed."""
        self.check_in.leave()
        self.events.leave()

    def is_unsaved(self) -> bool:
        """Whether an answer, or what was typed, could not be written."""
        return self.check_in.is_unsaved() or self.events.is_unsaved()
