"""What a person does with what was not talked about yet, and what they see of it."""

from PySide6.QtWidgets import QWidget

from tests.drivers.agreed import Offers, Pieces
from trustjournal.matters.row import MatterRow


class RowDriver(Pieces):
    """Drives one MatterRow."""

    root: MatterRow

    @property
    def topic(self) -> str:
        return self.text("says_topic")

    @property
    def standing(self) -> str:
        return self.text("standing")


class MattersDriver(Pieces):
    """Drives the part of the page, or the card on a person's page."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self.heard = Offers(root)

    def note(self, **texts: str) -> None:
        """Note something: `whom`, `topic`, `note`."""
        self.press("noteMatter")
        for name, text in texts.items():
            self.write(name, text)
        self.press("mean")

    @property
    def rows(self) -> list[RowDriver]:
        """The rows from top to bottom."""
        found = [each for each in self.root.findChildren(MatterRow) if each.isVisible()]
        ordered = sorted(found, key=lambda each: each.mapTo(self.root, each.rect().topLeft()).y())
        return [RowDriver(each) for each in ordered]

    @property
    def topics(self) -> list[str]:
        return [row.topic for row in self.rows]

    def row(self, topic: str) -> RowDriver:
        (only,) = [row for row in self.rows if row.topic == topic]
        return only
