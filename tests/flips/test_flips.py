"""The short form of the turned bits. The long one: python -m tests.flips --flips 2000"""

import pytest

from tests.flips.flipping import Flipper
from trustjournal.storage import cipher
from trustjournal.storage.opened import OpenJournal

pytestmark = pytest.mark.timeout(300)


def test_every_turned_bit_is_noticed_and_nothing_wrong_is_shown(tmp_path):
    flipper = Flipper(tmp_path, seed=20261127)
    for number in range(12):
        flipper.flip_journal(salvage=number % 4 == 0)
        flipper.flip_keys()
        flipper.flip_copy()
    assert flipper.report.is_good, str(flipper.report)
    assert flipper.report.flips == 36
    assert flipper.report.salvages == flipper.report.filled_in == 3
    assert flipper.report.least_rows > 0.9


def test_what_hangs_below_a_damaged_page_is_saved_whole(tmp_path):
    flipper = Flipper(tmp_path, seed=3)
    flipper.flip_journal(salvage=True, page=flipper.root_of("entries"))
    assert flipper.report.is_good, str(flipper.report)
    assert (flipper.report.at_roots, flipper.report.least_rows) == (1, 1)
    assert flipper.report.least_entries_at_roots == 1


def test_the_flipper_sees_a_journal_that_does_not_look(tmp_path, monkeypatch):
    flipper = Flipper(tmp_path, seed=1)
    for half in ("seals_fit", "is_in_order"):
        monkeypatch.setattr(OpenJournal, half, lambda _self: True)
    monkeypatch.setattr(cipher, "is_whole", lambda _connection: True)
    for _unused in range(6):
        flipper.flip_journal(salvage=False)
    assert flipper.report.unnoticed
