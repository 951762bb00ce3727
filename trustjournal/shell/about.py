"""What this program is, what it is not, and what it is made of."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from trustjournal import __version__, i18n
from trustjournal.core import resources
from trustjournal.i18n import _
from trustjournal.ui.widgets import (
    Card,
    IconLabel,
    Label,
    Page,
    Pill,
    TranslatedWidget,
    button,
    label,
    named,
    rule,
)

_WIDTH = 880
_OWN = resources.Table(
    {"name": "Trust Journal", "licence": "MIT", "file": "licences/trustjournal.txt"}, "about"
)


class AboutPage(TranslatedWidget):
    """The page about the program; one licence at a time can be read in its place.

    Signals:
        settings_asked: Emitted to go back to the settings.
    """

    settings_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        self._page = self._make_page()
        self._reader = named(LicencePage(), "reader")
        self._reader.closed.connect(lambda: self._stack.setCurrentWidget(self._page))
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._reader)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _make_page(self) -> Page:
        page = Page(
            lambda: _("About Trust Journal"),
            lambda: _("Version {version}").format(version=__version__),
            max_width=_WIDTH,
        )
        back = button(
            lambda: _("Back to the settings"),
            "plain",
            "chevron-left",
            clicked=self.settings_asked.emit,
            name="back",
        )
        page.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(_purpose())
        page.body.addWidget(self._own_licence())
        page.body.addWidget(self._others())
        return page

    def _own_licence(self) -> Card:
        card = Card(
            lambda: _("Free software"),
            lambda: _(
                "You may use it, look into it, change it and pass it on, under the MIT licence. "
                "It comes without any warranty."
            ),
        )
        card.aside.addWidget(self._read_button(_OWN, "readOwn"), 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _others(self) -> Card:
        card = Card(
            lambda: _("Made with the work of others"),
            lambda: _("Thank you to everybody who made these and gave them away."),
        )
        for licence in resources.load("licences", "licences.toml").tables("licence"):
            card.body.addWidget(rule())
            card.body.addLayout(self._row(licence))
        return card

    def _row(self, licence: resources.Table) -> QHBoxLayout:
        purpose = licence.table("purpose")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(licence.text("name"), "strong", wrap=True))
        words.addWidget(
            label(lambda: purpose.text(i18n.language()), "small", tone="soft", wrap=True)
        )
        if "notice" in licence:
            notice = licence.table("notice")
            words.addWidget(
                label(lambda: notice.text(i18n.language()), "caption", tone="faint", wrap=True)
            )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(Pill(licence.text("licence")))
        row.addWidget(self._read_button(licence, "read"))
        return row

    def _read_button(self, licence: resources.Table, name: str) -> QWidget:
        read = button(lambda: _("Read"), "ghost", clicked=lambda: self._read(licence), name=name)
        read.say(
            read.setAccessibleName,
            lambda: _("Read the licence of {name}").format(name=licence.text("name")),
        )
        return read

    def _read(self, licence: resources.Table) -> None:
        self._reader.show_licence(licence)
        self._stack.setCurrentWidget(self._reader)


class LicencePage(TranslatedWidget):
    """One licence, as its authors wrote it.

    Signals:
        closed: Emitted to go back to the list.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name: Label = label("", "title", wrap=True)
        self._address: Label = label("", "small", tone="soft", wrap=True)
        self._address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text = named(QPlainTextEdit(), "licenceText")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self.say(self._text.setAccessibleName, lambda: _("Text of the licence"))
        self._back = button(lambda: _("Back"), "ghost", clicked=self.closed.emit, name="backToList")
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._address)
        head.addLayout(words, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 26, 36, 28)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._text, 1)

    def show_licence(self, licence: resources.Table) -> None:
        """Show a licence from its beginning."""
        name, kind = licence.text("name"), licence.text("licence")
        self._name.say(self._name.setText, f"{name} — {kind}")
        address = licence.text("address") if "address" in licence else ""
        self._address.say(self._address.setText, address)
        self._address.setVisible(bool(address))
        self._text.setPlainText(resources.read_text(*licence.text("file").split("/")))
        self._back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _purpose() -> Card:
    card = Card(ground="hero", padding=26)
    for icon, sentence in (
        (
            "book-heart",
            lambda: _(
                "A diary for the relationships that matter to you. It keeps felt trust, which is "
                "yours alone, apart from the track record, which is what you noted."
            ),
        ),
        (
            "shield-check",
            lambda: _(
                "Everything stays only on this computer. The app has no access to the network: "
                "it sends nothing, asks nobody, and counts nothing about you."
            ),
        ),
        (
            "heart-handshake",
            lambda: _(
                "It is not therapy, not a test and no judgement of anybody. Nobody gets a score "
                "here. If you are in danger or in need, Help and support names people to talk to."
            ),
        ),
    ):
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(IconLabel(icon, "accent", px=22), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(sentence, wrap=True), 1)
        card.body.addLayout(row)
    return card
