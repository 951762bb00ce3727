"""The command that brings in what was written elsewhere, as a script would use it."""

import json

import pytest

from tests.unit.cli.test_commands import journal, terminal

__all__ = ["journal", "terminal"]

TABLE = "date,text\n2024-05-03,きょうは歩いた\n2024-05-04,雨\nsome day,words\n"


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "diary.csv"
    file.write_text(TABLE, "utf-8")
    return file


def test_a_dry_run_tells_what_would_come_in_and_changes_nothing(journal, table):
    assert journal.run("import", table, "--dry-run") == 0
    for words in (
        "A table (CSV), Fri, May 3, 2024 to Sat, May 4, 2024",
        "2 entries: 2 new",
        "diary.csv 4",
        "it names no day that can be understood",
        "Nothing was changed.",
    ):
        assert words in journal.said
    assert journal.read("list") == []


def test_what_was_written_elsewhere_comes_in_once(journal, table):
    told = journal.read("import", table)
    assert told["kinds"]["entries"] == {"new": 2, "same": 0, "different": 0, "in_trash": 0}
    assert told["left_out"] == [{"place": "diary.csv 4", "why": "no_day"}]
    assert (told["changed"], told["first_day"]) == (True, "2024-05-03")
    assert journal.run("import", table) == 0
    assert "Everything in it is here already." in journal.said
    assert not journal.read("import", table)["changed"]
    assert [each["text"] for each in journal.read("list")] == ["雨", "きょうは歩いた"]
    assert journal.read("check") == []


def test_an_export_comes_back_into_another_journal(journal, tmp_path):
    journal.read("write", "約束を守れた。", "--person", "美咲", "--trust", "7")
    for kind in ("json", "markdown", "csv"):
        assert journal.run("export", "--format", kind, tmp_path / kind) == 0
    journal.journal = tmp_path / "another" / "journal"
    assert journal.run("init", "--no-passphrase") == 0
    (tmp_path / "json").rename(tmp_path / "all.json")
    (tmp_path / "csv").rename(tmp_path / "all.csv")
    for file in ("markdown", "all.csv", "all.json"):
        assert journal.run("import", tmp_path / file) == 0
    [entry] = journal.read("list")
    assert (entry["text"], entry["people"]) == ("約束を守れた。", ["美咲"])
    assert journal.read("stats")["check_ins"] == 1


def test_a_difference_stays_unless_the_file_is_wanted(journal, tmp_path):
    journal.read("write", "as here")
    assert journal.run("export", "--format", "json", tmp_path / "all.json") == 0
    document = json.loads((tmp_path / "all.json").read_text("utf-8"))
    document["entries"][0]["body_markdown"] = "as in the file"
    (tmp_path / "all.json").write_text(json.dumps(document), "utf-8")
    assert journal.run("import", tmp_path / "all.json") == 0
    assert "was left as it is" in journal.said
    assert [each["text"] for each in journal.read("list")] == ["as here"]
    assert journal.run("import", tmp_path / "all.json", "--take-theirs") == 0
    assert [each["text"] for each in journal.read("list")] == ["as in the file"]


def test_what_cannot_be_imported_is_explained(journal, tmp_path):
    (tmp_path / "a.json").write_text("{", "utf-8")
    for file, words in (("a.json", "damaged or not whole"), ("nowhere", "no such file")):
        assert journal.run("import", tmp_path / file) == 1
        assert words in journal.complained
        assert "Nothing was changed." in journal.complained
    assert journal.run("import", tmp_path / "a.json", "--format", "docx") == 2


def test_the_command_answers_in_japanese(journal, table):
    assert journal.run("--language", "ja", "import", table) == 0
    assert "取り込みました：日記2件。" in journal.said
