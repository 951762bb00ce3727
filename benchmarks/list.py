"""Scrolling the list of 100,000 encrypted entries: is each picture ready for the screen?

    python -m benchmarks.list [--entries 100000] [--folder FOLDER]

Limit: one frame of a screen, 16 ms, for 95 of 100 frames of our own work: moving the list, painting
its cards, taking over what the worker read; counted is the time this thread was at work, since
other programs are no part of it. Scrolled are 2,000 steps of three lines of the wheel,
500 steps of a page, and 300 jumps anywhere; then End and Home. The newest entry goes and comes back
within two frames, since every row gets another place. A frame may show placeholders while its cards
are read; how often it does is printed, and at a reader's pace it must be rare.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import psutil
from PySide6.QtWidgets import QApplication

from benchmarks.journals import filled
from benchmarks.window import FRAME, desk_of, within
from trustjournal.journal.card_list import CardList
from trustjournal.journal.domain import EntryOrder
from trustjournal.journal.entry_cards import EntryDelegate
from trustjournal.journal.entry_list import CARD, EntryListModel
from trustjournal.journal.known import Known

WHEEL, STEPS, PAGES, JUMPS, CHANGES = 180, 2000, 500, 300, 20
WARM = 1000
SIZE = (372, 860)
MOST_PLACEHOLDERS = 0.05
MORE_MEMORY = 25 * 2**20


def until(app: QApplication, ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.001)


class Scrolling:
    def __init__(self, app: QApplication, view: CardList) -> None:
        self.app, self.view = app, view
        self.placeholders = self.rows = 0

    def frames(self, places: Iterable[int]) -> list[float]:
        """Go to each place and return how long our own work took."""
        times = []
        self.placeholders = self.rows = 0
        for place in places:
            started = time.thread_time()
            self.view.verticalScrollBar().setValue(place)
            self.app.processEvents()
            took = time.thread_time() - started
            times.append(took)
            self._look()
            # The screen waits for its next frame; the worker reads meanwhile.
            time.sleep(max(0.0, FRAME - took))
        return times

    def _look(self) -> None:
        model, view = self.view.model(), self.view
        first = view.indexAt(view.viewport().rect().topLeft()).row()
        last = view.indexAt(view.viewport().rect().bottomLeft()).row()
        for row in range(first, (last if last >= 0 else first) + 1):
            self.rows += 1
            self.placeholders += model.index(row, 0).data(CARD) is None


def measure(entries: int, folder: Path) -> bool:
    vault = filled(folder, entries)
    try:
        with desk_of(vault) as (app, desk):
            process = psutil.Process()
            view = CardList()
            known = Known(desk.people, desk.journal, desk.jobs, desk.changes, view)
            model = EntryListModel(desk.journal, desk.jobs, known, view)
            view.setItemDelegate(EntryDelegate(known, view))
            view.setModel(model)
            view.resize(*SIZE)
            view.show()
            order = desk.journal.order()
            newest = EntryOrder(numbers=order.numbers[:WARM], days=order.days[:WARM])
            model.show(newest)
            until(app, lambda: model.index(0).data(CARD) is not None)
            scrolling = Scrolling(app, view)
            # Letters are drawn once and kept, however many entries there are.
            scrolling.frames(range(0, WARM * 100, WHEEL))
            before = process.memory_info().rss
            started = time.perf_counter()
            desk.jobs.run(view, desk.journal.order, model.show, fail=print)
            until(app, lambda: model.rowCount() == len(order))
            print(f"{len(order)} shown after {(time.perf_counter() - started) * 1000:.0f} ms")
            fine = scrolled(scrolling)
            more = process.memory_info().rss - before
            fine &= within("an entry comes or goes", changes(app, model, order), 2 * FRAME)
            ratio = more / MORE_MEMORY
            print(f"memory for the rest of the list: {more / 2**20:.1f} MB   ratio: {ratio:.2f}")
            return fine and more <= MORE_MEMORY
    finally:
        vault.close()


def changes(app: QApplication, model: EntryListModel, order: EntryOrder) -> list[float]:
    """Return how long our own work took each time the newest entry went and came back."""
    without = EntryOrder(numbers=order.numbers[1:], days=order.days[1:])
    times = []
    for shown in [without, order] * CHANGES:
        started = time.thread_time()
        model.show(shown)
        app.processEvents()
        times.append(time.thread_time() - started)
    return times


def scrolled(scrolling: Scrolling) -> bool:
    bar = scrolling.view.verticalScrollBar()
    random = Random(1)
    fine = within("wheel", scrolling.frames(range(0, WHEEL * STEPS, WHEEL)), FRAME)
    share = scrolling.placeholders / scrolling.rows
    print(f"placeholders at a reader's pace: {share:.1%}, limit {MOST_PLACEHOLDERS:.0%}")
    fine &= share <= MOST_PLACEHOLDERS
    page = scrolling.view.viewport().height()
    fine &= within("pages", scrolling.frames(range(0, page * PAGES, page)), FRAME)
    jumps = [random.randint(0, bar.maximum()) for _jump in range(JUMPS)]
    fine &= within("jumps anywhere", scrolling.frames(jumps), FRAME)
    ends = [bar.maximum(), 0] * 20
    return within("end and home", scrolling.frames(ends), FRAME) and fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.folder is not None:
        return 0 if measure(chosen.entries, chosen.folder) else 1
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(chosen.entries, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
