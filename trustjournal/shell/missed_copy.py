"""Tells that the last end left no copy of the journal, until somebody has read it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.keeping.missed import Reason
    from trustjournal.services import Services
    from trustjournal.shell.frame import JournalFrame
    from trustjournal.ui.background import Jobs


def tell_missed_copy(frame: "JournalFrame", jobs: "Jobs", services: "Services") -> None:
    """Look whether the copy is missing, and say so above the page; closing it means it was read."""
    keeping, folder = services.keeping, services.vault.backups

    def tell(reason: "Reason | None") -> None:
        if reason is not None:
            from trustjournal.keeping.problems import CopyMissed

            frame.tell(lambda: CopyMissed(reason, folder), read)

    def read() -> None:
        jobs.run(frame, keeping.note_missed_copy_read, lambda _none: None, fail=frame.report)

    jobs.run(frame, keeping.missed_copy, tell, fail=frame.report)
