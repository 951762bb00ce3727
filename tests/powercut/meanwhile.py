"""What the program does while the power may go, or a call fail; it says what it did."""

import tempfile
from itertools import count
from pathlib import Path

from tests.crash.writer import Writer
from tests.powercut.before import (
    ARRIVING,
    FIRST,
    SECOND,
    SEED,
    empty,
    say,
    services_in,
    some_writing,
    steadily,
    vault_in,
)
from trustjournal.core.ids import EntryId
from trustjournal.journal.store import KIND as ENTRY
from trustjournal.keeping import restoring
from trustjournal.keeping.known import Before

THINGS = 24


def write(folder: Path) -> None:
    """Write, keep while typing, change, throw away and bring back."""
    some_writing(folder, THINGS)


def throw(folder: Path) -> None:
    """Empty the trash."""
    services = services_in(folder, steadily)
    try:
        say("empties")
        services.keeping.empty_trash()
        say("emptied")
    finally:
        services.vault.close()


def lock(folder: Path) -> None:
    """Write a little, lock as the window does, come back, again and again."""
    for turn in range(4):
        some_writing(folder, 3, seed=SEED + turn)
        services = services_in(folder, steadily)
        try:
            made = services.keeping.copy_if_changed()
        finally:
            services.vault.close()
        if made:
            say(f"copied copies/{made.name}")


def copy(folder: Path) -> None:
    """Make copies between writing."""
    for turn in range(3):
        some_writing(folder, 2, seed=SEED + turn)
        services = services_in(folder)
        services.keeping.back_up(folder / f"copy-{turn}.tjbak")
        services.vault.close()
        say(f"copied copy-{turn}.tjbak")


def restore(folder: Path) -> None:
    """Bring a copy back."""
    restoring.restore(vault_in(folder), folder / "copy.tjbak", None, steadily())
    say("restored")


def bring_in(folder: Path) -> None:
    """Import what another journal exported, write on, and take the import back."""
    services = services_in(folder, steadily)
    try:
        preview = services.importing.look(folder / ARRIVING)
        say("imports")
        imported = services.importing.bring_in(preview)
        say("imported")
        Writer(services.vault, SEED + 1).write_new()
        say("takes-back")
        services.importing.take_back(imported)
        say("taken-back")
    finally:
        services.vault.close()


def look(folder: Path) -> None:
    """Let copies go to a second folder, try and compare one, and take an entry out of it."""
    _name_steadily()
    services = services_in(folder, steadily)
    keeping, copy = services.keeping, folder / "copy.tjbak"
    try:
        keeping.use_second(folder / "second")
        keeping.copy_before(Before.IMPORT)
        keeping.try_copy(copy, None)
        [entries] = [each for each in keeping.compare(copy, None).differences if each.kind == ENTRY]
        [lost] = entries.only_in_copy.things
        keeping.bring_back_entries(copy, None, [EntryId(lost.id)])
        say("returned")
    finally:
        services.vault.close()


def _name_steadily() -> None:
    """Give working folders the same names each time: the sweep knows files by their paths."""
    numbers = count()

    def make(*, prefix: str, suffix: str, dir: Path) -> str:
        place = Path(dir, f"{prefix}{next(numbers)}{suffix}")
        place.mkdir(mode=0o700)
        return str(place)

    tempfile.mkdtemp = make  # type: ignore[assignment]


def create(folder: Path) -> None:
    """Make a journal where there was none, and write in it."""
    empty(folder)
    say("created")
    some_writing(folder, 3)


def open_first(folder: Path) -> None:
    """Open it for the first time: its first page is written in place."""
    vault = vault_in(folder)
    vault.open()
    vault.close()


def migrate(folder: Path) -> None:
    """Open an older journal, which brings it up to date."""
    services_in(folder).vault.close()


def protect(folder: Path) -> None:
    """Set the first passphrase, then another one, and renew the recovery key."""
    vault = vault_in(folder)
    vault.open()
    try:
        recovery = vault.change_passphrase(None, FIRST)
        say("protected")
        say(f"recovery {recovery}")
        vault.change_passphrase(FIRST, SECOND)
        say("changed")
        say("renews")
        say(f"recovery {vault.renew_recovery_key(SECOND)}")
    finally:
        vault.close()


def change(folder: Path) -> None:
    """Set another passphrase."""
    vault = vault_in(folder)
    vault.open(FIRST)
    try:
        vault.change_passphrase(FIRST, SECOND)
        say("changed")
    finally:
        vault.close()
