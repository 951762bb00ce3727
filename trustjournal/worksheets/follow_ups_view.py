"""Where the user confirms what comes of a sheet; nothing is kept that was not confirmed."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.ids import SheetId
from trustjournal.i18n import _
from trustjournal.ui.arrange import bring_into_view
from trustjournal.ui.begun import BegunWords
from trustjournal.ui.widgets import TranslatedWidget, button, label
from trustjournal.worksheets import proposal_words
from trustjournal.worksheets.desk import Desk
from trustjournal.worksheets.problems import Refused
from trustjournal.worksheets.proposal_row import ProposalRow

if TYPE_CHECKING:
    from trustjournal.worksheets.finishing import Ending, Finished


class _Shelter:
    """Where what is changed about the proposals waits until it is meant."""

    def __init__(self, desk: Desk, sheet: SheetId) -> None:
        self._worksheets, self._sheet = desk.worksheets, sheet

    def keep(self, words: Mapping[str, Any]) -> None:
        """Keep the words."""
        self._worksheets.keep_ending(self._sheet, words)

    def forget(self) -> None:
        """Let the words go."""
        self._worksheets.forget_ending(self._sheet)


class FollowUpsView(TranslatedWidget):
    """Everything that may come of one sheet, each with a tick, and one button that keeps it.

    Signals:
        finished: Emitted with the Finished, once everything that was confirmed is safe.
        taken_back: Emitted with the Sheet that is open again, after finishing was undone.
        back_asked: Emitted when the user wants to write on in the sheet.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence about what was done, and what undoes it.
    """

    finished = Signal(object)
    taken_back = Signal(object)
    back_asked = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: SheetId | None = None
        self._rows: list[ProposalRow] = []
        self._begun: BegunWords | None = None
        self._keeping = False
        self._intro = label(self._intro_words, "body", tone="soft", wrap=True, name="intro")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._keep = button("", "primary", clicked=self.keep, name="keepFollowUps")
        self._back = button(
            lambda: _("Back to the sheet"), "ghost", clicked=self._on_back, name="backToSheet"
        )
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(10)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        self._outside = outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(16)
        outside.addWidget(self._intro)
        outside.addLayout(self._column)
        outside.addWidget(self._buttons)
        self._say()

    # Showing

    def show_sheet(self, sheet: SheetId) -> None:
        """Propose what may come of this sheet; what was changed about it earlier is there again."""
        self.leave()
        self._sheet = sheet
        self._jobs().run(
            self,
            partial(self._desk.worksheets.ending, sheet),
            self._show,
            fail=self.problem.emit,
            only_latest="ending",
        )

    def _show(self, ending: "Ending") -> None:
        for each in self._rows:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        sheet = ending.opened.sheet.id
        begun = BegunWords(self._jobs(), _Shelter(self._desk, sheet), self)
        begun.problem.connect(self.problem)
        self._rows = [self._row(number, ending) for number in range(len(ending.proposals))]
        for each in self._rows:
            begun.watch(each.proposal.id, each)
        begun.begin({})
        begun.put_in(ending.begun)
        former, self._begun = self._begun, begun
        if former is not None:
            former.deleteLater()
        self._come_last(self._buttons)
        self._say()

    def _come_last(self, buttons: QWidget) -> None:
        """Let the Tab key come to the buttons after the rows, which came later but stand above."""
        self._outside.removeWidget(buttons)
        buttons.hide()
        buttons.setParent(None)
        self._outside.addWidget(buttons)
        buttons.show()

    def _row(self, number: int, ending: "Ending") -> ProposalRow:
        row = ProposalRow(
            ending.proposals[number],
            self._desk.days,
            person=ending.person,
            name=ending.name,
            people=ending.people,
            titles=ending.titles,
        )
        row.changed.connect(self._say)
        self._column.addWidget(row)
        row.show()
        return row

    def _intro_words(self) -> str:
        if not self._rows:
            return _("Nothing more comes of this sheet. It is kept, and you can open it again.")
        return _(
            "This may come of your sheet. Only what is ticked is kept, as it stands here; "
            "everything can be changed later."
        )

    def _say(self) -> None:
        wanted = any(each.is_wanted() for each in self._rows)
        self._intro.say(self._intro.setText, self._intro_words)
        self._keep.say(
            self._keep.setText,
            (lambda: _("Keep what is ticked and finish"))
            if wanted
            else (lambda: _("Finish without keeping anything")),
        )

    # Leaving

    def leave(self) -> None:
        """Have everything kept that was changed here, unless it is just being meant."""
        if self._begun is not None and not self._keeping:
            self._begun.flush()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self._begun is not None and self._begun.is_unsaved()

    def _on_back(self) -> None:
        self.leave()
        self.back_asked.emit()

    # Keeping

    def keep(self) -> None:
        """Finish the sheet and keep what is ticked: all of it, or nothing."""
        if self._keeping or self._sheet is None or self._begun is None:
            return
        for each in self._rows:
            each.accept()
        # Kept before it is meant, so that a refusal or a full disk takes no word.
        self._begun.flush()
        self._keeping = True
        wanted = tuple(each.wanted() for each in self._rows if each.is_wanted())
        self._jobs().run(
            self,
            partial(self._desk.worksheets.finish, self._sheet, wanted),
            partial(self._on_finished, len(wanted)),
            fail=self._on_failed,
        )

    def _on_finished(self, count: int, finished: "Finished") -> None:
        self._keeping = False
        if self._begun is not None:
            self._begun.rest()
        self.finished.emit(finished)
        self.undo_offered.emit(proposal_words.kept(count), partial(self._take_back, finished))

    def _take_back(self, finished: "Finished") -> None:
        self._jobs().run(
            self,
            partial(self._desk.worksheets.take_back, finished),
            self.taken_back.emit,
            fail=self.problem.emit,
        )

    def _on_failed(self, error: Exception) -> None:
        self._keeping = False
        row = self._refused(error)
        if row is None or not isinstance(error, Refused):
            self.problem.emit(error)
            return
        row.refuse(error.problem)
        bring_into_view(row)

    def _refused(self, error: Exception) -> ProposalRow | None:
        of = error.proposal if isinstance(error, Refused) else None
        return next((each for each in self._rows if each.proposal.id == of), None)

    def _jobs(self) -> Any:
        return self._desk.jobs
