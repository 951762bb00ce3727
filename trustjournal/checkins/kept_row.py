"""One kept answer in a list: the small line, its words and its time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.checkins import words
from trustjournal.checkins.domain import CheckIn
from trustjournal.checkins.small_line import SmallLine
from trustjournal.i18n import _, formats
from trustjournal.ui import tokens
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import IconLabel, TranslatedWidget, label

_LEAD = 96


class KeptRow(TranslatedWidget):
    """Shows a check-in that is kept."""

    def __init__(
        self,
        check_in: CheckIn,
        lead: Text,
        *,
        words_below: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        chips = check_in.chips
        said = label(
            lambda: formats.listing([words.chip(chip) for chip in chips]),
            "small",
            tone="soft",
            wrap=True,
        )
        self._lead = label(lead, "small", tone="soft")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._lead)
        row.addWidget(SmallLine(check_in.rating, colour_number(check_in.person)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        if words_below:
            row.addStretch(1)
            column.addWidget(said)
            said.setVisible(bool(chips))
        else:
            row.addWidget(said, 1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        # So wide that the lines of rows below each other begin at one place.
        self._lead.setMinimumWidth(tokens.worn().px(_LEAD))


def moment_row(check_in: CheckIn) -> QWidget:
    """Return how a timeline shows a check-in: a quiet line with its time."""
    made = TranslatedWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(14, 6, 14, 6)
    row.setSpacing(10)
    time, top = check_in.moment.local, Qt.AlignmentFlag.AlignTop
    row.addWidget(IconLabel("heart", "faint", px=16), 0, top)
    row.addWidget(label(lambda: _("Check-in"), "small", tone="soft"), 0, top)
    # Beside the line, words would make the page wider than a small window with large letters.
    row.addWidget(KeptRow(check_in, lambda: formats.clock_time(time), words_below=True), 1)
    return made
