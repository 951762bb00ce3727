"""The tree of which a screen reader is told, walked from inside the program.

Only in a process that ends soon: a walk inside a test left texts in the memory for the next one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

_KINDS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
    QAccessible.Text.Accelerator,
    QAccessible.Text.Identifier,
)
_MOST_CHILDREN = 2_000


def told(words: Mapping[str, str]) -> dict[str, Any]:
    """Count how many places there are, and in how many of them each named word is told."""
    places = list(_places(QAccessible.queryAccessibleInterface(QApplication.instance())))
    counts = {
        name: sum(any(word in text for text in place) for place in places)
        for name, word in words.items()
    }
    return {"places": len(places), "words": counts}


def _places(one: QAccessibleInterface | None) -> Iterator[list[str]]:
    """Yield every text of each place below and with this one."""
    if one is None or not one.isValid():
        return
    texts = [one.text(kind) for kind in _KINDS]
    if written := one.textInterface():
        texts.append(written.text(0, written.characterCount()))
    yield texts
    for number in range(min(one.childCount(), _MOST_CHILDREN)):
        yield from _places(one.child(number))
