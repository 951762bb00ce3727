"""What a person sees of the quiet line, and does with it."""

from PySide6.QtWidgets import QAbstractButton, QWidget


class QuietLineDriver:
    """Reads the quiet line on a page."""

    def __init__(self, page: QWidget) -> None:
        self.page = page

    @property
    def words(self) -> str:
        """What the line says; empty while there is none."""
        link = self.link
        return link.text() if link.isVisible() else ""

    @property
    def link(self) -> QAbstractButton:
        return self._find("quietHelp")

    @property
    def cross(self) -> QAbstractButton:
        """What sends the line away for good."""
        return self._find("quietDismiss")

    def _find(self, name: str) -> QAbstractButton:
        (found,) = self.page.findChildren(QAbstractButton, name)
        return found
