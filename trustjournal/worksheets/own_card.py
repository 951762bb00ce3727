"""Where the user's own worksheets lie, and what is the matter with those that cannot be used."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui import clipping
from trustjournal.ui.layouts import put_in, take_all_out
from trustjournal.ui.path_field import PathField
from trustjournal.ui.widgets import Card, announce, button, label, named
from trustjournal.worksheets import choosing_words as words
from trustjournal.worksheets.library import Refused


class OwnCard(Card):
    """The folder as text to copy; nothing here opens a file manager, which keeps a history."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(ground="quiet", parent=parent)
        self._folder = folder
        self._refused: Sequence[Refused] | None = None
        self.body.addWidget(
            label(
                lambda: _(
                    "You can write worksheets yourself: each is a file ending in .toml, in this "
                    "folder. They stay outside the encrypted journal; what you answer is inside."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(
            named(PathField(folder, lambda: _("Folder of your own worksheets")), "folder"), 1
        )
        self._copy = button(
            lambda: _("Copy"), "plain", "copy", clicked=self._on_copy, name="copyFolder"
        )
        self._copy.say(self._copy.setAccessibleName, lambda: _("Copy the folder's place"))
        row.addWidget(self._copy)
        self.body.addLayout(row)
        inside = QWidget()
        self._complaints = QVBoxLayout(inside)
        self._complaints.setContentsMargins(0, 0, 0, 0)
        self._complaints.setSpacing(6)
        self.body.addWidget(inside)

    def show_refused(self, refused: Sequence[Refused]) -> None:
        """Say of each file that cannot be used why."""
        if refused == self._refused:
            return
        self._refused = refused
        take_all_out(self._complaints)
        for each in refused:
            line = label(partial(words.refused, each), "small", tone="warning", wrap=True)
            put_in(self._complaints, named(line, "refused"))

    def _on_copy(self) -> None:
        clipping.copy(str(self._folder))
        announce(self._copy, _("Copied for {seconds} seconds.").format(seconds=clipping.STAYS))
