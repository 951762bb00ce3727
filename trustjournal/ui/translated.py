"""Texts that follow the user's language while the window is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QFrame, QWidget
from shiboken6 import isValid

from trustjournal.ui.texts import as_words

Text = str | Callable[[], str]
"""A user's own words as they are, or a sentence of ours that is translated whenever it is shown."""

Q = TypeVar("Q", bound=QObject)

if TYPE_CHECKING:
    _AnyWidget = QWidget
else:
    _AnyWidget = object


def named(thing: Q, name: str) -> Q:
    """Give a widget the name that tests and style sheets know it by."""
    thing.setObjectName(name)
    return thing


def spoken(text: Text) -> str:
    """Return a text in the language in use."""
    return text if isinstance(text, str) else text()


class Translated(_AnyWidget):
    """Mixed into a widget class, before it: its texts are set again whenever the language changes.

    One text per setter: saying something else through the same setter replaces the former text.
    """

    _texts: dict[Callable[[str], Any], Text] | None = None

    def say(self, setter: Callable[[str], Any], text: Text) -> None:
        """Set a text now, and again after every change of language."""
        if self._texts is None:
            self._texts = {}
        self._texts[setter] = text
        setter(spoken(text))

    def setToolTip(self, text: str) -> None:
        super().setToolTip(as_words(text))

    def language_changed(self) -> None:
        """For subclasses: do what a new language asks for beside texts, as with dates."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_again()
            self.language_changed()

    def _say_again(self) -> None:
        for setter, text in list((self._texts or {}).items()):
            target = getattr(setter, "__self__", None)
            if isinstance(target, QObject) and not isValid(target):
                if self._texts is not None:
                    del self._texts[setter]
            else:
                setter(spoken(text))


class TranslatedWidget(Translated, QWidget):
    """A plain widget whose texts follow the language."""


class TranslatedFrame(Translated, QFrame):
    """A frame whose texts follow the language."""


class TranslatedDialog(Translated, QDialog):
    """A dialog whose texts follow the language."""
