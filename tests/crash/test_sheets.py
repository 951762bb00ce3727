"""kill -9 in the middle of each of the sixteen sheets."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.answered import IDS
from tests.crash.sheet_writer import reached
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("of", IDS)
def test_what_was_answered_before_the_program_was_killed_is_there(of, tmp_path):
    vault = Vault(tmp_path / "journal", tmp_path / "copies")
    vault.create(None)
    vault.close()
    command = [sys.executable, "-m", "tests.crash.sheet_writer", str(vault.folder), of]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        sheet = program.stdout.readline().strip()
        program.kill()
    vault.open()
    opened = assemble(vault, system_clock, tell_nobody).worksheets.get(sheet)
    assert (dict(opened.sheet.answers), opened.sheet.place) == reached(of)
    assert vault.is_whole()
    vault.close()
