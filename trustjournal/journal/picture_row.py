"""The pictures of an entry, small, below its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trustjournal.core.ids import PictureId
from trustjournal.i18n import _
from trustjournal.ui.layouts import scrolling, take_all_out
from trustjournal.ui.tokens import worn
from trustjournal.ui.widgets import TranslatedDialog, TranslatedWidget, button, named

if TYPE_CHECKING:
    from trustjournal.journal.domain import Picture
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import Jobs

REFERENCE = re.compile(r"!\[[^\[\]\n]*\]\(attachment:([0-9a-f]{32})\)")
"""How the text refers to a picture. No bracket is in its name, so none is looked beyond."""
_SIDE = 72


def reference(picture: Picture) -> str:
    """Return what stands in the text for a picture."""
    name = picture.name.translate(str.maketrans("[]()\n", "     ")).strip() or _("Picture")
    return f"![{name}](attachment:{picture.id})"


def reference_pattern(picture: PictureId) -> str:
    """Return the regular expression for how the text refers to one picture."""
    return rf"!\[[^\[\]\n]*\]\(attachment:{picture}\)"


class PictureRow(TranslatedWidget):
    """Thumbnails, in the order in which the text refers to them.

    Signals:
        removed: The user takes a picture out of the entry; carries its id.
        problem: A picture could not be read; carries the exception.
    """

    removed = Signal(str)
    problem = Signal(Exception)

    def __init__(self, journal: Journal, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._jobs = journal, jobs
        self._ids: list[PictureId] = []
        self._pixmaps: dict[PictureId, QPixmap] = {}
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        scroll = scrolling(self._inside)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.hide()

    @property
    def pictures(self) -> list[PictureId]:
        """The pictures that are shown."""
        return list(self._ids)

    def show_pictures_of(self, text: str) -> None:
        """Show what a text refers to; pictures that are shown already stay."""
        wanted = list(dict.fromkeys(PictureId(each) for each in REFERENCE.findall(text)))
        if wanted == self._ids:
            return
        self._ids = wanted
        self._lay_out()
        for each in wanted:
            if each not in self._pixmaps:
                self._read(each)

    def forget(self) -> None:
        """Let all pictures go, for another entry."""
        self._ids, self._pixmaps = [], {}
        self._lay_out()

    def _read(self, picture_id: PictureId) -> None:
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.picture(picture_id),
            self._on_read,
            fail=self.problem.emit,
        )

    def _on_read(self, picture: Picture) -> None:
        drawing = QPixmap()
        drawing.loadFromData(picture.data)
        self._pixmaps[picture.id] = drawing
        if picture.id in self._ids:
            self._lay_out()

    def _lay_out(self) -> None:
        take_all_out(self._row)
        self._row.addStretch(1)
        for number, each in enumerate(self._ids):
            thumbnail = self._thumbnail(each, number)
            self._row.insertWidget(number, thumbnail)
            thumbnail.show()
        self.setVisible(bool(self._ids))
        self.setFixedHeight(worn().px(_SIDE) + 22)

    def _thumbnail(self, picture: PictureId, number: int) -> QToolButton:
        side = worn().px(_SIDE)
        made = named(QToolButton(), f"picture_{number}")
        made.setIconSize(QSize(side, side))
        made.setIcon(QIcon(_square(self._pixmaps.get(picture, QPixmap()), side)))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(_("Picture {number}").format(number=number + 1))
        made.setToolTip(_("Look at the picture, or take it out"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.addAction(_("Look at it")).triggered.connect(lambda: self._look_at(picture))
        menu.addAction(_("Take it out of the entry")).triggered.connect(
            lambda: self.removed.emit(picture)
        )
        made.setMenu(menu)
        return made

    def language_changed(self) -> None:
        self._lay_out()

    def _look_at(self, picture: PictureId) -> None:
        PictureView(self._pixmaps.get(picture, QPixmap()), self).open()


class PictureView(TranslatedDialog):
    """One picture, as large as the window allows."""

    def __init__(self, drawing: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title never says what is shown.
        self.say(self.setWindowTitle, lambda: _("Picture"))
        room = parent.window().size() * 0.85
        shown = QLabel()
        if drawing.width() > room.width() or drawing.height() > room.height():
            drawing = drawing.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        shown.setPixmap(drawing)
        column = QVBoxLayout(self)
        column.addWidget(shown)
        column.addWidget(
            button(lambda: _("Close"), clicked=self.accept), 0, Qt.AlignmentFlag.AlignRight
        )


def _square(drawing: QPixmap, side: int) -> QPixmap:
    if drawing.isNull():
        return drawing
    filled = drawing.scaled(
        QSize(side * 2, side * 2),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (filled.width() - side * 2) // 2, (filled.height() - side * 2) // 2
    cut = filled.copy(left, top, side * 2, side * 2)
    cut.setDevicePixelRatio(2)
    return cut
