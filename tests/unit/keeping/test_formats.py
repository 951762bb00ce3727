"""The written formats are true: the lines in docs/formats open a copy without this program."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.services import assemble

DOCUMENT = Path(__file__).parents[3] / "docs" / "formats" / "keys.md"


def lines_in_the_document():
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert len(code.splitlines()) < 40
    return code


def read_with_the_document(copy, folder, passphrase=""):
    answer = f"import getpass\ngetpass.getpass = lambda _question: {passphrase!r}\n"
    (folder / "notes.tjbak").write_bytes(copy.read_bytes())
    return subprocess.run(
        [sys.executable, "-c", answer + lines_in_the_document()],
        cwd=folder, check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip


def test_a_copy_without_a_passphrase_opens(vault, clock, tmp_path):
    services = assemble(vault, clock, tell_nobody)
    services.journal.write("誰にも言えなかったこと")
    done = read_with_the_document(services.keeping.back_up(), tmp_path)
    assert done.stdout == "2026-05-14\n誰にも言えなかったこと\n\n", done.stderr


@pytest.mark.parametrize("typed", ["right", "wrong"])
def test_a_protected_copy_opens_with_the_passphrase_only(typed, protected_vault, clock, tmp_path):
    made = protected_vault()
    made.vault.open(made.passphrase)
    services = assemble(made.vault, clock, tell_nobody)
    services.journal.write("words")
    copy = services.keeping.back_up()
    given = made.passphrase if typed == "right" else "something else"
    done = read_with_the_document(copy, tmp_path, given)
    assert ("words" in done.stdout) == (typed == "right")
    assert (done.returncode == 0) == (typed == "right")
