"""Laying out anew."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from trustjournal.ui.flow import FlowLayout
from trustjournal.ui.layouts import take_all_out


@pytest.mark.parametrize("kind", [FlowLayout, QVBoxLayout])
def test_what_is_laid_out_anew_leaves_nothing_behind(kind, qapp):
    """A row of chips is laid out anew at every chip that is chosen."""
    page = QWidget()
    layout = kind(page)
    stays, goes = QLabel("stays"), QLabel("goes")
    for label in (stays, goes):
        layout.addWidget(label)
    items = [layout.itemAt(number) for number in range(layout.count())]
    take_all_out(layout, but=(stays,))
    QCoreApplication.sendPostedEvents(goes, QEvent.Type.DeferredDelete.value)
    assert layout.count() == 0
    assert [isValid(each) for each in (stays, goes, *items)] == [True, False, False, False]
    layout.addWidget(stays)
    assert layout.itemAt(0).widget() is stays
