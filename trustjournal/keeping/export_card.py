"""Taking everything out, in files that outlive this program."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.keeping.asking import PassphraseAgain
from trustjournal.ui.beside import ask_new_file
from trustjournal.ui.widgets import Card, FlowLayout, Text, announce, button, label, named, spoken

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock
    from trustjournal.keeping.service import Keeping
    from trustjournal.ui.background import Jobs


class ExportCard(Card):
    """Writes everything into readable files, after saying what that means.

    Signals:
        problem: Emitted with the exception when the files could not be written.
    """

    problem = Signal(Exception)

    def __init__(
        self,
        keeping: "Keeping",
        jobs: "Jobs",
        clock: "Clock",
        asking: PassphraseAgain,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            lambda: _("Taking everything out"),
            lambda: _(
                "All entries, people and pictures, in files that other programs can read. "
                "They are not encrypted: whoever can open them can read them."
            ),
            parent=parent,
        )
        self._keeping, self._jobs, self._clock = keeping, jobs, clock
        self._asking = named(asking, "asking")
        self._asking.declined.connect(lambda: self._say(""))
        self._asking.problem.connect(self.problem)
        self._markdown = button(
            lambda: _("As text files (Markdown)…"),
            "plain",
            "file-text",
            clicked=self._ask_folder,
            name="exportMarkdown",
        )
        self._json = button(
            lambda: _("As data (JSON)…"),
            "plain",
            "download",
            clicked=self._ask_file,
            name="exportJson",
        )
        self._csv = button(
            lambda: _("As a table (CSV)…"),
            "plain",
            clicked=self._ask_table,
            name="exportCsv",
        )
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._state.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.addWidget(self._markdown)
        flow.addWidget(self._json)
        flow.addWidget(self._csv)
        self.body.addWidget(buttons)
        self.body.addWidget(self._asking)
        self.body.addWidget(self._state)

    def _ask_folder(self) -> None:
        ask_new_file(self, _("Name of a new folder"), self._on_folder, name=self._name())

    def _ask_file(self) -> None:
        ask_new_file(
            self,
            _("Name of a new file"),
            self._on_file,
            name=f"{self._name()}.json",
            kinds="JSON (*.json)",
        )

    def _ask_table(self) -> None:
        ask_new_file(
            self,
            _("Name of a new file"),
            self._on_table,
            name=f"{self._name()}.csv",
            kinds="CSV (*.csv)",
        )

    def _name(self) -> str:
        return f"notes-{self._clock():%Y%m%d}"

    def _on_folder(self, folder: Path) -> None:
        self._asking.before(lambda: self._write(folder, self._keeping.export_markdown))

    def _on_file(self, file: Path) -> None:
        self._asking.before(lambda: self._write(file, self._keeping.export_json))

    def _on_table(self, file: Path) -> None:
        self._asking.before(lambda: self._write(file, self._keeping.export_csv))

    def _write(self, target: Path, export: Callable[[Path], None]) -> None:
        self._enable(False)
        self._say(lambda: _("Exporting…"))

        def then(_nothing: None) -> None:
            self._enable(True)
            self._say(lambda: _("Everything was written to {place}.").format(place=target))

        self._jobs.run(self, lambda: export(target), then, fail=self._on_failed)

    def _on_failed(self, problem: Exception) -> None:
        self._enable(True)
        self._say("")
        self.problem.emit(problem)

    def _enable(self, ready: bool) -> None:
        self._markdown.setEnabled(ready)
        self._json.setEnabled(ready)
        self._csv.setEnabled(ready)

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))
