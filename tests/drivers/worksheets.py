"""What a person does on the page of one sheet, and what they see of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.drivers.agreed import Offers, Pieces
from tests.drivers.forms import plain
from tests.qt_input import compose, type_text
from trustjournal.ui.choices import ChipGroup
from trustjournal.ui.day_field import DayField
from trustjournal.worksheets.domain import Input
from trustjournal.worksheets.question_view import QuestionView
from trustjournal.worksheets.sheet_page import SheetPage
from trustjournal.worksheets.step_list import StepButton
from trustjournal.worksheets.step_view import StepView

_TYPED = 12
"""As many letters are typed one by one."""


def put_in(field: QWidget, text: str) -> None:
    """Replace what stands in a field as one writes: by keys, or as a composition."""
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    if not text:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    elif text.isascii() and len(text) <= _TYPED:
        type_text(field, text)
    else:  # as if it had been dictated: thousands of keys would take minutes
        compose(field, text[:1], text)


class SheetDriver(Pieces):
    """Drives the page, at whichever stage the sheet is."""

    root: SheetPage

    def __init__(self, page: SheetPage) -> None:
        super().__init__(page)
        self.heard = Offers(page)
        self.left: list[bool] = []
        self.asked_for_help: list[bool] = []
        page.left.connect(lambda: self.left.append(True))
        page.help_asked.connect(lambda: self.asked_for_help.append(True))

    # What is seen

    @property
    def heading(self) -> str:
        return self.root.heading.text()

    @property
    def stage(self) -> str:
        """Which of the three stages is shown: walk, followUps or finishedSheet."""
        names = ("walk", "followUps", "finishedSheet")
        (shown,) = (
            name
            for name in names
            if any(each.isVisible() for each in self.root.findChildren(QWidget, name))
        )
        return shown

    @property
    def step(self) -> StepView:
        (shown,) = (each for each in self.root.findChildren(StepView) if each.isVisible())
        return shown

    @property
    def title(self) -> str:
        return Pieces(self.step).text("title")

    @property
    def progress(self) -> str:
        return Pieces(self.step).text("progress")

    @property
    def needed(self) -> str:
        """What the page says is still needed."""
        return self.text("stillNeeded")

    @property
    def still_needed(self) -> list[str]:
        """The steps that still need an answer, as the page names them."""
        found = self.root.findChildren(QAbstractButton, "toStep")
        return [each.text() for each in found if each.isVisible()]

    @property
    def hints(self) -> list[str]:
        """What the answers of this step set off, in words."""
        found = self.step.findChildren(QLabel, "hint")
        return [each.text() for each in found if each.isVisible()]

    def steps(self) -> list[str]:
        """The titles of the steps to walk; the list may be folded away."""
        return [each.text() for each in self._step_buttons()]

    def step_states(self) -> list[str]:
        """The same as a screen reader says them."""
        return [each.accessibleName() for each in self._step_buttons()]

    @property
    def about(self) -> str:
        """What the page says below its heading."""
        return plain(self.root.sub.text()) if self.root.sub.isVisible() else ""

    def question(self, address: str) -> QuestionView:
        (found,) = (
            each
            for each in self.root.findChildren(QuestionView, f"question_{address}")
            if each.isVisible()
        )
        return found

    def asks(self, address: str) -> bool:
        found = self.root.findChildren(QuestionView, f"question_{address}")
        return any(each.isVisible() for each in found)

    def within(self, address: str) -> Pieces:
        """Return what belongs to one question."""
        return Pieces(self.question(address))

    def value(self, address: str) -> Any:
        """Return what stands in a field."""
        return self.question(address).field.value()

    def field(self, address: str) -> QWidget:
        """Return where one begins to type or to choose."""
        return self.question(address).field.first_field()

    # Answering

    def answer(self, address: str, value: Any) -> None:
        """Answer a question of the step that is shown, as a person would."""
        question = self.question(address).question
        match question.input:
            case Input.TEXT:
                put_in(self.within(address).control("words"), value)
            case Input.PERSON:
                field = self.within(address).control("whom", QLineEdit)
                put_in(field, value)
                QTest.keyClick(field, Qt.Key.Key_Tab)
            case Input.CHOICE | Input.SCALE:
                self._choose(address, value)
            case Input.DATE:
                self.within(address).day("day").choose(date.fromisoformat(value))
            case Input.LIST if question.default_dates:
                self._choose_days(address, value)
            case Input.LIST:
                self._write_lines(address, value)
            case Input.PROMISE:
                self._promise(address, value)

    def _choose(self, address: str, value: Any) -> None:
        found = self.question(address).findChild(ChipGroup) or self.question(address).field
        assert isinstance(found, ChipGroup)
        for each in value if isinstance(value, list) else [value]:
            if each not in found.values():
                found.chip(each).click()

    def _choose_days(self, address: str, value: Sequence[str]) -> None:
        shown = self.question(address)
        fields = [each for each in shown.findChildren(DayField) if each.isVisible()]
        for field, day in zip(fields, value, strict=True):
            field.choose(date.fromisoformat(day))

    def _write_lines(self, address: str, lines: Sequence[str]) -> None:
        question = self.within(address)
        for number, text in enumerate(lines):
            fields = self.lines(address)
            if number == len(fields):
                question.press("addLine")
                fields = self.lines(address)
            put_in(fields[number], text)

    def lines(self, address: str, name: str = "line") -> list[QWidget]:
        """Return the fields of a list, from top to bottom."""
        shown = self.question(address)
        found = [each for each in shown.findChildren(QWidget, name) if each.isVisible()]
        return sorted(found, key=lambda each: each.mapTo(shown, each.rect().topLeft()).y())

    def _promise(self, address: str, value: Any) -> None:
        given: list[Mapping[str, str]] = value if isinstance(value, list) else [value]
        for number, each in enumerate(given):
            if number == len(self.lines(address, "promiseWords")):
                self.within(address).press("addOne")
            put_in(self.lines(address, "promiseWords")[number], each["text"])
            if each["due"]:
                day = self.lines(address, "due")[number].findChild(DayField, "day")
                assert isinstance(day, DayField)
                day.choose(date.fromisoformat(each["due"]))

    # Going about

    def next(self) -> None:
        self.press("next")

    def back(self) -> None:
        self.press("back")

    def later(self) -> None:
        self.press("later")

    def jump(self, title: str) -> None:
        (found,) = (each for each in self._step_buttons() if each.text() == title)
        found.click()

    def walk(self, answers: Mapping[str, Any]) -> list[str]:
        """Answer everything that is asked, to the end; returns the steps one came through."""
        through = []
        while self.stage == "walk":
            step = self.step.step.id
            assert step not in through[-1:], f"{step} is not left: {self.needed}"
            through.append(step)
            for each in list(self.step.asked()):
                if each.address in answers and self.asks(each.address):
                    self.answer(each.address, answers[each.address])
            self.next()
        return through

    def _step_buttons(self) -> list[StepButton]:
        return [each for each in self.root.findChildren(StepButton) if not each.isHidden()]
