"""The charts: drawing ten years, reading a point, and opening Trends for the first time.

    python -m benchmarks.charts [--known-bad]

Limits: drawing 3,650 ratings with everything around them, 1.5 × a bare matplotlib Agg drawing of a
line and a band of as many points; reading a point under the mouse, one frame (16 ms); the longest
block of the window while Trends opens for the first time, 100 ms (decision 26), seen by a timer
that should beat every millisecond. Each drawing and each opening is a fresh program, since both
limits are about the first time; its imports are done before the clock of the drawing starts, for
the bare one as well.

--known-bad draws on the window's thread, draws the chart again for every point that is read, and
puts every strip on axes of its own, with ticks: it has to end with 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from trustjournal.journal.desk import Desk
    from trustjournal.trends.answers import GapAnswers
    from trustjournal.trends.page import TrendsPage
    from trustjournal.trends.service import Trends
    from trustjournal.ui.background import Jobs

POINTS = 3650
ROUNDS = 5
DRAW_LIMIT, BLOCK_LIMIT = 1.5, 0.100
WIDTH, HEIGHT = 860, 386


# Drawing


def bare() -> float:
    """Return the seconds of a bare drawing: a figure, a line, a band."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from tests import lives
    from trustjournal.trends import felt

    level = lives.notes(POINTS).trend.level
    assert level is not None
    lows, highs = zip(*(each.band for each in felt.at_ratings(level)), strict=True)
    began = time.perf_counter()
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    axes = figure.add_subplot()
    axes.fill_between(level.times, lows, highs, alpha=0.2)
    axes.plot(level.times, level.levels)
    FigureCanvasAgg(figure).draw()
    return time.perf_counter() - began


def ours(*, spoilt: bool) -> float:
    """Return the seconds of our drawing, in a program that has not drawn before."""
    from matplotlib.backends import backend_agg  # noqa: F401
    from matplotlib.figure import Figure

    from tests import lives
    from trustjournal.trends.charts import painting
    from trustjournal.trends.charts.style import Look
    from trustjournal.ui import tokens

    shown = lives.of_person(POINTS).charts[0]
    look = Look(tokens=tokens.look(dark=False))
    began = time.perf_counter()
    painting.paint(shown, look, WIDTH, HEIGHT)
    if spoilt:
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
        for axes in figure.subplots(5):
            axes.scatter(range(POINTS), range(POINTS), s=9, alpha=0.4)
        FigureCanvasAgg(figure).draw()
    return time.perf_counter() - began


# In a window


def reading(*, spoilt: bool) -> list[float]:
    """Return how long each move of the mouse takes, painted."""
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    from benchmarks.window import look
    from tests import lives
    from trustjournal.trends.canvas import ChartCanvas
    from trustjournal.ui.background import InlineJobs

    app = look()
    canvas = ChartCanvas(InlineJobs())
    canvas.resize(WIDTH, HEIGHT)
    shown = lives.of_person(POINTS).charts[0]
    canvas.show_chart(shown)
    canvas.show()
    app.processEvents()
    assert canvas.points
    times = []
    for number in range(200):
        point = canvas.points[number * 17 % len(canvas.points)]
        began = time.perf_counter()
        QTest.mouseMove(canvas, QPoint(round(point.x), round(point.y)))
        if spoilt:
            canvas.show_chart(shown)
        app.processEvents()
        times.append(time.perf_counter() - began)
    assert canvas.reading() or spoilt
    return times


def opening(*, spoilt: bool) -> float:
    """Return the longest time without a beat while Trends opens in a program new to charts."""
    from PySide6.QtCore import QTimer

    from benchmarks.window import desk_of
    from trustjournal.core.clock import system_clock
    from trustjournal.keeping import example
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import InlineJobs

    with tempfile.TemporaryDirectory() as folder:
        vault = Vault(Path(folder) / "journal", Path(folder) / "copies")
        vault.create(None)
        example.fill(vault, "ja", last_day=system_clock().date())
        with desk_of(vault) as (app, desk):
            from trustjournal.events.catalogue import catalogue
            from trustjournal.trends.answers import GapAnswers
            from trustjournal.trends.service import Trends

            person = desk.people.everyone()[0].id
            trends = Trends(vault, system_clock, catalogue())
            answers = GapAnswers(vault, system_clock, desk.changes.announce)
            beats = [time.perf_counter()]
            heart = QTimer()
            heart.timeout.connect(lambda: beats.append(time.perf_counter()))
            heart.start(1)
            _wait(app, lambda: len(beats) > 50, 5)
            # The running program reads these on the worker, once Today is there.
            from trustjournal.trends.page import TrendsPage  # noqa: F401

            _wait(app, lambda: len(beats) > 100, 5)
            del beats[:-1]
            assert "matplotlib" not in sys.modules
            page = _page(trends, answers, desk, InlineJobs() if spoilt else desk.jobs)
            page.show_person(person)
            _wait(app, lambda: _all_drawn(page), 30)
            beats.append(time.perf_counter())
            page.hide()
        vault.close()
    assert "matplotlib" in sys.modules
    return max(after - before for before, after in pairwise(beats))


def _page(trends: Trends, answers: GapAnswers, desk: Desk, jobs: Jobs) -> TrendsPage:
    from trustjournal.core.clock import system_clock
    from trustjournal.trends.page import TrendsPage

    page = TrendsPage(trends, desk.people, answers, jobs, desk.changes, system_clock)
    page.resize(1056, 860)
    page.show()
    return page


def _all_drawn(page: TrendsPage) -> bool:
    from trustjournal.trends.canvas import ChartCanvas

    made = page.findChildren(ChartCanvas)
    seen = [each for each in made if not each.visibleRegion().isEmpty()]
    return len(made) > 1 and bool(seen) and all(each.is_up_to_date for each in seen)


def _wait(app: QApplication, done: Callable[[], object], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.0005)


# All of it


def measured(what: str, *, spoilt: bool) -> float:
    """Measure one thing in a fresh program."""
    words = [sys.executable, "-m", "benchmarks.charts", "--only", what]
    done = subprocess.run(
        [*words, *(["--known-bad"] if spoilt else [])], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def compare(*, spoilt: bool) -> bool:
    ratios = []
    for _round in range(ROUNDS):
        plain, full = measured("bare", spoilt=False), measured("ours", spoilt=spoilt)
        ratios.append(full / plain)
        print(
            f"first drawing of {POINTS} ratings: bare {plain * 1000:5.1f} ms   "
            f"ours {full * 1000:5.1f} ms   ratio {full / plain:.2f}"
        )
    print(f"first drawing, median ratio, limit {DRAW_LIMIT}: {median(ratios):.2f}")
    read = measured("reading", spoilt=spoilt)
    print(f"reading a point, 95 of 100, limit 16 ms: {read * 1000:.1f} ms")
    blocks = [measured("opening", spoilt=spoilt) for _round in range(ROUNDS)]
    shown = ", ".join(f"{each * 1000:.0f}" for each in blocks)
    print(f"opening Trends first, longest block, limit 100 ms: {shown} ms")
    return median(ratios) <= DRAW_LIMIT and read <= 0.016 and median(blocks) <= BLOCK_LIMIT


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--known-bad", action="store_true")
    parser.add_argument("--only", choices=("bare", "ours", "reading", "opening"))
    options = parser.parse_args()
    spoilt = options.known_bad
    if options.only == "bare":
        print(bare())
    elif options.only == "ours":
        print(ours(spoilt=spoilt))
    elif options.only == "reading":
        print(sorted(reading(spoilt=spoilt))[189])
    elif options.only == "opening":
        print(opening(spoilt=spoilt))
    else:
        return 0 if compare(spoilt=spoilt) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
