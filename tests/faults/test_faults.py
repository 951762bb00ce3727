"""The short form of the fault sweep. The long one: python -m tests.faults"""

import shutil

import pytest

from tests.faults.sweep import sweep

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
]
STEPS = {"write": 1500, "copy": 400, "restore": 14, "look": 120, "create": 220, "migrate": 90}
"""Every how manyth call fails."""


@pytest.mark.parametrize(
    "name",
    [
        "write",
        "restore",
        *(
            pytest.param(name, marks=pytest.mark.long)
            for name in ("copy", "look", "create", "migrate")
        ),
    ],
)
def test_a_call_that_fails_leaves_what_was_there_or_what_was_meant(name):
    report = sweep(name, step=STEPS[name])
    assert not report.wrong, str(report)
    assert report.injections > 4


def test_the_sweep_sees_a_program_that_promises_too_early():
    report = sweep("too-early", step=600)
    assert any("entry" in each or "draft" in each for each in report.wrong), str(report)


@pytest.mark.long
def test_the_sweep_sees_a_second_folder_that_is_written_to_in_place():
    report = sweep("carried-in-place", step=9, only="write")
    assert any("NotACopy" in each for each in report.wrong), str(report)
