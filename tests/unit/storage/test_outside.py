"""What is taken out of the journal is written whole and for its owner, or not at all."""

import errno
import os
import stat

import pytest

from trustjournal.storage.outside import FileNotWritten, NoRoomThere, write_outside


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
