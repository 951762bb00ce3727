"""No word that a person wrote is ever found outside the journal, whatever goes wrong."""

import gzip
import io
import traceback
import zipfile
import zlib

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.drivers import process
from tests.drivers.app import PASSPHRASE
from tests.journeys.test_ending import NO_LONGER_FILES, journal_of
from tests.privacy.sweep import open_to_others, traces
from tests.unit.journal.test_pictures import a_png
from trustjournal.journal.writing import EntryPanel
from trustjournal.people.problems import PersonExists
from trustjournal.storage.vault import Vault

MARKERS = {
    "text": "qzxv4711本文",
    "title": "qzxv4711題名",
    "person": "qzxv4711人名",
    "tag": "qzxv4711札",
    "search": "qzxv4711探し",
    "picture": "qzxv4711写真.png",
}
ALL = (*MARKERS.values(), PASSPHRASE, "qzxv4711")


def zipped(data):
    """Return a ZIP with one member, made smaller."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", data)
    return made.getvalue()


def titles():
    """Return what a list of windows, a task bar or another program can read of our windows."""
    shown = {window.title() for window in QApplication.topLevelWindows()}
    for each in QApplication.topLevelWidgets():
        shown |= {each.windowTitle(), each.windowIconText(), each.windowRole()}
        shown.add(each.windowFilePath())
    return shown


def live_a_day(app):
    """Put the markers wherever one writes, delete something, look for something, hide, lock."""
    app.write(MARKERS["text"])
    app.mention(MARKERS["person"])
    app.rate(MARKERS["person"], 3)
    journal = app.journal
    journal.add("tag", MARKERS["tag"])
    app.type_into("title", MARKERS["title"])
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    journal.paste_picture(picture)
    app.save()
    kept = app.conductor.session.services.journal
    draft = journal.page.findChild(EntryPanel).draft
    kept.add_picture(draft.id, a_png(), MARKERS["picture"])
    app.search(MARKERS["search"])
    app.write("qzxv4711 thrown away")
    app.save()
    kept.delete(journal.page.findChild(EntryPanel).draft.entry)
    app.all_done()
    for _page in app.every_page():
        assert app.window.windowTitle() == "Notes"


@pytest.fixture
def day(app):
    live_a_day(app)
    return app


def test_no_file_holds_a_word_after_a_day(day, computer, capfd, tmp_path):
    day.lock()
    day.until(lambda: not day.conductor.session.vault.is_open)
    assert traces(tmp_path, ALL) == []
    day.unlock()
    day.close()
    assert list(computer.paths.backups.glob("*.tjbak")), "a copy was made, and was looked at too"
    assert traces(tmp_path, ALL) == []
    out, err = capfd.readouterr()
    assert "qzxv4711" not in out + err


def test_while_the_journal_is_open_no_file_and_no_title_holds_a_word(day, tmp_path):
    assert traces(tmp_path, ALL) == []
    assert list(open_to_others(tmp_path)) == [], "the umask is 000 here, so it is our own doing"
    assert titles() <= {"Notes", ""}
    day.close()
    assert list(open_to_others(tmp_path)) == []


def test_a_word_in_a_title_is_found(qtbot):
    window = QWidget(windowTitle=MARKERS["title"])
    qtbot.addWidget(window)
    assert MARKERS["title"] in titles()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("packed", [bytes, zlib.compress, gzip.compress, zipped])
def test_a_word_left_in_a_file_is_found(tmp_path, encoding, packed):
    left = tmp_path / "log.txt"
    left.write_bytes(b"saving " + packed(MARKERS["text"].encode(encoding)))
    assert traces(tmp_path, [MARKERS["text"]]) == [f"log.txt ({encoding})"]


def test_a_word_in_the_name_of_a_file_is_found(tmp_path):
    (tmp_path / f"{MARKERS['title']}.txt").touch()
    assert traces(tmp_path, ALL) == [
        f"the name {MARKERS['title']}.txt",
        f"the name {MARKERS['title']}.txt",
    ]


def test_a_file_that_others_may_read_is_found(tmp_path):
    (tmp_path / "open.txt").touch(mode=0o644)
    (tmp_path / "folder").mkdir(mode=0o755)
    assert list(open_to_others(tmp_path)) == ["folder/ 755", "open.txt 644"]


def told(error):
    """Return everything that a log or a terminal would show of an error."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(error)


def failures(app):
    """Force errors that have the markers at hand, and yield what is raised."""
    services = app.conductor.session.services
    journal, people = services.journal, services.people
    (person,) = people.everyone()
    (card,) = journal.recent()
    entry = journal.get(card.id)
    closed = Vault(app.computer.paths.journal, app.computer.paths.backups)
    for attempt in (
        lambda: people.add(person.name),
        lambda: people.change(person),
        lambda: people.get(entry.id),
        lambda: journal.get(person.id),
        lambda: journal.open(person.id),
        lambda: journal.bring_back(entry.id),
        lambda: journal.versions(entry.content.text)[0],
        lambda: journal.add_picture(entry.id, entry.content.text.encode(), MARKERS["title"]),
        lambda: journal.search(entry.content.text),
        lambda: closed.open(MARKERS["text"]),
        lambda: _bad_row(services.vault, entry.content.text),
        lambda: _write_while_reading(services.vault, entry.content.text),
    ):
        try:
            attempt()
        except Exception as error:
            yield error


def _bad_row(vault, text):
    from sqlalchemy import insert

    from trustjournal.people.store import people

    with vault.writing() as connection:
        connection.execute(insert(people), [{"name": text, "id": text, "name_key": None}])


def _write_while_reading(vault, text):
    from sqlalchemy import update

    from trustjournal.people.store import people

    with vault.reading() as connection:
        connection.execute(update(people).values(name=text))


def test_no_error_repeats_a_word(app):
    app.write(MARKERS["text"])
    app.mention(MARKERS["person"])
    app.save()
    raised = list(failures(app))
    assert len(raised) >= 5, raised
    for error in raised:
        if isinstance(error, PersonExists):
            continue  # a sentence for the person who just typed this very name
        # A traceback shows lines of this file, which speak of markers by their names only.
        assert "qzxv4711" not in told(error), type(error)
    app.close()


FAIL_WITH_TEXT = (
    NO_LONGER_FILES
    + """
def fill(page):
    fill_the_disk()
    page.leave()
    when(self, self.window.frame.problems.isVisible, lambda: crash(page))

def crash(page):
    say("told")
    make_room()
    self.window.close()

write(self, "qzxv4711 what nobody shall find " * 8_000, fill)
"""
)


def test_the_program_says_no_word_to_the_terminal_when_saving_fails(tmp_path):
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    with process.running(tmp_path, FAIL_WITH_TEXT) as program:
        said, complaints = process.ended(program)
    assert said == ["told"]
    assert complaints == ""
    assert traces(tmp_path, ["qzxv4711"]) == []
    assert list(open_to_others(tmp_path)) == []
