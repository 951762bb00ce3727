"""What is done for the copies once the window has come to rest."""

import pytest

from trustjournal.shell import copy_rounds
from trustjournal.shell.copy_rounds import CopyRounds


@pytest.fixture
def rounds(unprotected, jobs, monkeypatch):
    monkeypatch.setattr(copy_rounds, "CALM_AFTER", 0)
    return CopyRounds(unprotected.window, jobs)


def copies(running):
    return running.services.keeping.copies()


def test_a_copy_is_made_after_opening_and_not_again_within_the_hour(rounds, unprotected, qtbot):
    unprotected.services.journal.write("one")
    rounds.begin(unprotected.services)
    qtbot.waitUntil(lambda: len(copies(unprotected)) == 1)
    assert unprotected.window.frame.problems.isHidden()


def test_nothing_is_made_for_a_journal_that_was_locked_before(rounds, unprotected, qtbot):
    rounds.begin(unprotected.services)
    rounds.stop()
    qtbot.waitUntil(lambda: not copies(unprotected))


def test_a_copy_that_cannot_be_made_is_told_above_the_page(rounds, unprotected, qtbot):
    unprotected.paths.backups.write_text("in the way")
    rounds.begin(unprotected.services)
    problems = unprotected.window.frame.problems
    qtbot.waitUntil(problems.isVisible)


def test_a_lock_that_comes_in_between_is_no_problem(rounds, unprotected, qtbot):
    unprotected.services.vault.close()
    rounds.begin(unprotected.services)
    with qtbot.assertNotEmitted(unprotected.window.frame.problems.destroyed, wait=50):
        pass
    assert unprotected.window.frame.problems.isHidden()
