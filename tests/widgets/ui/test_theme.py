import gc
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import trustjournal
from trustjournal.core.settings import TEXT_SIZES, Appearance
from trustjournal.ui import fonts, icons, tokens
from trustjournal.ui.theme import Theme
from trustjournal.ui.widgets import Avatar, Card, IconLabel, button, label, tool_button


def is_drawn_in(colour, image):
    """Tell whether the most opaque pixel of a drawing has a colour, but for rounding."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    ink, wanted = max(pixels, key=QColor.alpha), QColor(colour)
    parts = zip(ink.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return ink.alpha() > 100 and all(abs(one - other) < 5 for one, other in parts)


def image_of(icon, state=QIcon.State.Off):
    size = icon.availableSizes(QIcon.Mode.Normal, state)[0]
    return icon.pixmap(size, QIcon.Mode.Normal, state).toImage()


def test_dark_is_put_on_everything_that_is_open(theme, show):
    card = show(Card("Today"), 300, 120)
    changed = []
    theme.changed.connect(lambda: changed.append(theme.tokens.dark))
    theme.use(Appearance.DARK)
    assert changed == [True]
    dark = tokens.look(dark=True)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(dark.background)
    assert card.grab().toImage().pixelColor(150, 100) == QColor(dark.surface)
    assert card.heading.palette().color(QPalette.ColorRole.WindowText) == QColor(dark.text)
    theme.use(Appearance.LIGHT)
    light = tokens.look(dark=False)
    assert card.grab().toImage().pixelColor(150, 100) == QColor(light.surface)


def test_a_look_that_stays_is_not_put_on_again(theme, show):
    class Watching(QWidget):
        def changeEvent(self, event):
            dressed.append(event.type())
            super().changeEvent(event)

    dressed, changed = [], []
    show(Watching())
    theme.changed.connect(lambda: changed.append(theme.tokens.dark))
    dressed.clear()
    theme.use(Appearance.LIGHT, 100)
    assert (dressed, changed) == ([], [])
    theme.use(Appearance.DARK)
    assert dressed
    assert changed == [True]


def test_icons_are_drawn_again_in_the_new_colours(theme, show):
    window = show(QWidget(), 300, 100)
    save = button("Save", "primary", "check")
    more = tool_button("More", "plus")
    sun = IconLabel("sun", "accent")
    for each in (save, more, sun):
        each.setParent(window)
        each.show()
    assert is_drawn_in(theme.tokens.on_accent, image_of(save.icon()))
    assert is_drawn_in(theme.tokens.accent, sun.pixmap().toImage())
    theme.use(Appearance.DARK)
    dark = theme.tokens
    assert is_drawn_in(dark.on_accent, image_of(save.icon()))
    assert is_drawn_in(dark.text_soft, image_of(more.icon()))
    assert is_drawn_in(dark.accent, sun.pixmap().toImage())


def test_a_checked_button_shows_its_icon_in_the_accent(theme, show):
    today = button("Today", "nav", "sun")
    today.setCheckable(True)
    show(today)
    assert is_drawn_in(theme.tokens.text_soft, image_of(today.icon()))
    assert is_drawn_in(theme.tokens.accent, image_of(today.icon(), QIcon.State.On))


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_text_size_reaches_labels_buttons_icons_and_badges(theme, show, size):
    window = show(QWidget(), 300, 100)
    heading, save, badge = label("今日", "heading"), button("Save", icon="check"), Avatar("美咲")
    for each in (heading, save, badge):
        each.setParent(window)
        each.show()
    theme.use(text_size=size)
    assert heading.font().pixelSize() == round(16 * size / 100)
    assert save.font().pixelSize() == round(14 * size / 100)
    assert save.iconSize().height() == round(18 * size / 100)
    assert badge.width() == round(40 * size / 100)


def test_roles_of_text_differ_in_size_and_weight(theme, show):
    window = show(QWidget(), 300, 100)
    heading, caption = label("今日", "heading"), label("昨日", "caption", tone="faint")
    heading.setParent(window)
    caption.setParent(window)
    heading.show()
    caption.show()
    assert heading.font().weight() == QFont.Weight.Bold
    assert caption.font().pixelSize() == 12
    assert caption.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.tokens.text_faint)


def test_the_font_that_is_shipped_is_the_font_that_is_used(theme, show):
    words = show(label("信頼"))
    assert fonts.family() == fonts.FAMILY
    assert words.font().family() == fonts.FAMILY
    assert words.font().hintingPreference() == QFont.HintingPreference.PreferNoHinting


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_the_system_is_followed_only_when_that_was_chosen(theme, qapp, scheme):
    theme.use(Appearance.SYSTEM)
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    known = qapp.styleHints().colorScheme()
    if known != Qt.ColorScheme.Unknown:
        assert theme.tokens.dark == (known == Qt.ColorScheme.Dark)
    theme.use(Appearance.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens.dark


def test_a_system_that_tells_nothing_is_judged_by_its_window_colour(theme, qapp):
    if qapp.styleHints().colorScheme() != Qt.ColorScheme.Unknown:
        pytest.skip("this platform tells its scheme")
    theme.use(Appearance.DARK)
    second = Theme(qapp, Appearance.SYSTEM)
    assert second.tokens.dark
    second.deleteLater()


def test_an_icon_that_was_drawn_once_is_not_drawn_again(theme):
    assert icons.pixmap("sun").cacheKey() == icons.pixmap("sun").cacheKey()


def test_importing_the_look_loads_nothing_heavy():
    program = (
        "import sys, trustjournal.ui.theme, trustjournal.ui.widgets, trustjournal.ui.background,"
        "trustjournal.ui.markdown, trustjournal.ui.preview, trustjournal.ui.links;"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('sqlalchemy', 'babel', 'matplotlib', 'numpy', 'alembic', 'sqlcipher3')"
        " or m in ('PySide6.QtNetwork', 'PySide6.QtSvg', 'PySide6.QtPrintSupport')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_nobody_filters_the_events_of_the_whole_application():
    filters = re.compile(r"(?:app|application|qApp|instance\(\))\.installEventFilter")
    for source in Path(trustjournal.__file__).parent.rglob("*.py"):
        assert not filters.search(source.read_text("utf-8")), source


def test_no_forgotten_widget_dies_while_all_of_them_are_dressed(theme, show):
    class Watching(QWidget):
        def changeEvent(self, event):
            collecting.append(gc.isenabled())
            super().changeEvent(event)

    collecting = []
    show(Watching())
    collecting.clear()
    theme.use(Appearance.DARK, 130)
    assert collecting
    assert not any(collecting)
    assert gc.isenabled()
