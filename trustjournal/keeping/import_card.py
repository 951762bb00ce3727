"""Bringing in what was written elsewhere, after showing what would come."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping.import_form import ImportForm
from trustjournal.keeping.importing import preview as words
from trustjournal.ui.beside import ask_file, ask_folder
from trustjournal.ui.widgets import (
    Card,
    FlowLayout,
    Text,
    announce,
    button,
    label,
    named,
    spoken,
)

if TYPE_CHECKING:
    from trustjournal.keeping.importing.preview import Preview
    from trustjournal.keeping.importing.service import Imported, Importing
    from trustjournal.keeping.importing.taking_back import TakenBack
    from trustjournal.ui.background import Jobs


class _Progress(QObject):
    """Carries word of how far the import has come from the worker to the window.

    Signals:
        told: Emitted with how many of how many entries are written.
    """

    told = Signal(int, int)


class ImportCard(Card):
    """Looks at a file or folder, shows what is in it, and imports it when that is wanted.

    Signals:
        problem: Emitted with the exception when something could not be read or written.
    """

    problem = Signal(Exception)

    def __init__(self, importing: "Importing", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Bringing something in"),
            lambda: _(
                "What was exported from this app, text files (Markdown), a table (CSV), or an "
                "export of Day One or jrnl. You see first what would come in, and a copy of the "
                "journal is saved before it does."
            ),
            parent=parent,
        )
        self._importing, self._jobs = importing, jobs
        self._done: Imported | None = None
        self._file = button(
            lambda: _("Choose a file…"), "plain", "file-text", clicked=self._ask_file,
            name="importFile",
        )  # fmt: skip
        self._folder = button(
            lambda: _("Choose a folder…"), "plain", clicked=self._ask_folder, name="importFolder"
        )
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._state.hide()
        self._form = named(ImportForm(), "importForm")
        self._form.given.connect(self._on_given)
        self._form.declined.connect(self._on_declined)
        self._take_back = button(
            lambda: _("Take the import back"), "ghost", "undo-2", clicked=self._on_take_back,
            name="takeBack", flush=True,
        )  # fmt: skip
        self._take_back.hide()
        self._progress = _Progress()
        self._progress.told.connect(self._on_progress)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.addWidget(self._file)
        flow.addWidget(self._folder)
        below = QWidget()
        FlowLayout(below).addWidget(self._take_back)
        for each in (buttons, self._state, self._form, below):
            self.body.addWidget(each)

    # Looking

    def _ask_file(self) -> None:
        ask_file(self, _("Choose what to import"), self._look, kinds=_kinds())

    def _ask_folder(self) -> None:
        ask_folder(self, _("Choose a folder with text files"), self._look)

    def _look(self, path: Path) -> None:
        self._wait(lambda: _("Reading…"))
        importing = self._importing

        def then(preview: "Preview") -> None:
            self._enable(True)
            self._say("")
            self._form.show_preview(preview)
            if not (preview.has_new or preview.has_different):
                self._say(lambda: _("Everything in it is here already. Nothing was changed."))

        self._jobs.run(
            self, lambda: importing.look(path), then, fail=self._on_failed, only_latest="look"
        )

    # Importing

    def _on_given(self, preview: "Preview", takes_theirs: bool) -> None:
        self._wait(lambda: _("Saving a copy, then importing…"))
        importing, progress = self._importing, self._progress

        def told(written: int, of: int) -> None:
            progress.told.emit(written, of)  # it lives as long as the work, whatever is left

        def work() -> "Imported":
            return importing.bring_in(preview, takes_theirs=takes_theirs, told=told)

        self._jobs.run(self, work, self._on_done, fail=self._on_failed)

    def _on_progress(self, written: int, of: int) -> None:
        if not self._file.isEnabled() and of:
            text = ngettext("Importing… {done} of {count}", "Importing… {done} of {count}", of)
            done, count = formats.number(written), formats.number(of)
            self._state.say(self._state.setText, lambda: text.format(done=done, count=count))

    def _on_done(self, done: "Imported") -> None:
        self._enable(True)
        self._done = done
        self._say(lambda: words.outcome(done.preview, took_theirs=done.took_theirs))
        self._take_back.setVisible(not done.changed_nothing)
        if not done.changed_nothing:
            self._take_back.setFocus()

    def _on_take_back(self) -> None:
        importing, done = self._importing, self._done
        if done is None:
            return
        self._wait(lambda: _("Taking the import back…"))

        def then(taken: "TakenBack") -> None:
            self._enable(True)
            self._say(lambda: _taken_back(taken))
            self._file.setFocus()

        self._jobs.run(self, lambda: importing.take_back(done), then, fail=self._on_failed)

    def _on_declined(self) -> None:
        self._form.clear()
        self._say("")
        self._file.setFocus()

    def _on_failed(self, problem: Exception) -> None:
        self._enable(True)
        self._say("")
        self.problem.emit(problem)

    # Showing

    def _wait(self, text: Text) -> None:
        self._form.clear()
        self._take_back.hide()
        self._done = None
        self._enable(False)
        self._say(text)

    def _enable(self, ready: bool) -> None:
        self._file.setEnabled(ready)
        self._folder.setEnabled(ready)

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))


def _taken_back(taken: "TakenBack") -> str:
    if not taken.stayed:
        return _("The import was taken back; the journal is as it was before.")
    return ngettext(
        "The import was taken back. {count} thing stays, because it was changed or used since.",
        "The import was taken back. {count} things stay, because they were changed or used since.",
        taken.stayed,
    ).format(count=formats.number(taken.stayed))


def _kinds() -> str:
    patterns = "*.json *.zip *.md *.markdown *.txt *.csv *.tsv"
    return _("What can be imported") + f" ({patterns})"
