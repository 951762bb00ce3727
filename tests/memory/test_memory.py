"""The short form of the search through the memory. The long one: python -m tests.memory"""

import subprocess
import sys

import pytest

from tests.memory import scan
from tests.memory.life import live
from tests.memory.scan import NotAllowed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a memory so")


def or_skipped(look):
    """Return what was found; where the system forbids looking, say so."""
    try:
        return look()
    except NotAllowed:
        pytest.skip("here nobody may look into another process: nothing was searched")


def test_behind_the_lock_neither_a_word_nor_the_key_is_in_the_memory(tmp_path):
    found = or_skipped(lambda: live(tmp_path, "hide"))
    assert found.sees, f"each has to be there before the lock\n{found}"
    assert found.left == {}, str(found)


@pytest.mark.long
def test_a_program_that_is_not_replaced_is_found_out(tmp_path):
    found = or_skipped(lambda: live(tmp_path, "lock", weak=True))
    assert found.left.keys() >= {"text", "data key"}, str(found)


HOLDS = """
import sys
word = "".join(sys.stdin.readline().split())
key = bytes.fromhex(sys.stdin.readline())
wide = word.encode("utf-16-le")
print("full", flush=True)
sys.stdin.readline()
"""


def test_the_search_finds_words_and_keys_in_every_form():
    wanted = scan.needles({"word": "qzxv4711しるし"}, {"key": bytes(range(32)), "none": b"k" * 32})
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        process.stdin.write("qzxv4711 しるし\n" + bytes(range(32)).hex() + "\n")
        process.stdin.flush()
        process.stdout.readline()
        counts = or_skipped(lambda: scan.hits(process.pid, wanted))
        process.kill()
    assert counts["word"] >= 2
    assert counts["key"] >= 2
    assert counts["none"] == 0
