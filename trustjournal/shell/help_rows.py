"""The places to turn to: a country's list, with numbers to read and addresses to copy."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from trustjournal import i18n
from trustjournal.i18n import N_, _
from trustjournal.shell.helplines import EUROPE, HelpLine, country_for, directory
from trustjournal.ui import clipping
from trustjournal.ui.layouts import take_all_out
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.turning import TurningRow
from trustjournal.ui.widgets import (
    Card,
    ElidedLabel,
    Label,
    TranslatedWidget,
    announce,
    label,
    named,
    rule,
    tool_button,
)

_COUNTRIES = {
    "JP": N_("Japan"),
    "US": N_("United States"),
    "CA": N_("Canada"),
    "GB": N_("United Kingdom"),
    "IE": N_("Ireland"),
    "AU": N_("Australia"),
    "NZ": N_("New Zealand"),
    "DE": N_("Germany"),
    "FR": N_("France"),
    EUROPE: N_("European Union"),
}
_PHONE_WIDTH = 210
_LEAST_WORDS = 200
"""Below this width of what is said about the places, the choice of a country moves under it."""


def country_name(code: str) -> str:
    """Return a country's name in the language in use."""
    return _(_COUNTRIES.get(code, code))


class HelpLineRow(TranslatedWidget):
    """One place. Nothing here dials or opens a browser."""

    def __init__(
        self, line: HelpLine, *, with_country: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line, self._with_country = line, with_country
        name = label(self._name, "strong", wrap=True, name="name")
        note = label(self._note, "small", tone="soft", wrap=True, name="note")
        phone = label(
            line.phone or self._see_page,
            "title" if line.is_emergency else "strong",
            wrap=True,
            name="phone",
        )
        _make_copyable(phone)
        phone.setFixedWidth(_PHONE_WIDTH)
        self.say(phone.setAccessibleName, self._spoken)
        self._copied = label(
            lambda: in_phrases(
                _(
                    "The address was copied for {seconds} seconds. A browser remembers the pages"
                    " it opens."
                ).format(seconds=clipping.STAYS)
            ),
            "caption",
            tone="accent",
            wrap=True,
            name="copied",
        )
        self._copied.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(note)
        words.addLayout(self._address())
        words.addWidget(self._copied)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(18)
        row.addWidget(phone, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _address(self) -> QHBoxLayout:
        page = named(ElidedLabel(self._line.page), "address")
        page.setProperty("role", "caption")
        page.set_tone("faint")
        page.setMinimumWidth(80)
        copy = tool_button(
            lambda: _("Copy the address of {name}").format(name=self._name()),
            "copy",
            px=14,
            clicked=self._on_copy,
            name="copyAddress",
        )
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(copy)
        row.addWidget(page, 1)
        return row

    def _name(self) -> str:
        line = self._line
        name = line.name
        if i18n.language() != "ja" and line.name_en:
            name = _("{name} ({own_name})").format(name=line.name_en, own_name=line.name)
        if self._with_country:
            return _("{country}: {name}").format(country=country_name(line.country), name=name)
        return name

    def _note(self) -> str:
        notes = self._line.notes
        return in_phrases(notes.get(i18n.language()) or next(iter(notes.values())))

    def _see_page(self) -> str:
        return _("See the page")

    def _spoken(self) -> str:
        return _(", ").join((self._name(), self._line.phone or self._see_page()))

    def _on_copy(self) -> None:
        clipping.copy(self._line.page)
        self._copied.show()
        announce(self, self._copied.text())


class _Countries(QComboBox):
    """Turning the wheel over it scrolls the page; it must not change the numbers that are shown."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class HelpLinesCard(TranslatedWidget):
    """The places of one country; the country can be chosen.

    Signals:
        country_chosen: Emitted with the code when the user chose a country.
    """

    country_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._directory = directory()
        self._codes = [code for code in _COUNTRIES if self._directory.of_country(code)]
        self._card = Card(lambda: _("Somebody to talk to"), gap=8)
        about = label(
            lambda: in_phrases(
                _(
                    "If you are in danger now, call the emergency number. You may call the other"
                    " places just to ask."
                )
            ),
            "small",
            tone="soft",
            wrap=True,
        )
        self._country = named(_Countries(), "country")
        self._country.addItem("", "")
        for code in self._codes:
            self._country.addItem("", code)
        self.say(self._country.setAccessibleName, lambda: _("Country"))
        self._country.activated.connect(self._on_activated)
        self._card.body.addWidget(TurningRow(about, self._country, least=_LEAST_WORDS))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._known: Label = label("", "small", tone="soft", wrap=True, name="known")
        self._card.body.addLayout(self._rows)
        self._card.body.addWidget(self._known)
        self._card.body.addWidget(
            label(
                lambda: in_phrases(
                    _(
                        "Calls may be listed on a telephone bill. The addresses are to copy: a"
                        " browser remembers the pages it opens, and others may see that."
                    )
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._name_countries()
        self.show_country("")

    def show_country(self, chosen: str) -> None:
        """Show the places of this country; empty for the one the language tells."""
        self._chosen = chosen if chosen in self._codes else ""
        country = country_for(i18n.language(), self._chosen)
        self._country.setCurrentIndex(self._country.findData(country))
        lines = self._directory.of_country(country) if country else self._directory.emergencies()
        take_all_out(self._rows)
        for number, line in enumerate(lines):
            if number:
                self._rows.addWidget(rule())
            row = named(HelpLineRow(line, with_country=not country), "helpLine")
            self._rows.addWidget(row)
            row.show()
        self._known.say(self._known.setText, self._how_well_known(lines))

    def language_changed(self) -> None:
        self._name_countries()
        if not self._chosen:
            self.show_country("")

    def _name_countries(self) -> None:
        self._country.setItemText(0, _("Choose your country"))
        for number, code in enumerate(self._codes, start=1):
            self._country.setItemText(number, country_name(code))
        self._country.adjustSize()

    def _how_well_known(self, lines: list[HelpLine]) -> Callable[[], str]:
        checked = self._directory.checked_on(lines)
        return partial(_say_known, checked or self._directory.retrieved, checked is not None)

    def _on_activated(self, index: int) -> None:
        code = self._country.itemData(index)
        self.show_country(code)
        self.country_chosen.emit(code)


def _say_known(day: date, checked: bool) -> str:
    from trustjournal.i18n import formats

    sentence = (
        _("Checked on {day}. Numbers can change.")
        if checked
        else _("Looked up on {day}. Numbers can change; each place's own page has the valid one.")
    )
    return in_phrases(sentence.format(day=formats.short_day(day)))


def _make_copyable(phone: Label) -> None:
    phone.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
