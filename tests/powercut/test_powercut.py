"""The short form of the power cut. The long one: python -m tests.powercut --at-each 4"""

import random
import re
import shutil

import pytest

from tests.powercut import scenarios
from tests.powercut.disk import Disk
from tests.powercut.replay import cut_everywhere
from tests.powercut.scenarios import SCENARIOS
from tests.powercut.trace import Create, Cut, Remove, Rename, Sync, Write

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
]
EVERY = {
    "write": 120,
    "lock": 100,
    "restore": 9,
    "import": 50,
    "look": 90,
    "create": 60,
    "migrate": 24,
}
"""Deeds between two cuts, so that each scenario meets some dozen states."""
EVERY_IN_THE_LONG_FORM = {"throw": 9, "copy": 40, "open": 1, "protect": 60}
KNOWN_BAD = {
    "keys-in-place": (10, "KeysDamaged"),
    "copy-in-place": (60, "CopyDamaged|NotACopy"),
    "carried-in-place": (60, "CopyDamaged|NotACopy"),
    "too-early": (150, "entry|draft"),
}
"""Deeds between two cuts, and what they show."""


@pytest.mark.parametrize(
    ("name", "every"),
    [
        *EVERY.items(),
        *(
            pytest.param(name, every, marks=pytest.mark.long)
            for name, every in EVERY_IN_THE_LONG_FORM.items()
        ),
    ],
)
def test_whatever_was_promised_is_there_after_a_power_cut(name, every):
    report = cut_everywhere(name, at_each=1, every=every, seed=11)
    assert not report.wrong, str(report)
    assert report.states > 4


def test_the_replay_sees_the_losses_of_a_journal_that_does_not_wait_for_the_disk():
    report = cut_everywhere("write", at_each=1, every=300, seed=11, careless=True)
    assert report.wrong


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(each, marks=() if each == "keys-in-place" else pytest.mark.long)
        for each in KNOWN_BAD
    ],
)
def test_the_replay_sees_what_is_done_in_place_or_promised_too_early(name):
    every, shown = KNOWN_BAD[name]
    report = cut_everywhere(name, at_each=1, every=every, seed=11)
    assert any(re.search(shown, each) for each in report.wrong), str(report)


def test_every_scenario_is_replayed():
    assert set(SCENARIOS) == {*EVERY, *EVERY_IN_THE_LONG_FORM}
    assert set(KNOWN_BAD) == set(scenarios.KNOWN_BAD)


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
