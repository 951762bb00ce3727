"""Two journals: one to export from, and an empty one to import into."""

import shutil

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.services import assemble
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault


@pytest.fixture
def here(vault, clock, announced):
    return assemble(vault, clock, announced)


@pytest.fixture
def elsewhere(tmp_path, _unprotected_template, clock):
    """Another journal, as on another computer."""
    shutil.copytree(_unprotected_template, tmp_path / "other")
    vault = Vault(tmp_path / "other", tmp_path / "other-copies", cost=keys.FLOOR)
    vault.open()
    yield assemble(vault, clock, tell_nobody)
    vault.close()
