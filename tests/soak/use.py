"""Somebody who uses the program for hours: writes, opens, looks for words, locks, comes back."""

import random
import time
from dataclasses import replace
from itertools import islice

from PySide6.QtWidgets import QWidget

from tests.drivers.app import AppDriver
from tests.soak.measure import Report, sample, size_of_wal
from trustjournal.core.ids import new_id
from trustjournal.shell.session import Screen
from trustjournal.shell.sidebar import ABOVE, BELOW

WORDS = ("約束を守れた。", "散歩をした。", "I felt heard. ", "電話で話した。", "a long walk. ")
PAGES = tuple(each.name for each in (*ABOVE, *BELOW))
EVERYWHERE = 10
"""Rounds from one walk through all pages to the next."""


class Use:
    """One window, used round after round."""

    def __init__(
        self,
        app: AppDriver,
        passphrase: str,
        *,
        seed: int = 1,
        entries: int = 120,
        walks: bool = True,
        leaks: bool = False,
    ) -> None:
        """Begin with some entries; whoever `walks` goes through all pages now and then."""
        self._app, self._passphrase = app, passphrase
        self._chance = random.Random(seed)
        self._walks, self._leaks = walks, leaks
        self._kept: list[list[QWidget]] = []
        self.report = Report()
        for _unused in range(entries):
            self._services.journal.write(self._text(), people=["健太"], tags=["散歩"])

    @property
    def _services(self):
        return self._app.conductor.session.services

    def _text(self) -> str:
        return "".join(self._chance.choices(WORDS, k=self._chance.choice((3, 12, 60))))

    def round(self, edits: int) -> None:
        """Use everything a little, lock, and come back."""
        for _unused in range(edits):
            self._edit()
        self._app.all_done()
        self._use_the_window()
        wal = size_of_wal(self._app.computer.paths.journal)
        self._lock()
        self.report.samples.append(sample(wal))
        self._app.unlock(self._passphrase)

    def _edit(self) -> None:
        """Change an entry: what is typed is kept, and then saved."""
        journal = self._services.journal
        self._app.computer.clock.advance(minutes=1)
        number = self._chance.choice(journal.order().numbers)
        (entry,) = journal.entries([number])
        draft = journal.open(entry.id)
        began = time.perf_counter()
        kept = journal.keep(replace(draft, content=replace(draft.content, text=self._text())))
        journal.save(kept, new_id())
        self.report.edits.append(time.perf_counter() - began)

    def _use_the_window(self) -> None:
        app = self._app
        if self._walks and self.report.locks % EVERYWHERE == 1:
            for _page in app.every_page():
                pass
        app.go(self._chance.choice(PAGES))
        app.search(self._chance.choice(("散歩", "walk", "約束")))
        self.report.searches += 1
        if app.journal.hits:
            app.open_hit(self._chance.randrange(min(5, len(app.journal.hits))))
            self.report.opened += 1
            app.write_on("さらに", " more")
        app.go("today")

    def _lock(self) -> None:
        """Now the pages are gone, and what there is should be the same as every time."""
        app = self._app
        if self._leaks:
            self._kept.append(app.window.frame.findChildren(QWidget))
        app.lock()
        app.until(lambda: app.screen is Screen.UNLOCK and not app.conductor.session.vault.is_open)
        app.all_done()
        self.report.locks += 1


def rounds(use: Use, *, locks: int, edits: int) -> Report:
    """Use the program for so many rounds."""
    each = edits // locks
    for _unused in islice(iter(int, 1), locks):
        use.round(each)
    return use.report
