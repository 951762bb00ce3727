"""The short form of the crash loop. The long one: python -m tests.crash --kills 1000"""

import pytest

from tests.crash.broken import ACKNOWLEDGE_FIRST, AIMED_AT, BROKEN
from tests.crash.harness import Harness, known_bad
from tests.crash.ledger import NOWHERE, Ledger
from tests.crash.life import SCENARIOS
from tests.crash.window_harness import WindowHarness

pytestmark = pytest.mark.timeout(300)


def test_no_acknowledged_word_is_lost_when_the_program_is_killed(tmp_path):
    harness = Harness(tmp_path, seed=20260514)
    report = harness.kill(len(SCENARIOS))
    harness.close()
    assert report.is_good, str(report)
    assert report.kills == len(SCENARIOS)
    assert report.known.ledger.acknowledged > len(SCENARIOS)


def test_the_harness_sees_the_losses_of_a_program_that_promises_too_early(tmp_path):
    report = known_bad(tmp_path, ACKNOWLEDGE_FIRST, seed=7)
    assert report.known.ledger.lost_entries or report.known.ledger.lost_drafts


@pytest.mark.parametrize(
    "name",
    [pytest.param(each, marks=() if each == "restore" else pytest.mark.long) for each in BROKEN],
)
def test_the_harness_sees_what_is_done_in_place(name, tmp_path):
    assert known_bad(tmp_path, name, seed=7).damage


def test_every_known_bad_form_has_its_aim():
    assert set(BROKEN) < set(AIMED_AT)


def test_what_was_typed_two_seconds_before_the_window_was_killed_is_there(tmp_path):
    report = WindowHarness(tmp_path, seed=5).kill(3)
    assert (report.lost, report.wrong) == ([], []), str(report)
    assert report.keys > 50


def test_the_harness_sees_the_losses_of_a_window_that_keeps_too_late(tmp_path):
    harness = WindowHarness(tmp_path, seed=5, options=["--late"])
    for _unused in range(10):
        harness.kill(1)
        if harness.report.lost:
            break
    assert harness.report.lost
    assert harness.report.wrong == []


def said(*lines):
    ledger = Ledger()
    for each in lines:
        ledger.hear(each)
    return ledger


@pytest.mark.parametrize(
    ("lines", "entries", "drafts"),
    [
        (["will save p a", "did save p a"], {}, {}),
        (["will save p a", "did save p a"], {"p": "other"}, {}),
        (["did save p a", "did save p b"], {"p": "a"}, {}),
        (["did save p a", "did save p -"], {"p": "a"}, {}),
        (["will keep p a", "did keep p a"], {}, {}),
        (["did keep p a", "did keep p b"], {}, {"p": "a"}),
        (["did keep p a", "will save p a"], {}, {}),
    ],
)
def test_a_loss_is_seen(lines, entries, drafts):
    ledger = said(*lines)
    ledger.compare(entries, drafts)
    assert ledger.lost_entries or ledger.lost_drafts


@pytest.mark.parametrize(
    ("lines", "entries", "drafts"),
    [
        ([], {"p": "a"}, {}),
        (["will save p a"], {}, {}),
        (["will save p a"], {"p": "a"}, {}),
        (["did keep p a", "will save p a"], {"p": "a"}, {}),
        (["did keep p a", "will save p a"], {}, {"p": "a"}),
        (["did keep p a", "will keep p b"], {}, {"p": "a"}),
        (["did keep p a", "will keep p b"], {}, {"p": "b"}),
        (["did keep p a", "did save p a"], {"p": "a"}, {}),
        (["did save p a", f"will save p {NOWHERE}"], {}, {}),
        (["did save p a", f"did save p {NOWHERE}", "will save p a"], {"p": "a"}, {}),
    ],
)
def test_what_was_not_promised_is_no_loss(lines, entries, drafts):
    ledger = said(*lines)
    ledger.compare(entries, drafts)
    assert not ledger.lost_entries
    assert not ledger.lost_drafts
