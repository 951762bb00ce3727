"""Known bad forms of the program, each of which the crash loop must catch."""

from trustjournal.keeping import copyfile, restoring
from trustjournal.storage import keyfile
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


def writes_keys_in_place():
    """Both copies of the key file, at once and not beside their places."""

    def write(folder, file):
        for name in (keyfile.FIRST, keyfile.SECOND):
            (folder / name).write_bytes(b"")
        for name in (keyfile.FIRST, keyfile.SECOND):
            _write_slowly(folder / name, keyfile.to_bytes(file), 16)

    keyfile.write = write


def _write_slowly(path, data, piece=PIECE):
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), piece):
            file.write(data[start : start + piece])


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
