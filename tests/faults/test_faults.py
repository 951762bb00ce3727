"""The short form of the fault sweep. The long one: python -m tests.faults"""

import re
import shutil

import pytest

from tests.faults.sweep import known_bad, sweep
from tests.powercut import scenarios
from tests.powercut.scenarios import SCENARIOS

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
]
STEPS = {"write": 1000, "restore": 20, "import": 400}
"""Every how manyth call fails."""
STEPS_IN_THE_LONG_FORM = {
    "throw": 60,
    "lock": 400,
    "copy": 400,
    "look": 120,
    "create": 220,
    "open": 20,
    "migrate": 90,
    "protect": 200,
}
KNOWN_BAD = {
    "too-early": "entry|draft",
    "keys-in-place": "KeysDamaged",
    "copy-in-place": "CopyDamaged|NotACopy",
    "carried-in-place": "CopyDamaged|NotACopy",
}
"""What shows."""


@pytest.mark.parametrize(
    ("name", "step"),
    [
        *STEPS.items(),
        *(
            pytest.param(name, step, marks=pytest.mark.long)
            for name, step in STEPS_IN_THE_LONG_FORM.items()
        ),
    ],
)
def test_a_call_that_fails_leaves_what_was_there_or_what_was_meant(name, step):
    report = sweep(name, step=step)
    assert not report.wrong, str(report)
    assert report.injections > 4


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(each, marks=() if each == "too-early" else pytest.mark.long)
        for each in KNOWN_BAD
    ],
)
def test_the_sweep_sees_what_is_promised_too_early_or_done_in_place(name):
    report = known_bad(name)
    assert any(re.search(KNOWN_BAD[name], each) for each in report.wrong), str(report)


def test_every_scenario_is_swept():
    assert set(SCENARIOS) == {*STEPS, *STEPS_IN_THE_LONG_FORM}
    assert set(KNOWN_BAD) == set(scenarios.KNOWN_BAD)
