"""The whole program on one computer account of its own."""

from collections.abc import Iterator

import pytest

from tests.clocks import FakeClock
from tests.drivers.app import Computer


@pytest.fixture
def computer(qapp, qtbot, tmp_path, clock: FakeClock) -> Iterator[Computer]:
    """A computer on which the program never ran; whatever runs is ended with the test."""
    qapp.setCursorFlashTime(0)
    made = Computer(qapp, qtbot, tmp_path, clock)
    yield made
    made.switch_off()
