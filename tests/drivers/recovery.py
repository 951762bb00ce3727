"""Which groups of a recovery key are asked back, as one is told."""

import re

from PySide6.QtWidgets import QLineEdit, QWidget


def groups_asked(widget: QWidget, key: str) -> dict[str, str]:
    """Return the names of the fields, in their order, and the group that belongs into each."""
    groups = key.split("-")
    return {name: groups[place - 1] for name, place in places_asked(widget).items()}


def places_asked(widget: QWidget) -> dict[str, int]:
    """Return the names of the fields, and which group each asks for; the first group is 1."""
    fields = widget.findChildren(QLineEdit)
    return {
        field.objectName(): int(re.sub(r"\D", "", field.accessibleName()))
        for field in fields
        if re.fullmatch(r"group\d", field.objectName())
    }
