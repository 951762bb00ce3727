"""What the pages look like, in both languages and both themes. Texts are guarded elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListView, QWidget

from tests.drivers.review import look_back
from tests.drivers.trends import TrendsDriver
from tests.snapshots.comparing import compare, fault
from trustjournal.core.settings import Appearance
from trustjournal.trends.series.kinds import ChartKind
from trustjournal.trends.series.window import Range

PICTURES = Path(__file__).parent / "pictures"


def settle(app):
    """Take the keyboard away, so that no cursor and no ring is in the picture."""
    app.all_done()
    if (focused := app.window.focusWidget()) is not None:
        focused.clearFocus()
    app.all_done()


def recovering(app):
    """Return the friend whose promise was not kept, and who came to talk about it."""
    services = app.conductor.session.services
    (friend,) = [each for each in services.people.everyone() if services.chapters.of(each.id)]
    return friend.id


def pages(app, qtbot):
    """Yield the name of each page while it is in front."""
    yield "today"
    app.go("journal")
    journal = app.journal
    app.until(lambda: journal.find(QListView, "entries").model().rowCount() > 0)
    journal.open(0)
    app.all_done()
    yield "journal"
    people = app.go("people")
    yield "people"
    (person,) = sorted(
        app.conductor.session.services.people.everyone(), key=lambda each: each.created_at
    )[:1]
    people.person_chosen.emit(person.id)
    app.all_done()
    yield "person"
    people.person_chosen.emit(recovering(app))
    app.all_done()
    app.click("lookAtRelationship")
    app.all_done()
    yield "looking"
    app.go("promises")
    yield "promises"
    trends = TrendsDriver(app.go("trends"), qtbot)
    trends.choose(recovering(app))
    trends.choose_range(Range.ALL)
    app.all_done()
    trends.chart(ChartKind.FELT)
    yield "trends"
    look_back(app)
    yield "review"
    app.go("worksheets")
    yield "worksheets"
    (begun,) = app.conductor.session.services.worksheets.unfinished()
    app.go("worksheets").sheet_asked.emit(begun.sheet.id)
    app.all_done()
    yield "sheet"
    app.go("settings")
    yield "settings"


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_looks_as_it_did(
    lived_in, language, appearance, tmp_path, update_snapshots, qtbot
):
    app = lived_in(language, appearance)
    faults = []
    for name in pages(app, qtbot):
        settle(app)
        actual = app.window.grab().toImage()
        file = PICTURES / language / appearance / f"{name}.png"
        if update_snapshots:
            file.parent.mkdir(parents=True, exist_ok=True)
            assert actual.save(str(file))
        elif found := fault(actual, file, tmp_path / "pictures"):
            faults.append(found)
    assert faults == []
    app.close()


@pytest.fixture
def picture(qapp):
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def painted(image, area, colour):
    changed = image.copy()
    painter = QPainter(changed)
    painter.fillRect(area, QColor(colour))
    painter.end()
    return changed


def test_a_moved_block_is_found_and_laid_beside(picture, tmp_path):
    expected = tmp_path / "ja" / "light" / "page.png"
    expected.parent.mkdir(parents=True)
    picture.save(str(expected))
    changed = painted(picture, QRect(10, 10, 20, 20), "black")
    said = fault(changed, expected, tmp_path / "beside")
    assert said.startswith("ja-light-page: 0.33% is different")
    names = {each.name for each in (tmp_path / "beside").iterdir()}
    assert names == {"ja-light-page-actual.png", "ja-light-page-difference.png"}
    difference = QImage(str(tmp_path / "beside" / "ja-light-page-difference.png"))
    assert difference.pixelColor(15, 15) == QColor("white")
    assert difference.pixelColor(100, 100) == QColor("black")


def test_what_nobody_sees_is_tolerated(picture):
    slightly = painted(picture, QRect(0, 0, 400, 300), QColor(254, 253, 254))
    assert compare(slightly, picture).is_same
    assert compare(painted(picture, QRect(5, 5, 8, 8), "black"), picture).is_same


def test_another_size_is_not_the_same(picture):
    assert not compare(picture.scaled(401, 300), picture).is_same


def test_a_page_without_a_picture_is_said(picture, tmp_path):
    assert "--update-snapshots" in fault(picture, tmp_path / "none.png", tmp_path)


def test_a_widget_that_changes_colour_is_found(qtbot, tmp_path):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 100)
    expected = tmp_path / "ja" / "light" / "widget.png"
    expected.parent.mkdir(parents=True)
    widget.grab().save(str(expected))
    widget.setStyleSheet("background: #336699")
    assert fault(widget.grab().toImage(), expected, tmp_path)
