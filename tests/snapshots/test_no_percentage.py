"""Nobody is worth a percentage: no page with a lived life on it shows one, in either language."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.drivers.words import words_of
from tests.snapshots.test_pages import pages
from trustjournal.core.settings import Appearance

PERCENT = frozenset("%％٪﹪")
OF_THE_APP = {"settings"}
"""Its text sizes are told in percent."""


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.long), "ja"])
def test_no_page_shows_a_percentage_of_anybody(language, lived_in, qtbot):
    app = lived_in(language, Appearance.LIGHT)
    seen, found = 0, {}
    for page in pages(app, qtbot):
        if page in OF_THE_APP:
            continue
        for widget in app.window.findChildren(QWidget):
            if widget.isVisible():
                texts = [*words_of(widget), widget.accessibleName(), widget.toolTip()]
                seen += len(texts)
                found |= {text: page for text in texts if PERCENT.intersection(text)}
    assert found == {}
    assert seen > 1000
    app.close()
