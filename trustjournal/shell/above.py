"""What stands above the pages when they are to be covered: it goes, whatever it was asking."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def close_above(window: QWidget) -> None:
    """Close every menu, list, tip and dialog, also dialogs within dialogs that hold up the window.

    Nobody is asked anything; a dialog counts as refused, and one that objects is hidden.
    """
    for each in QApplication.topLevelWidgets():
        if each is window or not each.isVisible():
            continue
        if isinstance(each, QDialog):
            each.reject()
        else:
            each.close()
        if each.isVisible():
            each.hide()
