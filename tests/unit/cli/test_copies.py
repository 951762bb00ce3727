"""Copies on the command line: tried, looked into, and brought back in part."""

from pathlib import Path

from tests.unit.cli.test_commands import PASSPHRASE, journal, terminal

__all__ = ["journal", "terminal"]


def test_the_newest_copy_or_a_named_one_is_tried(journal, tmp_path):
    assert journal.run("backup", "--try") == 1
    assert "There is no copy yet." in journal.complained
    journal.read("write", "one")
    mine = journal.read("backup", tmp_path / "mine.tjbak")["file"]
    usual = journal.read("backup")["file"]
    assert journal.run("backup", "--try") == 0
    assert journal.said.splitlines()[0] == usual
    assert "It opens, and its 1 entry is there." in journal.said
    assert journal.read("backup", mine, "--try") == {"file": mine, "entries": 1, "compared": 1}
    damaged = bytearray(Path(mine).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    Path(mine).write_bytes(damaged)
    assert journal.run("backup", mine, "--try") == 1
    assert "This copy is damaged" in journal.complained


def test_what_differs_is_told_before_anything_is_brought_back(journal, tmp_path):
    lost = journal.read("write", "was lost", "--person", "美咲", "--day", "2026-05-01")["id"]
    copy = journal.read("backup", tmp_path / "c.tjbak")["file"]
    assert journal.run("restore", copy, "--preview") == 0
    assert "Both hold the same." in journal.said
    journal.read("write", "new here")
    assert journal.run("restore", copy, "--preview") == 0
    assert "Entries: 1 only in the journal" in journal.said
    assert "new here" in journal.said
    found = journal.read("restore", copy, "--preview")
    assert found["copy"]["first_day"] == "2026-05-01"
    assert found["differences"]["entry"]["only_in_journal"]["count"] == 1
    assert [entry["text"] for entry in journal.read("list")] == ["new here", "was lost"]
    assert journal.read("restore", copy, "--entry", lost) == [{"id": lost}]
    assert journal.run("restore", copy, "--entry", "nowhere") == 1
    assert "This entry is not in the copy." in journal.complained


def test_a_copy_can_be_looked_into_where_there_is_no_journal(terminal, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    given = ("--passphrase-file", secret)
    terminal.read("init", *given)
    terminal.read("write", "one", *given)
    copy = terminal.read("backup", tmp_path / "c.tjbak", *given)["file"]
    assert terminal.run("backup", copy, "--try", *given) == 0
    for file in terminal.journal.iterdir():
        file.unlink()
    terminal.journal.rmdir()
    assert terminal.run("restore", copy, "--preview", *given) == 0
    assert "In the copy: Entries: 1" in terminal.said
    assert not terminal.journal.exists()
    secret.write_text("something else", encoding="utf-8")
    assert terminal.run("restore", copy, "--preview", *given) == 1
