import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton, QWidget
from shiboken6 import delete

from trustjournal import i18n
from trustjournal.ui.translated import (
    Translated,
    TranslatedDialog,
    TranslatedFrame,
    TranslatedWidget,
    named,
)


class TranslatedWindow(Translated, QMainWindow):
    pass


@pytest.mark.parametrize(
    "kind", [TranslatedWidget, TranslatedFrame, TranslatedDialog, TranslatedWindow]
)
def test_a_new_language_reaches_every_said_text_at_once(kind, language, qtbot):
    widget = kind()
    qtbot.addWidget(widget)
    words, field = QLabel(widget), QLineEdit(widget)
    for setter in (
        words.setText,
        words.setToolTip,
        field.setPlaceholderText,
        field.setAccessibleName,
        widget.setWindowTitle,
    ):
        widget.say(setter, i18n.language)
    language.use("ja")
    assert words.text() == words.toolTip() == "ja"
    assert field.placeholderText() == field.accessibleName() == widget.windowTitle() == "ja"
    language.use("en")
    assert words.text() == "en"


def test_a_widget_deep_inside_an_open_window_changes_too(language, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    inner = TranslatedWidget(QWidget(window))
    said = []
    inner.say(said.append, i18n.language)
    window.show()
    language.use("ja")
    assert said[-1] == "ja"


def test_the_last_text_said_through_a_setter_holds(language, qtbot):
    widget = TranslatedWidget()
    qtbot.addWidget(widget)
    status = QLabel(widget)
    widget.say(status.setText, lambda: "saving")
    widget.say(status.setText, "美咲")
    language.use("ja")
    assert status.text() == "美咲"


def test_a_text_of_a_deleted_widget_is_forgotten(language, qtbot):
    widget = TranslatedWidget()
    qtbot.addWidget(widget)
    gone, stays = QPushButton(widget), QPushButton(widget)
    widget.say(gone.setText, i18n.language)
    widget.say(stays.setText, i18n.language)
    delete(gone)
    language.use("ja")
    assert stays.text() == "ja"


def test_a_widget_may_do_more_than_texts_when_the_language_changes(language, qtbot):
    class Dates(TranslatedWidget):
        written = ""

        def language_changed(self):
            self.written = i18n.language()

    dates = Dates()
    qtbot.addWidget(dates)
    language.use("ja")
    assert dates.written == "ja"


def test_qts_own_words_and_formats_follow(language, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def cancel():
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    language.use("ja")
    assert cancel() == "キャンセル"
    assert QLocale().name() == window.locale().name() == "ja_JP"
    language.use("en")
    assert cancel() == "Cancel"
    assert QLocale().name() == window.locale().name() == "en_US"


def test_an_unknown_language_is_refused_and_nothing_changes(language):
    with pytest.raises(KeyError):
        language.use("xx")
    assert i18n.language() == "en"


def test_named_gives_the_name_and_the_widget_back(qtbot):
    widget = named(QLabel(), "total")
    qtbot.addWidget(widget)
    assert widget.objectName() == "total"
