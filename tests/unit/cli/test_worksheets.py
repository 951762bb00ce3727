"""Worksheets and sheets from the command line, as a script would use them."""

import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.answered import answers_of
from tests.clocks import FakeClock
from tests.unit.cli.test_commands import PASSPHRASE, Terminal
from tests.unit.worksheets.own import OWN
from trustjournal.services import assemble
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault
from trustjournal.worksheets.library import SHIPPED

EVENING = datetime(2026, 5, 14, 19, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture
def terminal(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(keys, "fitting_cost", lambda: keys.FLOOR)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Terminal(tmp_path, capfd, monkeypatch)


@pytest.fixture
def own_folder(tmp_path):
    folder = tmp_path / "config" / "my-notes" / "worksheets"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def filled(terminal):
    """A journal with a finished apology and an unfinished boundary sheet, begun in the window."""
    assert terminal.run("init", "--no-passphrase") == 0
    vault = Vault(terminal.journal, terminal.journal.parent / "journal-copies")
    vault.open()
    services = assemble(vault, FakeClock(EVENING), lambda _changes: None)
    emma = services.people.add("Emma")
    apology = services.worksheets.begin("apology", person=emma.id)
    answers = answers_of("apology", "en") | {"who.person": emma.id}
    services.worksheets.answer(apology.sheet.id, answers, "draft")
    services.worksheets.finish(apology.sheet.id)
    boundary = services.worksheets.begin("boundary", person=emma.id)
    vault.close()
    terminal.apology, terminal.boundary = apology.sheet.id, boundary.sheet.id
    return terminal


def test_worksheets_are_listed_without_any_journal(terminal):
    listed = terminal.read("worksheets", "list")
    assert {each["id"] for each in listed} == set(SHIPPED)
    assert listed[0] == {
        "id": "apology",
        "title": "Apology",
        "minutes": 25,
        "group": "went_wrong",
        "own": False,
    }
    assert terminal.run("worksheets", "list") == 0
    assert "When something went wrong between us" in terminal.said
    assert "Apology (about 25 minutes)" in terminal.said


def test_a_worksheet_is_shown_with_what_it_asks_and_when_not_to_use_it(terminal):
    shown = terminal.read("worksheets", "show", "apology")
    assert shown["purpose"].startswith("To say clearly what you did")
    assert len(shown["not_for"]) == 4
    assert [each["id"] for each in shown["steps"]][:3] == ["safe", "who", "act"]
    safe = shown["steps"][0]["questions"][0]
    assert (safe["input"], safe["required"]) == ("choice", True)
    assert [each["id"] for each in safe["options"]] == ["no", "unsure", "yes"]
    assert terminal.run("worksheets", "show", "apology", "--language", "ja") == 0
    assert terminal.said.startswith("謝る準備（約25分）")
    assert "使わないほうがよいとき" in terminal.said


def test_an_unknown_worksheet_is_told_with_a_next_step(terminal):
    assert terminal.run("worksheets", "show", "astrology") == 1
    assert "There is no such worksheet." in terminal.complained


def test_ones_own_worksheets_are_listed_and_a_wrong_file_is_named(terminal, own_folder):
    (own_folder / "evening.toml").write_text(OWN, "utf-8")
    (own_folder / "torn.toml").write_text(OWN[:300], "utf-8")
    listed = terminal.read("worksheets", "list")
    assert (listed[-1]["id"], listed[-1]["group"], listed[-1]["own"]) == ("evening", "own", True)
    assert "torn.toml" in terminal.complained
    assert "The other worksheets are there." in terminal.complained


def test_sheets_are_listed_unfinished_ones_first(filled):
    boundary, apology = filled.read("sheet", "list")
    assert (boundary["id"], boundary["worksheet"]) == (filled.boundary, "boundary")
    assert (boundary["person"], boundary["finished_on"]) == ("Emma", None)
    assert (boundary["step"], boundary["begun_on"]) == (1, "2026-05-14")
    assert (apology["id"], apology["finished_on"]) == (filled.apology, "2026-05-14")
    assert filled.run("sheet", "list") == 0
    assert filled.boundary[:8] in filled.said
    assert "Emma" in filled.said


def test_a_card_is_printed_as_markdown_by_the_beginning_of_its_id(filled):
    answers = answers_of("apology", "en")
    assert filled.run("sheet", "card", filled.apology[:10]) == 0
    assert filled.said.startswith("# My apology\n")
    assert answers["act.act"] in filled.said
    card = filled.read("sheet", "card", filled.apology)
    assert (card["id"], card["worksheet"], card["language"]) == (filled.apology, "apology", "en")
    assert answers["act.act"] in card["markdown"]


def test_a_card_that_is_not_there_is_told(filled):
    assert filled.run("sheet", "card", "ffffffffffff") == 1
    assert "No sheet has an id that begins so." in filled.complained


def test_an_empty_journal_has_no_sheets(terminal):
    assert terminal.run("init", "--no-passphrase") == 0
    assert terminal.read("sheet", "list") == []
    assert terminal.run("sheet", "list") == 0
    assert "No sheets are begun yet." in terminal.said


def test_a_locked_journal_still_lists_worksheets(terminal, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    assert terminal.run("init", "--passphrase-file", str(secret)) == 0
    assert len(terminal.read("worksheets", "list")) == len(SHIPPED)
    assert terminal.run("sheet", "list") == 1, "sheets lie in the journal"


def test_search_finds_what_was_written_on_a_sheet(filled):
    hits = filled.read("search", "confidence")
    assert [(each["kind"], each["title"]) for each in hits] == [("sheet", "Apology")]
    (hit,) = filled.read("search", "confidence", "--language", "ja")
    assert hit["title"] == "謝る準備"


def test_neither_command_reads_qt():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, trustjournal.cli.worksheets;"
            "print([m for m in sys.modules if m.startswith('PySide6')])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
