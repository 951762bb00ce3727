"""The command line, as a script would use it: real files, real arguments, real exit codes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.storage.test_rollback import half_written
from trustjournal import __main__ as program
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault

PASSPHRASE = "合言葉 battery staple"


class Terminal:
    """Types commands and reads what comes back."""

    def __init__(self, folder: Path, capfd, monkeypatch):
        self.journal = folder / "journal"
        self._capfd = capfd
        self._monkeypatch = monkeypatch
        self.said = self.complained = ""

    def run(self, *arguments, typed=""):
        self._capfd.readouterr()
        given = typed if isinstance(typed, bytes) else typed.encode()
        stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
        self._monkeypatch.setattr(sys, "stdin", stdin)
        try:
            code = program.main(["--journal", str(self.journal), *map(str, arguments)])
        except SystemExit as stopped:
            code = stopped.code
        self.said, self.complained = self._capfd.readouterr()
        return code

    def read(self, *arguments, typed=""):
        assert self.run(*arguments, "--json", typed=typed) == 0, self.complained
        return json.loads(self.said)


@pytest.fixture
def terminal(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(keys, "fitting_cost", lambda: keys.FLOOR)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return Terminal(tmp_path, capfd, monkeypatch)


@pytest.fixture
def journal(terminal):
    assert terminal.run("init", "--no-passphrase") == 0
    return terminal


@pytest.fixture
def passphrase_file(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(PASSPHRASE + "\n", "utf-8")
    return file


def test_a_new_journal_is_empty(journal):
    assert journal.read("list") == []
    assert journal.read("stats")["entries"] == 0
    assert journal.run("list") == 0
    assert "Nothing has been written yet." in journal.said


def test_an_entry_is_written_listed_and_found_by_two_japanese_characters(journal):
    made = journal.read(
        "write", "今日は美咲と話せた。", "--person", "美咲", "--trust", "7", "--tag", "約束",
        "--day", "2026-05-14", "--time", "21:05",
    )  # fmt: skip
    (entry,) = journal.read("list")
    assert entry["id"] == made["id"]
    assert (entry["kind"], entry["day"]) == ("entry", "2026-05-14")
    assert (entry["title"], entry["text"]) == ("今日は美咲と話せた。", "今日は美咲と話せた。")
    assert (entry["people"], entry["tags"]) == (["美咲"], ["約束"])
    assert entry["written_at"] == "2026-05-14T12:05:00+00:00"
    (hit,) = journal.read("search", "話せ")
    assert hit["id"] == made["id"]
    assert "話せた" in hit["excerpt"]
    assert {"kind", "day", "written_at", "title", "people", "tags"} <= hit.keys()
    assert journal.read("search", "檸檬") == []
    counts = journal.read("stats")
    assert (counts["entries"], counts["people"], counts["check_ins"]) == (1, 1, 1)


def test_text_comes_from_standard_input_and_is_kept_as_it_is(journal):
    text = "　一行目\n\n二行目  \n"
    journal.read("write", "-", typed=text)
    (entry,) = journal.read("list")
    assert entry["text"] == text


def test_the_same_name_in_another_width_is_the_same_person(journal):
    journal.read("write", "a", "--person", "Tom")
    journal.read("write", "b", "--person", "ＴＯＭ")
    (person,) = journal.read("person", "list")
    assert person["name"] == "Tom"


def test_a_person_is_added_once(journal):
    made = journal.read("person", "add", "由美", "--reading", "ゆみ")
    assert journal.run("person", "add", "由美") == 1
    assert "由美" in journal.complained
    (person,) = journal.read("person", "list")
    assert (person["id"], person["reading"]) == (made["id"], "ゆみ")


def test_a_rating_needs_exactly_one_person(journal):
    for people in ([], ["--person", "A", "--person", "B"]):
        assert journal.run("write", "x", "--trust", "5", *people) == 1
        assert "--trust needs exactly one --person." in journal.complained
    assert journal.read("list") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("write", "x", "--trust", "11"),
        ("write", "x", "--day", "14.5.2026"),
        ("write", "x", "--time", "25:00"),
        ("write",),
        ("explode",),
        ("export", "--format", "docx", "out"),
        ("--language", "fr", "list"),
    ],
)
def test_wrong_usage_is_said_with_exit_code_2(journal, arguments):
    assert journal.run(*arguments) == 2
    assert "This command was not understood" in journal.complained
    assert "usage: trustjournal" in journal.complained
    assert journal.complained.count("usage: ") == 1
    assert "Traceback" not in journal.complained


def test_messages_follow_the_language(journal):
    assert journal.run("--language", "ja", "list") == 0
    assert "まだ何も書かれていません。" in journal.said
    assert journal.run("--language", "ja", "write", "x", "--trust", "12") == 2
    assert "このコマンドは分かりませんでした" in journal.complained
    assert journal.run("--language=ja", "--help") == 0
    assert "使い方：" in journal.said
    assert "日記を書く" in journal.said


def test_a_missing_journal_is_said_with_a_next_step(terminal):
    for command in (["list"], ["write", "x"], ["check"], ["backup"]):
        assert terminal.run(*command) == 1
        assert "No journal was found" in terminal.complained
    assert not terminal.journal.exists()


def test_a_second_init_leaves_the_first_journal_alone(journal):
    journal.read("write", "kept")
    assert journal.run("init", "--no-passphrase") == 1
    assert "There is already a journal at this place." in journal.complained
    assert [entry["text"] for entry in journal.read("list")] == ["kept"]


def test_a_protected_journal_opens_with_the_passphrase_or_the_recovery_key(
    terminal, passphrase_file, tmp_path
):
    made = terminal.read("init", "--passphrase-file", passphrase_file)
    with_passphrase = ("--passphrase-file", passphrase_file)
    terminal.read("write", "秘密", *with_passphrase)
    assert terminal.run("list") == 1
    assert "--passphrase-file" in terminal.complained
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("wrong", "utf-8")
    assert terminal.run("list", "--passphrase-file", wrong) == 1
    assert "does not open the journal" in terminal.complained
    recovery = tmp_path / "recovery.txt"
    recovery.write_text(made["recovery_key"].lower(), "utf-8")
    (entry,) = terminal.read("list", "--passphrase-file", recovery)
    assert entry["text"] == "秘密"


def test_the_passphrase_is_changed(terminal, passphrase_file, tmp_path):
    terminal.read("init", "--passphrase-file", passphrase_file)
    new = tmp_path / "new.txt"
    new.write_text("another one entirely", "utf-8")
    change = ("passphrase", "change", "--passphrase-file", passphrase_file)
    assert terminal.run(*change, "--new-passphrase-file", new) == 0
    assert "Copies made earlier still open with the former one." in terminal.said
    assert terminal.run("list", "--passphrase-file", passphrase_file) == 1
    assert terminal.run("list", "--passphrase-file", new) == 0


def test_an_unreadable_passphrase_file_is_said(terminal, passphrase_file, tmp_path):
    terminal.read("init", "--passphrase-file", passphrase_file)
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", "utf-8")
    for file in (empty, tmp_path / "nowhere.txt"):
        assert terminal.run("list", "--passphrase-file", file) == 1
        assert "The passphrase file could not be read" in terminal.complained


def test_a_copy_is_saved_and_brought_back(journal, tmp_path):
    journal.read("write", "before the copy")
    copy = Path(journal.read("backup", tmp_path / "mine.tjbak")["file"])
    journal.read("write", "after the copy")
    assert journal.run("restore", copy, "--look") == 0
    assert "holds 1 entry" in journal.said
    answer = journal.read("restore", copy)
    assert [entry["text"] for entry in journal.read("list")] == ["before the copy"]
    assert (Path(answer["former"]) / "journal.db").exists()
    assert journal.run("check") == 0


def test_a_copy_is_brought_back_where_nothing_is_left(terminal, passphrase_file, tmp_path):
    terminal.read("init", "--passphrase-file", passphrase_file)
    secret = ("--passphrase-file", passphrase_file)
    terminal.read("write", "still here", *secret)
    copy = terminal.read("backup", tmp_path / "c.tjbak", *secret)["file"]
    for file in terminal.journal.iterdir():
        file.unlink()
    assert terminal.run("list", *secret) == 1
    assert terminal.run("restore", copy) == 1
    assert terminal.run("restore", copy, *secret) == 0
    assert [entry["text"] for entry in terminal.read("list", *secret)] == ["still here"]


@pytest.mark.parametrize("place", [20_000, -100], ids=["before it opens", "once it is open"])
def test_a_check_of_damage_says_how_bad_it_is_and_what_to_do(journal, place):
    journal.read("write", "x" * 30_000)
    file = journal.journal / "journal.db"
    damaged = bytearray(file.read_bytes())
    damaged[place] ^= 1
    file.write_bytes(damaged)
    assert journal.run("check", "--json") == 1
    findings = json.loads(journal.said)
    assert findings[0]["severity"] == "damage"
    assert findings[0]["what"]
    assert findings[0]["next_step"]
    assert journal.run("check") == 1
    assert findings[0]["next_step"] in journal.said
    assert file.read_bytes() == damaged


def test_what_can_be_read_of_a_damaged_journal_is_saved(journal):
    journal.read("write", "kept on a whole page", "--person", "美咲")
    file = journal.journal / "journal.db"
    whole = file.read_bytes()
    turned = bytes([whole[-100] ^ 1])
    file.write_bytes(whole[:-100] + turned + whole[-99:])
    assert journal.run("check") == 1
    answer = journal.read("salvage")
    assert answer["rows"] > 0
    assert [entry["text"] for entry in journal.read("list")] == ["kept on a whole page"]
    assert journal.read("search", "whole page")
    assert journal.run("check") == 0
    assert (Path(answer["former"]) / "journal.db").read_bytes() != whole


def test_a_damaged_journal_is_written_out_without_being_touched(journal, tmp_path):
    journal.read("write", "kept on a whole page", "--person", "美咲")
    file = journal.journal / "journal.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4196] + bytes([whole[4196] ^ 1]) + whole[4197:])
    damaged = file.read_bytes()
    assert journal.run("export", "--format", "json", tmp_path / "all.json") == 1
    assert "trustjournal salvage --out" in journal.complained
    answer = journal.read("salvage", "--out", tmp_path / "out")
    assert answer["rows"] > 0
    assert "kept on a whole page" in (tmp_path / "out" / "all.json").read_text("utf-8")
    assert journal.run("salvage", "--out", tmp_path / "out") == 1
    assert journal.run("salvage", "--out", tmp_path / "again") == 0
    assert "not encrypted" in journal.said
    assert file.read_bytes() == damaged


def test_a_file_of_another_journal_beside_it_is_set_aside_and_told_once(journal, tmp_path):
    journal.read("write", "every word of it")
    theirs = Vault(tmp_path / "theirs", tmp_path / "their copies")
    theirs.create(None)
    theirs.close()
    laid = half_written(theirs, tmp_path).read_bytes()
    (journal.journal / "journal.db-journal").write_bytes(laid)
    assert [entry["text"] for entry in journal.read("list")] == ["every word of it"]
    assert "was set aside" in journal.complained
    assert journal.run("list") == 0
    assert "was set aside" not in journal.complained
    [finding] = journal.read("check")
    assert finding["severity"] == "note"
    assert "journal.db-journal.set-aside" in finding["next_step"]
    assert (journal.journal / "journal.db-journal.set-aside").read_bytes() == laid


def test_what_is_no_copy_is_refused_and_the_journal_stays(journal, tmp_path):
    journal.read("write", "safe")
    other = tmp_path / "letter.tjbak"
    other.write_bytes(b"Dear Sir")
    for file, words in ((other, "not a copy"), (tmp_path / "nowhere", "no such file")):
        assert journal.run("restore", file) == 1
        assert words in journal.complained
    assert [entry["text"] for entry in journal.read("list")] == ["safe"]


def test_exports_hold_everything_and_are_never_written_over(journal, tmp_path):
    journal.read("write", "# Heading\ntext", "--person", "Tom", "--trust", "4", "--tag", "work")
    out = tmp_path / "all.json"
    assert journal.run("export", "--format", "json", out) == 0
    assert "not encrypted" in journal.said
    everything = json.loads(out.read_text("utf-8"))
    assert [entry["body_markdown"] for entry in everything["entries"]] == ["# Heading\ntext"]
    assert [check_in["rating"] for check_in in everything["check_ins"]] == [4]
    assert everything["people"][0]["name"] == "Tom"
    assert journal.run("export", "--format", "json", out) == 1
    folder = tmp_path / "pages"
    assert journal.run("export", "--format", "markdown", folder) == 0
    (page,) = folder.rglob("*.md")
    assert page.read_text("utf-8").endswith("# Heading\ntext\n")
    assert "Heading" not in page.name
    private = [path.stat().st_mode & 0o077 for path in (out, folder, page, page.parent)]
    assert private == [0, 0, 0, 0]


def test_a_whole_journal_passes_the_check_and_a_spoilt_index_is_mended(journal):
    journal.read("write", "words to find")
    assert journal.read("check") == []
    assert journal.run("check", "--mend-search") == 0
    assert len(journal.read("search", "words")) == 1


def test_commands_never_import_qt(journal):
    code = (
        "import sys; from trustjournal.__main__ import main; "
        f"code = main(['--journal', {str(journal.journal)!r}, 'list']); "
        "assert not any(name.startswith('PySide6') for name in sys.modules); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
