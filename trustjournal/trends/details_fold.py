"""The figures behind the line of felt trust, folded away: for who asks, and never as a headline."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.trends.felt import Details, Trend, details
from trustjournal.trends.series.felt import detail_sentences
from trustjournal.trends.words import may_show_details
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import label

if TYPE_CHECKING:
    from trustjournal.trends.series.felt import FeltSeries
    from trustjournal.trends.series.window import Window
    from trustjournal.ui.background import Jobs


class DetailsFold(Fold):
    """Worked out only once it is unfolded: all pairs of answers are looked at.

    Signals:
        problem: Emitted with the exception when they could not be worked out.
    """

    problem = Signal(object)

    def __init__(self, jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Details"), "details", parent)
        self._jobs = jobs
        self._trend: Trend | None = None
        self._window: Window | None = None
        self._lines = label("", "small", tone="soft", wrap=True, name="detailLines")
        self.body.addWidget(self._lines)
        self.unfolded.connect(self._read)
        self.hide()

    def show_series(self, series: "FeltSeries | None") -> None:
        """Offer the figures behind a line, or nothing where there are too few answers."""
        trend = series.trend if series else None
        may = trend is not None and may_show_details(len(trend.ratings), trend.span)
        self._trend = trend if may else None
        self._window = series.window if series else None
        self.setVisible(may)
        self._lines.say(self._lines.setText, "")
        if self.is_open():
            self._read()

    def _read(self) -> None:
        if self._trend is not None:
            self._jobs.run(
                self,
                partial(details, self._trend),
                self._on_read,
                fail=self.problem.emit,
                only_latest="details",
            )

    def _on_read(self, found: Details | None) -> None:
        window = self._window
        if found is not None and window is not None:
            self._lines.say(
                self._lines.setText,
                lambda: "\n".join(detail_sentences(found, window)),
            )
