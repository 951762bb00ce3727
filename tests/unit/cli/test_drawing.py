"""Charts and figures on the command line."""

import json

import pytest

from tests.unit.cli.test_commands import Terminal
from trustjournal.storage import keys


@pytest.fixture
def journal(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(keys, "fitting_cost", lambda: keys.FLOOR)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    terminal = Terminal(tmp_path, capfd, monkeypatch)
    assert terminal.run("init", "--no-passphrase") == 0
    for day, mark in enumerate((5, 6, 6, 7, 8), 1):
        terminal.run(
            "write", "A day.", "--person", "美咲", "--trust", mark, "--day", f"2026-05-{day:02}"
        )
    return terminal


@pytest.mark.parametrize(
    ("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_felt_trust_is_drawn_into_a_file(journal, tmp_path, kind, begins):
    file = tmp_path / f"chart.{kind}"
    assert journal.run("chart", "felt-trust", "美咲", "--out", file) == 0, journal.complained
    assert file.read_bytes().startswith(begins)
    assert file.stat().st_mode & 0o777 == 0o600
    assert str(file) in journal.said


def test_where_it_was_drawn_can_be_read_by_a_script(journal, tmp_path):
    file = tmp_path / "chart.PNG"
    assert journal.read("chart", "felt-trust", "美咲", "--out", file) == {"file": str(file)}


def test_figures_are_read_by_a_script(journal):
    figures = journal.read("figures", "美咲")
    assert [row["rating"] for row in figures["felt"]] == [5, 6, 6, 7, 8]
    assert figures["words"]["trend"] == "line_only" or figures["words"]["trend"] is None
    assert set(figures["record"]["mine"]) == {
        "r", "s", "mean", "low", "high", "counts", "words",
    }  # fmt: skip


def test_figures_are_numbers_without_being_told_so(journal):
    assert journal.run("figures", "美咲") == 0
    assert json.loads(journal.said)["felt"]


def test_nobody_of_this_name_is_told_with_a_way_on(journal, tmp_path):
    file = tmp_path / "chart.png"
    assert journal.run("chart", "felt-trust", "Nobody", "--out", file) == 1
    assert "There is nobody of this name." in journal.complained
    assert not file.exists()
    assert journal.run("figures", "Nobody", "--json") == 1


@pytest.mark.parametrize("name", ["chart", "chart.gif", "chart.csv"])
def test_another_kind_of_file_is_refused(journal, tmp_path, name):
    assert journal.run("chart", "felt-trust", "美咲", "--out", tmp_path / name) == 1
    assert "PNG, SVG or PDF" in journal.complained
    assert not (tmp_path / name).exists()


def test_a_chart_needs_a_place(journal):
    assert journal.run("chart", "felt-trust", "美咲") == 2
    assert journal.run("chart", "unknown", "美咲", "--out", "a.png") == 2


def test_a_folder_that_is_not_there_is_told(journal, tmp_path):
    assert journal.run("chart", "felt-trust", "美咲", "--out", tmp_path / "no" / "a.png") == 1
    assert journal.complained
