"""Pastes one text wherever texts are pasted or read, and says how long everything took."""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from trustjournal.core.settings import Appearance
from trustjournal.journal.editor import WritingSurface
from trustjournal.ui.fields import LinesField
from trustjournal.ui.markdown import MarkdownHighlighter
from trustjournal.ui.preview import Preview
from trustjournal.ui.theme import Theme

KEYS = 3


class Shown(NamedTuple):
    """How a place took a text."""

    place: str
    paste: float
    """Seconds of work until it is seen; other programs on the computer do not count."""
    key: float
    """Seconds that one more key takes to be seen; the slowest."""
    kept: bool
    """Whether each character is there, or none was taken."""


def shown_everywhere(text: str) -> Iterator[Shown]:
    """Paste a text into every kind of field, and show it for reading."""
    application = QApplication.instance() or QApplication(["notes"])
    assert isinstance(application, QApplication)
    Theme(application, Appearance.LIGHT)
    surface = WritingSurface()
    MarkdownHighlighter(surface)
    yield _tried("entry", surface, text, surface.text)
    form = LinesField()
    yield _tried("form", form, text, form.toPlainText)
    preview = Preview("Entry")
    started = time.process_time()
    preview.resize(700, 500)
    preview.show()
    preview.show_text(text)
    preview.grab()
    yield Shown("reading", time.process_time() - started, 0, kept=True)
    preview.close()


def shown_carelessly(text: str) -> Shown:
    """Paste into Qt's own widget, as it comes."""
    application = QApplication.instance() or QApplication(["notes"])
    assert application is not None
    field = QPlainTextEdit()
    return _tried("Qt", field, text, field.toPlainText)


def _tried(place: str, field: QPlainTextEdit, text: str, read: Callable[[], str]) -> Shown:
    field.resize(700, 500)
    field.show()
    data = QMimeData()
    data.setText(text)
    started = time.process_time()
    field.insertFromMimeData(data)
    _see(field)
    pasted = time.process_time() - started
    kept = read() in {text, ""}
    keys = []
    middle = field.document().characterCount() // 2
    for _unused in range(KEYS):
        started = time.process_time()
        QTest.keyClicks(field, "a")
        _see(field)
        keys.append(time.process_time() - started)
        cursor = field.textCursor()
        cursor.setPosition(middle)
        field.setTextCursor(cursor)
    field.close()
    return Shown(place, pasted, max(keys), kept)


def _see(widget: QWidget) -> None:
    QApplication.sendPostedEvents()
    widget.grab()
