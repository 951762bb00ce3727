"""A copy beside the journal, before anything is brought back; single entries can be taken out."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping import words
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import (
    Card,
    FlowLayout,
    Text,
    TranslatedWidget,
    button,
    label,
    named,
    rule,
)

if TYPE_CHECKING:
    from trustjournal.keeping.difference import Comparison, Difference, Side, Thing

_ENTRY = "entry"
_ROWS = 20
"""Things of a side that are shown at first."""


class ComparisonView(TranslatedWidget):
    """What a copy and the journal hold, and in what they differ.

    Signals:
        entry_asked: Emitted with the id of an entry that shall come back out of the copy.
        whole_asked: Emitted when the whole copy shall be brought back.
        closed: Emitted when nothing more is wanted of it.
    """

    entry_asked = Signal(str)
    whole_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(ground="quiet", padding=16)
        self._rows: dict[str, _Row] = {}
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        self._inside: QWidget | None = None
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        self._whole = button(
            lambda: _("Bring the whole copy back"),
            "plain",
            "archive-restore",
            clicked=self.whole_asked.emit,
            name="bringWhole",
        )
        flow.addWidget(self._whole)
        self._close = button(lambda: _("Close"), "ghost", clicked=self.closed.emit, name="close")
        flow.addWidget(self._close)
        card.body.addLayout(self._told)
        card.body.addWidget(
            label(
                lambda: _(
                    "When the whole copy is brought back, the journal as it is now is kept beside "
                    "the copies."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        card.body.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.hide()

    def show_comparison(self, comparison: "Comparison") -> None:
        """Tell it, in place of what was told before."""
        self._forget()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for heading, held in (
            (lambda: _("In this copy"), comparison.copy),
            (lambda: _("In the journal now"), comparison.journal),
        ):
            if held is not None:
                column.addWidget(label(heading, "strong"))
                column.addWidget(label(partial(words.holding, held), "small", wrap=True))
                if held.first_day is not None:
                    reach = label(partial(words.reach, held), "small", tone="soft", wrap=True)
                    column.addWidget(reach)
        if comparison.is_same:
            column.addWidget(label(lambda: _("Both hold the same."), wrap=True, name="same"))
        for found in comparison.differences:
            column.addWidget(rule())
            # Above the fold, since the words of a button do not break where it is narrow.
            column.addWidget(label(partial(words.difference, found), wrap=True))
            column.addWidget(self._difference(found))
        self._told.addWidget(self._inside)
        self.show()
        self._close.setFocus()

    def came_back(self, entry: str) -> None:
        """Say that an entry is in the journal again."""
        if entry in self._rows:
            self._rows[entry].came_back()

    def went_again(self, entry: str) -> None:
        """Offer an entry as before, after it was undone or could not be done."""
        if entry in self._rows:
            self._rows[entry].went_again()

    def clear(self) -> None:
        """Show nothing."""
        self._forget()
        self.hide()

    def _forget(self) -> None:
        self._rows.clear()
        if self._inside is not None:
            self._told.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None

    def _difference(self, found: "Difference") -> QWidget:
        fold = Fold(
            lambda: _("Show which"),
            f"differs_{found.kind}",
            spoken=lambda: _("Show which: {kind}").format(kind=words.kind(found.kind)),
        )
        for heading, side, comes_back in (
            (lambda: _("Only in the copy"), found.only_in_copy, lambda: _("Bring back")),
            (
                lambda: _("Different in both, as the copy has it"),
                found.changed,
                lambda: _("Bring back as a new version"),
            ),
            (lambda: _("Only in the journal"), found.only_in_journal, None),
        ):
            if side.count:
                fold.body.addWidget(label(heading, "caption", tone="faint"))
                self._add_side(fold, side, comes_back if found.kind == _ENTRY else None)
        if found.kind == _ENTRY:
            fold.open()
        return fold

    def _add_side(self, fold: Fold, side: "Side", comes_back: Callable[[], str] | None) -> None:
        for thing in side.things[:_ROWS]:
            fold.body.addWidget(self._row(thing, comes_back))
        hidden = side.things[_ROWS:]
        if hidden:
            more = Fold(partial(_and_more, len(hidden)), "more")

            def fill() -> None:
                more.unfolded.disconnect(fill)
                for thing in hidden:
                    more.body.addWidget(self._row(thing, comes_back))

            more.unfolded.connect(fill)
            fold.body.addWidget(more)
        untold = side.count - len(side.things)
        if untold:
            fold.body.addWidget(label(partial(_untold, untold), "small", tone="faint", wrap=True))

    def _row(self, thing: "Thing", comes_back: Callable[[], str] | None) -> QWidget:
        row = named(_Row(thing, comes_back), "thing")
        row.asked.connect(partial(self.entry_asked.emit, thing.id))
        if comes_back is not None:
            self._rows[thing.id] = row
        return row


class _Row(TranslatedWidget):
    """One thing.

    Signals:
        asked: Emitted when it shall come back.
    """

    asked = Signal()

    def __init__(self, thing: "Thing", comes_back: Text | None) -> None:
        super().__init__()
        title = isolated(thing.title or formats.listing(thing.about)) or words.title(thing)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(label(title, wrap=True))
        if about := words.side_by_side([words.day(thing), _with(thing)]):
            said.addWidget(label(about, "caption", tone="faint", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addLayout(said, 1)
        self._state = label("", "small", tone="soft", name="back")
        self._state.hide()
        row.addWidget(self._state)
        self._button = None
        if comes_back is not None:
            self._button = button(comes_back, "ghost", clicked=self._on_asked, name="bringEntry")
            self._button.say(
                self._button.setAccessibleName, lambda: _("Bring back {title}").format(title=title)
            )
            row.addWidget(self._button)

    def came_back(self) -> None:
        """Say so in place of the button."""
        self._state.say(self._state.setText, lambda: _("It is back"))
        self._state.show()
        if self._button is not None:
            self._button.hide()

    def went_again(self) -> None:
        """Offer it as before."""
        self._state.hide()
        if self._button is not None:
            self._button.setEnabled(True)
            self._button.show()

    def _on_asked(self) -> None:
        if self._button is not None:
            self._button.setEnabled(False)
        self.asked.emit()


def _with(thing: "Thing") -> str:
    return isolated(formats.listing(thing.about)) if thing.title and thing.about else ""


def _and_more(count: int) -> str:
    return ngettext("And {count} more", "And {count} more", count).format(
        count=formats.number(count)
    )


def _untold(count: int) -> str:
    return ngettext(
        "{count} older one is not listed.", "{count} older ones are not listed.", count
    ).format(count=formats.number(count))
