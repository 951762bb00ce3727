"""The whole program on one computer account of its own."""

import gc
from collections.abc import Callable, Iterator

import pytest

from tests.clocks import FakeClock
from tests.conftest import ProtectedVault
from tests.drivers.app import AppDriver
from tests.drivers.computer import Computer
from trustjournal.core import settings as settings_file
from trustjournal.core.settings import Settings
from trustjournal.storage.vault import Vault


@pytest.fixture
def computer(qapp, qtbot, tmp_path, clock: FakeClock) -> Iterator[Computer]:
    """A computer on which the program never ran; whatever runs is ended with the test."""
    qapp.setCursorFlashTime(0)
    made = Computer(qapp, qtbot, tmp_path, clock)
    yield made
    made.switch_off()
    gc.unfreeze()  # what a start passed over for good would be there in every test that follows


def settle(computer: Computer) -> None:
    """Leave the settings that a former start wrote."""
    settings = Settings(language=computer.language, journal=str(computer.paths.journal))
    settings_file.save(computer.paths.config, settings)


@pytest.fixture
def locked(computer: Computer, protected_vault: Callable[[], ProtectedVault]) -> ProtectedVault:
    """A journal with a passphrase, from a former start; not running."""
    settle(computer)
    return protected_vault()


@pytest.fixture
def app(computer: Computer, locked: ProtectedVault) -> AppDriver:
    """The program, with a journal that was unlocked."""
    started = computer.start()
    started.unlock(locked.passphrase)
    return started


@pytest.fixture
def open_app(computer: Computer, vault: Vault) -> AppDriver:
    """The program, with a journal that has no passphrase."""
    vault.close()
    settle(computer)
    started = computer.start()
    started.is_open()
    return started


def quickly_in_japanese(tellings):
    """Return the tellings for a journey; in English it is gone with the long tests."""
    return [
        pytest.param(
            each, marks=() if getattr(each, "language", each) == "ja" else pytest.mark.long
        )
        for each in tellings
    ]
