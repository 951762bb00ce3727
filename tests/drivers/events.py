"""What a person does with "What happened?", wherever it stands."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.drivers.journal import commit, compose
from tests.qt_input import compose as input_compose
from tests.qt_input import type_text
from trustjournal.events.domain import By, Dimension, Size
from trustjournal.events.event_form import EventForm
from trustjournal.people.fields import NoteField
from trustjournal.ui.day_field import DayField
from trustjournal.ui.texts import without_joiners
from trustjournal.ui.widgets import Chip, ChipGroup, Segmented


def plain(text: str) -> str:
    """Return a text without the marks for line breaks and writing directions."""
    return without_joiners(text).replace("\u2068", "").replace("\u2069", "")


class EventsDriver:
    """Knows the form by the names of its controls; `place` is the page or card it opens on."""

    def __init__(self, place: QWidget) -> None:
        self.place = place

    # The form

    @property
    def form(self) -> EventForm | None:
        """The form that is open, if one is."""
        open_ones = (each for each in self.place.findChildren(EventForm) if each.is_open())
        return next(open_ones, None)

    def _find(self, kind: type, name: str):
        assert self.form is not None, "no form is open"
        found = self.form.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def heading(self) -> str:
        return plain(self._find(QLabel, "formHeading").text())

    @property
    def refusal(self) -> str:
        label = self._find(QLabel, "refusal")
        return plain(label.text()) if label.isVisibleTo(self.place) else ""

    def sees(self, name: str) -> bool:
        return bool(self._find(QWidget, name).isVisibleTo(self.place))

    def press(self, name: str) -> None:
        """Press a button of the form."""
        self._find(QAbstractButton, name).click()

    def press_outside(self, name: str) -> None:
        """Press a button of the page around the form."""
        found = [
            each for each in self.place.findChildren(QAbstractButton, name) if not each.isHidden()
        ]
        assert found, name
        found[0].click()

    def note(self) -> None:
        self.press("mean")

    def close(self) -> None:
        self.press("closeForm")

    def escape(self) -> None:
        assert self.form is not None
        QTest.keyClick(self.form.first_field(), Qt.Key.Key_Escape)

    # The kind

    @property
    def kind(self) -> str:
        assert self.form is not None
        return self.form.kinds.value()

    def pick(self, dimension: Dimension, kind: str) -> None:
        """Choose a kind in two clicks."""
        self.pick_topic(dimension)
        self._offered("kinds").chip(kind).click()

    def pick_topic(self, dimension: Dimension) -> None:
        self._find(ChipGroup, "topics").chip(dimension).click()

    def pick_recent(self, kind: str) -> None:
        self._offered("recentKinds").chip(kind).click()

    @property
    def word_field(self) -> QLineEdit:
        return self._find(QLineEdit, "kindWord")

    def type_word(self, text: str) -> None:
        """Type as the keyboard or the input method would."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self.word_field, character)
            else:
                commit(self.word_field, character)

    def compose_word(self, text: str) -> None:
        compose(self.word_field, text)

    def commit_word(self, text: str) -> None:
        commit(self.word_field, text)

    def compose_in(self, name: str, *steps: str) -> None:
        """Type into a field of the form; what is not ASCII is composed, step by step."""
        field = self._find(QWidget, name)
        field.setFocus()
        if steps[-1].isascii():
            type_text(field, steps[-1])
        else:
            input_compose(field, *steps)

    def press_key(self, key: Qt.Key) -> None:
        focused = self.place.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    @property
    def offered(self) -> list[str]:
        """The kinds that can be chosen now."""
        return self._words("kinds")

    @property
    def recent(self) -> list[str]:
        return self._words("recentKinds")

    @property
    def topics(self) -> list[str]:
        group = self._find(QWidget, "topics")
        return [plain(chip.text()) for chip in _shown(group, Chip)]

    def _offered(self, name: str) -> ChipGroup:
        return self._find(QWidget, name).findChild(ChipGroup)

    def _words(self, name: str) -> list[str]:
        group = self._find(QWidget, name)
        if not group.isVisibleTo(self.place):
            return []
        return [plain(chip.text()) for chip in _shown(group, Chip)]

    # Beside the kind

    def by(self, by: By) -> None:
        self._segment("by", by.value)

    def size(self, size: Size) -> None:
        self._segment("size", size.value)

    @property
    def sizes(self) -> list[str]:
        return [plain(each.text()) for each in _shown(self._find(Segmented, "size"))]

    def day(self, day: date) -> None:
        self._find(DayField, "day").choose(day)

    def detail(self, detail: str) -> None:
        self._find(ChipGroup, "detail").chip(detail).click()

    def unasked(self) -> None:
        self.press("unasked")

    def person(self, person: str) -> None:
        self._find(ChipGroup, "person").chip(person).click()

    def name(self, name: str) -> None:
        field = self._find(QLineEdit, "whom")
        for character in name:
            commit(field, character)

    def write_note(self, text: str) -> None:
        """Write a note; Japanese comes through the input method."""
        field = self._find(NoteField, "note")
        for character in text:
            if character.isascii():
                QTest.keyClicks(field, character)
            else:
                commit(field, character)

    @property
    def note_text(self) -> str:
        return self._find(NoteField, "note").value()

    def _segment(self, name: str, value: str) -> None:
        segmented = self._find(Segmented, name)
        order = {"by": list(By), "size": list(Size)}[name]
        buttons = segmented.findChildren(QAbstractButton)
        button = buttons[[each.value for each in order].index(value)]
        assert button.isVisibleTo(self.place), value
        button.click()

    # What is noted

    @property
    def chips(self) -> list[str]:
        """What is noted beside an entry."""
        row = self.place.findChild(QWidget, "entryEvents")
        assert row is not None
        return [plain(chip.text()) for chip in _shown(row, Chip)]

    def open_chip(self, words: str) -> None:
        row = self.place.findChild(QWidget, "entryEvents")
        assert row is not None
        next(chip for chip in _shown(row, Chip) if plain(chip.text()) == words).click()

    @property
    def rows(self) -> list[str]:
        """What happened, as the lines of a page say it."""
        return [
            plain(each.text())
            for each in self.place.findChildren(QLabel, "happened")
            if each.isVisibleTo(self.place)
        ]

    @property
    def beside(self) -> list[str]:
        """What else the lines say."""
        return [
            plain(each.text())
            for each in self.place.findChildren(QLabel, "beside")
            if each.isVisibleTo(self.place)
        ]


def _shown(group: QWidget, kind: type = QAbstractButton) -> list:
    return [each for each in group.findChildren(kind) if not each.isHidden()]
