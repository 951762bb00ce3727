"""The copies of the journal: when the last was made, making one, bringing one back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping import restoring
from trustjournal.keeping.copyfile import SUFFIX
from trustjournal.keeping.restore_form import CopySeen, RestoreForm, seen
from trustjournal.keeping.rotation import NEWEST, has_shrunk, in_turn, manual_name
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.ui.beside import ask_file, ask_new_file
from trustjournal.ui.path_field import PathField
from trustjournal.ui.widgets import (
    Card,
    FlowLayout,
    Text,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
    rule,
    spoken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustjournal.core.clock import Clock
    from trustjournal.keeping.known import Copy
    from trustjournal.keeping.service import Keeping
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import Jobs

_SHOWN_AT_FIRST = 3


class CopiesCard(Card):
    """Everything about copies.

    Signals:
        bring_back_asked: Emitted with a copy and the secret that opens it, or None, once it is
            certain that both fit.
        problem: Emitted with the exception when something could not be done.
    """

    bring_back_asked = Signal(object, object)
    problem = Signal(Exception)

    def __init__(
        self,
        keeping: "Keeping",
        vault: "Vault",
        jobs: "Jobs",
        clock: "Clock",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Copies"), _about, parent=parent)
        self._keeping, self._jobs, self._clock = keeping, jobs, clock
        self._copies: Sequence[Copy] = ()
        self._has_shrunk = False
        self._last = label(self._last_words, "strong", wrap=True, name="lastCopy")
        self._save = button(
            lambda: _("Save a copy now"), "plain", "save", clicked=self.save, name="saveCopy"
        )
        self._save_as = button(
            lambda: _("Save a copy elsewhere…"), clicked=self._ask_target, name="saveCopyAs"
        )
        bring = button(lambda: _("Bring back a copy…"), clicked=self._ask_copy, name="bringBack")
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._state.hide()
        self._restoring = named(RestoreForm(), "restoring")
        self._restoring.given.connect(self._on_given)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._all = button(self._all_words, "ghost", clicked=self._show_all, name="showAll")
        self._all.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        for each in (self._save, self._save_as, bring):
            flow.addWidget(each)
        self.body.addWidget(self._last)
        self.body.addWidget(buttons)
        self.body.addWidget(self._state)
        self.body.addWidget(self._restoring)
        self.body.addLayout(self._rows)
        all_row = QHBoxLayout()
        all_row.addWidget(self._all)
        all_row.addStretch(1)
        self.body.addLayout(all_row)
        self.body.addWidget(label(lambda: _("Folder of the copies"), "caption", tone="faint"))
        self.body.addWidget(
            named(PathField(vault.backups, lambda: _("Folder of the copies")), "copiesFolder")
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Look which copies there are."""
        self._jobs.run(
            self, self._keeping.copies, self._show, fail=self.problem.emit, only_latest="copies"
        )

    def save(self, target: Path | None = None) -> None:
        """Save a copy, in the usual folder or where it is wanted."""
        keeping = self._keeping
        self._enable(False)
        self._say(lambda: _("Saving a copy and reading it back…"))
        self._jobs.run(self, lambda: keeping.back_up(target), self._on_saved, fail=self._on_failed)

    # Showing

    def _show(self, copies: "Sequence[Copy]") -> None:
        self._copies, self._has_shrunk = copies, has_shrunk(in_turn(copies))
        self._last.say(self._last.setText, self._last_words)
        self._lay_out(_SHOWN_AT_FIRST)

    def _show_all(self) -> None:
        self._lay_out(len(self._copies))

    def _lay_out(self, count: int) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for copy in self._copies[:count]:
            self._rows.addWidget(rule())
            row = named(_CopyRow(copy, self._clock), "copy")
            row.asked.connect(self._on_copy)
            self._rows.addWidget(row)
        self._all.setVisible(len(self._copies) > count)
        self._all.say(self._all.setText, self._all_words)

    def _last_words(self) -> str:
        if not self._copies:
            return _("There is no copy yet.")
        last = _("Last copy: {when}").format(when=_when(self._copies[0], self._clock))
        if not self._has_shrunk:
            return last
        shrunk = _(
            "The journal now holds far fewer entries than earlier copies, so no copy is removed."
        )
        return f"{last}\n{shrunk}"

    def _all_words(self) -> str:
        return _("Show all {count}").format(count=formats.number(len(self._copies)))

    # Saving

    def _ask_target(self) -> None:
        ask_new_file(
            self,
            _("Name of a new file"),
            self.save,
            name=manual_name(self._clock()),
            kinds=_kinds(),
            replaces=True,
        )

    def _on_saved(self, file: Path) -> None:
        self._enable(True)
        self._say(lambda: _("A checked copy was saved: {file}").format(file=file))
        self.read()

    # Bringing back

    def _ask_copy(self) -> None:
        ask_file(self, _("Choose a copy"), self._on_copy, kinds=_kinds())

    def _on_copy(self, file: Path) -> None:
        self._say(lambda: _("Reading the copy…"))

        def then(copy: CopySeen) -> None:
            self._say("")
            self._restoring.show_seen(copy)

        self._jobs.run(self, lambda: seen(file), then, fail=self._on_failed, only_latest="copy")

    def _on_given(self, file: Path, secret: str | None) -> None:
        def work() -> None:
            restoring.require_secret(file, secret)

        def then(_nothing: None) -> None:
            self._restoring.clear()
            self.bring_back_asked.emit(file, secret)

        self._say(lambda: _("Checking the passphrase…"))
        self._jobs.run(self, work, then, fail=self._on_not_opened)

    def _on_not_opened(self, problem: Exception) -> None:
        if not isinstance(problem, WrongPassphrase):
            self._on_failed(problem)
            return
        self._restoring.try_again()
        self._say(lambda: _("That does not open this copy."), wrong=True)

    def _on_failed(self, problem: Exception) -> None:
        self._enable(True)
        self._restoring.clear()
        self._say("")
        self.problem.emit(problem)

    def _enable(self, ready: bool) -> None:
        self._save.setEnabled(ready)
        self._save_as.setEnabled(ready)

    def _say(self, text: Text, *, wrong: bool = False) -> None:
        self._state.set_tone("danger" if wrong else "soft")
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))


class _CopyRow(TranslatedWidget):
    """One copy.

    Signals:
        asked: Emitted with its file when it shall be brought back.
    """

    asked = Signal(object)

    def __init__(self, copy: "Copy", clock: "Clock") -> None:
        super().__init__()
        self._copy, self._clock = copy, clock
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(lambda: _when(copy, clock), wrap=True))
        words.addWidget(label(self._kind, "caption", tone="faint"))
        bring = button(
            lambda: _("Bring back…"), "ghost", clicked=lambda: self.asked.emit(copy.file),
            name="bringThis",
        )  # fmt: skip
        bring.say(
            bring.setAccessibleName,
            lambda: _("Bring back the copy of {when}").format(when=_when(copy, clock)),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.addLayout(words, 1)
        row.addWidget(bring)

    def _kind(self) -> str:
        entries = self._copy.manifest.entries
        if self._copy.automatic:
            text = ngettext("Automatic · {count} entry", "Automatic · {count} entries", entries)
        else:
            text = ngettext(
                "Saved by you · {count} entry", "Saved by you · {count} entries", entries
            )
        return text.format(count=formats.number(entries))


def _about() -> str:
    return _(
        "Each copy is the whole journal, and is read back before it counts. One is made "
        "automatically when you close the app after a change. Of these the last {count} are kept, "
        "then one a day, one a week and one a month, for the better part of a year. "
        "Copies that you save yourself always stay. A copy opens with the passphrase that it was "
        "made under."
    ).format(count=formats.number(NEWEST))


def _when(copy: "Copy", clock: "Clock") -> str:
    day = formats.relative_day(copy.written_at.date(), clock().date())
    return _("{day}, {time}").format(day=day, time=formats.clock_time(copy.written_at))


def _kinds() -> str:
    return _("Copies of a journal") + f" (*{SUFFIX})"
