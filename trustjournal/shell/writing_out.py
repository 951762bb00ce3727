"""Lets what can be read of a damaged journal be written into plain files, from the door."""

from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.clock import Clock
from trustjournal.i18n import _
from trustjournal.ui.beside import ask_new_file

if TYPE_CHECKING:
    from trustjournal.shell.unlock import UnlockPage
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import Jobs


def ask_where_and_write_out(
    page: "UnlockPage", vault: "Vault", jobs: "Jobs", clock: Clock, secret: str | None
) -> None:
    """Ask for a new folder, and fill it; the page says what came of it."""

    def on_folder(folder: Path) -> None:
        def work() -> Exception:
            from trustjournal.keeping.problems import WrittenOut
            from trustjournal.services import write_out

            return WrittenOut(write_out(vault, secret, folder, clock), folder)

        page.show_writing()
        jobs.run(page, work, page.show_written, fail=page.show_written)

    ask_new_file(page, _("Name of a new folder"), on_folder, name=f"notes-{clock():%Y%m%d}")
