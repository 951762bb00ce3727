"""Whenever the program is killed, what it leaves on the disk can be read by nobody.

A program that fails by itself leaves as much: that is the short form, in test_crash.py.
"""

import sys
import time
from pathlib import Path

import pytest

from tests.clocks import FakeClock
from tests.journeys.test_ending import journal_of
from tests.memory import scan
from tests.memory.test_memory import or_skipped
from tests.privacy.sweep import open_to_others, traces
from tests.spoken.life import WRITTEN, lived, words
from trustjournal.journal.service import Journal
from trustjournal.storage.vault import Vault

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a memory so"),
]
MOMENTS = [("lock", 0.02), ("lock", 0.1), ("hide", 0.02), ("hide", 0.1), ("go_everywhere", 0.5)]
"""What is just being done, and seconds since it began."""


def killed(home: Path, own: dict[str, str], order: str = "", seconds: float = 0) -> dict[str, int]:
    """Write, and kill the program; return how often each word lay in its memory before."""
    with lived(home, own, stays=True) as life:
        (home / "words").unlink()
        life.do("open")
        counts = or_skipped(lambda: scan.hits(life.process, scan.needles(own, {})))
        if order:
            life.begin(order)
            time.sleep(seconds)
        life.kill()
    return counts


def written(home: Path, passphrase: str, clock: FakeClock) -> str:
    """Return what its owner reads in the journal."""
    places = journal_of(home)
    vault = Vault(places.folder, places.backups)
    vault.open(passphrase)
    try:
        journal = Journal(vault, clock, lambda _changes: None)
        found = [*journal.entries(journal.order().numbers), *journal.drafts()]
    finally:
        vault.close()
    return " ".join(f"{each.content.title} {each.content.text}" for each in found)


def hold(home: Path, own: dict[str, str], before: dict[str, int], clock: FakeClock) -> None:
    """Nobody reads a word of it but its owner, who reads what was written."""
    assert all(before[name] for name in WRITTEN), f"each was there: {before}"
    assert traces(home, own.values()) == []
    ours = [home / each for each in ("data", "state", "config") if (home / each).exists()]
    assert [each for folder in ours for each in open_to_others(folder / "my-notes")] == []
    read = written(home, own["passphrase"], clock)
    assert [name for name in ("entry", "draft", "title") if own[name] not in read] == []


def test_what_a_killed_program_leaves_holds_no_word(tmp_path, clock):
    own = words()
    before = killed(tmp_path / "home", own)
    hold(tmp_path / "home", own, before, clock)
    (tmp_path / "home" / "left").write_text(own["draft"])
    assert traces(tmp_path / "home", own.values()) == ["left (utf-8)"]


@pytest.mark.parametrize(("order", "seconds"), MOMENTS)
def test_whatever_is_being_done_when_it_is_killed(tmp_path, clock, order, seconds):
    own = words()
    before = killed(tmp_path / "home", own, order, seconds)
    hold(tmp_path / "home", own, before, clock)
