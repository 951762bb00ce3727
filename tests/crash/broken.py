"""Known bad forms of the program, each of which the crash loop must catch."""

import os

from trustjournal.keeping import copyfile, restoring
from trustjournal.storage.working import working_name

PIECE = 4096


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
            os.fsync(file.fileno())


ACKNOWLEDGE_FIRST = "acknowledge-first"
AIMED_AT = {
    ACKNOWLEDGE_FIRST: ("write", "draft"),
    "restore": ("restore",),
    "copy": ("backup",),
}
"""What is killed to catch each."""
BROKEN = {
    "restore": removes_the_former_first,
    "copy": writes_copies_in_place,
}
