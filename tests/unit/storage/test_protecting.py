"""Passphrases are set and changed, and a stop at any moment leaves a journal that opens."""

import resource
import shutil
from functools import partial

import pytest

from tests.killed import killed_at
from trustjournal.storage import cipher, keyfile, keys, preferences, swap
from trustjournal.storage.problems import JournalProblem, NotWritable, WrongPassphrase
from trustjournal.storage.vault import Vault, VaultState

NEW = "新しい合言葉"


def fill(vault):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束")


def kept(vault):
    with vault.reading() as connection:
        return preferences.read(connection, "kept")


def opens(vault, secret):
    try:
        vault.open(secret)
    except WrongPassphrase:
        return False
    assert vault.is_whole()
    assert kept(vault) == "約束"
    vault.close()
    return True


def test_a_changed_passphrase_replaces_the_old_one_and_leaves_the_data(protected_vault):
    made = protected_vault()
    made.vault.open(made.passphrase)
    fill(made.vault)
    made.vault.checkpoint()
    before = (made.vault.folder / "journal.db").read_bytes()
    with pytest.raises(WrongPassphrase):
        made.vault.change_passphrase("wrong", NEW)
    assert made.vault.change_passphrase(made.passphrase, NEW) is None
    assert made.vault.matches(NEW)
    assert not made.vault.matches(made.passphrase)
    made.vault.close()
    assert (made.vault.folder / "journal.db").read_bytes() == before
    assert [opens(made.vault, each) for each in (made.passphrase, NEW, made.recovery_key)] == [
        False, True, True,
    ]  # fmt: skip


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_key(protected_vault):
    made = protected_vault()
    made.vault.open(made.recovery_key)
    fill(made.vault)
    made.vault.change_passphrase(made.recovery_key, NEW)
    made.vault.close()
    assert opens(made.vault, NEW)


def test_a_renewed_recovery_key_replaces_the_old_one(protected_vault):
    made = protected_vault()
    made.vault.open(made.passphrase)
    fill(made.vault)
    renewed = made.vault.renew_recovery_key(made.passphrase)
    made.vault.close()
    assert [opens(made.vault, each) for each in (made.recovery_key, renewed, made.passphrase)] == [
        False, True, True,
    ]  # fmt: skip


def test_the_first_passphrase_leaves_nothing_that_opens_without_it(vault):
    fill(vault)
    (slot,) = keyfile.read(vault.folder).slots
    former = vault.journal_id
    assert not vault.is_protected
    assert vault.matches("anything")
    recovery_key = vault.change_passphrase(None, NEW)
    assert vault.is_protected
    assert vault.journal_id == former
    assert vault.change_counter == 1
    assert kept(vault) == "約束"
    vault.close()
    assert opens(vault, NEW)
    assert opens(vault, recovery_key)
    for file in vault.folder.iterdir():
        content = file.read_bytes()
        assert slot.box not in content
        assert slot.written()["box"].encode() not in content
    with pytest.raises(JournalProblem):
        cipher.look(vault.folder / "journal.db", slot.box)
    names = sorted(each.name for each in vault.folder.iterdir())
    assert names == ["journal.db", "keys.json", "keys.json.bak", "lock", "room"]


def test_search_works_after_encrypting_anew(vault):
    from datetime import date

    from trustjournal.storage import search

    with vault.writing() as connection:
        search.put(
            connection, kind="entry", id="a", day=date(2026, 5, 14), title="", body="信頼", marks=()
        )
    vault.change_passphrase(None, NEW)
    with vault.writing() as connection:
        assert [hit.id for hit in search.find(connection, "信頼")] == ["a"]
        search.remove(connection, "entry", "a")
        assert search.find(connection, "信頼") == []


STEPS = tuple(f"storage/{name}.py" for name in ("swap", "files", "keyfile", "vault", "making"))


def _first_passphrase(folder):
    vault = Vault(folder, folder.parent / "copies", cost=keys.FLOOR)
    vault.open()
    vault.change_passphrase(None, NEW)


def _sweep(template, tmp_path, work, verdict, stride):
    """Kill the work at every stride-th line, until it is done before it is killed."""
    verdicts, step = [], 1
    while True:
        folder = tmp_path / f"at-{step}"
        if template is not None:
            shutil.copytree(template, folder)
        killed = killed_at(step, partial(work, folder), inside=STEPS)
        verdicts.append(verdict(folder))
        shutil.rmtree(folder, ignore_errors=True)
        if not killed:
            return verdicts
        step += stride


def _after_first_passphrase(folder):
    vault = Vault(folder, folder.parent / "copies")
    state = vault.state()
    assert state in {VaultState.UNPROTECTED, VaultState.LOCKED}
    assert opens(vault, None if state is VaultState.UNPROTECTED else NEW)
    assert vault.state() is state
    assert keyfile.read(folder).arriving is None
    assert not (folder / swap.FRESH).exists()
    if state is VaultState.LOCKED:
        assert b"unprotected" not in (folder / keyfile.FIRST).read_bytes()
        assert b"unprotected" not in (folder / keyfile.SECOND).read_bytes()
    return state


@pytest.mark.parametrize("stride", [pytest.param(1, marks=pytest.mark.long), pytest.param(43)])
def test_a_kill_while_the_first_passphrase_is_set(vault, tmp_path, stride):
    fill(vault)
    vault.close()
    states = _sweep(vault.folder, tmp_path, _first_passphrase, _after_first_passphrase, stride)
    assert states[0] is VaultState.UNPROTECTED
    assert states[-1] is VaultState.LOCKED
    assert states == sorted(states, reverse=True)  # it never goes back
    assert len(states) > 5


def _create(folder):
    Vault(folder, folder.parent / "copies").create(None)


def _after_creating(folder):
    vault = Vault(folder, folder.parent / "copies")
    state = vault.state()
    assert state in {VaultState.MISSING, VaultState.UNPROTECTED}
    if state is VaultState.MISSING:
        vault.create(None)
    else:
        vault.open()
    assert vault.is_whole()
    vault.close()
    return state


@pytest.mark.parametrize("stride", [pytest.param(1, marks=pytest.mark.long), pytest.param(37)])
def test_a_kill_while_a_journal_is_made(tmp_path, stride):
    states = _sweep(None, tmp_path, _create, _after_creating, stride)
    assert states[0] is VaultState.MISSING
    assert states[-1] is VaultState.UNPROTECTED


def test_a_kill_while_the_passphrase_changes(protected_vault, tmp_path):
    made = protected_vault()
    made.vault.open(made.passphrase)
    fill(made.vault)
    made.vault.close()

    def change(folder):
        vault = Vault(folder, folder.parent / "copies", cost=keys.FLOOR)
        vault.open(made.passphrase)
        vault.change_passphrase(made.passphrase, NEW)

    def verdict(folder):
        vault = Vault(folder, folder.parent / "copies")
        old, new = opens(vault, made.passphrase), opens(vault, NEW)
        assert old != new
        first, second = ((folder / name).read_bytes() for name in ("keys.json", "keys.json.bak"))
        assert first == second  # the old passphrase opens no left-over copy either
        return new

    verdicts = _sweep(made.vault.folder, tmp_path, change, verdict, 23)
    assert verdicts[0] is False
    assert verdicts[-1] is True
    assert verdicts == sorted(verdicts)


@pytest.mark.long  # written as a changed passphrase is, whose kills are tried every time
def test_a_kill_while_the_recovery_key_is_renewed(protected_vault, tmp_path):
    made = protected_vault()
    made.vault.open(made.passphrase)
    fill(made.vault)
    made.vault.close()

    def renew(folder):
        vault = Vault(folder, folder.parent / "copies", cost=keys.FLOOR)
        vault.open(made.passphrase)
        written = vault.renew_recovery_key(made.passphrase)
        (folder / "told").write_text(written)

    def verdict(folder):
        vault = Vault(folder, folder.parent / "copies")
        renewed = not opens(vault, made.recovery_key)
        assert opens(vault, made.passphrase)
        first, second = ((folder / name).read_bytes() for name in ("keys.json", "keys.json.bak"))
        assert first == second  # the former key opens no left-over copy either
        if (folder / "told").exists():
            assert opens(vault, (folder / "told").read_text())
        return renewed

    verdicts = _sweep(made.vault.folder, tmp_path, renew, verdict, 7)
    assert verdicts[0] is False
    assert verdicts[-1] is True
    assert verdicts == sorted(verdicts)


def test_a_first_passphrase_that_cannot_be_prepared_changes_nothing(vault):
    fill(vault)
    (vault.folder / swap.FRESH).mkdir()  # nothing can be written there
    with pytest.raises(NotWritable):
        vault.change_passphrase(None, NEW)
    assert kept(vault) == "約束"
    (vault.folder / swap.FRESH).rmdir()
    vault.close()
    assert opens(vault, None)


def test_a_full_disk_while_the_first_passphrase_is_prepared_changes_nothing(vault):
    fill(vault)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
        with pytest.raises(NotWritable):
            vault.change_passphrase(None, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert kept(vault) == "約束"
    assert not (vault.folder / swap.FRESH).exists()
    vault.close()
    assert opens(vault, None)


def test_keys_that_cannot_be_written_leave_the_journal_as_it_was(vault):
    fill(vault)
    (vault.folder / "keys.json.new").mkdir()
    with pytest.raises(NotWritable):
        vault.change_passphrase(None, NEW)
    assert not vault.is_open
    (vault.folder / "keys.json.new").rmdir()
    assert vault.state() is VaultState.UNPROTECTED
    assert opens(vault, None)
    assert not (vault.folder / swap.FRESH).exists()


def test_a_journal_that_cannot_be_made_leaves_no_journal(paths):
    vault = Vault(paths.journal, paths.backups)
    paths.journal.mkdir()
    (paths.journal / swap.FRESH).mkdir()
    with pytest.raises(NotWritable):
        vault.create(None)
    (paths.journal / swap.FRESH).rmdir()
    assert vault.state() is VaultState.MISSING
    vault.create(None)
    vault.close()
