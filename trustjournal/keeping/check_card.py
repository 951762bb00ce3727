"""Looking whether the journal is whole, and what to do where it is not."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.keeping.checking import Finding, Severity
from trustjournal.keeping.salvage_form import SalvageForm
from trustjournal.ui.labels import Level
from trustjournal.ui.widgets import Card, Pill, Text, announce, button, label, named, rule, spoken

if TYPE_CHECKING:
    from trustjournal.keeping.service import Keeping
    from trustjournal.ui.background import Jobs

_LEVELS: dict[Severity, Level] = {
    Severity.NOTE: "calm",
    Severity.WARNING: "soon",
    Severity.DAMAGE: "now",
}


class CheckCard(Card):
    """Reads the whole journal on request and lists what it found.

    Signals:
        problem: Emitted with the exception when the check itself failed.
        salvage_asked: Emitted with what opens the damaged journal, or None.
    """

    problem = Signal(Exception)
    salvage_asked = Signal(object)

    def __init__(
        self,
        keeping: "Keeping",
        jobs: "Jobs",
        is_protected: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            lambda: _("Is everything intact?"),
            lambda: _(
                "Reads every page and every entry and compares them with what was saved. "
                "Nothing is changed by looking."
            ),
            parent=parent,
        )
        self._keeping, self._jobs, self._is_protected = keeping, jobs, is_protected
        self._findings: Sequence[Finding] = ()
        self._check = button(
            lambda: _("Check now"), "plain", "shield-check", clicked=self.check, name="check"
        )
        self.aside.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        self._state = label("", wrap=True, name="state")
        self._state.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addWidget(self._state)
        self.body.addLayout(self._rows)

    def check(self) -> None:
        """Look, on the worker."""
        self._wait(lambda: _("Looking…"))
        self._jobs.run(self, self._keeping.check, self._show, fail=self._on_failed)

    def language_changed(self) -> None:
        if self._findings:
            self.check()  # findings are told in the language in which they were found

    def _mend(self) -> None:
        self._wait(lambda: _("Rebuilding the search…"))
        keeping = self._keeping

        def work() -> list[Finding]:
            keeping.mend_search()
            return keeping.check()

        self._jobs.run(self, work, self._show, fail=self._on_failed)

    def _wait(self, words: Text) -> None:
        self._clear()
        self._check.setEnabled(False)
        self._say(words)

    def _show(self, findings: Sequence[Finding]) -> None:
        self._check.setEnabled(True)
        self._clear()
        self._findings = findings
        if not findings:
            self._say(lambda: _("The journal is intact."))
            return
        self._say(lambda: _("Something needs a look:"))
        for finding in findings:
            self._rows.addWidget(self._row(finding))

    def _row(self, finding: Finding) -> QWidget:
        row = named(QWidget(), "finding")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(finding.what, "strong", wrap=True))
        if not finding.mendable:
            words.addWidget(label(finding.next_step, "small", tone="soft", wrap=True))
        pill = Pill(_(finding.severity.label), _LEVELS[finding.severity])
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        if finding.mendable:
            line.addWidget(button(lambda: _("Rebuild the search"), clicked=self._mend, name="mend"))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(rule())
        column.addLayout(line)
        if finding.salvageable:
            form = named(SalvageForm(asks_secret=self._is_protected()), "salvaging")
            form.given.connect(self.salvage_asked)
            column.addWidget(form)
        return row

    def _clear(self) -> None:
        self._findings = ()
        while (item := self._rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()

    def _on_failed(self, problem: Exception) -> None:
        self._check.setEnabled(True)
        self._say("")
        self.problem.emit(problem)

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))
