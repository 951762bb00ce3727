"""What can be read on the screen."""

from PySide6.QtWidgets import QWidget

from trustjournal.ui.texts import without_joiners


def words_of(widget: QWidget) -> list[str]:
    """Return what a widget shows of words, without what its children show."""
    texts = []
    for name in ("text", "placeholderText", "title", "toPlainText"):
        read = getattr(widget, name, None)
        if callable(read):
            value = read()
            if isinstance(value, str):
                texts.append(without_joiners(value))
    return texts
