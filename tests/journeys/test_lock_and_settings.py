"""The lock lies in the key file: nothing that happens to the settings opens the journal."""

import json

import pytest

from trustjournal.core.settings import Settings
from trustjournal.shell.session import Screen

TEXT = "nobody reads this without the passphrase"
HOSTILE = {
    "lock_after": 0,
    "protected": False,
    "passphrase": "",
    "locked": False,
    "unlocked": True,
    "screen": "JOURNAL",
    "stand": ["plain", "front", ""],
}


def settings_file(computer):
    return computer.paths.config / "settings.json"


def deleted(computer):
    settings_file(computer).unlink()


def emptied(computer):
    settings_file(computer).write_bytes(b"")


def cut_off(computer):
    whole = settings_file(computer).read_bytes()
    settings_file(computer).write_bytes(whole[: len(whole) // 2])


def scrambled(computer):
    settings_file(computer).write_bytes(bytes(range(256)))


def of_another_kind(computer):
    settings_file(computer).write_text("[]", encoding="utf-8")


def of_an_earlier_version(computer):
    journal = str(computer.paths.journal)
    settings_file(computer).write_text(json.dumps({"journal": journal}), encoding="utf-8")


def full_of_wishes(computer):
    wishes = {**Settings(journal=str(computer.paths.journal))._asdict(), **HOSTILE}
    settings_file(computer).write_text(json.dumps(wishes), encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        deleted,
        emptied,
        cut_off,
        scrambled,
        of_another_kind,
        of_an_earlier_version,
        full_of_wishes,
    ],
)
def test_whatever_becomes_of_the_settings_the_passphrase_is_asked_for(computer, locked, spoil):
    spoil(computer)
    app = computer.start()
    app.all_done()
    assert app.screen is Screen.UNLOCK
    assert app.conductor.session.services is None
    assert not locked.vault.is_open
    app.close()


def test_the_time_until_the_lock_is_not_among_the_settings_outside(app, computer):
    """It lies in the encrypted journal, where nobody changes it without the passphrase."""
    computer.paths.config.mkdir(parents=True, exist_ok=True)
    full_of_wishes(computer)
    choices = app.conductor.session.services.choices
    assert choices.current().lock_after == 5
    app = app.reopen()
    app.unlock()
    assert app.conductor.session.services.choices.current().lock_after == 5
    app.close()
