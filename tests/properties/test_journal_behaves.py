"""The journal, used at random for a while, against a few dictionaries that do the same.

After every step both must say the same; the index, the fingerprints and the references must hold.
The long form: python -m tests.properties --steps 50000
"""

import pytest
from hypothesis import HealthCheck, settings

from tests.properties.broken import BROKEN, broken
from tests.properties.whole import JournalBehaves, live

TestJournalBehaves = JournalBehaves.TestCase
TestJournalBehaves.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize(
    "known_bad",
    [
        pytest.param(each, marks=() if each == "forgets-the-index" else pytest.mark.long)
        for each in BROKEN
    ],
)
def test_the_machine_catches_a_store_that(known_bad):
    with broken(known_bad), pytest.raises(AssertionError):
        live(1, lives=20, steps=40)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_the_journal_behaves_for_a_long_time():
    assert live(1, lives=100, steps=200) > 15_000
