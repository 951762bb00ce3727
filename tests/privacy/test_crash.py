"""A program that fails in the middle of writing leaves nothing of its memory behind."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.drivers import process
from tests.journeys.test_ending import journal_of
from tests.privacy.sweep import traces

MARKER = "qzxv4711 what nobody shall find"
WRITE_AND_FAIL = f"""
def fail():
    import ctypes
    say(f"dumpable:{{ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)}}")
    ctypes.string_at(0)

def wait(page):
    say("written")
    when(self, Path("go").exists, fail)

from pathlib import Path
write(self, "{MARKER}", wait)
"""
AS_OTHERS_DO = """
from trustjournal.core import dumps
dumps.write_none = dumps.close_memory = lambda: None
"""
"""What undoes our own doing."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def unlimited() -> list[str]:
    """Return the command within which cores are written, as a developer's machine may do."""
    return ["bash", "-c", 'ulimit -c unlimited 2>/dev/null || ulimit -c hard; exec "$@"', "--"]


def crashed(folder: Path, before: str = "") -> tuple[dict[str, bytes], list[str], str]:
    """Let the program fail with the marker in it; return what /proc, it, and its errors said."""
    vault = journal_of(folder)
    vault.create(None)
    vault.close()
    with process.running(folder, WRITE_AND_FAIL, within=unlimited(), before=before) as program:
        process.listen_for(program, "written")
        outside = {
            name: (Path("/proc") / str(program.pid) / name).read_bytes()
            for name in ("cmdline", "environ", "limits", "comm")
        }
        (folder / "go").touch()
        said, complaints = process.ended(program)
        assert program.returncode == -signal.SIGSEGV
    return outside, said, complaints


def test_a_crash_leaves_no_core_and_says_no_word(tmp_path):
    outside, said, complaints = crashed(tmp_path)
    [limit] = [line for line in outside["limits"].splitlines() if b"core file" in line]
    assert limit.split()[-3:-1] == [b"0", b"0"], "neither now nor raised later"
    assert said == ["dumpable:0"], "no crash reporter gets the memory either"
    assert complaints == ""
    assert traces(tmp_path, ["qzxv4711"]) == []
    # The test's own act stands on the command line of this one; a user's has the name only.
    assert b"qzxv4711" not in outside["environ"] + outside["comm"]
    assert not list(tmp_path.glob("core*"))


@pytest.mark.skipif(
    os.geteuid() == 0, reason="whoever administers the computer may look into any program"
)
def test_another_program_of_the_same_account_may_not_look_into_the_memory(tmp_path):
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    act = "write(self, 'a', lambda page: say('written'))"
    with process.running(tmp_path, act) as program:
        process.listen_for(program, "written")
        with pytest.raises(PermissionError):
            (Path("/proc") / str(program.pid) / "mem").open("rb").close()


@pytest.mark.long
def test_without_our_doing_the_words_lie_in_a_core(tmp_path):
    """The proof that the test above could fail."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    if pattern.startswith(("|", "/")):
        pytest.skip(f"cores go elsewhere here: {pattern}")
    _outside, said, _complaints = crashed(tmp_path, AS_OTHERS_DO)
    assert said == ["dumpable:1"]
    found = traces(tmp_path, ["qzxv4711"])
    shutil.rmtree(tmp_path)
    assert any(name.startswith("core") for name in found), found
