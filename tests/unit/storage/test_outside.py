"""What is taken out of the journal is written whole and for its owner, or not at all."""

import errno
import os
import stat
import subprocess
import sys
import time

import pytest

from trustjournal.storage.outside import (
    UNFINISHED,
    FileNotWritten,
    NoRoomThere,
    write_outside,
)


def test_a_file_is_its_owners_and_replaces_the_former(tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(b"former")
    write_outside(file, b"words")
    assert file.read_bytes() == b"words"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.parametrize(
    ("refusal", "problem"),
    [
        (errno.ENOSPC, NoRoomThere),
        (errno.EDQUOT, NoRoomThere),
        (errno.EACCES, FileNotWritten),
        (errno.EROFS, FileNotWritten),
        (errno.EIO, FileNotWritten),
    ],
)
def test_a_refusal_is_told_as_what_it_is_and_leaves_the_former_file(
    tmp_path, monkeypatch, refusal, problem
):
    file = tmp_path / "page.pdf"
    file.write_bytes(b"former")

    def refuse(_descriptor):
        raise OSError(refusal, os.strerror(refusal))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(problem) as told:
        write_outside(file, b"words")
    assert "Your journal is unchanged." in str(told.value)
    assert file.read_bytes() == b"former"
    assert [each.name for each in tmp_path.iterdir()] == ["page.pdf"]


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(FileNotWritten, match="not there"):
        write_outside(tmp_path / "not there" / "page.pdf", b"words")


KILL = """
import os, sys
from pathlib import Path
from trustjournal.storage.outside import write_outside
os.fsync = lambda _descriptor: os.kill(os.getpid(), 9)
write_outside(Path(sys.argv[1]), b"half of a page about somebody")
"""


def test_what_a_kill_left_half_written_goes_with_the_next_file_there(tmp_path):
    import_from = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run(
        [sys.executable, "-c", KILL, tmp_path / "page.pdf"], env=import_from, check=False
    )
    assert killed.returncode == -9
    [half] = tmp_path.iterdir()
    assert half.name == f"page.pdf{UNFINISHED}"
    theirs = tmp_path / "thesis.new"
    theirs.write_text("of somebody else")
    write_outside(tmp_path / "chart.png", b"whole")
    assert half.exists(), "another window of the app may be writing it just now"
    two_hours_ago = time.time() - 7_200
    for each in (half, theirs):
        os.utime(each, (two_hours_ago, two_hours_ago))
    write_outside(tmp_path / "chart.png", b"whole")
    assert {each.name for each in tmp_path.iterdir()} == {"chart.png", "thesis.new"}
