"""What a person does with their boundaries, and what they see of them."""

from PySide6.QtWidgets import QWidget

from tests.drivers.agreed import Offers, Pieces
from trustjournal.boundaries.card import BoundaryCard
from trustjournal.boundaries.log_view import LogRow
from trustjournal.boundaries.marks import MarkStrip
from trustjournal.ui.widgets import Pill


class CardDriver(Pieces):
    """Drives one BoundaryCard."""

    root: BoundaryCard

    @property
    def says(self) -> dict[str, str]:
        """What stands on the card, by what it is about."""
        names = ("fine", "not_fine", "i_will", "note")
        return {name: said for name in names if (said := self.text(f"says_{name}"))}

    @property
    def pills(self) -> list[str]:
        return [each.text() for each in self.root.findChildren(Pill) if each.isVisible()]

    @property
    def strip(self) -> str:
        """What a screen reader says of the marks."""
        return self.root.findChild(MarkStrip).accessibleName()

    @property
    def log(self) -> list[str]:
        rows = [each for each in self.root.findChildren(LogRow) if each.isVisible()]
        ordered = sorted(rows, key=lambda each: each.mapTo(self.root, each.rect().topLeft()).y())
        return [Pieces(each).text("logged") for each in ordered]

    def log_row(self, beginning: str) -> Pieces:
        rows = [each for each in self.root.findChildren(LogRow) if each.isVisible()]
        return Pieces(
            next(each for each in rows if Pieces(each).text("logged").startswith(beginning))
        )


class BoundariesDriver(Pieces):
    """Drives the part of the page, or the card on a person's page."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self.heard = Offers(root)

    def draw(self, **texts: str) -> None:
        """Draw a boundary: `whom`, `fine`, `not_fine`, `i_will`, `note`."""
        self.press("drawBoundary")
        for name, text in texts.items():
            self.write(name, text)
        self.press("mean")

    @property
    def cards(self) -> list[CardDriver]:
        """The cards from top to bottom."""
        found = [each for each in self.root.findChildren(BoundaryCard) if each.isVisible()]
        ordered = sorted(found, key=lambda each: each.mapTo(self.root, each.rect().topLeft()).y())
        return [CardDriver(each) for each in ordered]

    @property
    def card(self) -> CardDriver:
        (only,) = self.cards
        return only
