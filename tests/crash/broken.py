"""Known bad forms of the program, each of which the crash loop must catch."""

import os
import time
from contextlib import ExitStack

from trustjournal.keeping import copyfile, restoring
from trustjournal.storage import keyfile
from trustjournal.storage.working import working_name

PIECE = 4096
LITTLE = 64
SLOWLY = 0.004
"""Seconds for a piece: a slow disk, so that kills fall between two of them."""


def removes_the_former_first():
    """A restore that makes room before it knows that the copy is good."""
    really = restoring.restore

    def restore(vault, file, secret, now):
        for each in vault.folder.glob("journal.db*"):
            each.unlink()
        return really(vault, file, secret, now)

    restoring.restore = restore


def writes_copies_in_place():
    """A copy that has its name before it is whole."""
    really = copyfile.pack

    def pack(target, manifest, *, slots, journal):
        beside = working_name(target.with_name("beside"))
        really(beside, manifest, slots=slots, journal=journal)
        whole = beside.read_bytes()
        beside.unlink()
        _write_slowly(target, whole)

    copyfile.pack = pack


def _write_slowly(path, data):
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), PIECE):
            file.write(data[start : start + PIECE])
            time.sleep(SLOWLY)


def writes_keys_in_place():
    """Both key files are emptied and then written: for a moment neither is whole."""

    def write_together(paths, data):
        with ExitStack() as stack:
            files = [stack.enter_context(each.open("wb", buffering=0)) for each in paths]
            for start in range(0, len(data), LITTLE):
                for file in files:
                    file.write(data[start : start + LITTLE])
                    os.fsync(file.fileno())
                time.sleep(SLOWLY)

    keyfile.write_together = write_together


ACKNOWLEDGE_FIRST = "acknowledge-first"
AIMED_AT = {
    ACKNOWLEDGE_FIRST: ("write", "draft"),
    "restore": ("restore",),
    "copy": ("backup",),
    "keys": ("passphrase", "recovery"),
}
"""What is killed to catch each."""
BROKEN = {
    "restore": removes_the_former_first,
    "copy": writes_copies_in_place,
    "keys": writes_keys_in_place,
}
