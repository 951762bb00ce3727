"""Everything that can be chosen, and looking after the journal as a whole."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.keeping.page import (
    CheckCard,
    CopiesCard,
    ExportCard,
    ImportCard,
    PassphraseAgain,
)
from trustjournal.shell.passphrase_card import PassphraseCard
from trustjournal.shell.place_card import PlaceCard
from trustjournal.shell.preferred import Preferred
from trustjournal.shell.setting_row import SettingRow
from trustjournal.shell.settings_days import DaysCard, HelpCard
from trustjournal.shell.settings_look import HidingCard, LookCard
from trustjournal.shell.settings_record import RecordCard
from trustjournal.shell.settings_writing import WritingCard
from trustjournal.ui.widgets import Card, FlowLayout, Page, Text, button, label, named

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.shell.conductor import Conductor

_WIDTH = 880


class SettingsPage(Page):
    """Cards of settings, from how it looks to what is kept.

    Signals:
        problem: Emitted with the exception when something could not be done.
        page_asked: Emitted with the name of another page.
        trash_asked: Emitted to see what was thrown away.
        undo_offered: Emitted with a sentence and what undoes what it tells of.
    """

    problem = Signal(Exception)
    page_asked = Signal(str)
    trash_asked = Signal()
    undo_offered = Signal(str, object)

    def __init__(
        self, conductor: "Conductor", services: "Services", parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: _("Settings"), max_width=_WIDTH, parent=parent)
        self._conductor, self._services = conductor, services
        jobs = conductor.jobs
        preferred = Preferred(services.choices, jobs, conductor.changes, self)
        preferred.problem.connect(self.problem)
        self._add_links()
        self._add("look", LookCard(conductor))
        self._add("days", DaysCard(preferred))
        self._add("writing", WritingCard(preferred))
        self._add("record", RecordCard(preferred))
        self._heading(lambda: _("Protection"))
        guard = conductor.guard
        passphrase = PassphraseCard(
            services.vault, preferred, jobs, conductor.changes, lambda: guard.hears_system
        )
        passphrase.problem.connect(self.problem)
        hiding = HidingCard(conductor, lambda: services.vault.is_protected)
        passphrase.protection_changed.connect(hiding.show_protection)
        self._add("passphrase", passphrase)
        self._add("hiding", hiding)
        self._add("help", HelpCard(preferred))
        self._heading(lambda: _("The journal itself"))
        self._add_keeping()
        preferred.read()

    def show_copies(self) -> None:
        """Bring the copies into view, once the page has found its height."""

        def scroll() -> None:
            ground = self.scroll_area.widget()
            if ground is not None:
                top = self._copies.mapTo(ground, QPoint())
                self.scroll_area.verticalScrollBar().setValue(top.y())

        QTimer.singleShot(0, self, scroll)

    def _add_keeping(self) -> None:
        conductor, services, jobs = self._conductor, self._services, self._conductor.jobs
        # Files are read and written beside the database's worker, which is not kept waiting.
        copies = CopiesCard(
            services.keeping, services.vault, conductor.aside, conductor.clock, soon=conductor.jobs
        )
        copies.bring_back_asked.connect(conductor.back.bring_back)
        copies.undo_offered.connect(self.undo_offered)
        self._copies = copies
        export = ExportCard(
            services.keeping, jobs, conductor.clock, PassphraseAgain(services.vault, jobs)
        )
        check = CheckCard(services.keeping, jobs, lambda: services.vault.is_protected)
        check.salvage_asked.connect(conductor.back.salvage)
        place = PlaceCard(services.vault, jobs, may_move=not conductor.is_example)
        place.move_asked.connect(conductor.move_to)
        for name, card in (
            ("copies", copies),
            ("export", export),
            ("import", ImportCard(services.importing, jobs)),
            ("check", check),
            ("place", place),
        ):
            card.problem.connect(self.problem)
            self._add(name, card)
        trash = Card()
        trash.body.addWidget(
            SettingRow(
                lambda: _("Trash"),
                button(
                    lambda: _("Look into the trash"),
                    clicked=self.trash_asked.emit,
                    name="showTrash",
                ),
                lambda: _("What you delete waits there until you empty it yourself."),
            )
        )
        self._add("trash", trash)

    def _add(self, name: str, card: QWidget) -> None:
        card.setProperty("section", name)  # its object name is what the style sheet knows it by
        self.body.addWidget(card)

    def _heading(self, text: Text) -> None:
        self.body.addSpacing(6)
        self.body.addWidget(named(label(text, "title"), "part"))

    def _add_links(self) -> None:
        links = QWidget()
        flow = FlowLayout(links, gap=10)
        for words, icon, page in (
            (lambda: _("Keyboard shortcuts"), "keyboard", "shortcuts"),
            (lambda: _("About this app"), "info", "about"),
        ):
            ask = partial(self.page_asked.emit, page)
            flow.addWidget(button(words, "plain", icon, clicked=ask, name=f"to_{page}"))
        self.body.addWidget(links)
