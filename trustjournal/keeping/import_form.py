"""What would come in, before it does: read it, choose what to do with differences, import."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping.importing import preview as words
from trustjournal.ui.fold import Fold
from trustjournal.ui.labels import Role, Tone
from trustjournal.ui.layouts import take_all_out
from trustjournal.ui.widgets import (
    FlowLayout,
    Segmented,
    TranslatedWidget,
    button,
    label,
    named,
)

if TYPE_CHECKING:
    from trustjournal.keeping.importing.preview import Preview


class ImportForm(TranslatedWidget):
    """Shows one file; nothing changes before its button is pressed.

    Signals:
        given: Emitted with the Preview, and whether differences are taken as in the file.
        declined: Emitted when the user would rather not.
    """

    given = Signal(object, bool)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._heading = label("", "strong", wrap=True, name="heading")
        self._told = QVBoxLayout()
        self._told.setSpacing(3)
        self._differences = named(
            Segmented(
                [
                    (False, lambda: _("Keep what is here")),
                    (True, lambda: _("Take what is in the file")),
                ],
                label=lambda: _("Where something is different here"),
            ),
            "differences",
        )
        self._choice = QWidget()
        self._import = button(
            lambda: _("Import"), "primary", "download", clicked=self._on_import, name="import"
        )
        self._differences.chosen.connect(lambda _value: self._show_whether_anything_comes())
        self._assemble()
        self.hide()

    def _assemble(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.addWidget(self._import)
        flow.addWidget(
            button(lambda: _("Not now"), "ghost", clicked=self.declined.emit, name="notNow")
        )
        choice = self._choice
        row = QVBoxLayout(choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(lambda: _("Where something is different here"), "label"))
        segments = QWidget()
        FlowLayout(segments).addWidget(self._differences)
        row.addWidget(segments)
        row.addWidget(
            label(
                lambda: _(
                    "An entry that is taken from the file keeps its present wording as a version. "
                    "Anything else is in the copy that is saved first."
                ),
                "caption",
                tone="faint",
                wrap=True,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addLayout(self._told)
        column.addWidget(choice)
        column.addWidget(buttons)

    def show_preview(self, preview: "Preview") -> None:
        """Say what a file holds and what of it is new."""
        self._preview = preview
        self._heading.say(self._heading.setText, lambda: words.heading(preview))
        shown = [
            *_lines(lambda: words.lines(preview), "body"),
            *_lines(lambda: words.notes(preview), "small", "soft"),
        ]
        if preview.unread:
            shown.append(_left_out(preview))
        _fill(self._told, shown)
        self._differences.choose(False)
        self._choice.setVisible(preview.has_different)
        self._show_whether_anything_comes()
        self.show()
        if self._import.isEnabled():
            self._import.setFocus()

    def clear(self) -> None:
        """Show nothing, and let go of what was read."""
        self._preview = None
        _fill(self._told, ())
        self.hide()

    def _show_whether_anything_comes(self) -> None:
        preview = self._preview
        takes = bool(self._differences.value())
        self._import.setEnabled(
            preview is not None and (preview.has_new or (takes and preview.has_different))
        )

    def _on_import(self) -> None:
        if self._preview is not None:
            self._import.setEnabled(False)
            self.given.emit(self._preview, bool(self._differences.value()))


def _left_out(preview: "Preview") -> Fold:
    """Return what cannot be read, each with its place and the reason, folded away at first."""

    def line() -> str:
        count = len(preview.unread)
        return ngettext(
            "{count} thing is left out: see which", "{count} things are left out: see which", count
        ).format(count=formats.number(count))

    fold = Fold(line, "leftOut")
    for each in _lines(lambda: words.left_out(preview), "small", "soft"):
        fold.body.addWidget(each)
    return fold


def _lines(told: Callable[[], Sequence[str]], role: Role, tone: Tone = "") -> list[QWidget]:
    """Return a label for each line; it follows the language."""
    return [
        label(partial(_line, told, number), role, tone=tone, wrap=True)
        for number in range(len(told()))
    ]


def _line(told: Callable[[], Sequence[str]], number: int) -> str:
    return told()[number]


def _fill(column: QVBoxLayout, rows: Sequence[QWidget]) -> None:
    take_all_out(column)
    for row in rows:
        column.addWidget(row)
