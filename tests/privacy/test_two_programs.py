"""What another program sees of the clipboard, on a real window system."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.privacy.two_programs import COPIED

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs xvfb"),
]
ROOT = Path(__file__).parents[2]
BOTH = """
"$0" -m tests.privacy.two_programs ours 8 &
sleep 4
"$0" -m tests.privacy.two_programs other "$@" &
wait
"""


def both(*copied_by_the_other: str) -> list[dict[str, str]]:
    """Run both programs; return what they said, in order."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    command = ["xvfb-run", "-a", "bash", "-c", BOTH, sys.executable, *copied_by_the_other]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_another_program_sees_a_secret_which_goes():
    said = both()
    assert {"copied": COPIED} in said
    assert {"sees": COPIED, "hint": "secret"} in said
    assert {"left": ""} in said
    assert {"sees": "", "hint": ""} in said


def test_what_the_other_program_copied_stays():
    said = both("of another program")
    assert {"sees": COPIED, "hint": "secret"} in said
    assert {"left": "of another program"} in said
