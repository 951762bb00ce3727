"""The layout that goes on in the next line."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from trustjournal.ui.flow import FlowLayout


def laid_out(*words):
    page = QWidget()
    flow = FlowLayout(page)
    for each in words:
        flow.addWidget(QLabel(each))
    return page, [flow.itemAt(number) for number in range(flow.count())]


def test_what_it_keeps_goes_with_it(qapp):
    """Each page has dozens of them, and is made anew after each lock."""
    page, items = laid_out("one", "two")
    assert all(map(isValid, items))
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    assert not any(map(isValid, items))


def test_a_part_that_goes_first_takes_its_item_along(qapp):
    page, _items = laid_out("one", "two")
    flow = page.layout()
    label = flow.itemAt(0).widget()
    label.deleteLater()
    QCoreApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete.value)
    assert [flow.itemAt(number).widget().text() for number in range(flow.count())] == ["two"]
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
