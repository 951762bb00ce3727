"""The door: the passphrase, or why the journal cannot be opened and what to do about it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, ngettext
from trustjournal.shell.middle import bring_into_view, in_the_middle
from trustjournal.storage.problems import (
    JournalDamaged,
    JournalMissing,
    KeysDamaged,
    NotAJournal,
    NotWritable,
    WrongPassphrase,
)
from trustjournal.ui.buttons import button
from trustjournal.ui.cards import Card
from trustjournal.ui.labels import label
from trustjournal.ui.notices import ProblemBar
from trustjournal.ui.passphrase_field import PassphraseField
from trustjournal.ui.translated import TranslatedWidget, named

if TYPE_CHECKING:
    from trustjournal.keeping.restore_form import RestoreForm
    from trustjournal.keeping.restoring import CopySeen
    from trustjournal.keeping.salvage_form import SalvageForm

_FREE_TRIES = 5
_LONGEST_PAUSE = 30
"""Seconds."""
_CARD_WIDTH = 440


def pause_after(wrong_tries: int) -> int:
    """Return how many seconds to wait after so many wrong passphrases: 1, 2, 4 … 30."""
    if wrong_tries < _FREE_TRIES:
        return 0
    return int(min(_LONGEST_PAUSE, 2 ** (wrong_tries - _FREE_TRIES)))


class UnlockPage(TranslatedWidget):
    """Asks for the passphrase; says in three sentences what stands in the way.

    Signals:
        secret_given: Emitted with what was typed, or None to try again without one.
        folder_chosen: Emitted with the folder in which the journal lies now.
        copy_chosen: Emitted with the file that is perhaps a copy; show_copy or refuse_copy follows.
        copy_given: Emitted with the copy to bring back and what was typed to open it, or None.
        salvage_asked: Emitted with what opens the damaged journal, or None.
        files_asked: Emitted with the same, when what can be read of it shall be written into plain
            files; show_writing follows once it is known where, and then show_written.
        new_asked: Emitted when the user wants to begin a new journal instead.
    """

    secret_given = Signal(object)
    folder_chosen = Signal(object)
    copy_chosen = Signal(object)
    copy_given = Signal(object, object)
    salvage_asked = Signal(object)
    files_asked = Signal(object)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wrong = 0
        self._left = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._on_second)
        card = Card()
        card.setFixedWidth(_CARD_WIDTH)
        self._heading = label(lambda: _("Welcome back"), "title", name="heading")
        self._field = named(PassphraseField(lambda: _("Passphrase or recovery key")), "passphrase")
        self._field.returnPressed.connect(self._on_given)
        self._open = button(lambda: _("Open"), "primary", clicked=self._on_given, name="open")
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._problems = named(ProblemBar(), "problems")
        card.body.addWidget(self._heading)
        card.body.addWidget(self._field)
        card.body.addWidget(self._open)
        card.body.addWidget(self._state)
        card.body.addWidget(self._problems)
        card.body.addWidget(self._ways_out())
        self._card = card
        self._restoring: RestoreForm | None = None
        self._salvaging: SalvageForm | None = None
        self.say(self._field.setPlaceholderText, lambda: _("Passphrase or recovery key"))
        self._scroll = in_the_middle(self, card)
        self._ways.hide()

    def _ways_out(self) -> QWidget:
        self._ways = QWidget()
        self._again = button(
            lambda: _("Try again"), clicked=lambda: self.secret_given.emit(None), name="again"
        )
        self._find = button(lambda: _("Find the journal…"), clicked=self._on_find, name="find")
        self._restore = button(
            lambda: _("Bring back a copy…"), clicked=self._on_restore, name="restore"
        )
        self._new = button(
            lambda: _("Begin a new journal"),
            "ghost",
            clicked=self.new_asked.emit,
            name="new",
            flush=True,
        )
        column = QVBoxLayout(self._ways)
        column.setContentsMargins(0, 0, 0, 0)
        for each in (self._again, self._find, self._restore, self._new):
            row = QHBoxLayout()
            row.addWidget(each)
            row.addStretch(1)
            column.addLayout(row)
        return self._ways

    def ask(self) -> None:
        """Wait for the passphrase, with nothing left over from before."""
        self._field.clear()
        self._field.hide_again()
        self._problems.hide()
        self._ways.hide()
        if self._restoring is not None:
            self._restoring.clear()
        self._forget_salvaging()
        self._show_field(True)
        self._say_state("")
        self._wait_for_input(not self._left)
        if not self._left:
            self._field.setFocus()

    def opened(self) -> None:
        """Forget what was typed and how often."""
        self._wrong = 0
        self._field.clear()

    def show_problem(self, problem: Exception) -> None:
        """Say what stands in the way, and offer the ways out that fit."""
        self._say_state("")
        bring_into_view(self._scroll, self._problems)
        if self._ask_again_below(problem):
            return
        self._problems.show_problem(problem)
        if isinstance(problem, WrongPassphrase):
            self._wrong += 1
            self._left = pause_after(self._wrong)
            self._field.selectAll()
            self._wait_for_input(not self._left)
            if self._left:
                self._on_pause()
            else:
                self._field.setFocus()
            return
        self._offer(problem)

    def _ask_again_below(self, problem: Exception) -> bool:
        """Let a form below take another secret; tell whether it was that secret that was wrong."""
        from trustjournal.keeping.problems import CopyNotOpened

        forms = [each for each in (self._restoring, self._salvaging) if each and each.is_waiting]
        for each in forms:
            each.try_again()
        if not forms or not isinstance(problem, WrongPassphrase):
            return False
        is_copy = self._restoring in forms
        self._problems.show_problem(CopyNotOpened() if is_copy else problem)
        return True

    def tell(self, problem: Exception) -> None:
        """Say something that keeps nobody from opening the journal."""
        self._problems.show_problem(problem)

    def _offer(self, problem: Exception) -> None:
        missing = isinstance(problem, JournalMissing)
        broken = isinstance(problem, JournalDamaged | KeysDamaged | NotAJournal)
        self._show_field(False)
        self._again.setVisible(not missing)
        self._find.setVisible(missing or broken or isinstance(problem, NotWritable))
        self._restore.setVisible(missing or broken)
        self._new.setVisible(missing)
        self._forget_salvaging()
        if isinstance(problem, JournalDamaged):
            self._offer_salvaging()
        by_copy = isinstance(problem, JournalDamaged | KeysDamaged)
        # The filled button, which has the keyboard, is what the sentence above advises.
        self._restore.set_kind("primary" if by_copy else "plain")
        self._ways.setEnabled(True)
        self._ways.show()
        first = self._find if missing else self._restore if by_copy else self._again
        first.setFocus()

    def _show_field(self, shown: bool) -> None:
        for each in (self._heading, self._field, self._open, self._state):
            each.setVisible(shown)

    def _wait_for_input(self, ready: bool) -> None:
        self._field.setEnabled(ready)
        self._open.setEnabled(ready)

    def _on_given(self) -> None:
        secret = self._field.text()
        if not secret or not self._open.isEnabled():
            return
        self._problems.hide()
        self._wait_for_input(False)
        self._say_state(lambda: _("Opening…"))
        self.secret_given.emit(secret)

    def _on_pause(self) -> None:
        self._say_pause()
        self._second.start()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_pause()
            return
        self._second.stop()
        self._say_state("")
        self._wait_for_input(True)
        self._field.setFocus()

    def _say_pause(self) -> None:
        self._say_state(
            lambda: ngettext(
                "You can try again in {count} second.",
                "You can try again in {count} seconds.",
                self._left,
            ).format(count=self._left)
        )

    def _say_state(self, text: str | Callable[[], str]) -> None:
        self._state.say(self._state.setText, text)

    def _on_find(self) -> None:
        if folder := self.ask_folder():
            self.folder_chosen.emit(Path(folder))

    def _on_restore(self) -> None:
        if file := self.ask_copy():
            self.copy_chosen.emit(Path(file))

    def show_copy(self, copy: "CopySeen") -> None:
        """Say what a copy holds that was checked, and ask for its secret."""
        form = self._restore_form()
        self._restore.set_kind("plain")  # the form has the filled button now
        form.show_seen(copy)
        bring_into_view(self._scroll, form)

    def refuse_copy(self, problem: Exception) -> None:
        """Say why the chosen file cannot be brought back; another may be chosen."""
        if self._restoring is not None:
            self._restoring.clear()
        self._problems.show_problem(problem)

    def show_writing(self) -> None:
        """Say that what can be read of the journal is being written into plain files."""
        self._problems.hide()
        self._ways.setEnabled(False)  # what they lead to would take the answer away
        if self._salvaging is not None:
            self._salvaging.show_writing()

    def show_written(self, told: Exception) -> None:
        """Say what came of it: where the files are, or what kept them from being written."""
        from trustjournal.keeping.problems import WrittenOut

        self._ways.setEnabled(True)
        if self._salvaging is not None:
            if isinstance(told, WrittenOut):
                self._salvaging.show_written()
            else:
                self._salvaging.try_again()
        self._problems.show_problem(told)
        bring_into_view(self._scroll, self._problems)

    def _offer_salvaging(self) -> None:
        from trustjournal.keeping.salvage_form import SalvageForm

        self._salvaging = named(SalvageForm(asks_secret=True, offers_files=True), "salvaging")
        self._salvaging.given.connect(self.salvage_asked)
        self._salvaging.files_asked.connect(self.files_asked)
        self._card.body.addWidget(self._salvaging)

    def _forget_salvaging(self) -> None:
        if self._salvaging is not None:
            self._salvaging.hide()
            self._salvaging.deleteLater()
            self._salvaging = None

    def _restore_form(self) -> "RestoreForm":
        from trustjournal.keeping.restore_form import RestoreForm

        if self._restoring is None:
            self._restoring = named(RestoreForm(), "restoring")
            self._restoring.given.connect(self.copy_given)
            self._card.body.addWidget(self._restoring)
        return self._restoring

    def ask_folder(self) -> str:
        """Let the user show where the journal is; tests replace this."""
        from PySide6.QtWidgets import QFileDialog

        from trustjournal.ui.beside import forget_folders

        chosen = QFileDialog.getExistingDirectory(self, _("Where is the journal?"))
        forget_folders()
        return chosen

    def ask_copy(self) -> str:
        """Let the user choose a copy; tests replace this."""
        from PySide6.QtWidgets import QFileDialog

        from trustjournal.keeping.copyfile import SUFFIX
        from trustjournal.ui.beside import forget_folders

        kinds = _("Copies of a journal") + f" (*{SUFFIX})"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a copy"), "", kinds)
        forget_folders()
        return chosen
