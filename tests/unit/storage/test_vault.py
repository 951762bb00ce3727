"""A journal is created, opened, closed, locked."""

import pytest

from trustjournal.storage import preferences, trash
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.storage.vault import VaultState


def test_what_was_written_is_there_after_reopening(vault):
    with vault.writing() as connection:
        preferences.write(connection, "lock_after", 5)
    vault.close()
    vault.open()
    with vault.reading() as connection:
        assert preferences.read(connection, "lock_after") == 5
    assert vault.change_counter == 1


def test_a_passphrase_protects_and_the_recovery_key_opens_too(protected_vault):
    made = protected_vault()
    assert made.vault.state() is VaultState.LOCKED
    with pytest.raises(WrongPassphrase):
        made.vault.open("wrong")
    for secret in (made.passphrase, made.recovery_key):
        made.vault.open(secret)
        made.vault.close()


def test_the_first_passphrase_encrypts_anew(vault):
    with vault.writing() as connection:
        preferences.write(connection, "lock_after", 5)
    recovery_key = vault.change_passphrase(None, "新しい合言葉")
    with vault.reading() as connection:
        assert preferences.read(connection, "lock_after") == 5
    vault.close()
    assert vault.state() is VaultState.LOCKED
    vault.open(recovery_key)


def test_deletions_are_noted_and_forgotten(vault, clock):
    with vault.writing() as connection:
        thrown = trash.throw(connection, kind="entry", title="約束", at=clock())
    with vault.reading() as connection:
        assert [each.id for each in trash.everything(connection)] == [thrown]
    with vault.writing() as connection:
        trash.forget(connection, thrown)
        assert trash.everything(connection) == []
