"""What a person does where they confirm what comes of a sheet, and with a rebuild plan."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from tests.drivers.agreed import Offers, Pieces
from tests.drivers.forms import plain
from trustjournal.ui.choices import ChipGroup
from trustjournal.ui.day_field import DayField
from trustjournal.ui.form_fields import TickField
from trustjournal.worksheets.days_field import DaysField
from trustjournal.worksheets.plan_card import PlanCard
from trustjournal.worksheets.proposal_row import ProposalRow


class RowDriver(Pieces):
    """Drives one thing that may come of a sheet."""

    @property
    def _tick(self) -> TickField:
        tick = self.root.findChild(TickField, "wanted")
        assert isinstance(tick, TickField)
        return tick

    @property
    def title(self) -> str:
        return self._tick.text()

    @property
    def is_wanted(self) -> bool:
        return self._tick.isChecked()

    @property
    def becomes(self) -> str:
        """What is said to come of it."""
        return plain(self.text("becomes"))

    def tick(self) -> None:
        self._tick.click()

    @property
    def day(self) -> DayField:
        """The one day it has; the first where there are several."""
        found = [each for each in self.root.findChildren(DayField) if each.isVisible()]
        return found[0]

    @property
    def days(self) -> list[date]:
        field = self.root.findChild(DaysField)
        assert isinstance(field, DaysField)
        return list(field.days())

    def fields_of_days(self) -> list[DayField]:
        return [each for each in self.root.findChildren(DayField, "oneOfDays") if each.isVisible()]

    def leave_out(self, number: int) -> None:
        found = [
            each
            for each in self.root.findChildren(QAbstractButton, "leaveOutDay")
            if each.isVisible()
        ]
        found[number].click()

    def repeat(self, words: str) -> None:
        select = self.control("proposalRepeats", QComboBox)
        assert isinstance(select, QComboBox)
        select.setCurrentIndex(select.findText(words))


class FollowUpsDriver(Pieces):
    """Drives the view, alone or inside the page of a sheet."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self.heard = Offers(root)

    @property
    def rows(self) -> list[RowDriver]:
        """What is proposed, from top to bottom."""
        found = [each for each in self.root.findChildren(ProposalRow) if each.isVisible()]
        found.sort(key=lambda each: each.mapTo(self.root, each.rect().topLeft()).y())
        return [RowDriver(each) for each in found]

    @property
    def ticked(self) -> list[str]:
        return [each.title for each in self.rows if each.is_wanted]

    def row(self, beginning: str) -> RowDriver:
        return next(each for each in self.rows if each.title.startswith(beginning))

    def keep(self) -> None:
        self.press("keepFollowUps")

    def go_back(self) -> None:
        self.press("backToSheet")


class PlanDriver(Pieces):
    """Drives one rebuild plan, wherever it stands."""

    @classmethod
    def inside(cls, root: QWidget) -> "list[PlanDriver]":
        return [cls(each) for each in root.findChildren(PlanCard) if each.isVisible()]

    def says(self, name: str) -> str:
        return plain(self.text(name))

    def unfold(self, name: str) -> list[str]:
        """Unfold a part, and return what stands in it."""
        (line,) = (
            each for each in self.root.findChildren(QAbstractButton, name) if each.isVisible()
        )
        line.click()
        fold = line.parentWidget()
        return [plain(each.text()) for each in fold.findChildren(QLabel) if each.isVisible()]

    def look_back(self, words: str, end: str) -> None:
        """Write something, say how it goes on, and keep it."""
        if self.offers("lookBackOnPlan"):
            self.press("lookBackOnPlan")
        if words:
            self.write("lookingBack", words)
        chips = self.control("planEnd", ChipGroup)
        assert isinstance(chips, ChipGroup)
        if chips.values() != (end,):
            chips.chip(end).click()
        self.press("mean")
