"""Looking whether the journal is whole, and what to do where it is not."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.keeping.checking import Finding, Severity
from trustjournal.keeping.gently import gently
from trustjournal.keeping.salvage_form import SalvageForm
from trustjournal.ui.labels import Level
from trustjournal.ui.layouts import take_all_out
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
        self._last = label("", "small", tone="soft", wrap=True, name="last")
        self._last.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addWidget(self._last)
        self.body.addWidget(self._state)
        self.body.addLayout(self._rows)

        self._look_when()

    def check(self) -> None:
        """Look, on the worker, and let everything else that is asked for go first."""
        self._wait(lambda: _("Looking…"))
        gently(self, self._jobs, self._keeping.look_over(), self._show, fail=self._on_failed)

    def language_changed(self) -> None:
        if self._findings:
            self.check()  # findings are told in the language in which they were found

    def _mend(self) -> None:
        self._wait(lambda: _("Rebuilding the search…"))
        keeping = self._keeping

        def look_again(_count: int) -> None:
            gently(self, self._jobs, keeping.look_over(), self._show, fail=self._on_failed)

        self._jobs.run(self, keeping.mend_search, look_again, fail=self._on_failed)

    def _wait(self, words: Text) -> None:
        self._clear()
        self._check.setEnabled(False)
        self._say(words)

    def _show(self, findings: Sequence[Finding]) -> None:
        self._check.setEnabled(True)
        self._clear()
        self._findings = findings
        self._look_when()
        if all(each.severity is Severity.NOTE for each in findings):
            self._say(lambda: _("The journal is intact."))
        else:
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
        take_all_out(self._rows)

    def _look_when(self) -> None:
        """Say when everything was last looked over, by this card or by itself."""
        self._jobs.run(self, self._keeping.last_look, self._say_when, fail=self.problem.emit)

    def _say_when(self, last: datetime | None) -> None:
        self._last.setVisible(last is not None)
        if last is not None:
            day = last.date()
            self._last.say(
                self._last.setText,
                lambda: _("Last looked over: {day}. It happens by itself once a week.").format(
                    day=formats.long_day(day)
                ),
            )

    def _on_failed(self, problem: Exception) -> None:
        self._check.setEnabled(True)
        self._say("")
        self.problem.emit(problem)

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))
