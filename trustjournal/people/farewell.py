"""Putting a person away, and deleting them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, pgettext
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import Card, FlowLayout, TranslatedWidget, button, label


class Farewell(TranslatedWidget):
    """Says what each would do, beside the button that does it. Both can be undone.

    Signals:
        put_away: Emitted when the user puts the person away.
        take_out: Emitted when the user takes the person out again.
        delete: Emitted when the user deletes the person.
    """

    put_away = Signal()
    take_out = Signal()
    delete = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(lambda: _("Putting away, deleting"), gap=12)
        self._put_away = button(
            lambda: pgettext("action", "Put away"), "plain", "archive", name="putAway"
        )
        self._take_out = button(
            lambda: _("Bring back to the list"), "plain", "archive-restore", name="takeOut"
        )
        self._delete = button(
            lambda: _("Delete with everything"), "danger", "trash-2", name="delete"
        )
        self._put_away.clicked.connect(lambda _checked=False: self.put_away.emit())
        self._take_out.clicked.connect(lambda _checked=False: self.take_out.emit())
        self._delete.clicked.connect(lambda _checked=False: self.delete.emit())
        card.body.addWidget(
            label(
                lambda: _(
                    "Put away: gone from lists, Today and charts. Entries stay in the journal and "
                    "in the search."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        away = FlowLayout()
        away.addWidget(self._put_away)
        away.addWidget(self._take_out)
        card.body.addLayout(away)
        card.body.addWidget(
            label(
                lambda: _(
                    "Delete: the person and everything noted about them go to the trash. Entries "
                    "stay, word for word, and no longer lead here."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        gone = FlowLayout()
        gone.addWidget(self._delete)
        card.body.addLayout(gone)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)

    def show_person(self, person: Person) -> None:
        """Offer what fits this person."""
        self._put_away.setVisible(not person.put_away)
        self._take_out.setVisible(person.put_away)
