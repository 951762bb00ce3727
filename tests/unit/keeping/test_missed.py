"""Remembering that the copy at the end could not be made."""

import errno

import pytest

from trustjournal import i18n
from trustjournal.core.changes import tell_nobody
from trustjournal.keeping import missed
from trustjournal.keeping.missed import Reason
from trustjournal.keeping.problems import CopyDamaged, CopyMissed, CopyNotWritten
from trustjournal.keeping.service import Keeping
from trustjournal.services import assemble
from trustjournal.storage.problems import NoRoom


@pytest.fixture
def keeping(vault, clock):
    services = assemble(vault, clock, tell_nobody)
    services.journal.write("kept")
    return services.keeping


def because(problem, cause):
    problem.__cause__ = cause
    return problem


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (NoRoom(), Reason.FULL),
        (OSError(errno.ENOSPC, "no space"), Reason.FULL),
        (because(CopyNotWritten("x"), OSError(errno.EDQUOT, "no more for you")), Reason.FULL),
        (because(CopyNotWritten("x"), PermissionError(errno.EACCES, "no")), Reason.REFUSED),
        (because(CopyNotWritten("x"), OSError(errno.EROFS, "read only")), Reason.REFUSED),
        (CopyDamaged(), Reason.UNKNOWN),
        (None, Reason.UNKNOWN),
    ],
)
def test_the_reason_is_told_apart(problem, reason):
    assert missed.reason_of(problem) is reason


def test_errors_that_name_each_other_have_a_reason_too():
    first, second = RuntimeError("the driver's"), RuntimeError("the library's")
    first.__cause__, second.__cause__ = second, first
    assert missed.reason_of(first) is Reason.UNKNOWN


def test_a_copy_that_fails_is_remembered_and_keeps_nobody(keeping, vault):
    vault.backups.write_text("in the way")
    keeping.copy_at_the_end()
    assert keeping.missed_copy() is Reason.REFUSED
    keeping.note_missed_copy_read()
    assert keeping.missed_copy() is None


@pytest.mark.parametrize("ended", [KeyboardInterrupt, RuntimeError])
def test_a_program_that_ends_while_copying_has_left_no_copy(keeping, monkeypatch, ended):
    def end(_keeping):
        raise ended

    monkeypatch.setattr(Keeping, "copy_if_changed", end)
    with pytest.raises(ended):
        keeping.copy_at_the_end()
    assert keeping.missed_copy() is Reason.UNKNOWN


def test_a_copy_that_is_made_leaves_nothing_to_tell(keeping, vault):
    before = sorted(vault.folder.iterdir())
    keeping.copy_at_the_end()
    assert keeping.missed_copy() is None
    assert sorted(vault.folder.iterdir()) == before
    assert len(keeping.copies()) == 1


def test_a_copy_by_hand_makes_up_for_it(keeping, vault, tmp_path):
    missed.remember(vault.folder, Reason.FULL)
    keeping.back_up(tmp_path / "elsewhere.tjbak")
    assert keeping.missed_copy() is None


def test_only_the_last_reason_is_kept_in_a_file_of_ones_own(tmp_path):
    missed.remember(tmp_path, Reason.UNKNOWN)
    missed.remember(tmp_path, Reason.FULL)
    [note] = tmp_path.iterdir()
    assert (note.stat().st_mode & 0o777, note.read_bytes()) == (0o600, b"")
    assert missed.remembered(tmp_path) is Reason.FULL


def test_another_file_that_looks_like_a_note_is_none(tmp_path):
    (tmp_path / "no-copy-of-this").touch()
    assert missed.remembered(tmp_path) is None
    missed.remember(tmp_path, Reason.FULL)
    missed.forget(tmp_path)
    assert (tmp_path / "no-copy-of-this").exists()


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_reason_says_what_happened_what_was_kept_and_what_to_do(reason, language, tmp_path):
    i18n.use(language)
    problem = CopyMissed(reason, tmp_path)
    assert all((problem.happened, problem.kept, problem.next_step))
    assert (str(tmp_path) in problem.happened) == (reason is Reason.REFUSED)
