"""One of the two key files is whole at every moment."""

import errno
import hashlib
import json
import os

import pytest

from trustjournal.storage import keyfile, keys
from trustjournal.storage.keyfile import FIRST, SECOND, Arriving, KeyFile
from trustjournal.storage.problems import KeysDamaged, NoRoom

FILE = KeyFile(journal="a" * 32, slots=(keys.unprotected_slot(bytes(32)),))
ARRIVING = Arriving(salt=os.urandom(16), journal="b" * 32, slots=FILE.slots)


def test_what_is_written_is_read(tmp_path):
    for file in (FILE, FILE._replace(arriving=ARRIVING)):
        keyfile.write(tmp_path, file)
        assert keyfile.read(tmp_path) == file
        assert (tmp_path / FIRST).read_bytes() == (tmp_path / SECOND).read_bytes()
        assert sorted(each.name for each in tmp_path.iterdir()) == [FIRST, SECOND]


def test_a_protected_slot_is_read_as_it_was():
    slot = keys.passphrase_slot(bytes(32), "x", keys.FLOOR)
    file = FILE._replace(slots=(slot,))
    assert keyfile.from_bytes(keyfile.to_bytes(file)) == file
    assert file.is_protected
    assert not FILE.is_protected


def test_a_key_file_holds_what_opens_the_journal_and_no_hint():
    slots = (
        keys.passphrase_slot(bytes(32), "x", keys.FLOOR),
        keys.recovery_slot(bytes(32), keys.FLOOR)[0],
    )
    content = json.loads(keyfile.to_bytes(FILE._replace(slots=slots)))["content"]
    assert set(content) == {"format", "journal", "generation", "slots"}
    for slot in content["slots"]:
        assert set(slot) == {"kind", "kdf", "memory", "passes", "salt", "nonce", "box"}


@pytest.mark.parametrize("damaged", [FIRST, SECOND])
@pytest.mark.parametrize("content", [b"", b"{}", b"null", b"\xff\xfe", b"[" * 100_000, None])
def test_the_other_copy_takes_over_and_mends(tmp_path, damaged, content):
    keyfile.write(tmp_path, FILE)
    if content is None:
        (tmp_path / damaged).unlink()
    else:
        (tmp_path / damaged).write_bytes(content)
    assert keyfile.read(tmp_path) == FILE
    keyfile.mend(tmp_path, FILE)
    for name in (FIRST, SECOND):
        assert keyfile.from_bytes((tmp_path / name).read_bytes()) == FILE


def test_the_newer_of_two_whole_copies_counts(tmp_path):
    keyfile.write(tmp_path, FILE)
    newer = FILE.followed_by(journal="c" * 32)
    (tmp_path / FIRST).write_bytes(keyfile.to_bytes(newer))
    assert keyfile.read(tmp_path) == newer
    (tmp_path / FIRST).write_bytes(keyfile.to_bytes(FILE))
    (tmp_path / SECOND).write_bytes(keyfile.to_bytes(newer))
    assert keyfile.read(tmp_path) == newer


def test_two_damaged_copies_are_said_and_left_alone(tmp_path):
    for name in (FIRST, SECOND):
        (tmp_path / name).write_bytes(b"gone")
    with pytest.raises(KeysDamaged):
        keyfile.read(tmp_path)
    assert (tmp_path / FIRST).read_bytes() == b"gone"


def test_a_copy_of_another_kind_or_of_a_silly_size_is_damaged(tmp_path):
    (tmp_path / FIRST).mkdir()
    (tmp_path / SECOND).write_bytes(b" " * (1 << 21))
    with pytest.raises(KeysDamaged):
        keyfile.read(tmp_path)


def test_every_flipped_bit_is_noticed():
    whole = keyfile.to_bytes(FILE._replace(arriving=ARRIVING))
    for place in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << bit
            try:
                read = keyfile.from_bytes(bytes(flipped))
            except KeysDamaged:
                continue
            # Only the white space between the values may change without a change of meaning.
            assert keyfile.to_bytes(read) == whole


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"slots": [{"kind": "unprotected", "box": "AAAA"}]},
        {"slots": [{"kind": "magic", "box": ""}]},
        {"slots": [{"kind": "passphrase", "box": "", "kdf": "md5"}]},
        {"slots": [{"kind": "passphrase", "box": "", "kdf": "argon2id", "memory": 1, "passes": 1,
                    "salt": "", "nonce": ""}]},
        {"slots": 7},
        {"generation": "many"},
        {"arriving": {}},
    ],
)  # fmt: skip
def test_a_file_that_is_whole_but_makes_no_sense_is_refused(change):
    content = json.loads(keyfile.to_bytes(FILE))["content"] | change
    with pytest.raises(KeysDamaged):
        keyfile.from_bytes(_sealed(content))


def _sealed(content):
    from hashlib import sha256

    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    digest = sha256(canonical.encode()).hexdigest()
    return json.dumps({"content": content, "sha256": digest}).encode()


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "1e999", "NaN", '"many"', "9" * 5000])
@pytest.mark.parametrize("field", ["generation", "memory", "passes"])
def test_numbers_that_are_none_are_damage(field, number):
    slot = keys.passphrase_slot(bytes(32), "x", keys.FLOOR)
    content = json.loads(keyfile.to_bytes(FILE._replace(slots=(slot,))))["content"]
    holder = content if field == "generation" else content["slots"][0]
    holder[field] = "here"
    forged = json.dumps(content, sort_keys=True, separators=(",", ":")).replace('"here"', number)
    digest = hashlib.sha256(forged.encode()).hexdigest()
    with pytest.raises(KeysDamaged):
        keyfile.from_bytes(f'{{"content": {forged}, "sha256": "{digest}"}}'.encode())


@pytest.mark.parametrize("refused", [FIRST, SECOND])
def test_without_room_for_both_copies_neither_changes(tmp_path, monkeypatch, refused):
    keyfile.write(tmp_path, FILE)
    real = os.open

    def full(path, *arguments):
        if str(path).endswith(refused + ".new"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, *arguments)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(NoRoom):
        keyfile.write(tmp_path, FILE.followed_by(journal="c" * 32))
    assert keyfile.read(tmp_path) == FILE
    assert sorted(each.name for each in tmp_path.iterdir()) == [FIRST, SECOND]


def test_what_lies_where_a_copy_is_prepared_is_in_nobodys_way(tmp_path):
    os.mkfifo(tmp_path / f"{FIRST}.new")
    outside = tmp_path / "outside"
    outside.write_bytes(b"untouched")
    (tmp_path / f"{SECOND}.new").symlink_to(outside)
    keyfile.write(tmp_path, FILE)
    assert keyfile.read(tmp_path) == FILE
    assert outside.read_bytes() == b"untouched"


def test_keys_that_were_being_written_when_the_program_was_killed_do_not_stay(tmp_path):
    keyfile.write(tmp_path, FILE)
    for name in (FIRST, SECOND):
        (tmp_path / f"{name}.new").write_bytes(b"a former key")
    keyfile.mend(tmp_path, FILE)
    assert sorted(each.name for each in tmp_path.iterdir()) == [FIRST, SECOND]
