"""A ground measured in pixels from the top left, on which all charts are drawn.

No axes of matplotlib's: ticks, spines, data limits and clipping are most of what a drawing costs,
and pixels let labels keep out of each other's way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

from trustjournal.core.ids import EntryId
from trustjournal.i18n import formats
from trustjournal.trends.charts import style
from trustjournal.trends.charts.drawn import Drawn, Point
from trustjournal.trends.charts.style import POINTS, Look
from trustjournal.trends.series.window import Window, months_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Align = Literal["left", "center", "right"]
SMALL = 12.0
"""The size of text, at 100 %."""
_STROKES = ("|", "_")
"""Marks without an inside."""
_GAP = 14.0
"""Pixels that stay free between two labels."""
_ASIDE = 6
"""Pixels that stay free at both sides."""
_IN_WEEKS = 130
"""Days in sight up to which the axis counts in weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Where a time lies on the sheet."""

    window: Window
    left: float
    right: float

    def x(self, moment: float) -> float:
        """Return the place of a time."""
        share = (moment - self.window.start) / self.window.width
        return self.left + share * (self.right - self.left)


class Sheet:
    """Takes lines, marks and words, and remembers what can be read."""

    def __init__(self, figure: "Figure", look: Look) -> None:
        from matplotlib.transforms import Affine2D

        self.look = look
        width, height = figure.get_size_inches()
        self.width, self.height = width * style.DPI, height * style.DPI
        figure.set_facecolor(look.colour("surface"))
        self._figure = figure
        self._place = (
            Affine2D().scale(1 / style.DPI, -1 / style.DPI).translate(0, height)
            + figure.dpi_scale_trans
        )
        self._points: list[Point] = []

    # Words

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        tone: str = "soft",
        px: float = SMALL,
        weight: int = 400,
        align: Align = "left",
        room: float | None = None,
    ) -> None:
        """Write a line whose middle lies at y; it is cut where it has no room."""
        from matplotlib.text import Text

        size = self.look.px(px)
        shown = words if room is None else style.shortened(words, size, room, weight)
        self._add(
            Text(
                x,
                y,
                style.drawable(shown, weight),
                color=self.look.colour(tone),
                fontproperties=style.font(size, weight),
                horizontalalignment=align,
                verticalalignment="center_baseline",
                zorder=9,
            )
        )

    def text_width(self, words: str, *, px: float = SMALL, weight: int = 400) -> float:
        """Return how much room a line takes."""
        return style.width_of(words, self.look.px(px), weight)

    # Lines and grounds

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        tone: str = "accent",
        width: float = 2.0,
        dashes: Sequence[float] | None = None,
        alpha: float = 1.0,
        steps: bool = False,
    ) -> None:
        """Draw a line through points."""
        self._stroke(
            xs, ys, self.look.colour(tone), width, 5, dashes=dashes, alpha=alpha, steps=steps
        )

    def rule(self, y: float, left: float, right: float, *, tone: str = "grid") -> None:
        """Draw a hair line across."""
        self._stroke((left, right), (y, y), self.look.colour(tone), 1.0, 1)

    def upright(
        self, x: float, top: float, bottom: float, *, tone: str = "border_strong",
        dashes: Sequence[float] | None = None,
    ) -> None:  # fmt: skip
        """Draw a hair line down."""
        self._stroke((x, x), (top, bottom), self.look.colour(tone), 1.2, 2, dashes=dashes)

    def band(
        self,
        xs: Sequence[float],
        lows: Sequence[float],
        highs: Sequence[float],
        *,
        tone: str = "accent",
        alpha: float = 0.18,
    ) -> None:
        """Fill between two lines."""
        corners = [*zip(xs, lows, strict=True), *reversed([*zip(xs, highs, strict=True)])]
        if corners:
            self._fill(corners, self.look.colour(tone), 2, alpha=alpha)

    def block(
        self, left: float, top: float, right: float, bottom: float, *, tone: str,
        alpha: float = 1.0, edge: str = "",
    ) -> None:  # fmt: skip
        """Fill a rectangle; with an edge, also draw around it."""
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        around = self.look.colour(edge) if edge else ""
        self._fill(corners, self.look.colour(tone), 3, alpha=alpha, edge=around)

    def marks(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        shape: str = "o",
        tone: str = "accent",
        size: float = 6.0,
        hollow: bool = False,
        alpha: float = 1.0,
    ) -> None:
        """Draw the same mark at several places; hollow ones show the ground inside."""
        from matplotlib.lines import Line2D

        if not len(xs):
            return
        colour = self.look.colour(tone)
        ground = self.look.colour("surface")
        is_edged = hollow or shape in _STROKES
        self._add(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker=shape,
                markersize=self.look.px(size) * POINTS,
                markerfacecolor=ground if hollow else colour,
                markeredgecolor=colour if is_edged else ground,
                markeredgewidth=(1.6 if is_edged else 0.8) * POINTS,
                alpha=alpha,
                zorder=6,
            )
        )

    def _stroke(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float,
        level: int,
        *,
        dashes: Sequence[float] | None = None,
        alpha: float = 1.0,
        steps: bool = False,
    ) -> None:
        from matplotlib.lines import Line2D

        self._add(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=width * POINTS,
                linestyle=(0, tuple(dashes)) if dashes else "solid",
                drawstyle="steps-post" if steps else "default",
                alpha=alpha,
                zorder=level,
            )
        )

    def _fill(
        self,
        corners: Sequence[tuple[float, float]],
        colour: str,
        level: int,
        *,
        alpha: float,
        edge: str = "",
    ) -> None:
        from matplotlib.patches import Polygon

        self._add(
            Polygon(
                corners,
                closed=True,
                facecolor=colour,
                edgecolor=edge or "none",
                linewidth=POINTS if edge else 0,
                alpha=alpha,
                zorder=level,
            )
        )

    def _add(self, artist: Any) -> None:
        artist.set_transform(self._place)
        self._figure.add_artist(artist)

    # Time

    def time_axis(
        self, scale: TimeScale, top: float, bottom: float, *, with_today: bool = True
    ) -> None:
        """Write days, months or years below, as many as there is room for, and mark today."""
        self.rule(bottom, scale.left, scale.right, tone="border_strong")
        base = bottom + self.look.px(13)
        free_from = aside = self.look.px(_ASIDE)
        for moment, words in _ticks(scale, self._room_for_label()):
            x = scale.x(moment)
            reach = self.text_width(words) / 2
            if x - reach < free_from or x + reach > self.width - aside:
                continue
            self.upright(x, bottom, bottom + 4)
            self.text(x, base, words, align="center")
            free_from = x + reach + _GAP / 2
        if with_today and scale.window.shows(scale.window.now):
            self.upright(scale.x(scale.window.now), top, bottom, dashes=(2, 3))

    def _room_for_label(self) -> float:
        """Return what a day or a month takes; longer labels push the next one aside."""
        return self.text_width(formats.day_short(date(2026, 12, 28))) + _GAP

    # What can be read

    def point(
        self, x: float, y: float, words: Callable[[], str], entry: EntryId | None = None
    ) -> None:
        """Remember something that can be read."""
        if 0 <= x <= self.width:
            self._points.append(Point(x=x, y=y, words=words, entry=entry))

    def finished(self, scale: TimeScale | None = None) -> Drawn:
        """Return what is known of the chart."""
        return Drawn(
            points=tuple(sorted(self._points, key=itemgetter(0, 1))),
            left=scale.left if scale else 0.0,
            right=scale.right if scale else 0.0,
        )


def _ticks(scale: TimeScale, room: float) -> Iterable[tuple[float, str]]:
    """Return where labels stand: weeks, then months, then years, as closely as they fit."""
    window = scale.window
    per_day = (scale.right - scale.left) / window.width
    for every in (7, 14):
        if every * per_day >= room and window.width <= _IN_WEEKS:
            return _weeks(window, every)
    for months in (1, 2, 3, 6):
        if months * 30 * per_day >= room:
            return _months(window, months)
    years = 1
    while years * 365 * per_day < room:
        years += 1
    return _years(window, years)


def _weeks(window: Window, every: int) -> list[tuple[float, str]]:
    first = window.day(window.start)
    # Counted from a fixed Monday, so that labels stay with their days while one moves along.
    day = first + timedelta(days=(-first.toordinal() + 1) % every)
    found = []
    while (moment := window.midnight(day)) <= window.end:
        if moment >= window.start:
            found.append((moment, formats.day_short(day)))
        day += timedelta(days=every)
    return found


def _months(window: Window, every: int) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for day in months_of(window):
        moment = window.midnight(day)
        if (day.month - 1) % every == 0 and window.shows(moment):
            # The year stands with the first label and with January.
            is_headed = not found or day.month == 1
            words = formats.month_short_of_year(day) if is_headed else formats.month_short(day)
            found.append((moment, words))
    return found


def _years(window: Window, every: int) -> list[tuple[float, str]]:
    first, last = window.day(window.start).year, window.day(window.end).year
    starts = [date(year, 1, 1) for year in range(first, last + 1) if year % every == 0]
    return [
        (moment, formats.year(day))
        for day in starts
        if window.shows(moment := window.midnight(day))
    ]
