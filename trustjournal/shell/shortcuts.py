"""All keys on one page, read from where they are given their meaning, so that they agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.checkins.domain import HIGHEST, LOWEST
from trustjournal.checkins.trust_line import ENDS, STEPS
from trustjournal.i18n import _, ngettext, pgettext
from trustjournal.journal.completion import ACTS, Completion
from trustjournal.journal.page import SAVE_KEY
from trustjournal.shell.escapes import PRESSES
from trustjournal.shell.sidebar import ABOVE, BELOW
from trustjournal.shell.window import FIND_KEY, GO_KEYS, LOCK_KEY, NEW_KEY, SHORTCUTS_KEY
from trustjournal.trends import canvas
from trustjournal.ui.layouts import take_all_out
from trustjournal.ui.widgets import (
    Card,
    Label,
    Page,
    Pill,
    Text,
    TranslatedWidget,
    button,
    label,
    named,
    rule,
)
from trustjournal.worksheets.walk_view import BACK_KEY, NEXT_KEYS

if TYPE_CHECKING:
    from trustjournal.core.settings import Settings
    from trustjournal.shell.conductor import Conductor

Keys = Callable[[], Sequence[str]]
_WIDTH = 880
_ARROWS = {
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
    Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """What one key, or each of several, does."""

    words: Text
    show: Keys
    """The keys in words, in the language in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The keys of one place."""

    heading: Text
    shortcuts: Sequence[Shortcut]


def groups(settings: Callable[[], "Settings"]) -> list[Group]:
    """Return every key there is, in the order in which one meets them."""
    return [
        Group(heading=lambda: _("Everywhere"), shortcuts=_everywhere(settings)),
        Group(heading=lambda: _("Journal"), shortcuts=_journal()),
        Group(heading=lambda: _("Promises"), shortcuts=_promises()),
        Group(heading=lambda: _("Worksheets"), shortcuts=_worksheets()),
        Group(heading=lambda: _("After @ or # while writing"), shortcuts=_completion()),
        Group(heading=lambda: _("Felt trust"), shortcuts=_felt_trust()),
        Group(heading=lambda: _("Charts"), shortcuts=_charts()),
    ]


def _everywhere(settings: Callable[[], "Settings"]) -> list[Shortcut]:
    pages: dict[str, Text] = {each.name: each.words for each in (*ABOVE, *BELOW)}
    pages["review"] = lambda: _("Looking back")
    going = [
        Shortcut(words=pages[name], show=partial(_sequences, key)) for key, name in GO_KEYS.items()
    ]
    return [
        *going,
        Shortcut(words=lambda: _("New entry"), show=partial(_sequences, NEW_KEY)),
        Shortcut(words=lambda: _("Search the journal"), show=partial(_sequences, FIND_KEY)),
        Shortcut(words=lambda: _("Keyboard shortcuts"), show=partial(_sequences, SHORTCUTS_KEY)),
        Shortcut(
            words=lambda: _("Hide everything, and lock"),
            show=lambda: (*_sequences(settings().hide_key), _escapes()),
        ),
        Shortcut(words=lambda: _("Lock"), show=partial(_sequences, LOCK_KEY)),
    ]


def _journal() -> list[Shortcut]:
    return [
        Shortcut(
            words=lambda: _("Save at once (it is saved automatically too)"),
            show=partial(_sequences, SAVE_KEY),
        ),
        Shortcut(
            words=lambda: _("From the text to the list"), show=partial(_named, [Qt.Key.Key_Escape])
        ),
    ]


def _promises() -> list[Shortcut]:
    return [
        Shortcut(words=lambda: _("Write a promise down"), show=partial(_sequences, NEW_KEY)),
    ]


def _worksheets() -> list[Shortcut]:
    return [
        Shortcut(
            words=lambda: _("To the next step of a sheet"),
            show=lambda: tuple(key for each in NEXT_KEYS for key in _sequences(each)),
        ),
        Shortcut(words=lambda: _("Back to the step before"), show=partial(_sequences, BACK_KEY)),
    ]


def _completion() -> list[Shortcut]:
    moving = [key for key in ACTS if key in _ARROWS]
    taking = [key for key, act in ACTS.items() if act is Completion.accept]
    closing = [key for key in ACTS if key not in {*moving, *taking}]
    return [
        Shortcut(words=lambda: _("Go through the names"), show=partial(_named, moving)),
        Shortcut(words=lambda: _("Take the chosen one"), show=partial(_named, taking)),
        Shortcut(words=lambda: _("Go on typing without it"), show=partial(_named, closing)),
    ]


def _felt_trust() -> list[Shortcut]:
    by = {
        step: partial(_named, [key for key, each in STEPS.items() if each == step])
        for step in sorted(set(STEPS.values()), key=lambda step: (abs(step), -step))
    }
    steps = [Shortcut(words=partial(_step_words, step), show=keys) for step, keys in by.items()]
    ends = [
        Shortcut(words=partial(_mark_words, mark), show=partial(_named, [key]))
        for key, mark in ENDS.items()
    ]
    return [
        Shortcut(words=lambda: _("Choose a mark"), show=lambda: (f"{LOWEST}–9",)),
        Shortcut(words=partial(_mark_words, HIGHEST), show=lambda: ("T", "1 0")),
        *steps,
        *ends,
        Shortcut(words=lambda: _("Keep the mark"), show=partial(_named, [Qt.Key.Key_Return])),
        Shortcut(
            words=lambda: _("Back to the mark that is kept"),
            show=partial(_named, [Qt.Key.Key_Backspace]),
        ),
    ]


def _charts() -> list[Shortcut]:
    walking, moving = partial(_named, canvas.WALKING), partial(_shifted, canvas.WALKING)
    return [
        Shortcut(words=lambda: _("Go along the points"), show=walking),
        Shortcut(
            words=lambda: _("The first point, and the last"),
            show=partial(_named, canvas.FIRST_AND_LAST),
        ),
        Shortcut(
            words=lambda: _("Open what a point was noted with"),
            show=partial(_named, canvas.OPENING[:1]),
        ),
        Shortcut(
            words=lambda: _("See less time, or more"),
            show=partial(_named, (canvas.NEARER[0], *canvas.FARTHER)),
        ),
        Shortcut(words=lambda: _("Go back or on in time"), show=moving),
        Shortcut(words=lambda: _("Whole range"), show=partial(_named, [canvas.BACK])),
    ]


def _shifted(keys: Iterable[Qt.Key]) -> Sequence[str]:
    return tuple(f"Shift {each}" for each in _named(keys))


def _step_words(step: int) -> str:
    if step > 0:
        return ngettext("{count} mark up", "{count} marks up", step).format(count=step)
    return ngettext("{count} mark down", "{count} marks down", -step).format(count=-step)


def _mark_words(mark: int) -> str:
    return _("Mark {mark}").format(mark=mark)


def _escapes() -> str:
    return pgettext("keys", "Esc, {count} times").format(count=PRESSES)


def _sequences(key: str | QKeySequence.StandardKey) -> Sequence[str]:
    return (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText),)


def _named(keys: Iterable[Qt.Key]) -> Sequence[str]:
    words = (
        _ARROWS.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        for key in keys
    )
    return tuple(dict.fromkeys("Enter" if each == "Return" else each for each in words))


class ShortcutsPage(Page):
    """The table of all keys.

    Signals:
        settings_asked: Emitted to go back to the settings.
    """

    settings_asked = Signal()

    def __init__(self, conductor: "Conductor", parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Keyboard shortcuts"),
            lambda: _("Everything can be reached with Tab and Enter as well."),
            max_width=_WIDTH,
            parent=parent,
        )
        self._rows: list[_Row] = []
        back = button(
            lambda: _("Back to the settings"),
            "plain",
            "chevron-left",
            clicked=self.settings_asked.emit,
            name="back",
        )
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        for group in groups(lambda: conductor.settings):
            card = Card(group.heading, gap=0)
            card.body.addSpacing(4)
            for number, shortcut in enumerate(group.shortcuts):
                if number:
                    card.body.addWidget(rule())
                row = named(_Row(shortcut), "shortcut")
                self._rows.append(row)
                card.body.addWidget(row)
            self.body.addWidget(card)
        conductor.settings_changed.connect(self._on_settings)

    def _on_settings(self, _settings: object) -> None:
        for row in self._rows:
            row.show_keys()


class _Row(TranslatedWidget):
    def __init__(self, shortcut: Shortcut) -> None:
        super().__init__()
        self._shortcut = shortcut
        self._words: Label = label(shortcut.words, wrap=True)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addWidget(self._words, 1)
        row.addLayout(self._keys)
        self.show_keys()

    def show_keys(self) -> None:
        """Show which keys it is now."""
        take_all_out(self._keys)
        for key in self._shortcut.show():
            pill = Pill(key)
            self._keys.addWidget(pill)
            pill.show()

    def language_changed(self) -> None:
        self.show_keys()
