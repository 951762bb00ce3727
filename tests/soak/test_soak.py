"""The short form of the soak. The long one: python -m tests.soak"""

import pytest

from tests.drivers.app import PASSPHRASE
from tests.soak.use import Use, rounds

pytestmark = pytest.mark.timeout(120)
LOCKS = 3
"""The first makes what stays; the second goes through all pages."""


def test_nothing_of_the_pages_outlives_a_lock(app):
    report = rounds(Use(app, PASSPHRASE, entries=10), locks=LOCKS, edits=30)
    assert report.counted() == [], str(report)
    assert (report.locks, len(report.edits), report.searches) == (LOCKS, 30, LOCKS)


def test_a_page_that_is_kept_is_noticed(app):
    report = rounds(Use(app, PASSPHRASE, entries=4, walks=False, leaks=True), locks=LOCKS, edits=0)
    assert any("objects" in each for each in report.counted()), str(report)
