"""What was answered about a relationship: facets in words, never one figure for all of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.trends.looking import words
from trustjournal.trends.looking.answer_line import FacetPicture
from trustjournal.trends.reflection import Facet, FacetChange, Reflection, instrument
from trustjournal.trends.table_view import ChartTable
from trustjournal.ui.widgets import (
    Card,
    Label,
    Switch,
    TranslatedWidget,
    colour_number,
    label,
    named,
    rule,
    tool_button,
)

if TYPE_CHECKING:
    from trustjournal.trends.looking.service import Seen


class ResultCard(Card):
    """The last look: a line for each facet, and the figures for whoever wants them.

    Signals:
        deleted: Emitted with the Reflection that the user wants to throw away.
        again_chosen: Emitted with whether it shall be offered again after eight weeks.
    """

    deleted = Signal(object)
    again_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("How you saw it"), gap=12, parent=parent)
        self._seen: Seen | None = None
        self._day = label("", "small", tone="soft", name="lookedOn")
        self._as_table = tool_button(lambda: _("As a table"), "clipboard-list", name="asTable")
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._on_table)
        self.aside.addWidget(self._as_table)
        self.aside.addWidget(
            tool_button(
                lambda: _("Delete these answers"),
                "trash-2",
                clicked=self._on_delete,
                name="deleteLast",
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        self._lines = {
            facet.id: _FacetLine(facet, grid, row) for row, facet in enumerate(instrument().facets)
        }
        self._table = named(ChartTable(), "table")
        self._table.hide()
        self._again = Switch()
        self._again.setObjectName("again")
        self._again.toggled.connect(self.again_chosen)
        again = QHBoxLayout()
        again.setSpacing(10)
        again.addWidget(self._again)
        words_again = label(lambda: _("Offer it again after eight weeks"), "body", wrap=True)
        self._again.say(self._again.setAccessibleName, words_again.text)
        again.addWidget(words_again, 1)
        self.body.addWidget(self._day)
        self.body.addLayout(grid)
        self._ring = label(
            lambda: _("The ring shows where your answers lay the time before."),
            "caption",
            tone="faint",
            wrap=True,
            name="ring",
        )
        self.body.addWidget(self._ring)
        self.body.addWidget(self._table)
        self.body.addWidget(
            label(
                lambda: _(
                    "This is how your answers read, no more: it measures neither them nor you. "
                    "Nobody has validated the statements; they were written for this journal."
                ),
                "small",
                tone="soft",
                wrap=True,
                name="unvalidated",
            )
        )
        self.body.addLayout(again)
        self.hide()

    def show_seen(self, seen: "Seen") -> None:
        """Show the last one; nothing is there when there is none."""
        self._seen = seen
        self.setVisible(seen.last is not None)
        if seen.last is None:
            return
        day = seen.last.day
        self._day.say(self._day.setText, lambda: formats.short_day(day))
        before = seen.reflections[1] if len(seen.reflections) > 1 else None
        colour = colour_number(seen.person.id)
        for line in self._lines.values():
            line.show_facet(seen.last, before if seen.change else None, seen.change, colour)
        self._ring.setVisible(bool(seen.change))
        blocked = self._again.blockSignals(True)
        self._again.setChecked(seen.last.again)
        self._again.blockSignals(blocked)
        self._fill_table()

    def language_changed(self) -> None:
        self._fill_table()

    def _on_table(self, on: bool) -> None:
        self._table.setVisible(on)

    def _fill_table(self) -> None:
        if self._seen is not None:
            self._table.show_table(words.table(self._seen.side_by_side))

    def _on_delete(self) -> None:
        if self._seen is not None and self._seen.last is not None:
            self.deleted.emit(self._seen.last)


class _FacetLine:
    """One facet: its name, how the answers read, how it moved, and where that lies."""

    def __init__(self, facet: Facet, grid: QGridLayout, row: int) -> None:
        self._facet = facet
        self._word: Label = label("", "body", wrap=True, name=f"word_{facet.id}")
        self._change: Label = label("", "small", tone="soft", wrap=True, name=f"change_{facet.id}")
        self._picture = named(FacetPicture(), f"picture_{facet.id}")
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(label(lambda: words.text(facet.names), "label", tone="soft", wrap=True))
        said.addWidget(self._word)
        said.addWidget(self._change)
        grid.addLayout(said, row, 0)
        grid.addWidget(self._picture, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_facet(
        self,
        last: Reflection,
        before: Reflection | None,
        change: Mapping[str, FacetChange | None],
        colour: int,
    ) -> None:
        """Show what was answered, beside the time before where that may be."""
        mean = last.means()[self._facet.id]
        earlier = None if before is None else before.means()[self._facet.id]
        moved = change.get(self._facet.id)
        said = _moved_words(moved, None if before is None else before.day)
        self._word.say(self._word.setText, lambda: words.facet(mean))
        self._change.say(self._change.setText, said)
        self._change.setVisible(moved is not None)
        self._picture.show_means(mean, earlier, colour, lambda: self._spoken(mean, said()))
        self._picture.setVisible(mean is not None)

    def _spoken(self, mean: float | None, moved: str) -> str:
        read = _("{facet}: {word}").format(
            facet=words.text(self._facet.names), word=words.facet(mean)
        )
        return _(", ").join(each for each in (read, moved) if each)


def _moved_words(moved: FacetChange | None, before: date | None) -> Callable[[], str]:
    return lambda: "" if before is None else words.change(moved, before)


class EarlierCard(Card):
    """Earlier looks, each in one line.

    Signals:
        deleted: Emitted with the Reflection that the user wants to throw away.
    """

    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Before"), gap=4, parent=parent)
        self._rows: list[QWidget] = []
        self.hide()

    def show_earlier(self, earlier: Sequence[Reflection]) -> None:
        """Show these, the last one first."""
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, reflection in enumerate(earlier):
            if number:
                self._add(rule())
            row = named(_EarlierRow(reflection), "earlier")
            row.deleted.connect(self.deleted)
            self._add(row)
        self.setVisible(bool(earlier))

    def _add(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self.body.addWidget(widget)
        widget.show()


class _EarlierRow(TranslatedWidget):
    deleted = Signal(object)

    def __init__(self, reflection: Reflection, parent: QWidget | None = None) -> None:
        super().__init__(parent)

        def day() -> str:
            return formats.short_day(reflection.day)

        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(day, "strong", name="day"))
        said.addWidget(
            label(
                lambda: words.in_one_line(reflection), "small", tone="soft", wrap=True, name="line"
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        row.addLayout(said, 1)
        row.addWidget(
            tool_button(
                lambda: _("Delete the answers of {day}").format(day=day()),
                "trash-2",
                clicked=lambda: self.deleted.emit(reflection),
                name="deleteEarlier",
            ),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
