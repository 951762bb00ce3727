"""No text that somebody pastes hangs the window, ends the program or comes back another one."""

import pytest

from tests.drivers import process
from tests.hostile.harness import looked_at
from tests.hostile.texts import LARGE, SMALL
from tests.journeys.test_ending import journal_of
from trustjournal.core.clock import system_clock
from trustjournal.journal.service import Journal

LONG = 90
PASTE_AND_CLOSE = """
from PySide6.QtCore import QMimeData
from tests.hostile.texts import LARGE

def paste(page):
    data = QMimeData()
    data.setText(LARGE[{name!r}])
    page.findChild(QPlainTextEdit, "text").insertFromMimeData(data)
    say("pasted")
    self.window.close()

write(self, "before ", paste)
"""


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_text_is_pasted_and_read_in_no_time(name):
    complaints, lines = looked_at(name, within=LONG)
    assert complaints == []
    assert len(lines) == 3, "an entry, a form, and reading"


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(set(LARGE) - set(SMALL)))
def test_a_large_hostile_text_is_pasted_and_read_in_no_time(name):
    complaints, lines = looked_at(name, within=LONG)
    assert complaints == []
    assert len(lines) == 3


def pasted_and_kept(folder, name):
    """Paste a text in the real program and close it at once; return what the journal holds."""
    vault = journal_of(folder)
    vault.create(None)
    vault.close()
    with process.running(folder, PASTE_AND_CLOSE.format(name=name)) as program:
        assert process.ended(program) == (["pasted"], "")
        assert program.returncode == 0
    vault.open()
    try:
        journal = Journal(vault, system_clock, lambda _changes: None)
        (card,) = journal.recent()
        entry = journal.get(card.id)
        return entry.content.text, entry.title
    finally:
        vault.close()


def test_a_page_of_brackets_is_kept_and_has_a_title(tmp_path):
    text, title = pasted_and_kept(tmp_path, "brackets")
    assert text == "before " + LARGE["brackets"]
    assert title.startswith("before [[[")


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(set(LARGE) - {"brackets"}))
def test_whatever_was_pasted_is_kept(tmp_path, name):
    text, _title = pasted_and_kept(tmp_path, name)
    assert text == "before " + LARGE[name]


@pytest.mark.long
def test_the_watch_sees_a_field_that_takes_everything():
    complaints, _lines = looked_at("one word", within=30, carelessly=True)
    assert complaints
