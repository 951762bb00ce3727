"""The language changes in the middle of an entry, and with it every word but the writer's own."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.drivers.words import words_of
from trustjournal import i18n
from trustjournal.checkins.domain import Because
from trustjournal.core import resources
from trustjournal.core.changes import Changes

PARTS = sorted(
    {
        row.text(what)
        for row in resources.load("licences", "licences.toml").tables("licence")
        for what in ("name", "licence")
    },
    key=len,
    reverse=True,
)
"""Names of the parts the program is made of, and of their licences."""
JAPANESE_SOURCE = re.compile(r"^Sources?: .*")
"""Some of what the journal rests on was written in Japanese, and is cited by its title."""
OWN_WORDS = ("雨の日に傘を", "貸してくれた")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
ALWAYS = {"日本語", "English"}
"""Each language is called by its own name in both."""
NAMES = re.compile(
    r"^出典：.*|Trust Journal|PgUp|PgDown|TJ Sans JP|F\d+|Ctrl|Alt|Shift|Esc"
    r"|Enter|Return|Tab|Home|End|Page|Backspace|Delete|Space|Markdown"
    r"|JSON|PDF|KB|MB|GB|Qt|PySide6?|Python|SQLite|SQLCipher|SQLAlchemy|Alembic|Babel|PyNaCl"
    r"|libsodium|zxcvbn|tzlocal|Argon2id|XChaCha20|Poly1305|AES|FileVault|BitLocker|LUKS|SSD"
    r"|MIT|BSD|Apache|ISC|OFL|LGPL|GPL|Noto|Lucide|BIZ|UD|TELL|Lifeline|DV|SOS|NO MORE|tjbak|toml"
    r"|Linux|macOS|Windows|USB|CSV|Day One|jrnl|CUPS|Find A Helpline|Befrienders|Worldwide|OS|ID|https?://\S+|\S+\.(?:org|jp|com|uk|au|eu|net)\b"
)
"""Names that are the same in Japanese: of keys, formats, parts and places to turn to."""


def without_names(text):
    for each in PARTS:
        text = text.replace(each, "")
    return NAMES.sub("", text)


def speak(app, language):
    """Choose a language as the settings do."""
    app.conductor.choose(language=language)
    app.all_done()


def ours(app):
    """Every visible text of the program, without what the writer or the computer put there."""
    found, place = {}, str(app.computer.paths.journal.parent)
    for each in app.window.findChildren(QWidget):
        if each.isVisible() and not is_foreign(each):
            for text in [*words_of(each), each.accessibleName(), each.toolTip()]:
                if text and text not in ALWAYS and place not in text:
                    found.setdefault(text, each)
    return found


FOREIGN = {"text", "reader", "helpLine"}


def is_foreign(widget):
    """Whether a widget shows what others wrote: the entry, a licence, a help line."""
    while widget is not None:
        if widget.objectName() in FOREIGN:
            return True
        widget = widget.parentWidget()
    return False


@pytest.mark.parametrize(("first", "second"), [("en", "ja"), ("ja", "en")])
def test_text_cursor_undo_and_composition_survive_a_new_language(app, first, second):
    speak(app, first)
    app.write(*OWN_WORDS)
    journal = app.journal
    app.put_cursor(3)
    journal.compose("おお")
    speak(app, second)
    assert i18n.language() == second
    assert journal.composing == "おお"
    assert journal.surface.textCursor().position() == 3
    journal.compose("")
    assert journal.text == "".join(OWN_WORDS)
    app.undo()
    assert journal.text == OWN_WORDS[0]
    app.close()


def test_an_unsaved_entry_is_saved_in_whichever_language_the_day_ends(app):
    speak(app, "en")
    app.write(*OWN_WORDS)
    speak(app, "ja")
    again = app.reopen()
    again.unlock()
    assert i18n.language() == "ja"
    (card,) = again.conductor.session.services.journal.recent()
    assert again.conductor.session.services.journal.get(card.id).content.text == "".join(OWN_WORDS)
    again.close()


@pytest.fixture
def lived_in(app, clock):
    """A journal with somebody in it, so that every page has something to say."""
    services = app.conductor.session.services
    person = services.people.add("𠮷野")
    services.check_ins.rate(person.id, 6, because=Because.BY_MYSELF)
    services.journal.save(services.journal.begin(text="８８", people=(person.id,)), "sitting")
    app.conductor.changes.announce(Changes.ENTRIES | Changes.PEOPLE)
    app.all_done()
    return app


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_keeps_a_word_of_the_language_before(lived_in, language):
    app = lived_in
    speak(app, "ja" if language == "en" else "en")
    for _page in app.every_page():
        pass
    app.write("８８")  # every page was made in the other language by now
    speak(app, language)
    left = {}
    for page in app.every_page():
        for text, widget in ours(app).items():
            rest = text.replace("𠮷野", "")
            if language == "en":
                wrong = JAPANESE.search(JAPANESE_SOURCE.sub("", rest))
            else:
                wrong = LATIN_WORD.search(without_names(rest))
            if wrong:
                left[text] = (
                    f"{type(page).__name__} / {type(widget).__name__} {widget.objectName()}"
                )
    assert left == {}
    app.close()


def test_every_page_says_something_else_in_the_other_language(lived_in):
    app = lived_in
    unchanged = {}
    for page in app.every_page():
        name = type(page).__name__
        before = set(ours(app))
        speak(app, "ja")
        after = set(ours(app))
        speak(app, "en")
        assert set(ours(app)) == before, f"{name} is not what it was"
        unchanged[name] = {
            text for text in before & after if LATIN_WORD.search(without_names(text))
        }
    assert not any(unchanged.values()), unchanged
    app.close()


def test_the_window_and_the_note_that_hides_follow(open_app):
    app = open_app
    titles = {}
    for language in ("en", "ja"):
        speak(app, language)
        titles[language] = app.window.windowTitle()
        app.hide()
        note = "".join(app.texts())
        assert bool(JAPANESE.search(note)) is (language == "ja")
        app.come_back()
        app.is_open()
    assert titles == {"en": "Notes", "ja": "ノート"}
    app.close()


def test_the_first_pages_follow_too(computer):
    app = computer.start()
    for own_name, language in (("日本語", "ja"), ("English", "en")):
        app.choose_language(own_name)
        shown = [
            text
            for each in app.window.findChildren(QWidget)
            if isinstance(each, QLabel | QAbstractButton)
            for text in words_of(each)
            if text and text not in ALWAYS and text != "Trust Journal"
        ]
        welcome = [text for text in shown if LATIN_WORD.search(text)]
        if language == "ja":
            assert [text for text in welcome if not NAMES.search(text)] == []
        else:
            assert not any(JAPANESE.search(text) for text in shown)
    app.close()
