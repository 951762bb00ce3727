"""The way from page to page, where there is little room for it."""

from PySide6.QtWidgets import QAbstractButton

from trustjournal.shell.sidebar import WIDTH, Sidebar


def test_where_one_is_can_be_seen_in_a_low_window(theme, show):
    sidebar = Sidebar()
    show(sidebar, WIDTH, 330)
    for name in ("worksheets", "today"):
        sidebar.show_chosen(name)
        chosen = sidebar.findChild(QAbstractButton, name)
        assert chosen.visibleRegion().boundingRect() == chosen.rect()
