"""What a script may hand over by mistake: nothing is lost in silence, nothing fails unexplained."""

import io
import os
import sys
from pathlib import Path

import pytest

from tests.unit.cli.test_commands import journal, terminal
from trustjournal import __main__ as program
from trustjournal.cli import output
from trustjournal.keeping import copyfile

__all__ = ["journal", "terminal"]


def test_text_in_another_encoding_is_refused_and_not_half_saved(journal):
    assert journal.run("write", "-", typed="今日は晴れ".encode("shift_jis")) == 1
    assert "UTF-8" in journal.complained
    for surrogates in (["write", "caf\udce9"], ["write", "x", "--person", "\udce9"]):
        assert journal.run(*surrogates) == 1
    assert journal.run("person", "add", "\udcff") == 1
    assert journal.read("list") == []
    assert journal.read("person", "list") == []


def test_a_mark_of_the_byte_order_is_no_part_of_the_text(journal):
    assert journal.run("write", "-", typed=b"\xef\xbb\xbf" + "今日は".encode()) == 0
    assert journal.read("list")[0]["text"] == "今日は"


def test_a_flood_of_text_is_refused(journal):
    assert journal.run("write", "-", typed=b"x" * 50_000_000) == 1
    assert "ten million" in journal.complained


def test_a_passphrase_file_from_any_editor_opens_what_is_typed(terminal, tmp_path):
    marked, plain = tmp_path / "marked", tmp_path / "plain"
    marked.write_bytes(b"\xef\xbb\xbf" + "合言葉\r\n".encode())
    plain.write_bytes("合言葉\n".encode())
    assert terminal.run("init", "--passphrase-file", marked) == 0
    assert terminal.run("list", "--passphrase-file", plain) == 0


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "many", "９", "1" + "0" * 30])
@pytest.mark.parametrize("command", [["list"], ["search", "x"]])
def test_only_a_number_above_zero_limits_a_list(journal, command, number):
    assert journal.run(*command, f"--limit={number}") == 2
    assert "above zero" in journal.complained


@pytest.mark.parametrize("name", ["", "   ", "\u3000", "\u200b", "x" * 10_000])
def test_what_is_no_name_is_told_before_anything_is_written(journal, name):
    assert journal.run("write", "words", "--person", name) == 1
    assert "This cannot be a name." in journal.complained
    assert journal.read("list") == []


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Apia"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("at", ["00:30", "23:30"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_written_about(
    journal, clock_in, zone, day, at
):
    clock_in(zone)
    assert journal.run("write", "far away", "--day", day, "--time", at) == 0
    (entry,) = journal.read("list")
    assert entry["day"] == day
    assert journal.read("search", "away")[0]["day"] == day


@pytest.fixture
def clock_in(monkeypatch):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from trustjournal.cli import main

    def use(zone):
        now = datetime(2026, 5, 14, 21, 0, tzinfo=ZoneInfo(zone))
        monkeypatch.setattr(main.run, "__defaults__", (lambda: now,))

    return use


def test_a_copy_never_lands_on_another_file(journal, tmp_path):
    journal.run("write", "words")
    letter = tmp_path / "letter.odt"
    letter.write_bytes(b"a letter")
    database = journal.journal / "journal.db"
    before = database.read_bytes()
    for target in (letter, database, Path(os.devnull)):
        assert journal.run("backup", target) == 1
        assert "Nothing was overwritten." in journal.complained
    assert letter.read_bytes() == b"a letter"
    assert database.read_bytes() == before
    assert journal.run("backup", tmp_path / "c.tjbak") == 0
    journal.run("write", "more words")
    assert journal.run("backup", tmp_path / "c.tjbak") == 0, "an earlier copy may be replaced"
    assert copyfile.read_manifest(tmp_path / "c.tjbak").entries == 2


@pytest.mark.parametrize("kind", ["json", "markdown", "csv"])
def test_an_export_never_lands_on_anything(journal, tmp_path, kind):
    journal.run("write", "words")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for target in (tmp_path, tmp_path / "link", Path(os.devnull), Path("/")):
        assert journal.run("export", "--format", kind, target) == 1
    assert not (tmp_path / "nowhere").exists()
    assert journal.run("export", "--format", kind, tmp_path / "no" / "folder") == 1


class Closed(io.StringIO):
    """A place where nothing can be written any more."""

    def __init__(self, error):
        super().__init__()
        self._error = error

    def write(self, _text):
        raise self._error

    def fileno(self):
        return os.open(os.devnull, os.O_RDWR)


def test_who_reads_no_further_is_not_told_of_trouble(journal, monkeypatch):
    journal.run("write", "words")
    for unread in (Closed(BrokenPipeError()), None):
        monkeypatch.setattr(sys, "stdout", unread)
        assert program.main(["--journal", str(journal.journal), "list"]) == 0


def test_an_answer_that_cannot_be_printed_says_that_the_work_was_done(journal, monkeypatch, capfd):
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Closed(OSError(28, "No space left on device")))
        assert program.main(["--journal", str(journal.journal), "write", "words"]) == 1
    assert "What you asked for was done." in capfd.readouterr().err
    assert len(journal.read("list")) == 1


class Keyboard(io.TextIOWrapper):
    """Standard input with somebody before it."""

    def isatty(self):
        return True


@pytest.fixture
def types_in(monkeypatch):
    def type_answers(*answers):
        left = list(answers)

        def ask(_question):
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(output.getpass, "getpass", ask)
        monkeypatch.setattr(io, "TextIOWrapper", Keyboard)

    return type_answers


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("", ""), "An empty passphrase protects nothing."),
        (("one", "two"), "The two passphrases differ."),
        (("one",), "Stopped."),
        ((), "Stopped."),
    ],
)
def test_a_passphrase_that_was_not_typed_twice_changes_nothing(journal, types_in, typed, told):
    before = (journal.journal / "keys.json").read_bytes()
    types_in(*typed)
    assert journal.run("passphrase", "change") == 1
    assert told in journal.complained
    assert (journal.journal / "keys.json").read_bytes() == before
