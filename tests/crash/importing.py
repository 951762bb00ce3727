"""Imports into a journal and dies on the way, so that a test can look at what is left.

    python -m tests.crash.importing FOLDER FILE PLACE [--piecemeal]

PLACE is how many entries are written when the program kills itself, or `end` to let it come to its
end. `--piecemeal` is the known bad form: it commits each hundred entries by themselves.
"""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.services import Services, assemble
from trustjournal.storage.vault import Vault

ROOT = Path(__file__).parents[2]
END = "end"
BEFORE = "before"
"""After the file was looked at, before anything is written."""


def left_by(folder: Path, file: Path, place: str, *options: str) -> int:
    """Let a program import and die there; return how many entries the journal holds then.

    An AssertionError when it did not die as it should, or what it left is not whole.
    """
    command = [sys.executable, "-m", "tests.crash.importing", str(folder), str(file), place]
    done = subprocess.run([*command, *options], cwd=ROOT, check=False, capture_output=True)
    expected = 0 if place == END else -signal.SIGKILL
    assert done.returncode == expected, done.stderr.decode()
    vault = Vault(folder, folder.parent / "copies")
    vault.open()
    try:
        services = assemble(vault, system_clock, tell_nobody)
        assert services.keeping.check() == []
        return services.keeping.counts()["entries"]
    finally:
        vault.close()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _import(services: Services, file: Path, place: str) -> None:
    preview = services.importing.look(file)
    if place == BEFORE:
        _die()

    def told(written: int, _of: int) -> None:
        if place != END and written >= int(place):
            _die()

    services.importing.bring_in(preview, told=told)


def _import_piecemeal(services: Services, file: Path) -> None:
    preview = services.importing.look(file)
    entries = preview.arriving.entries
    for start in range(0, len(entries), 100):
        if start >= len(entries) // 3:
            _die()
        some = replace(preview.arriving, entries=entries[start : start + 100])
        services.importing.bring_in(replace(preview, arriving=some, unread=()))


def main() -> None:
    folder, file, place = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    vault = Vault(folder, folder.parent / "copies")
    vault.open()
    services = assemble(vault, system_clock, tell_nobody)
    if "--piecemeal" in sys.argv:
        _import_piecemeal(services, file)
    else:
        _import(services, file, place)
    vault.close()


if __name__ == "__main__":
    main()
