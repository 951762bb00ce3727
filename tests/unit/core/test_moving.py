"""What is taken as movement by whoever waits for a disk."""

import hashlib
import threading
import time

import pytest

from trustjournal.core import moving
from trustjournal.core.moving import BLOCKS, BUSY, Done


@pytest.fixture(autouse=True)
def long_ago(monkeypatch):
    """Nothing was told for an hour."""
    monkeypatch.setattr(moving._Last, "moved_at", time.monotonic() - 3600)
    monkeypatch.setattr(moving._Last, "seen", None)


@pytest.fixture
def doing(monkeypatch):
    """Whoever waits asks once a second, and each time the program did so much more."""

    def over(seconds: int, *, computed: float = 0.0, blocks: float = 0.0) -> float:
        begun = time.monotonic() - seconds
        for second in range(seconds + 1):
            seen = Done(begun + second, computed * second, int(blocks * second))
            monkeypatch.setattr(moving, "done", lambda seen=seen: seen)
            still = moving.still_for(begun)
        return still

    return over


def test_a_window_that_only_idles_does_not_move(doing):
    assert doing(60, computed=BUSY / 4, blocks=BLOCKS / 4) == pytest.approx(60, abs=1)


@pytest.mark.parametrize("done", [{"computed": 0.9}, {"blocks": 2000}, {"computed": BUSY}])
def test_whoever_computes_reads_or_writes_moves_without_a_word(doing, done):
    assert doing(60, **done) < 1


def test_a_look_of_long_ago_says_nothing_about_now(doing, monkeypatch):
    doing(1)
    begun = time.monotonic()
    monkeypatch.setattr(moving, "done", lambda: Done(begun + 3600, 3000.0, 10_000_000))
    assert moving.still_for(begun - 30) == pytest.approx(30, abs=1)


def test_a_thread_that_works_for_long_without_a_mark_is_seen(monkeypatch):
    monkeypatch.setattr(moving, "_TOO_YOUNG", 0.02)
    begun = time.monotonic() - 60
    assert moving.still_for(begun) >= 60
    working = threading.Thread(target=hashlib.pbkdf2_hmac, args=("sha256", b"", b"", 100_000))
    working.start()
    working.join()
    assert moving.still_for(begun) < 30


def test_what_the_window_itself_computes_does_not_move_a_disk(monkeypatch):
    monkeypatch.setattr(moving, "_TOO_YOUNG", 0.02)
    if not hasattr(time, "pthread_getcpuclockid"):
        pytest.skip("this system does not tell threads apart")
    begun = time.monotonic() - 60
    moving.still_for(begun)
    hashlib.pbkdf2_hmac("sha256", b"", b"", 100_000)
    assert moving.still_for(begun) >= 60
