"""A copy that somebody asked for is made, also when the program is ended before it is there."""

import pytest

from tests.killed import killed_at, needs_fork
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.keeping import copyfile, missed
from trustjournal.keeping.problems import CopyNotWritten
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import in_hand, working_name


@pytest.fixture
def written(vault, clock):
    """A closed journal with something in it."""
    assemble(vault, clock, tell_nobody).journal.write("an evening at the river")
    vault.close()
    return vault


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "stick 信頼"
    made.mkdir()
    return made


def opened(vault):
    vault.open()
    return assemble(vault, system_clock, tell_nobody).keeping


def opened_again(vault):
    vault.close()
    return opened(vault)


def killed_while_copying(step, folder, target):
    """Ask for a copy in a process that is killed at a line of the packing."""

    def work():
        keeping = opened(Vault(folder, folder.parent / "copies"))
        keeping.make_wanted(keeping.want_copy(target))

    assert killed_at(step, work, inside="keeping/copyfile.py")


@needs_fork
def test_a_kill_leaves_nothing_half_and_the_copy_is_made_the_next_time(written, stick):
    left = []
    for step in (2, 12, 30):
        target = stick / f"mine-{step}.tjbak"
        killed_while_copying(step, written.folder, target)
        left += [each.name for each in stick.iterdir() if each.name.startswith(".")]
        made = opened(written).make_up_for_wanted()
        written.close()
        assert (made.saved, made.still_missing) == ((target,), ())
        assert copyfile.read_manifest(target).entries == 1
        assert not [each for each in stick.iterdir() if each.name.startswith(".")]
    assert left, "some kills do leave something to clear away"


def test_what_was_asked_for_and_made_is_not_made_again(written, stick):
    keeping = opened(written)
    before = written.change_counter
    keeping.make_wanted(keeping.want_copy(stick / "mine.tjbak"))
    assert written.change_counter == before, "remembering it is no change of the journal"
    (stick / "mine.tjbak").unlink()
    keeping = opened_again(written)
    assert keeping.make_up_for_wanted().saved == ()
    assert list(stick.iterdir()) == []
    written.close()


def test_a_copy_that_arrived_behind_a_lock_is_not_made_twice(written, stick):
    keeping = opened(written)
    target = keeping.want_copy(stick / "mine.tjbak")
    keeping.back_up(target)  # and nothing could be noted any more
    made_at = target.stat().st_mtime_ns
    keeping = opened_again(written)
    assert keeping.make_up_for_wanted().saved == (target,)
    assert target.stat().st_mtime_ns == made_at
    assert keeping.make_up_for_wanted().saved == ()
    written.close()


def test_a_copy_that_cannot_be_made_now_stays_wanted_until_that_was_read(written, tmp_path):
    keeping = opened(written)
    target = keeping.want_copy(tmp_path / "no stick" / "mine.tjbak")
    keeping = opened_again(written)
    assert keeping.make_up_for_wanted().still_missing == (target,)
    assert keeping.make_up_for_wanted().still_missing == (target,)
    keeping.want_no_more([target])
    assert keeping.make_up_for_wanted().still_missing == ()
    written.close()


def test_what_is_asked_for_now_is_made_or_told_where_it_was_asked_for_and_not_twice(
    written, tmp_path
):
    keeping = opened(written)
    target = keeping.want_copy(tmp_path / "no stick" / "mine.tjbak")
    with pytest.raises(CopyNotWritten):
        keeping.make_wanted(target)
    assert keeping.make_up_for_wanted().still_missing == (), "the round comes right behind it"
    assert opened_again(written).make_up_for_wanted().still_missing == (target,)
    written.close()


def test_a_file_of_somebody_else_is_neither_overwritten_nor_told_as_a_copy(written, stick):
    keeping = opened(written)
    target = keeping.want_copy(stick / "mine.tjbak")
    target.write_text("of somebody else")
    keeping = opened_again(written)
    assert keeping.make_up_for_wanted().still_missing == (target,)
    assert target.read_text() == "of somebody else"
    written.close()


def test_a_copy_that_an_end_left_unmade_is_made_soon_after_the_next_opening(written):
    keeping = opened(written)
    keeping.copy_if_changed()
    assemble(written, system_clock, tell_nobody).journal.write("and home by the last train")
    missed.remember(written.folder, missed.Reason.UNKNOWN)  # killed while the copy was made
    assert keeping.copy_if_due() is not None, "although the last is younger than an hour"
    assert keeping.missed_copy() is None
    assert keeping.copy_if_due() is None
    written.close()


def test_opening_again_leaves_alone_what_this_program_is_still_making(written):
    written.backups.mkdir(exist_ok=True)
    ours, left = (working_name(written.backups / name) for name in ("copying", "auto-1.tjbak"))
    for each in (ours, ours.with_name(ours.name + "-journal"), left):
        each.write_text("half")
    with in_hand(ours):
        written.open()
        assert {each.name for each in written.backups.iterdir()} == {
            ours.name,
            f"{ours.name}-journal",
        }
        written.close()
    written.open()
    assert list(written.backups.iterdir()) == []
    written.close()
