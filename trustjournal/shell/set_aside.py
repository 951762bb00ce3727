"""Tells that a file beside the journal was set aside, until somebody has read it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.keeping.service import Keeping
    from trustjournal.shell.frame import JournalFrame
    from trustjournal.ui.background import Jobs


def tell_set_aside(frame: "JournalFrame", jobs: "Jobs", keeping: "Keeping") -> None:
    """Look whether something was set aside, and say so above the page, unless there is news."""

    def tell(file: Path | None) -> None:
        if file is not None:
            from trustjournal.keeping.problems import SetAside

            frame.tell(lambda: SetAside(file), read)

    def read() -> None:
        jobs.run(frame, keeping.note_set_aside_read, lambda _none: None, fail=frame.report)

    jobs.run(frame, keeping.set_aside, tell, fail=frame.report)
