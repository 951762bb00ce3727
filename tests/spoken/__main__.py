"""The long form, from outside, over the real accessibility bus: python -m tests.spoken

With --known-bad a label stays in the window and keeps its text: this has to end with 1.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.drivers.process import ROOT
from tests.spoken.life import Told, lived, words

SYSTEMS_PYTHON = "/usr/bin/python3"
NEEDED = ("xvfb-run", "dbus-run-session", SYSTEMS_PYTHON)
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PACKAGES = "xvfb dbus at-spi2-core python3-dbus"
ON_THE_BUS = ("env", "QT_QPA_PLATFORM=xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1")
NOT_LOOKED = 2
"""What the command ends with where nothing can be looked at."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.spoken")
    parser.add_argument("--known-bad", action="store_true", help="a label that stays")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        return _live(careless=chosen.known_bad)
    if not _can_hear():
        sys.stdout.write(f"Nothing was looked at: this needs {PACKAGES} (Debian's names).\n")
        return NOT_LOOKED
    with tempfile.TemporaryDirectory(prefix="w-") as place:
        desk = ["xvfb-run", "-a", "dbus-run-session", "--"]
        return subprocess.run(
            [*desk, sys.executable, "-m", "tests.spoken", "--inside", *sys.argv[1:]],
            cwd=ROOT,
            env={**os.environ, "XDG_RUNTIME_DIR": place},
            check=False,
        ).returncode


def _can_hear() -> bool:
    if not all(map(shutil.which, NEEDED)) or not any(Path(each).exists() for each in LAUNCHERS):
        return False
    tried = subprocess.run([SYSTEMS_PYTHON, "-c", "import dbus"], capture_output=True, check=False)
    return tried.returncode == 0


def _live(*, careless: bool) -> int:
    """Lock and hide, with another program in the place of ours and without."""
    good = True
    for how in ("lock", "hide"):
        for stays in (True,) if careless else (False, True):
            own = words()
            with (
                tempfile.TemporaryDirectory() as home,
                lived(Path(home), own, stays=stays, within=ON_THE_BUS) as life,
            ):
                before = _heard(life.do("open", "go_everywhere").screen, own)
                life.do(how, *(["leave"] if careless else []))
                after = _heard(f"{life.screen}{', the same program' * stays}", own)
                good = good and before.everything and after.nothing
    return 0 if good else 1


def _heard(where: str, own: dict[str, str]) -> Told:
    reader = Path(__file__).with_name("reader.py")
    done = subprocess.run(
        [SYSTEMS_PYTHON, str(reader)],
        input=json.dumps(own),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = Told(**json.loads(done.stdout))
    sys.stdout.write(f"{told}  ({where})\n")
    sys.stdout.flush()
    return told


if __name__ == "__main__":
    sys.exit(main())
