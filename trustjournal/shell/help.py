"""Help and support: places to turn to, why the journal is as it is, what its lock protects.

It opens inside the app, without a browser, and nothing on it dials or fetches anything.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.i18n import _, ngettext
from trustjournal.shell.help_notes import NOTES, TERMS, Note
from trustjournal.shell.help_protections import ProtectionTable
from trustjournal.shell.help_rows import HelpLinesCard
from trustjournal.shell.help_texts import TRACES
from trustjournal.ui.fold import Fold
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import Card, Label, Page, label, named
from trustjournal.worksheets.sources import citation, sources

if TYPE_CHECKING:
    from trustjournal.preferences.domain import Preferences
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs

_TERM_COLUMNS = (1, 4)


class HelpPage(Page):
    """What to read when something is hard, or when one wants to know what to count on.

    Signals:
        problem: Emitted with the exception when the chosen country could not be read or kept.
    """

    problem = Signal(object)

    def __init__(
        self,
        choices: "Choices",
        jobs: "Jobs",
        changes: "ChangeSignal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Help and support"), max_width=980, parent=parent)
        self._choices, self._jobs = choices, jobs
        self._lines = named(HelpLinesCard(), "helpLines")
        self._lines.country_chosen.connect(self._on_country_chosen)
        self.body.addWidget(self._lines)
        self.body.addWidget(_notes())
        self.body.addWidget(_terms())
        self.body.addWidget(_protections())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.say(self.setAccessibleName, lambda: _("Help and support"))
        changes.changed.connect(self._on_changed)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Else Qt would put the keyboard on the list of countries, where a key changes it.
            self.setFocus()

    def _read(self) -> None:
        self._jobs.run(
            self, self._choices.current, self._show, fail=self.problem.emit, only_latest="region"
        )

    def _show(self, chosen: "Preferences") -> None:
        self._lines.show_country(chosen.help_region)

    def _on_country_chosen(self, code: str) -> None:
        self._jobs.run(
            self,
            lambda: self._choices.choose(help_region=code),
            lambda _chosen: None,
            fail=self.problem.emit,
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.PREFERENCES:
            self._read()


def _notes() -> Card:
    card = Card(lambda: _("Why the journal is as it is"), gap=6)
    for number, note in enumerate(NOTES):
        if number:
            card.body.addSpacing(6)
        _add_note(card.body, note)
    card.body.addSpacing(6)
    card.body.addWidget(_sources())
    return card


def _add_note(column: QVBoxLayout, note: Note) -> None:
    column.addWidget(label(lambda: _(note.heading), "strong", wrap=True))
    column.addWidget(_wrapped(note.text))
    if note.sources:
        column.addWidget(
            _citation(
                lambda: ngettext("Source: {source}", "Sources: {source}", len(note.sources)).format(
                    source=_("; ").join(map(citation, note.sources))
                )
            )
        )


def _citation(text: Text) -> Label:
    made = label(text, "caption", tone="faint", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _sources() -> Fold:
    """Return all that is cited anywhere, made when somebody wants to see it."""
    fold = Fold(lambda: _("All sources, also of the worksheets"), name="sources")

    def fill() -> None:
        if fold.body.count() == 0:
            for source in sources().values():
                made = _citation(source.cited)
                fold.body.addWidget(made)
                made.show()  # Qt alone would show it a moment later

    fold.unfolded.connect(fill)
    return fold


def _terms() -> Card:
    card = Card(lambda: _("What the words mean here"), gap=10)
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for column, share in enumerate(_TERM_COLUMNS):
        grid.setColumnStretch(column, share)
    for row, term in enumerate(TERMS):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(_translated(term.word), "strong", wrap=True), row, 0, top)
        grid.addWidget(_wrapped(term.meaning), row, 1, top)
    card.body.addLayout(grid)
    return card


def _protections() -> Card:
    card = Card(
        lambda: _("What the lock protects, and what it does not"),
        lambda: in_phrases(_("No app protects against everything. This is what holds here.")),
        gap=10,
    )
    card.body.addWidget(ProtectionTable())
    card.body.addSpacing(8)
    card.body.addWidget(label(lambda: _("Traces beside the journal"), "strong"))
    for trace in TRACES:
        card.body.addWidget(_wrapped(trace))
    return card


def _wrapped(message: str) -> Label:
    return label(_translated(message), "body", tone="soft", wrap=True)


def _translated(message: str) -> Text:
    return lambda: in_phrases(_(message))
