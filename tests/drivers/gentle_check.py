"""What a person sees of the gentle check under a field, and does with it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget


@dataclass(frozen=True)
class Suggested:
    """One suggestion as it is read."""

    label: str
    why: str
    better: str


class GentleCheckDriver:
    """Reads the suggestions below `widget`, a GentleCheck or a page with one."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    @property
    def shown(self) -> list[Suggested]:
        return [
            Suggested(*(each.findChild(QLabel, name).text() for name in ("label", "why", "better")))
            for each in self._suggestions()
        ]

    @property
    def labels(self) -> list[str]:
        return [each.label for each in self.shown]

    def button(self, number: int = 0) -> QAbstractButton:
        """Return what waves a suggestion away."""
        return self._suggestions()[number].findChild(QAbstractButton, "notHere")

    def _suggestions(self) -> list[QFrame]:
        return [
            each.parentWidget()
            for each in self.widget.findChildren(QAbstractButton, "notHere")
            if each.isVisible()
        ]
