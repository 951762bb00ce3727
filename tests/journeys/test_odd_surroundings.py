"""Wherever the program runs, what is written is the same: other languages, no home, odd paths."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drivers import locales, process
from tests.journeys.test_ending import journal_of
from trustjournal.core.clock import system_clock
from trustjournal.core.paths import Paths
from trustjournal.core.settings import Settings, load, save
from trustjournal.journal.service import Journal
from trustjournal.storage.vault import Vault

TEXT = "İstanbul'da ışık, 約束の話、مرحبا ١٢٣, 𠮷野さん"
PERSON = "Işıl"
COMMANDS = """
import io, json, sys
from trustjournal import __main__ as program
from trustjournal.storage import keys
keys.fitting_cost = lambda: keys.FLOOR
text, folder = {text!a}, sys.argv[1]

def run(*words, typed=""):
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    try:
        return program.main(["--journal", folder, *words])
    except SystemExit as stopped:
        return stopped.code

codes = [
    run("init", "--no-passphrase"),
    run("write", "-", "--person", {person!a}, typed=text),
    run("list"),
    run("search", {word!a}),
    run("list", "--help", "--language", "ja"),
    run("export", "--format", "json", folder + ".json"),
    run("backup", folder + ".tjbak"),
    run("check"),
]
sys.stderr.write(f"codes {{codes}}")
"""


def commands_in(folder, within, journal):
    """Go through the commands; return what they complained about, and what was exported."""
    done = subprocess.run(
        [
            *within,
            sys.executable,
            "-X",
            "utf8=0",
            "-c",
            COMMANDS.format(text=TEXT, person=PERSON, word="ışık"),
            journal,
        ],
        env=process.home(folder),
        cwd=folder,
        capture_output=True,
        check=False,
    )
    exported = json.loads(Path(f"{os.fsdecode(journal)}.json").read_bytes())
    return done.stderr.decode("ascii", "replace"), exported


@pytest.mark.parametrize("name", locales.every_one("ja_JP.EUC-JP"))
def test_the_commands_keep_every_letter_and_day_in_any_language(tmp_path, name):
    within = locales.command_in(name, tmp_path)
    complaints, exported = commands_in(tmp_path, within, tmp_path / "mine")
    assert complaints == f"codes {[0] * 8}"
    [entry] = exported["entries"]
    assert entry["body_markdown"] == TEXT
    assert entry["day"] == system_clock().date().isoformat()
    assert [each["name"] for each in exported["people"]] == [PERSON]


def test_a_folder_whose_name_is_no_unicode_holds_a_journal_as_any(tmp_path):
    if sys.platform == "darwin" or os.name != "posix":
        pytest.skip("NOT SHOWN HERE: this system takes Unicode names only")
    folder = os.fsencode(tmp_path) + b"/\xff\xfe\xe6\x97\xa5"
    complaints, exported = commands_in(tmp_path, ["env"], folder)
    assert complaints == f"codes {[0] * 8}"
    assert exported["entries"][0]["body_markdown"] == TEXT
    place = Path(os.fsdecode(folder))
    save(tmp_path, Settings(journal=str(place)))
    assert load(tmp_path).journal == str(place), "it is remembered for the next start"


QTS_OWN = re.compile(r"Detected locale(?s:.*)for more information\.\n")
"""Qt says that it takes UTF-8 all the same."""
WRITE = f"""
write(self, {TEXT!a}, lambda page: self.window.close())
"""


@pytest.mark.parametrize("name", locales.every_one("tr_TR.UTF-8"))
def test_the_window_keeps_every_letter_in_any_language(tmp_path, name):
    """In Turkish the capital of i is another letter, also for names inside the program."""
    within = locales.command_in(name, tmp_path)
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    with process.running(tmp_path, WRITE, within=within) as program:
        _said, complaints = process.ended(program)
    assert (program.returncode, QTS_OWN.sub("", complaints)) == (0, "")
    assert newest(vault) == TEXT


@pytest.mark.long
def test_the_window_opens_a_journal_in_a_folder_whose_name_is_no_unicode(tmp_path):
    if sys.platform == "darwin" or os.name != "posix":
        pytest.skip("NOT SHOWN HERE: this system takes Unicode names only")
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe\xe6\x97\xa5")
    vault = Vault(Path(folder), Path(f"{folder}-copies"))
    vault.create(None)
    vault.close()
    for _start in range(2):
        with process.running(tmp_path, WRITE, "--journal", folder) as program:
            _said, complaints = process.ended(program)
        assert (program.returncode, complaints) == (0, "")
    assert newest(vault) == TEXT
    assert any(vault.backups.glob("auto-*.tjbak"))


def newest(vault: Vault) -> str:
    vault.open()
    try:
        journal = Journal(vault, system_clock, lambda _changes: None)
        return journal.get(journal.recent()[0].id).content.text
    finally:
        vault.close()


def test_an_account_without_a_home_may_name_its_places(monkeypatch, tmp_path):
    pwd = pytest.importorskip("pwd", reason="this system has no such accounts")

    def nobody(_number):
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert not Paths.standard().journal.exists()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert Paths.standard().journal.is_relative_to(tmp_path)
