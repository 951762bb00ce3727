"""Makes the page that a journal opens on, before the journal's services are there."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.shell.conductor import Conductor
    from trustjournal.today.page import TodayPage


def make_first_page(conductor: "Conductor") -> "TodayPage":
    """Return Today with what was written and the question of the day."""
    from trustjournal.today.first_look import first_look
    from trustjournal.today.page import TodayPage

    return TodayPage(
        partial(first_look, conductor.session.vault, conductor.clock),
        conductor.clock,
        conductor.jobs,
        conductor.changes,
    )
