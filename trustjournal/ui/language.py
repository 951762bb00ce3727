"""Switches the running program from one language to another, at once and everywhere."""

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from trustjournal import i18n
from trustjournal.ui.rubbish import nothing_collected


class LanguageSwitch(QObject):
    """Keeps our catalog, Qt's own words and QLocale in the same language."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._qt_words: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak this language from now on, in every open window; KeyError for an unknown one."""
        i18n.use(language)
        locale = QLocale(i18n.territory())
        QLocale.setDefault(locale)
        with nothing_collected():
            for window in self._app.topLevelWidgets():
                window.setLocale(locale)
            self._swap_qt_words(language)
            QCoreApplication.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))
            # Qt only posts the event to the windows; whoever called expects the new words there.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)

    def _swap_qt_words(self, language: str) -> None:
        if self._qt_words is not None:
            self._app.removeTranslator(self._qt_words)
            self._qt_words.deleteLater()
            self._qt_words = None
        words = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and words.load(f"qtbase_{language}", folder):
            self._app.installTranslator(words)
            self._qt_words = words
