"""What a person sees of the worksheets and their sheets, and how they choose one."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget

from tests.drivers.promises import Pieces, without_isolates
from trustjournal.ui.fold import Fold
from trustjournal.worksheets.library_page import WorksheetsPage
from trustjournal.worksheets.sheet_row import SheetList, SheetRow
from trustjournal.worksheets.worksheet_card import WorksheetCard


class SheetRowDriver(Pieces):
    """Drives one sheet in a list."""

    root: SheetRow

    @property
    def title(self) -> str:
        return self.says("title")

    @property
    def about(self) -> str:
        return without_isolates(self.says("about"))

    def open(self) -> None:
        self.press("open")

    @property
    def spoken(self) -> str:
        """What a screen reader says of the way in."""
        return without_isolates(self.control("open").accessibleName())

    def throw_away(self) -> None:
        """Choose it from the menu behind the three dots."""
        menu = self.root.findChild(QMenu)
        menu.aboutToShow.emit()
        menu.actions()[-1].trigger()


class SheetsDriver(Pieces):
    """Drives a list of sheets."""

    root: SheetList

    @property
    def rows(self) -> list[SheetRowDriver]:
        return [SheetRowDriver(each) for each in self.root.rows() if each.isVisible()]

    @property
    def titles(self) -> list[str]:
        return [each.title for each in self.rows]


class CardDriver(Pieces):
    """Drives one worksheet that can be begun."""

    root: WorksheetCard

    @property
    def title(self) -> str:
        return self.root.heading.text()

    @property
    def when_not(self) -> list[str]:
        """The reasons against it that can be read now."""
        return [
            each.text() for each in self.root.findChildren(QLabel, "notFor") if each.isVisible()
        ]

    def look_when_not(self) -> None:
        self.root.findChild(Fold).open()

    def begin(self) -> None:
        self.press("begin")


class WorksheetsDriver(Pieces):
    """Drives the page on which a worksheet is chosen."""

    root: WorksheetsPage

    def __init__(self, root: QWidget, qtbot) -> None:
        super().__init__(root)
        self._qtbot = qtbot
        self.begun: list[str] = []
        self.opened: list[str] = []
        self.problems: list[Exception] = []
        self.undos: list[tuple[str, object]] = []
        root.begin_asked.connect(self.begun.append)
        root.sheet_asked.connect(self.opened.append)
        root.problem.connect(self.problems.append)
        root.undo_offered.connect(lambda text, undo: self.undos.append((text, undo)))

    def all_there(self) -> "WorksheetsDriver":
        """Wait until every worksheet is laid out; that happens group by group."""
        self._qtbot.waitUntil(self.root.is_whole)
        return self

    @property
    def groups(self) -> list[str]:
        """The headings from top to bottom."""
        found = self.root.findChildren(QLabel, "group")
        return [each.text() for each in found if each.isVisible()]

    @property
    def cards(self) -> list[CardDriver]:
        found = self.root.findChildren(WorksheetCard)
        return [CardDriver(each) for each in found if each.isVisible()]

    def card(self, worksheet: str) -> CardDriver:
        found = [each for each in self.cards if each.root.worksheet.id == worksheet]
        assert len(found) == 1, f"{len(found)} visible {worksheet}"
        return found[0]

    @property
    def unfinished(self) -> SheetsDriver:
        return SheetsDriver(self.root.unfinished)

    @property
    def finished(self) -> SheetsDriver:
        return SheetsDriver(self.root.finished)

    @property
    def refused(self) -> list[str]:
        found = self.root.findChildren(QLabel, "refused")
        return [without_isolates(each.text()) for each in found if each.isVisible()]

    def copy_folder(self) -> str:
        """Copy where the user's own worksheets lie, and return what was copied."""
        self.press("copyFolder")
        return QGuiApplication.clipboard().text()

    @property
    def folder(self) -> str:
        return self.control("folder", QLineEdit).text()  # type: ignore[attr-defined]

    def undo(self) -> None:
        self.undos.pop()[1]()  # type: ignore[operator]

    def buttons(self) -> list[QAbstractButton]:
        return [each for each in self.root.findChildren(QAbstractButton) if each.isVisible()]
