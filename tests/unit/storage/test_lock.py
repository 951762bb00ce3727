"""One program at a time, told by the system and by nothing that is written down."""

import os

import pytest

from trustjournal.storage.lock import FolderLock, is_free
from trustjournal.storage.problems import JournalInUse, JournalLeaving


@pytest.mark.parametrize(
    "left",
    [
        b"another-computer.local 4711",
        str(os.getpid()).encode(),
        b"1",
        b"",
        b"\xff" * 4096,
    ],
    ids=["another computer", "this program's number", "the first program", "nothing", "rubbish"],
)
def test_what_a_former_holder_left_holds_nobody(tmp_path, left):
    """Of another computer, of a number that is somebody else's by now: the words count nothing."""
    place = tmp_path / "lock"
    place.write_bytes(left)
    lock = FolderLock(place)
    with pytest.raises(JournalInUse):
        FolderLock(place)
    lock.release()
    FolderLock(place).release()
    assert place.read_bytes() == left


def test_whoever_is_about_to_go_says_so_and_only_for_as_long_as_they_are_there(tmp_path):
    place = tmp_path / "lock"
    lock = FolderLock(place)
    lock.say_leaving()
    with pytest.raises(JournalLeaving):
        FolderLock(place)
    assert not is_free(place)
    lock.release()
    assert is_free(place)
    lock = FolderLock(place)
    with pytest.raises(JournalInUse) as refused:
        FolderLock(place)
    assert not isinstance(refused.value, JournalLeaving)
    lock.release()


def test_a_clock_that_is_set_back_holds_nobody(tmp_path):
    place = tmp_path / "lock"
    FolderLock(place).release()
    os.utime(place, (4_000_000_000, 4_000_000_000))
    FolderLock(place).release()
