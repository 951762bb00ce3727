"""The short form of the power cut. The long one: python -m tests.powercut --at-each 4"""

import random
import shutil

import pytest

from tests.powercut.disk import Disk
from tests.powercut.replay import cut_everywhere
from tests.powercut.scenarios import SCENARIOS
from tests.powercut.trace import Create, Cut, Remove, Rename, Sync, Write

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
]
EVERY = {
    "write": 150,
    "lock": 80,
    "copy": 60,
    "restore": 9,
    "look": 90,
    "create": 40,
    "migrate": 16,
}
"""Deeds between two cuts, so that each scenario meets some thirty states."""


@pytest.mark.parametrize("name", EVERY)
def test_whatever_was_promised_is_there_after_a_power_cut(name):
    report = cut_everywhere(name, at_each=1, every=EVERY[name], seed=11)
    assert not report.wrong, str(report)
    assert report.states > 4


@pytest.mark.long
def test_a_change_of_passphrase_survives_a_power_cut():
    report = cut_everywhere("protect", at_each=1, every=20, seed=11)
    assert not report.wrong, str(report)


def test_the_replay_sees_the_losses_of_a_journal_that_does_not_wait_for_the_disk():
    report = cut_everywhere("write", at_each=1, every=120, seed=11, careless=True)
    assert report.wrong


def test_every_scenario_is_replayed():
    assert set(SCENARIOS) == {*EVERY, "protect"}


def left(disk):
    """Everything that a cut may leave, as far as two hundred of them show it."""
    states = [disk.after_a_cut(random.Random(seed)) for seed in range(200)]
    return {tuple(sorted(state.items())) for state in states}


def test_what_was_synced_is_there_and_what_was_not_may_be():
    disk = Disk({})
    disk.do(Create("a"))
    disk.do(Write("a", 0, b"one"))
    assert () in left(disk)
    disk.do(Sync("a"))
    assert left(disk) == {(), (("a", b"one"),)}  # its name was not synced with its folder
    disk.do(Sync(""))
    assert left(disk) == {(("a", b"one"),)}
    disk.do(Write("a", 3, b" and two"))
    assert {(("a", b"one"),), (("a", b"one and two"),)} < left(disk)


def test_a_file_that_was_renamed_unsynced_may_be_empty():
    disk = Disk({"a": b"old"})
    disk.do(Create("a.new"))
    disk.do(Write("a.new", 0, b"new"))
    disk.do(Rename("a.new", "a"))
    assert (("a", b""),) in left(disk)
    disk.do(Remove("a"))
    assert () in left(disk)


def test_a_sector_is_torn_and_a_shorter_file_may_be_longer_still():
    disk = Disk({"a": bytes(1024)})
    disk.do(Write("a", 0, b"x" * 1024))
    contents = {dict(state)["a"] for state in left(disk)}
    assert any(0 < content.count(b"x") < 512 for content in contents)
    assert b"x" * 512 + bytes(512) in contents
    disk.do(Sync("a"))
    disk.do(Cut("a", 10))
    assert {len(dict(state)["a"]) for state in left(disk)} >= {10, 1024}
