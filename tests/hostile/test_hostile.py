"""No text that somebody pastes hangs the window, ends the program or comes back another one."""

import pytest

from tests.hostile.harness import looked_at
from tests.hostile.texts import LARGE, SMALL

LONG = 90


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_text_is_pasted_and_read_in_no_time(name):
    complaints, lines = looked_at(name, within=LONG)
    assert complaints == []
    assert len(lines) == 3, "an entry, a form, and reading"


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(set(LARGE) - set(SMALL)))
def test_a_large_hostile_text_is_pasted_and_read_in_no_time(name):
    complaints, lines = looked_at(name, within=LONG)
    assert complaints == []
    assert len(lines) == 3


@pytest.mark.long
def test_the_watch_sees_a_field_that_takes_everything():
    complaints, _lines = looked_at("one word", within=30, carelessly=True)
    assert complaints
