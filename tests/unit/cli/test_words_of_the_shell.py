"""What goes wrong at a shell is told in the language in use, down to its last word."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.drivers import process
from tests.unit.cli.test_commands import journal, passphrase_file, terminal
from trustjournal import __main__ as program
from trustjournal import app

__all__ = ["journal", "passphrase_file", "terminal"]

OF_ARGPARSE = re.compile("argument|choice|choose|expected|explicit|following|required|unrecognized")
MISTAKES = {
    ("write",): ("missing: TEXT", "文章"),
    ("explode",): ("“explode” is none of demo, init, ", "「explode」"),
    ("list", "--much"): ("nothing is called so here: --much", "--much"),
    ("list", "--limit"): ("--limit needs a value after it", "--limit"),
    ("list", "--json=yes"): ("--json takes no value", "--json"),
    ("list", "--limit", "0"): ("--limit: “0” is not a whole number above zero", "「0」"),
    ("export", "--format", "docx", "o"): ("--format: “docx” is none of json, mark", "「docx」"),
    ("passphrase", "forget"): ("“forget” is none of change", "「forget」"),
}


@pytest.mark.parametrize(
    ("typed", "english", "japanese"),
    [
        (("--passphrase-file", "f"), "goes with a command", "コマンドと一緒に"),
        (("demo", "--journal", "d"), "does not go with demo", "demo には"),
    ],
)
def test_what_a_window_would_pass_over_is_said(capfd, monkeypatch, typed, english, japanese):
    monkeypatch.setattr(app, "run", lambda *_given, **_named: pytest.fail("a window opened"))
    for language, said in (("en", english), ("ja", japanese)):
        with pytest.raises(SystemExit) as left:
            program.main(["--language", language, *typed])
        assert left.value.code == 2
        assert said in capfd.readouterr().err


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_is_explained_without_a_word_of_another_language(journal, typed):
    english, japanese = MISTAKES[typed]
    assert journal.run("--language", "en", *typed) == 2
    assert english in journal.complained
    assert journal.run("--language", "ja", *typed) == 2
    sentence = journal.complained.split("使い方")[0]
    assert japanese in sentence
    assert not OF_ARGPARSE.search(sentence)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "there is no such file or folder"), ("ja", "ファイルまたはフォルダーが見つかりません")],
)
def test_why_a_disk_refused_is_told_in_the_language(journal, tmp_path, language, said):
    nowhere = tmp_path / "no" / "folder"
    for command in (
        ("backup", nowhere / "a.tjbak"),
        ("export", "--format", "json", nowhere / "a.json"),
        ("export", "--format", "markdown", nowhere / "a"),
        ("export", "--format", "csv", nowhere / "a.csv"),
    ):
        assert journal.run("--language", language, *command) == 1
        assert said in journal.complained
        assert os.strerror(2) not in journal.complained


def test_a_program_started_without_standard_input_asks_nobody(vault, tmp_path):
    vault.close()

    def run(*arguments):
        typed = shlex.join([sys.executable, "-m", "trustjournal", *map(str, arguments)])
        return subprocess.run(
            ["sh", "-c", f"exec {typed} <&-"],
            env=process.home(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )

    for arguments, said in (
        (("write", "-", "--journal", vault.folder), "There is nothing to write."),
        (("init", "--journal", tmp_path / "new"), "no terminal to ask on"),
    ):
        done = run("--language", "en", *arguments)
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_home_is_found_in_a_path_that_the_shell_left_alone(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert terminal.run("init", "--no-passphrase", "--journal=~/diary") == 0
    assert (tmp_path / "diary" / "journal.db").exists()
    assert terminal.run("list", "--journal=~/diary") == 0


def test_the_advice_about_a_new_passphrase_leads_on(journal, tmp_path, passphrase_file):
    for advised in (journal.run("passphrase", "change"), journal.run(
        "passphrase", "change", "--new-passphrase-file", tmp_path / "none"
    )):  # fmt: skip
        assert advised == 1
        assert "--new-passphrase-file." in journal.complained
    assert journal.run("passphrase", "change", "--new-passphrase-file", passphrase_file) == 0


@pytest.mark.parametrize(
    ("language", "said", "way_out"),
    [
        ("en", "That does not open this copy.", "when it was made"),
        ("ja", "このコピーは開きません", "コピーを作ったとき"),
    ],
)
def test_a_copy_from_before_a_new_passphrase_says_which_one_it_wants(
    terminal, tmp_path, passphrase_file, language, said, way_out
):
    copy, new = tmp_path / "c.tjbak", tmp_path / "new.txt"
    new.write_text("another one entirely\n", "utf-8")
    former = ("--passphrase-file", passphrase_file)
    assert terminal.run("init", *former) == 0
    assert terminal.run("backup", copy, *former) == 0
    assert terminal.run("passphrase", "change", *former, "--new-passphrase-file", new) == 0
    for command in (("restore", copy), ("restore", copy, "--preview"), ("backup", "--try", copy)):
        assert terminal.run("--language", language, *command, "--passphrase-file", new) == 1
        assert said in terminal.complained
        assert way_out in terminal.complained
    assert terminal.run("restore", copy, *former) == 0


def test_a_copy_is_opened_with_what_is_given_where_the_journal_needs_nothing(
    terminal, tmp_path, passphrase_file
):
    copy, former = tmp_path / "c.tjbak", ("--passphrase-file", passphrase_file)
    assert terminal.run("init", *former) == 0
    assert terminal.run("backup", copy, *former) == 0
    terminal.journal = tmp_path / "open"
    assert terminal.run("init", "--no-passphrase") == 0
    assert terminal.run("restore", copy, "--preview", *former) == 0
    assert terminal.run("backup", "--try", copy, *former) == 0


def test_of_two_languages_the_later_one_is_spoken(journal):
    assert journal.run("--language", "en", "list", "--language=ja") == 0
    assert "まだ何も書かれていません。" in journal.said
    assert journal.run("--language=ja", "list", "--language", "en") == 0
    assert "Nothing has been written yet." in journal.said
