"""What may be decided about copies: those that hold what was removed, and a shrunk journal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping import rotation
from trustjournal.keeping.copy_rows import when
from trustjournal.ui.widgets import (
    ConfirmPanel,
    Label,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from trustjournal.core.clock import Clock
    from trustjournal.keeping.known import Emptied, Standing
    from trustjournal.keeping.service import Keeping
    from trustjournal.ui.background import Jobs


class CopiesNotes(TranslatedWidget):
    """Says which copies still hold what was removed for good, and why none goes by itself.

    Signals:
        settled: Emitted when something was decided, and the copies are to be read anew.
        problem: Emitted with the exception when it could not be done.
    """

    settled = Signal()
    problem = Signal(Exception)

    def __init__(
        self, keeping: "Keeping", jobs: "Jobs", clock: "Clock", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping, self._jobs, self._clock = keeping, jobs, clock
        self._holding: Sequence[Path] = ()
        self._emptied: Emptied | None = None
        self._holding_words = label("", wrap=True, name="holding")
        self._remove = button(
            lambda: _("Remove these copies…"), clicked=self._ask, name="removeHolding"
        )
        self._confirm: ConfirmPanel | None = None
        self._shrunk = label(
            lambda: _(
                "The journal now holds far fewer entries than earlier copies, so no copy is "
                "removed."
            ),
            wrap=True,
            name="shrunk",
        )
        self._meant = button(
            lambda: _("It is meant to hold fewer"), clicked=self._on_meant, name="meant"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._add(column, self._holding_words, self._remove)
        self._asked = QVBoxLayout()
        column.addLayout(self._asked)
        self._add(column, self._shrunk, self._meant)
        self.hide()

    def _add(self, column: QVBoxLayout, said: Label, way: QWidget) -> None:
        column.addWidget(said)
        row = QHBoxLayout()
        row.addWidget(way)
        row.addStretch(1)
        column.addLayout(row)

    def show_standing(self, standing: "Standing") -> None:
        """Say what there is to decide, if anything."""
        self._holding, self._emptied = standing.from_before_emptying, standing.noted.emptied
        self._holding_words.say(self._holding_words.setText, self._said)
        self._holding_words.setVisible(bool(self._holding))
        self._remove.setVisible(bool(self._holding))
        self._drop_question()
        self._shrunk.setVisible(standing.has_shrunk)
        self._meant.setVisible(standing.has_shrunk)
        self.setVisible(bool(self._holding) or standing.has_shrunk)

    def _said(self) -> str:
        if self._emptied is None:
            return ""
        return ngettext(
            "{count} copy was made before you emptied the trash ({when}), and may still hold what "
            "was in it. Copies that you put elsewhere are not known here.",
            "{count} copies were made before you emptied the trash ({when}), and may still hold "
            "what was in it. Copies that you put elsewhere are not known here.",
            len(self._holding),
        ).format(count=formats.number(len(self._holding)), when=when(self._emptied.at, self._clock))

    def _question(self) -> str:
        return ngettext(
            "Remove {count} copy for good?",
            "Remove {count} copies for good?",
            len(self._holding),
        ).format(count=formats.number(len(self._holding)))

    def _consequence(self) -> str:
        mine = sum(1 for each in self._holding if not rotation.is_automatic(each.name))
        said = _(
            "A copy of the journal as it is now is made first. What is only in the old ones cannot "
            "be brought back after that."
        )
        if not mine:
            return said
        own = ngettext(
            "{count} of them was saved by you, or is a journal as it was before a copy came back.",
            "{count} of them were saved by you, or are journals as they were before a copy came "
            "back.",
            mine,
        ).format(count=formats.number(mine))
        return _("{sentence} {another}").format(sentence=said, another=own)

    def _ask(self) -> None:
        self._drop_question()
        self._confirm = named(
            ConfirmPanel(self._question, self._consequence, lambda: _("Remove them for good")),
            "confirmRemoval",
        )
        self._confirm.confirmed.connect(self._on_confirmed)
        self._confirm.declined.connect(self._remove.setFocus)
        self._asked.addWidget(self._confirm)
        self._confirm.ask()

    def _drop_question(self) -> None:
        if self._confirm is not None:
            self._confirm.hide()
            self._confirm.deleteLater()
            self._confirm = None

    def _on_confirmed(self) -> None:
        keeping, holding = self._keeping, self._holding

        def then(count: int) -> None:
            announce(
                self,
                ngettext("{count} copy was removed.", "{count} copies were removed.", count).format(
                    count=formats.number(count)
                ),
            )

        self._decide(lambda: keeping.remove_copies(holding), then)

    def _on_meant(self) -> None:
        self._decide(self._keeping.mean_it, lambda _nothing: None)

    def _decide(self, work: "Callable[[], Any]", then: "Callable[[Any], Any]") -> None:
        self.setEnabled(False)

        def done(result: object) -> None:
            self.setEnabled(True)
            then(result)
            self.settled.emit()

        def failed(problem: Exception) -> None:
            self.setEnabled(True)
            self.problem.emit(problem)
            self.settled.emit()

        self._jobs.run(self, work, done, fail=failed)
