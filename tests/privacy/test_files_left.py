"""Whatever is chosen in a dialog of Qt's, no file remembers it."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.drivers import process
from tests.journeys.test_ending import journal_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at calls of Linux"),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
]

CALLS = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat"
A_SOCKET = r"(?:notes-[0-9a-f]{24}|\.\w{6}(?:/s)?)"
"""By which a second start finds the first; Qt makes it under another name and moves it."""
USE_EVERY_DIALOG = """
from pathlib import Path
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from trustjournal.ui import beside

out = Path("qzxv4711 exports").absolute()
(out / "inside").mkdir(parents=True)
(out / "old.txt").write_text("x")

def chosen(ask, taken, **more):
    def choose(page):
        ask(page, "Choose", lambda file: None, **more)
        dialog = page.findChildren(QFileDialog)[-1]
        dialog.setDirectory(str(out))
        dialog.selectFile(taken)
        dialog.accept()
    return choose

printer = QPrinter(QPrinter.PrinterMode.HighResolution)

def printing(page):
    dialog = QPrintDialog(printer, page)
    beside.show_beside(dialog, page)
    QTimer.singleShot(50, dialog.reject)

steps = [
    chosen(beside.ask_new_file, "new.txt", name="a.txt"),
    chosen(beside.ask_file, "old.txt"),
    chosen(beside.ask_folder, "inside"),
    printing,
]

def go_on(page):
    if steps:
        steps.pop(0)(page)
        QTimer.singleShot(200, lambda: go_on(page))
    else:
        say("done")
        self.window.close()

import matplotlib.font_manager
write(self, "hello", go_on)
"""
REMEMBER = """
from trustjournal.ui import beside
beside.forget_folders = lambda: None
from PySide6.QtCore import QSettings
QSettings.setPath = lambda *places: None
"""
"""What undoes our own doing."""


def written(folder: Path, before: str = "") -> tuple[list[str], str]:
    """Use every dialog; return each path that was opened to write or made, and Qt's own file."""
    vault = journal_of(folder)
    vault.create(None)
    vault.close()
    ours = folder / "state" / "my-notes"
    ours.mkdir(mode=0o700, parents=True)
    (ours / "QtProject.conf").write_text("[FileDialog]\nhistory=of a former version\n")
    log = folder / "calls.txt"
    watched = ["strace", "-D", "-f", "-qq", "-s", "400", "-o", str(log), "-e", f"trace={CALLS}"]
    with process.running(folder, USE_EVERY_DIALOG, within=watched, before=before) as program:
        said, complaints = process.ended(program)
    assert (said, complaints) == (["done"], "")
    paths = [path for line in log.read_text("utf-8").splitlines() for path in _made(line)]
    log.unlink()
    files = [each.read_text("utf-8") for each in folder.rglob("QtProject.conf")]
    return paths, "".join(files)


def _made(call: str) -> list[str]:
    if re.search(r"= -1 |O_RDONLY|O_PATH", call):
        return []
    return [path for path in re.findall(r'"((?:[^"\\]|\\.)*)"', call) if path]


def test_no_file_remembers_what_was_chosen_and_none_lies_elsewhere(tmp_path):
    paths, remembered = written(tmp_path)
    assert remembered == ""
    ours = re.compile(
        rf"{tmp_path}/(?:(?:data|config|state)(?:/my-notes.*)?|qzxv4711 exports.*)"
        rf"|{process.home(tmp_path)['TMPDIR']}/{A_SOCKET}"
        r"|/dev/.*|/proc/.*|.*__pycache__.*"
    )
    assert [path for path in paths if path.startswith("/") and not ours.fullmatch(path)] == []


@pytest.mark.long
def test_left_to_itself_qt_remembers_the_folder(tmp_path):
    """The proof that the test above could fail."""
    _paths, remembered = written(tmp_path, REMEMBER)
    assert "qzxv4711" in remembered
