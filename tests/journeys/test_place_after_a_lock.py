"""Who locks the journal in the middle of something is there again after the passphrase."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea

from trustjournal.shell.place import KeptPlace
from trustjournal.storage.vault import Vault

TELLINGS = {
    "ja": "きょうは駅で美咲と会って、約束の話をした。",
    "en": "Met Aya at the station today, and we spoke about what we had promised. ",
}


def locked_and_opened(app, passphrase):
    app.lock()
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.unlock(passphrase)


@pytest.fixture
def app(app):
    """The program, which is closed at the end: no test is to find the words of another."""
    yield app
    app.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_cursor_what_was_chosen_and_the_view_are_as_they_were(app, locked, language):
    app.conductor.choose(language=language)
    line = TELLINGS[language]
    app.write("begun ")
    surface = app.journal.surface
    surface.insertPlainText("\n".join(f"{number} {line * 3}" for number in range(80)))
    app.save()
    cursor = surface.textCursor()
    start = surface.toPlainText().index("40 ")
    cursor.setPosition(start)
    cursor.setPosition(start + 12, QTextCursor.MoveMode.KeepAnchor)
    surface.setTextCursor(cursor)
    surface.verticalScrollBar().setValue(surface.verticalScrollBar().value() - 5)
    chosen, top = cursor.selectedText(), surface.top()
    assert top > 0
    locked_and_opened(app, locked.passphrase)
    app.until(lambda: app.shown_page() is app.window.frame.page("journal"))
    again = app.journal.surface
    app.until(lambda: again.textCursor().selectedText() == chosen)
    assert again is not surface
    assert again.textCursor().position() == start + 12
    assert again.top() == top
    app.until(again.hasFocus)


def test_words_that_were_never_saved_before_the_lock_are_gone_on_with(app, locked):
    app.write("and then he said")
    app.put_cursor(8)
    locked_and_opened(app, locked.passphrase)
    app.until(lambda: app.window.frame.page("journal") is not None)
    app.until(lambda: app.journal.text == "and then he said")
    app.write_on(", late,")
    assert app.journal.text == "and then, late, he said"


def test_a_page_is_scrolled_to_where_one_was(app, locked):
    settings = app.go("settings").findChild(QScrollArea)
    app.all_done()
    settings.verticalScrollBar().setValue(420)
    locked_and_opened(app, locked.passphrase)
    app.until(lambda: app.window.frame.page("settings") is app.shown_page())
    bar = app.shown_page().findChild(QScrollArea).verticalScrollBar()
    app.until(lambda: bar.value() == 420)


def test_the_page_of_a_person_is_there_again(app, locked):
    services = app.conductor.session.services
    misaki = services.people.find_or_add("美咲")
    app.go("people").person_chosen.emit(misaki.id)
    app.all_done()
    locked_and_opened(app, locked.passphrase)
    app.until(lambda: getattr(app.shown_page(), "shown_id", None) == misaki.id)
    app.until(lambda: app.sees("美咲"))


def test_an_entry_that_was_removed_meanwhile_is_said_to_be_gone_and_one_writes_on(app, locked):
    app.write("soon to go")
    app.save()
    services = app.conductor.session.services
    [card] = services.journal.recent()
    services.journal.delete(card.id)
    locked_and_opened(app, locked.passphrase)
    app.until(lambda: app.problem()[0] == "This is no longer there.")
    assert app.shown_page() is app.window.frame.page("journal")
    assert app.journal.text == ""
    app.write("something else")
    app.save()
    services = app.conductor.session.services
    assert [services.journal.get(each.id).content.text for each in services.journal.recent()] == [
        "something else"
    ]


def test_hidden_without_a_passphrase_the_place_comes_back_too(open_app):
    open_app.write("in the middle of it")
    open_app.put_cursor(6)
    open_app.hide()
    open_app.until(lambda: not open_app.conductor.session.vault.is_open)
    open_app.come_back()
    open_app.is_open()
    open_app.until(lambda: open_app.window.frame.page("journal") is not None)
    open_app.until(lambda: open_app.journal.surface.textCursor().position() == 6)
    open_app.close()


def test_what_is_handed_over_tells_nothing_and_only_this_journal_can_read_it(app, tmp_path):
    app.write("nobody reads this")
    app.save()
    [card] = app.conductor.session.services.journal.recent()
    long, short = KeptPlace(), KeptPlace()
    long.take(app.window.frame, app.conductor.session.vault)
    app.go("today")
    short.take(app.window.frame, app.conductor.session.vault)
    assert len(long.sealed) == len(short.sealed), "not even by its length"
    for word in (card.id, "journal", "nobody"):
        assert word not in long.sealed
    other = Vault(tmp_path / "other", tmp_path / "others")
    other.create(None)
    handed = KeptPlace(long.sealed)
    handed.lead_back(app.window.frame, other)
    other.close()
    assert app.shown_page() is app.window.frame.page("today"), "another journal cannot"
    own = KeptPlace(long.sealed)
    own.lead_back(app.window.frame, app.conductor.session.vault)
    assert app.shown_page() is app.window.frame.page("journal")
    assert own.sealed == "", "once only"
    app.all_done()


def test_a_page_that_fails_while_its_place_is_noted_keeps_nothing_behind_the_lock(
    app, locked, monkeypatch, qtbot
):
    app.write("zebra crossing")
    page = app.window.frame.page("journal")

    def fails(_page):
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(type(page), "writing_place", fails)
    with qtbot.capture_exceptions() as told:
        app.lock()
        app.until(lambda: not app.conductor.session.vault.is_open)
        app.all_done()
    assert [kind for kind, *_rest in told] == [LookupError]
    assert app.window.frame.page("journal") is None
    monkeypatch.undo()
    app.unlock(locked.passphrase)
    app.until(lambda: any("zebra" in each for each in app.today.recent))
