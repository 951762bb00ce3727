"""The long form: every test of the windows, watched from outside: python -m tests.privacy

With --known-bad something does what must be caught, and the command says so by failing.
With --without-network there is none at all, not even the computer's own, and nobody may notice.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drivers.process import ROOT
from tests.privacy import watching

WINDOWS = ("tests/widgets", "tests/journeys", "tests/accessibility", "tests/translations")
_SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.privacy")
    parser.add_argument("tests", nargs="*", default=list(WINDOWS))
    parser.add_argument("--known-bad", action="store_true")
    parser.add_argument("--without-network", action="store_true")
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="w-") as place:
        return _watch(chosen, Path(place))


def _watch(chosen: argparse.Namespace, place: Path) -> int:
    home, log = place / "home", place / "log"
    home.mkdir()
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *chosen.tests]
    if chosen.known_bad:
        command += ["-p", "tests.privacy.careless"]
    alone = ["unshare", "--user", "--map-root-user", "--net"] if chosen.without_network else []
    began = time.monotonic()
    ended = subprocess.run(
        [*alone, *watching.watched(log), *command], cwd=ROOT, env=_surroundings(home), check=False
    )
    seen = watching.seen(log, ROOT)
    left = seen.outside(home)
    for each in (*seen.sockets, *left)[:_SHOWN]:
        sys.stdout.write(f"{each}\n")
    sys.stdout.write(
        f"{len(seen.written)} files written, {len(left)} of them elsewhere; "
        f"{len(seen.meeting)} local sockets, {len(seen.sockets)} of another family "
        f"({len(seen.others)} of a bus that a test started); "
        f"{time.monotonic() - began:.0f} seconds\n"
    )
    return ended.returncode or (1 if seen.sockets or left else 0)


def _surroundings(home: Path) -> dict[str, str]:
    """Return an environment in which everything that tests write lies in one folder."""
    outside = home.parent / "elsewhere"
    outside.mkdir()
    (home / "tmp").mkdir()
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        "HOME": str(outside),
        "TMPDIR": str(home / "tmp"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(home / "hypothesis"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


if __name__ == "__main__":
    sys.exit(main())
