"""What lies in a folder before a scenario begins. What it promises is said aloud."""

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.crash.exported import write_export
from tests.crash.writer import Writer
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.problems import JournalProblem
from trustjournal.services import Services, assemble
from trustjournal.storage import keys
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import Vault

OLDEST = CHAIN.revisions[0]
OLDER = Path(__file__).parents[1] / "data" / "journals" / OLDEST
FIRST, SECOND = "a first passphrase of many words", "a second passphrase of many words"
SEED = 20261127
STEADY = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
LOST = "0123456789-lost"
THROWN = 3
ARRIVING = "arriving.json"
MANY = 25
"""Entries of an import."""


def vault_in(folder: Path) -> Vault:
    return Vault(folder / "journal", folder / "copies", cost=keys.FLOOR)


def services_in(folder: Path, clock: Callable[[], datetime] = system_clock) -> Services:
    vault = vault_in(folder)
    vault.open()
    return assemble(vault, clock, tell_nobody)


def steadily() -> datetime:
    """A clock that stands still gives copies the same names each time: a sweep knows them so."""
    return STEADY


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def some_writing(folder: Path, things: int, seed: int = SEED, *, too_early: bool = False) -> None:
    """Write, keep while typing, change, throw away and bring back."""
    vault = vault_in(folder)
    vault.open()
    writer = Writer(vault, seed, acknowledge_first=too_early)
    for _unused in range(things):
        try:
            writer.one_thing()
        except JournalProblem as problem:  # told to the user, who goes on
            say(f"told {type(problem).__name__}")
            writer.save_what_was_left()
    vault.close()


def nothing(folder: Path) -> None:
    """No journal yet."""


def empty(folder: Path) -> None:
    """A new journal."""
    vault = vault_in(folder)
    vault.create(None)
    vault.close()


def written(folder: Path) -> None:
    """A journal with some pages in it, which its ledger knows."""
    empty(folder)
    some_writing(folder, 8)


def put_there(folder: Path) -> None:
    """A journal that was written out whole and put there by hand: nobody wrote in it since."""
    written(folder)
    vault = vault_in(folder)
    vault.open()
    with vault.copy_to(folder / "whole"):
        pass
    vault.close()
    (folder / "whole").replace(folder / "journal" / "journal.db")


def older(folder: Path) -> None:
    """A journal that the first version wrote: every step to the present form lies before it."""
    shutil.copytree(OLDER, folder / "journal")


def copied(folder: Path) -> None:
    """A journal that went on after a copy of it was made."""
    written(folder)
    services = services_in(folder)
    services.keeping.back_up(folder / "copy.tjbak")
    services.vault.close()
    some_writing(folder, 3, seed=SEED + 1)


def apart(folder: Path) -> None:
    """A journal out of which an entry was removed for good that a copy of it still holds."""
    written(folder)
    services = services_in(folder)
    lost = services.journal.write(f"{LOST} came out of a copy")
    services.keeping.back_up(folder / "copy.tjbak")
    services.journal.delete(lost.id)
    services.journal.empty_trash()
    services.vault.close()
    (folder / "second").mkdir()
    (folder / "second" / "letter.txt").write_text("mine", encoding="utf-8")


def thrown(folder: Path) -> None:
    """A journal whose trash holds something."""
    written(folder)
    services = services_in(folder)
    services.journal.empty_trash()
    for number in range(THROWN):
        services.journal.delete(services.journal.write(f"thrown-{number} away").id)
    services.vault.close()


def exported(folder: Path) -> None:
    """A journal, and what another one exported."""
    written(folder)
    write_export(
        folder / ARRIVING, [f"arriving-{number} {'Words. ' * 60}" for number in range(MANY)]
    )


def protected(folder: Path) -> None:
    """A journal that has a passphrase."""
    written(folder)
    vault = vault_in(folder)
    vault.open()
    recovery = vault.change_passphrase(None, FIRST)
    vault.close()
    say("protected")
    say(f"recovery {recovery}")
