"""The program as a process of its own, on a home of its own, without a display."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_BEFORE_A_SOCKET = 70
"""Bytes: the system allows 107 for the whole path of a socket, and its name takes thirty."""

PRELUDE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
from trustjournal.shell.conductor import Conductor

def say(word):
    sys.stdout.write(word + "\\n")
    sys.stdout.flush()

begin = Conductor.begin
def begin_and_act(self):
    begin(self)
    QTimer.singleShot(0, self, lambda: act(self))
Conductor.begin = begin_and_act

def when(self, ready, then):
    then() if ready() else QTimer.singleShot(20, self, lambda: when(self, ready, then))

def write(self, text, then):
    def type_it():
        page = self.window.frame.go("journal")
        page.write()
        page.findChild(QPlainTextEdit, "text").insertPlainText(text)
        then(page)
    when(self, lambda: self.window.frame.page("today") is not None, type_it)
"""
"""A person in the same process: what `act` does begins when the window is there."""


def home(folder: Path) -> dict[str, str]:
    """Return an environment in which everything lies below one folder."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "TMPDIR": _temporary(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "LANGUAGE": "en",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


def _temporary(folder: Path) -> str:
    """Return a folder for temporary files: our own, unless a socket's path would not fit there."""
    own = folder / "tmp"
    return str(own) if len(os.fsencode(own)) <= LONGEST_BEFORE_A_SOCKET else tempfile.gettempdir()


@contextmanager
def running(
    folder: Path, act: str, *arguments: str, within: Sequence[str] = (), before: str = ""
) -> Iterator[subprocess.Popen[str]]:
    """Start the window with somebody at it; `act` is the body of `def act(self):`.

    Within another command, if one is given; `before` is done before the program begins. Whatever
    still runs afterwards is ended.
    """
    for name in ("run", "tmp"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    body = "".join(f"    {line}\n" for line in act.strip().splitlines())
    program = (
        f"{before}\n{PRELUDE}\ndef act(self):\n{body}\nfrom trustjournal.__main__ import main\n"
    )
    with subprocess.Popen(
        [*within, sys.executable, "-c", f"{program}sys.exit(main({list(arguments)!r}))"],
        env=home(folder),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def ended(process: subprocess.Popen[str]) -> tuple[list[str], str]:
    """Wait for the end; return the words it said and what it complained about."""
    lines, complaints = ended_with(process)
    return [word for line in lines for word in line.split()], complaints


def ended_with(process: subprocess.Popen[str]) -> tuple[list[str], str]:
    """Wait for the end; return the lines it said and what it complained about."""
    out, err = process.communicate(timeout=40)
    # There is no window system to raise a window; Qt says so, the program notes it without words.
    harmless = re.compile(r"This plugin does not support \S+\n|Qt: QtWarningMsg \(default\)\n")
    return out.splitlines(), harmless.sub("", err)


def listen_for(process: subprocess.Popen[str], word: str) -> None:
    """Read what the process says until it says the word."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == word:
            return
    assert process.stderr is not None
    raise AssertionError(f"it never said {word}: {process.stderr.read()}")


ON_A_SMALL_DISK = """
set -e
cp -a "$0" "$0.before"
mount -t tmpfs -o size=6m,mode=700 none "$0"
cp -a "$0.before/." "$0"
set +e
"$@"
code=$?
cp -a "$0/." "$0.before"
exit $code
"""


def on_a_small_disk(folder: Path) -> list[str]:
    """Return the command within which this folder is a disk of its own; none where one may not.

    What is on the disk at the end lies in `<folder>.before` then.
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    alone = [unshare, "--user", "--map-root-user", "--mount"]
    mount = 'mount -t tmpfs none "$0"'
    tried = subprocess.run(
        [*alone, "sh", "-c", mount, str(folder)], capture_output=True, check=False
    )
    return [] if tried.returncode else [*alone, "sh", "-c", ON_A_SMALL_DISK, str(folder)]


READ_ONLY = """
set -e
mount --bind "$0" "$0"
mount -o remount,bind,ro "$0"
exec "$@"
"""


def read_only(folder: Path) -> list[str]:
    """Return the command within which this folder may only be read; none where one may not."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    within = [unshare, "--user", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, str(folder)]
    tried = subprocess.run([*within, "true"], capture_output=True, check=False)
    return [] if tried.returncode else within
