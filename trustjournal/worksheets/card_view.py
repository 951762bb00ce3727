"""The card of a sheet in a page: to look at, to copy, to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui import clipping, tokens
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import (
    Card,
    Text,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
    spoken,
)
from trustjournal.worksheets import card as cards
from trustjournal.worksheets.card_dialog import CardDialog
from trustjournal.worksheets.card_sheet import CardSheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from trustjournal.core.ids import PersonId
    from trustjournal.people.domain import Person
    from trustjournal.ui.background import Jobs
    from trustjournal.worksheets.answers import Answers
    from trustjournal.worksheets.domain import Worksheet

_WIDEST = 680
_PADDING = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a card is made of, to be made again in another language or order."""

    worksheet: Worksheet
    answers: Answers
    people: Mapping[PersonId, Person]
    day: date


class CardView(TranslatedWidget):
    """Shows what a sheet has become.

    Signals:
        problem: Emitted with the exception when a file could not be written.
    """

    problem = Signal(Exception)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: _Shown | None = None
        self._order = ""
        self._orders = named(Select([("", "")], "", label=lambda: _("Order")), "order")
        self._orders.chosen.connect(self._on_order)
        self._note = label("", "small", tone="soft", wrap=True, name="orderNote")
        self._choice = QWidget()
        self._sheet = named(CardSheet(), "cardSheet")
        self._footer = label("", "small", tone="soft", wrap=True, name="footer")
        self._paper = Card(ground="card", padding=_PADDING, gap=20)
        self._nothing = label(
            lambda: _("Nothing is answered yet that belongs on the card."), tone="soft", wrap=True,
            name="nothing",
        )  # fmt: skip
        self._print = button(
            lambda: _("Print or save…"), "primary", "printer", clicked=self._on_print, name="print"
        )
        self._copy = button(lambda: _("Copy"), "plain", "copy", clicked=self._on_copy, name="copy")
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._arrange()
        self._fit()
        for each in (self._choice, self._paper, self._nothing, self._state):
            each.hide()
        for way in (self._print, self._copy):
            way.setEnabled(False)

    def show_card(
        self,
        worksheet: Worksheet,
        answers: Answers,
        *,
        people: Mapping[PersonId, Person],
        day: date,
    ) -> None:
        """Show the card of a sheet."""
        if self._shown is None or self._shown.worksheet.id != worksheet.id:
            self._order = ""
        self._shown = _Shown(worksheet=worksheet, answers=answers, people=people, day=day)
        self._state.hide()
        self._show()

    def language_changed(self) -> None:
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _arrange(self) -> None:
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(lambda: _("Order"), "small", tone="soft"))
        row.addWidget(self._orders)
        row.addStretch(1)
        choice.addLayout(row)
        choice.addWidget(self._note)
        self._paper.body.addWidget(self._sheet)
        self._paper.body.addWidget(self._footer)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        ways.addWidget(self._print)
        ways.addWidget(self._copy)
        ways.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self._choice)
        column.addWidget(self._paper)
        column.addWidget(self._nothing)
        column.addLayout(ways)
        column.addWidget(self._state)

    def _fit(self) -> None:
        """Leave free what is too wide to read; a maximum would not tell how high words become."""
        spare = max(0, self.width() - tokens.worn().px(_WIDEST))
        self._column.setContentsMargins(0, 0, spare, 0)

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        card = self._card(shown)
        spec = shown.worksheet.card
        orders = cards.orders(spec)
        if orders:
            order = self._order or cards.usual_order(spec)
            self._orders.offer([(each, cards.order_name(each)) for each in orders], order)
            self._note.setText(cards.order_note(spec))
        self._choice.setVisible(bool(orders and card.parts))
        self._sheet.show_card(card)
        self._footer.setText(card.footer)
        self._paper.setVisible(bool(card.parts))
        self._nothing.setVisible(not card.parts)
        self._print.setEnabled(bool(card.parts))
        self._copy.setEnabled(bool(card.parts))

    def _card(self, shown: _Shown) -> cards.FilledCard:
        return cards.card_of(
            shown.worksheet,
            shown.answers,
            people=shown.people,
            day=shown.day,
            order=self._order,
        )

    def _on_order(self, order: str) -> None:
        self._order = order
        self._show()

    def _on_copy(self) -> None:
        if self._shown is not None:
            clipping.copy(cards.as_text(self._card(self._shown)))
            self._say(_copied)

    def _on_print(self) -> None:
        if self._shown is not None:
            dialog = CardDialog(self._card(self._shown), self._jobs, self)
            dialog.problem.connect(self.problem)
            dialog.offer(self)

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.show()
        announce(self, spoken(text))


def _copied() -> str:
    return _("The card was copied for {seconds} seconds.").format(seconds=clipping.STAYS)
