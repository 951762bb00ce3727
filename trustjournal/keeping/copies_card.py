"""The copies of the journal: when the last was made, making one, trying one, bringing one back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from trustjournal.core.ids import EntryId
from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping import words
from trustjournal.keeping.comparison_view import ComparisonView
from trustjournal.keeping.copies_notes import CopiesNotes
from trustjournal.keeping.copy_rows import CopyRows, when
from trustjournal.keeping.copyfile import SUFFIX
from trustjournal.keeping.restore_form import Purpose, RestoreForm
from trustjournal.keeping.rotation import NEWEST, manual_name
from trustjournal.keeping.second_part import SecondPart
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.ui.beside import ask_file, ask_new_file
from trustjournal.ui.path_field import PathField
from trustjournal.ui.widgets import Card, FlowLayout, Text, announce, button, label, named, spoken

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock
    from trustjournal.journal.returning import Returned
    from trustjournal.keeping.difference import Comparison
    from trustjournal.keeping.known import Copy, Standing, Tried
    from trustjournal.keeping.restoring import CopySeen
    from trustjournal.keeping.service import Keeping
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import Jobs


class CopiesCard(Card):
    """Everything about copies.

    Signals:
        bring_back_asked: Emitted with a copy and the secret that opens it, or None, once it is
            certain that both fit.
        problem: Emitted with the exception when something could not be done.
        undo_offered: An entry came back out of a copy; carries a sentence and what undoes that.
    """

    bring_back_asked = Signal(object, object)
    problem = Signal(Exception)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        keeping: "Keeping",
        vault: "Vault",
        jobs: "Jobs",
        clock: "Clock",
        parent: QWidget | None = None,
        *,
        soon: "Jobs | None" = None,
    ) -> None:
        """Begin; `jobs` may take long, `soon` are for what has to be noted before they begin."""
        super().__init__(lambda: _("Copies"), _about, parent=parent)
        self._keeping, self._vault, self._jobs, self._clock = keeping, vault, jobs, clock
        self._soon = soon or jobs
        self._standing: Standing | None = None
        self._looked_into: tuple[Path, str | None] | None = None
        """The copy that is being looked into, and what opens it."""
        self._last = label(self._last_words, "strong", wrap=True, name="lastCopy")
        self._verified = label("", "small", tone="soft", wrap=True, name="verified")
        self._tried = label("", "small", tone="soft", wrap=True, name="tried")
        self._save = button(
            lambda: _("Save a copy now"), "plain", "save", clicked=self.save, name="saveCopy"
        )
        self._save_as = button(
            lambda: _("Save a copy elsewhere…"), clicked=self._ask_target, name="saveCopyAs"
        )
        self._try = button(lambda: _("Try my copy…"), clicked=self._try_newest, name="tryCopy")
        bring = button(lambda: _("Bring back a copy…"), clicked=self._ask_copy, name="bringBack")
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._state.hide()
        self._asking = named(RestoreForm(), "restoring")
        self._asking.given.connect(self._look)
        self._asking.trial_asked.connect(self._on_trial)
        self._comparison = named(ComparisonView(), "comparison")
        self._comparison.entry_asked.connect(self._bring_entry)
        self._comparison.whole_asked.connect(self._bring_whole)
        self._comparison.closed.connect(self._stop_looking)
        self._notes = CopiesNotes(keeping, jobs, clock)
        self._notes.problem.connect(self.problem)
        self._notes.settled.connect(self.read)
        self._rows = CopyRows(clock)
        self._rows.asked.connect(self._on_copy)
        self._second = named(SecondPart(keeping, jobs, clock), "second")
        self._second.problem.connect(self.problem)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        for each in (self._save, self._save_as, self._try, bring):
            flow.addWidget(each)
        for part in (
            self._last, self._verified, self._tried, buttons, self._state, self._asking,
            self._comparison, self._notes, self._rows,
            label(lambda: _("Folder of the copies"), "caption", tone="faint"),
            named(PathField(vault.backups, lambda: _("Folder of the copies")), "copiesFolder"),
            self._second,
        ):  # fmt: skip
            self.body.addWidget(part)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asking.clear()
        self._stop_looking()

    def read(self) -> None:
        """Look how it stands with the copies."""
        self._jobs.run(
            self, self._keeping.standing, self._show, fail=self.problem.emit, only_latest="copies"
        )

    def save(self, target: Path | None = None) -> None:
        """Save a copy, in the usual folder or where it is wanted."""
        keeping = self._keeping
        self._enable(False)
        self._say(lambda: _("Saving a copy and reading it back…"))

        def make(wanted: Path) -> None:
            self._jobs.run(
                self,
                lambda: keeping.make_wanted(wanted),
                self._on_saved,
                fail=partial(self._on_not_saved, wanted),
            )

        self._soon.run(self, lambda: keeping.want_copy(target), make, fail=self._on_failed)

    # Showing

    def _show(self, standing: "Standing") -> None:
        self._standing = standing
        for line, said in (
            (self._last, self._last_words),
            (self._verified, self._verified_words),
            (self._tried, self._tried_words),
        ):
            line.say(line.setText, said)
            line.setVisible(bool(said()))
        self._try.setVisible(self._newest_whole() is not None)
        self._rows.show_copies(standing.copies)
        self._notes.show_standing(standing)
        self._second.show_known(standing.second, is_protected=self._vault.is_protected)

    def _last_words(self) -> str:
        if self._standing is None:
            return ""  # it is not known yet: a copy may be under way, and reading waits for it
        if not self._standing.copies:
            return _("There is no copy yet.")
        newest = self._standing.copies[0]
        return _("Last copy: {when}").format(when=when(newest.written_at, self._clock))

    def _verified_words(self) -> str:
        newest = self._newest_whole()
        if newest is None:
            return ""
        now = self._clock()
        days = max(0, (now.date() - newest.verified_at.astimezone(now.tzinfo).date()).days)
        if days == 0:
            return _("Last verified copy: today")
        return ngettext(
            "Last verified copy: {count} day ago", "Last verified copy: {count} days ago", days
        ).format(count=formats.number(days))

    def _newest_whole(self) -> "Copy | None":
        copies = () if self._standing is None else self._standing.copies
        return next((each for each in copies if not each.is_damaged), None)

    def _tried_words(self) -> str:
        known = None if self._standing is None else self._standing.noted.tried
        if known is None:
            return ""
        return _("Tried: {when}. {result}").format(
            when=when(known.at, self._clock), result=words.tried(known)
        )

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

    def _on_not_saved(self, wanted: Path, problem: Exception) -> None:
        self._on_failed(problem)
        if self.window().isVisible():  # else it is told, or made up for, at the next start
            keeping = self._keeping
            self._soon.run(
                self,
                lambda: keeping.want_no_more([wanted]),
                lambda _nothing: None,
                fail=self.problem.emit,
            )

    # Trying one

    def _try_newest(self) -> None:
        newest = self._newest_whole()
        if newest is not None:
            self._examine(newest.file, Purpose.TRY)

    def _on_trial(self, file: Path, secret: str | None) -> None:
        keeping = self._keeping

        def then(_tried: "Tried") -> None:
            self._asking.clear()
            self._say(lambda: _("This copy would open if this computer were lost."))
            self._try.setFocus()
            self.read()

        self._say(lambda: _("Opening the copy from its file alone…"))
        self._jobs.run(self, lambda: keeping.try_copy(file, secret), then, fail=self._on_not_opened)

    # Bringing back

    def _ask_copy(self) -> None:
        ask_file(self, _("Choose a copy"), self._on_copy, kinds=_kinds())

    def _on_copy(self, file: Path) -> None:
        self._examine(file, Purpose.LOOK)

    def _examine(self, file: Path, purpose: Purpose) -> None:
        self._stop_looking()
        self._say(lambda: _("Reading the copy…"))

        def then(copy: "CopySeen") -> None:
            self._say("")
            self._asking.show_seen(copy, purpose)

        work = partial(self._keeping.examine, file)
        self._jobs.run(self, work, then, fail=self._on_unread, only_latest="copy")

    def _on_unread(self, problem: Exception) -> None:
        self._on_failed(problem)
        self.read()  # a damaged one is marked now

    def _look(self, file: Path, secret: str | None) -> None:
        keeping = self._keeping

        def then(comparison: "Comparison") -> None:
            self._asking.clear()
            self._say("")
            if not self.isVisible():
                return  # nobody waits for it any more, so nothing keeps what opens it
            self._looked_into = (file, secret)
            self._comparison.show_comparison(comparison)

        self._say(lambda: _("Opening the copy, and comparing it with the journal…"))
        self._jobs.run(self, lambda: keeping.compare(file, secret), then, fail=self._on_not_opened)

    def _bring_entry(self, entry: str) -> None:
        if self._looked_into is None:
            return
        keeping, (file, secret) = self._keeping, self._looked_into

        def then(returned: "list[Returned]") -> None:
            self._comparison.came_back(entry)
            self.undo_offered.emit(
                _("The entry came back out of the copy."), lambda: self._undo(returned)
            )

        self._jobs.run(
            self,
            lambda: keeping.bring_back_entries(file, secret, [EntryId(entry)]),
            then,
            fail=partial(self._on_not_back, entry),
        )

    def _on_not_back(self, entry: str, problem: Exception) -> None:
        self._comparison.went_again(entry)
        self.problem.emit(problem)

    def _undo(self, returned: "list[Returned]") -> None:
        keeping = self._keeping

        def then(_nothing: None) -> None:
            for each in returned:
                self._comparison.went_again(each.entry)

        self._jobs.run(
            self, lambda: keeping.undo_bring_back(returned), then, fail=self.problem.emit
        )

    def _bring_whole(self) -> None:
        if self._looked_into is not None:
            file, secret = self._looked_into
            self._stop_looking()
            self.bring_back_asked.emit(file, secret)

    def _stop_looking(self) -> None:
        self._looked_into = None
        self._comparison.clear()

    def _on_not_opened(self, problem: Exception) -> None:
        if not isinstance(problem, WrongPassphrase):
            self._on_unread(problem)
            return
        self._asking.try_again()
        self._say(
            lambda: _(
                "That does not open this copy. It opens with the passphrase that the journal had "
                "when it was made, or with the recovery key of that time."
            ),
            wrong=True,
        )

    def _on_failed(self, problem: Exception) -> None:
        self._enable(True)
        self._asking.clear()
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


def _about() -> str:
    return _(
        "Each copy is the whole journal, and is read back before it counts. One is made "
        "automatically when you close the app after a change, when you open it and the last is "
        "more than an hour old, and before something that is hard to undo. Of these the last "
        "{count} are kept, then one a day, one a week and one a month, for the better part of a "
        "year. Copies that you save yourself always stay. A copy opens with the passphrase that it "
        "was made under."
    ).format(count=formats.number(NEWEST))


def _kinds() -> str:
    return _("Copies of a journal") + f" (*{SUFFIX})"
