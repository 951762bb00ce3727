"""One chart with its heading, its words, its table, and ways to take it out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.trends.canvas import ChartCanvas
from trustjournal.trends.saving import FileKind, save
from trustjournal.trends.series.kinds import ChartKind, Shown, heading, legend
from trustjournal.trends.table_view import ChartTable
from trustjournal.ui import clipping
from trustjournal.ui.beside import ask_new_file
from trustjournal.ui.widgets import (
    Card,
    Text,
    announce,
    label,
    named,
    spoken,
    tool_button,
)

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock
    from trustjournal.ui.background import Jobs

_FILES = {
    FileKind.PNG: "PNG (*.png)",
    FileKind.SVG: "SVG (*.svg)",
    FileKind.PDF: "PDF (*.pdf)",
    FileKind.CSV: "CSV (*.csv)",
}


class ChartCard(Card):
    """Shows a chart of one kind.

    Signals:
        entry_chosen: Emitted with the id of an entry that was chosen in the chart.
        problem: Emitted with the exception when something could not be drawn or written.
    """

    entry_chosen = Signal(str)
    problem = Signal(object)

    def __init__(
        self, kind: ChartKind, jobs: "Jobs", clock: "Clock", parent: QWidget | None = None
    ) -> None:
        super().__init__(partial(heading, kind), parent=parent)
        self.kind = kind
        self._jobs, self._clock = jobs, clock
        self._shown: Shown | None = None
        self._with_words = True
        self.canvas = named(ChartCanvas(jobs), "canvas")
        self.canvas.entry_chosen.connect(self.entry_chosen)
        self.canvas.problem.connect(self.problem)
        self.canvas.zoomed.connect(self._on_zoomed)
        self.heading.setWordWrap(True)
        self._whole = tool_button(
            lambda: _("Whole range"),
            "rotate-ccw",
            clicked=self.canvas.whole_range,
            name="wholeRange",
        )
        self._whole.hide()
        self._as_table = tool_button(lambda: _("As a table"), "clipboard-list", name="asTable")
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._on_table)
        self.aside.addWidget(self._whole)
        self.aside.addWidget(self._as_table)
        self.aside.addWidget(self._make_menu())
        self._legend = label(
            partial(legend, kind), "caption", tone="faint", wrap=True, name="legend"
        )
        self._words = label("", "body", wrap=True, name="words")
        self.below_words = QVBoxLayout()
        """Where the page puts what belongs to the words of this chart."""
        self.below_words.setSpacing(10)
        self._table = named(ChartTable(), "table")
        self._table.hide()
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._state.hide()
        self.body.addWidget(self.canvas)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._words)
        self.body.addLayout(self.below_words)
        self.body.addWidget(self._table)
        self.body.addWidget(self._state)

    def _make_menu(self) -> QWidget:
        made = tool_button(lambda: _("Take this chart out"), "download", name="takeOut")
        menu = QMenu(made)
        for kind in FileKind:
            action = menu.addAction("")
            action.setObjectName(kind.value)
            self.say(action.setText, partial(_file_words, kind))
            action.triggered.connect(partial(self._on_save, kind))
        menu.addSeparator()
        for name, words, does in (
            ("copyTable", lambda: _("Copy the table"), self._on_copy),
            ("print", lambda: _("Print…"), self._on_print),
        ):
            action = menu.addAction("")
            action.setObjectName(name)
            self.say(action.setText, words)
            action.triggered.connect(does)
        made.setMenu(menu)
        return made

    def show_chart(self, shown: Shown, *, with_words: bool) -> None:
        """Show a chart and what may be said about it."""
        self._shown, self._with_words = shown, with_words
        self.canvas.show_chart(shown)
        self.canvas.setVisible(not shown.is_empty)
        self._say_words()
        if self._as_table.isChecked():
            self._table.show_table(shown.table())
        self._say("")

    def language_changed(self) -> None:
        self._say_words()

    def _say_words(self) -> None:
        shown = self._shown
        if shown is None:
            return
        words = "\n".join(shown.sentences()) if self._with_words else ""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._legend.setVisible(bool(legend(self.kind)) and not shown.is_empty)

    def _on_zoomed(self, zoomed: bool) -> None:
        had_focus = self._whole.hasFocus()
        self._whole.setVisible(zoomed)
        if had_focus:
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_table(self, on: bool) -> None:
        if on and self._shown is not None:
            self._table.show_table(self._shown.table())
        self._table.setVisible(on)

    def _on_copy(self) -> None:
        if self._shown is not None:
            self._table.show_table(self._shown.table())
            self._table.clearSelection()
            self._table.copy()
            self._say(_copied)

    def _on_save(self, kind: FileKind, _checked: bool = False) -> None:
        ask_new_file(
            self,
            _("Name of a new file"),
            partial(self._save, kind),
            # Nobody's name: file names are seen by others.
            name=f"chart-{self._clock():%Y%m%d}.{kind.value}",
            kinds=_FILES[kind],
            replaces=True,
        )

    def _save(self, kind: FileKind, file: Path) -> None:
        shown = self._shown
        if shown is None:
            return
        self._jobs.run(
            self,
            partial(save, shown, kind, file),
            lambda _done: self._say(lambda: _("Saved: {file}").format(file=file)),
            fail=self.problem.emit,
        )

    def _on_print(self) -> None:
        if self._shown is None:
            return
        from trustjournal.trends.printing import ask_printer

        words = list(self._shown.sentences()) if self._with_words else []
        ask_printer(self, self._jobs, self._shown, words, fail=self.problem.emit)

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))


def _file_words(kind: FileKind) -> str:
    return _("Save as {kind}…").format(kind=kind.value.upper())


def _copied() -> str:
    return _("The table was copied for {seconds} seconds.").format(seconds=clipping.STAYS)
