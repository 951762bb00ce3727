import pytest

from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def protected_services(protected_vault, clock, changes):
    """An open journal with a passphrase."""
    locked = protected_vault()
    locked.vault.open(locked.passphrase)
    return assemble(locked.vault, clock, changes.announce)


@pytest.fixture
def problems():
    return []
