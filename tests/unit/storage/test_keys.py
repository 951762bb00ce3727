"""Slots open for their secret, and for nothing else."""

import os
from contextlib import suppress

import pytest
from nacl.pwhash import argon2id

from trustjournal.storage import keys, recovery
from trustjournal.storage.keys import FLOOR, KdfCost, SlotKind
from trustjournal.storage.problems import (
    KeysWeakened,
    MistypedRecoveryKey,
    PassphraseNeeded,
    WrongPassphrase,
)

DATA_KEY = os.urandom(keys.KEY_LENGTH)


@pytest.fixture(scope="module")
def protected():
    recovery_slot, written = keys.recovery_slot(DATA_KEY, FLOOR)
    return (keys.passphrase_slot(DATA_KEY, "合言葉ガ Café", FLOOR), recovery_slot), written


@pytest.mark.parametrize(
    "typed", ["合言葉ガ Café", "合言葉カ\u3099 Cafe\u0301", "合言葉ｶﾞ Ｃａｆé", "合言葉ガ\u00a0Café"]
)
def test_the_passphrase_opens_however_it_is_composed(protected, typed):
    assert keys.data_key(protected[0], typed) == DATA_KEY


@pytest.mark.parametrize(
    "typed", ["合言葉が Café", "合言葉ガ café", "合言葉ガ Cafe", "\ud800", " "]
)
def test_another_passphrase_does_not(protected, typed):
    with pytest.raises(WrongPassphrase):
        keys.data_key(protected[0], typed)


def test_the_recovery_key_opens_and_a_typo_in_it_is_said(protected):
    slots, written = protected
    assert keys.data_key(slots, written.lower()) == DATA_KEY
    last = "0" if written[-1] != "0" else "1"
    with pytest.raises(MistypedRecoveryKey):
        keys.data_key(slots, written[:-1] + last)
    with pytest.raises(WrongPassphrase) as raised:
        keys.data_key(slots, recovery.written(bytes(16)))
    assert not isinstance(raised.value, MistypedRecoveryKey)


def test_a_passphrase_shaped_like_a_recovery_key_is_still_a_passphrase():
    passphrase = recovery.written(bytes(range(16)))
    slot = keys.passphrase_slot(DATA_KEY, passphrase, FLOOR)
    assert keys.data_key([slot], passphrase) == DATA_KEY


@pytest.mark.parametrize("typed", ["合言葉ガ Café", "almost", "合言葉ガ"])
def test_a_wrong_passphrase_takes_as_long_as_the_right_one(protected, typed, monkeypatch):
    derived = []
    really = argon2id.kdf

    def counted(*given, **costs):
        derived.append(costs)
        return really(*given, **costs)

    monkeypatch.setattr(argon2id, "kdf", counted)
    with suppress(WrongPassphrase):
        keys.data_key(protected[0], typed)
    assert derived == [{"opslimit": FLOOR.passes, "memlimit": FLOOR.memory}]


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_entered_is_asked_for(protected, nothing):
    with pytest.raises(PassphraseNeeded):
        keys.data_key(protected[0], nothing)
    with pytest.raises(ValueError, match="at least one character"):
        keys.passphrase_slot(DATA_KEY, nothing or "", FLOOR)


def test_an_unprotected_journal_needs_no_secret():
    assert keys.data_key([keys.unprotected_slot(DATA_KEY)], None) == DATA_KEY


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(memory=FLOOR.memory - 1, passes=3),
        KdfCost(memory=FLOOR.memory, passes=2),
        KdfCost(memory=1 << 50, passes=3),
        KdfCost(memory=FLOOR.memory, passes=10_000),
    ],
)
def test_a_slot_below_the_floor_or_beyond_reason_is_refused(protected, cost):
    weakened = protected[0][0]._replace(cost=cost)
    with pytest.raises(KeysWeakened):
        keys.data_key([weakened, protected[0][1]], protected[1])


@pytest.mark.parametrize("field", ["kind", "salt", "nonce", "box", "cost"])
def test_every_part_of_a_slot_is_authenticated(protected, field):
    slot = protected[0][0]
    changed = {
        "kind": SlotKind.RECOVERY,
        "salt": bytes(16),
        "nonce": bytes(24),
        "box": slot.box[:-1] + bytes([slot.box[-1] ^ 1]),
        "cost": KdfCost(memory=FLOOR.memory, passes=4),
    }[field]
    with pytest.raises(WrongPassphrase):
        keys.data_key([slot._replace(**{field: changed})], "合言葉ガ Café")


def test_the_cost_fits_the_computer():
    assert keys.fitting_cost().is_sound
    assert KdfCost(memory=256 << 20, passes=3) == keys.DEFAULT
    assert KdfCost(memory=64 << 20, passes=3) == keys.FLOOR
