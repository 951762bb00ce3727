"""What must hold whenever the power went or a call failed, by what had been said until then."""

from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.crash.exported import texts_in
from tests.crash.ledger import Ledger, fingerprint, page_of, pages_in
from tests.memory_place import folder_in_memory
from tests.powercut.before import (
    ARRIVING,
    FIRST,
    LOST,
    OLDEST,
    SECOND,
    THROWN,
    services_in,
    vault_in,
)
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.keeping import copyfile, restoring
from trustjournal.services import assemble
from trustjournal.storage import cipher, keyfile, keys, swap
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import VaultState

PLAIN = b"SQLite format 3\0"
Said = list[str]


def same_pages(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """Hold every page against what was said of it."""
    return _differences(folder, ledger, None)


def whole_copies(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """Every file that looks like a copy is one, and what was said to be copied is there."""
    promised = [each.split()[1] for each in said if each.startswith("copied ")]
    wrong = [f"{each} is gone" for each in promised if not (folder / each).exists()]
    _require_whole_copies(folder)
    return wrong + same_pages(folder, ledger, said)


def _require_whole_copies(folder: Path) -> None:
    for each in folder.rglob(f"*{copyfile.SUFFIX}"):
        if not each.name.startswith("."):
            copyfile.read_manifest(each)


def emptied(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """The trash holds all that it held, or nothing, and after "emptied" nothing."""
    services = services_in(folder)
    in_trash = len(services.journal.trash())
    services.vault.close()
    allowed = {0} if "emptied" in said else {0, THROWN} if "empties" in said else {THROWN}
    wrong = [] if in_trash in allowed else [f"{in_trash} in the trash"]
    return wrong + whole_copies(folder, ledger, said)


def one_of_both(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """The journal is the former or that of the copy, and after "restored" the latter."""
    pages, _drafts = _everything(folder, None)
    if pages == _pages_of((folder / "copy.tjbak").read_bytes()):
        return []
    return ["not what was restored"] if "restored" in said else same_pages(folder, ledger, said)


@cache
def _pages_of(copy: bytes) -> dict[str, str]:
    """Return what a copy holds."""
    with folder_in_memory() as place:
        file = Path(place, "copy.tjbak")
        file.write_bytes(copy)
        restoring.restore(vault_in(Path(place)), file, None, system_clock())
        return _everything(Path(place), None)[0]


def all_or_nothing(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """Of an import all is there or nothing: whichever was said, or either in between."""
    wanted = {page_of(text): fingerprint(text) for text in texts_in(folder / ARRIVING)}
    pages, _drafts = _everything(folder, None)
    there = {page: what for page, what in pages.items() if page in wanted}
    allowed = {
        "imports": [{}, wanted],
        "imported": [wanted],
        "takes-back": [wanted, {}],
        "taken-back": [{}],
    }.get(said[-1] if said else "", [{}])
    wrong = [] if there in allowed else [f"{len(there)} of {len(wanted)} that arrived"]
    return wrong + whole_copies(folder, ledger, said)


def looked(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """What looks like a copy is one, nothing lies about unencrypted, and the entry is back."""
    _require_whole_copies(folder)
    wrong = [
        f"{each.name} is plain"
        for each in folder.rglob("*")
        if each.is_file() and (PLAIN in each.read_bytes() or LOST.encode() in each.read_bytes())
    ]
    pages, _drafts = _everything(folder, None)
    if "returned" in said and LOST not in pages:
        wrong.append("the entry that came back is gone")
    if any(each.is_dir() for each in (folder / "journal").iterdir()):
        wrong.append("what was looked into lies there still")
    return wrong + same_pages(folder, ledger, said)


def made_or_not(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """A journal that was not made yet may be missing, and can then be made."""
    vault = vault_in(folder)
    if vault.state() is VaultState.MISSING and "created" not in said:
        vault.create(None)
        vault.close()
        return []
    return same_pages(folder, ledger, said)


def still_there(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """An older journal opens, however far it had come, and as it was before it is kept."""
    services = services_in(folder)
    try:
        entries = services.journal.entries(services.journal.order().numbers)
        wrong = [] if len(entries) == 1 else ["an entry of the older journal is missing"]
        wrong += map(str, services.keeping.check())
    finally:
        services.vault.close()
    kept = folder / "copies" / f"before-{CHAIN.newest}-from-{OLDEST}"
    data_key = keys.data_key(keyfile.read(kept).slots, None)
    cipher.verify(kept / swap.JOURNAL, data_key)
    if cipher.look(kept / swap.JOURNAL, data_key).revision != OLDEST:
        wrong.append("the older journal is not kept as it was")
    return wrong


def opens_with_one(folder: Path, ledger: Ledger, said: Said) -> list[str]:
    """One of the passphrases opens it, and after "changed" only the last."""
    allowed = [SECOND] if "changed" in said else [FIRST, SECOND] if "protected" in said else None
    state = vault_in(folder).state()
    if state is VaultState.UNPROTECTED:
        return ["open to everybody"] if allowed else _differences(folder, ledger, None)
    for secret in allowed or [FIRST, SECOND]:
        with suppress(WrongPassphrase):
            return _differences(folder, ledger, secret) + _recovered(folder, said)
    return ["no passphrase opens it"]


def _recovered(folder: Path, said: Said) -> list[str]:
    """The recovery key that was told last opens the journal, unless it was being renewed."""
    told = [each.removeprefix("recovery ") for each in said if each.startswith("recovery ")]
    if not told or said[-1] == "renews":
        return []
    slots = keyfile.read(folder / "journal").slots
    with suppress(WrongPassphrase):
        keys.data_key(slots, told[-1])
        return []
    return ["the recovery key opens nothing"]


def _everything(folder: Path, secret: str | None) -> tuple[dict[str, str], dict[str, str]]:
    vault = vault_in(folder)
    vault.open(secret)
    try:
        if not vault.is_whole():
            raise AssertionError("an integrity check complains")
        return pages_in(assemble(vault, system_clock, tell_nobody).journal)
    finally:
        vault.close()


def _differences(folder: Path, ledger: Ledger, secret: str | None) -> list[str]:
    ledger.compare(*_everything(folder, secret))
    return [f"entry {each}" for each in ledger.lost_entries] + [
        f"draft {each}" for each in ledger.lost_drafts
    ]
