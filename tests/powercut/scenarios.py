"""What the program does while the power may go, and what must hold afterwards.

    python -m tests.powercut.scenarios NAME before|meanwhile FOLDER [--careless]

Each scenario says on its standard output what it did, as the crash loop's writer does.
`--careless` is the known bad form: SQLCipher is not told to wait for the disk.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.crash.ledger import Ledger, pages_in
from tests.crash.writer import Writer
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.ids import EntryId
from trustjournal.core.problems import JournalProblem
from trustjournal.journal.store import KIND as ENTRY
from trustjournal.keeping import copyfile, restoring, second
from trustjournal.keeping.known import Before
from trustjournal.services import Services, assemble
from trustjournal.storage import cipher
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.storage.vault import Vault, VaultState

OLD_JOURNAL = Path(__file__).parents[1] / "data" / "journals" / "0002"
FIRST, SECOND = "a first passphrase of many words", "a second passphrase of many words"
SEED = 20261127
STEADY = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
LOST = "0123456789-lost"
PLAIN = b"SQLite format 3\0"


def _vault(folder: Path) -> Vault:
    return Vault(folder / "journal", folder / "copies")


def _services(folder: Path) -> Services:
    vault = _vault(folder)
    vault.open()
    return assemble(vault, system_clock, tell_nobody)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


# Before


def empty(folder: Path) -> None:
    """A new journal."""
    vault = _vault(folder)
    vault.create(None)
    vault.close()


def written(folder: Path) -> None:
    """A journal with some pages in it, which its ledger knows."""
    empty(folder)
    _write(folder, 8)


def _write(folder: Path, things: int, seed: int = SEED, *, too_early: bool = False) -> None:
    vault = _vault(folder)
    vault.open()
    writer = Writer(vault, seed, acknowledge_first=too_early)
    for _unused in range(things):
        try:
            writer.one_thing()
        except JournalProblem as problem:  # told to the user, who goes on
            _say(f"told {type(problem).__name__}")
            writer.save_what_was_left()
    vault.close()


def nothing(folder: Path) -> None:
    """No journal yet."""


def older(folder: Path) -> None:
    """A journal that an earlier version wrote."""
    shutil.copytree(OLD_JOURNAL, folder / "journal")


def copied(folder: Path) -> None:
    """A journal that went on after a copy of it was made."""
    written(folder)
    services = _services(folder)
    services.keeping.back_up(folder / "copy.tjbak")
    services.vault.close()
    _write(folder, 3, seed=SEED + 1)


def apart(folder: Path) -> None:
    """A journal out of which an entry was removed for good that a copy of it still holds."""
    written(folder)
    services = _services(folder)
    lost = services.journal.write(f"{LOST} came out of a copy")
    services.keeping.back_up(folder / "copy.tjbak")
    services.journal.delete(lost.id)
    services.journal.empty_trash()
    services.vault.close()
    (folder / "second").mkdir()
    (folder / "second" / "letter.txt").write_text("mine", encoding="utf-8")


# Meanwhile


def write(folder: Path) -> None:
    """Write, keep while typing, change, throw away and bring back."""
    _write(folder, 40)


def lock(folder: Path) -> None:
    """Write a little, lock, come back, again and again."""
    for turn in range(6):
        _write(folder, 3, seed=SEED + turn)


def copy(folder: Path) -> None:
    """Make copies between writing."""
    for turn in range(3):
        _write(folder, 2, seed=SEED + turn)
        services = _services(folder)
        services.keeping.back_up(folder / f"copy-{turn}.tjbak")
        services.vault.close()
        _say(f"copied copy-{turn}.tjbak")


def restore(folder: Path) -> None:
    """Bring a copy back."""
    restoring.restore(_vault(folder), folder / "copy.tjbak", None, system_clock())
    _say("restored")


def look(folder: Path) -> None:
    """Let copies go to a second folder, try and compare one, and take an entry out of it."""
    _name_steadily()
    vault = _vault(folder)
    vault.open()
    services = assemble(vault, lambda: STEADY, tell_nobody)
    keeping, copy = services.keeping, folder / "copy.tjbak"
    try:
        keeping.use_second(folder / "second")
        keeping.copy_before(Before.IMPORT)
        keeping.try_copy(copy, None)
        [entries] = [each for each in keeping.compare(copy, None).differences if each.kind == ENTRY]
        [lost] = entries.only_in_copy.things
        keeping.bring_back_entries(copy, None, [EntryId(lost.id)])
        _say("returned")
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
    _say("created")
    _write(folder, 3)


def migrate(folder: Path) -> None:
    """Open an older journal, which brings it up to date."""
    services = _services(folder)
    services.vault.close()


def protect(folder: Path) -> None:
    """Set the first passphrase, then another one."""
    vault = _vault(folder)
    vault.open()
    vault.change_passphrase(None, FIRST)
    _say("protected")
    vault.change_passphrase(FIRST, SECOND)
    _say("changed")
    vault.close()


# Afterwards


def same_pages(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """Hold every page against what was said of it."""
    return _differences(folder, ledger, None)


def whole_copies(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """Every file that looks like a copy is one, and what was said to be copied is there."""
    found = {each.name for each in folder.glob("*.tjbak")}
    promised = {each.split()[1] for each in said if each.startswith("copied ")}
    wrong = [f"{each} is gone" for each in promised - found]
    for each in found:
        copyfile.read_manifest(folder / each)
    return wrong + same_pages(folder, ledger, said)


def one_of_both(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """The journal is the former or that of the copy, and after "restored" the latter."""
    pages, _drafts = _everything(folder, None)
    if pages == _pages_of((folder / "copy.tjbak").read_bytes()):
        return []
    return ["not what was restored"] if "restored" in said else same_pages(folder, ledger, said)


def looked(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """What looks like a copy is one, nothing lies about unencrypted, and the entry is back."""
    for each in folder.rglob("*.tjbak"):
        if not each.name.startswith("."):
            copyfile.read_manifest(each)
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


@cache
def _pages_of(copy: bytes) -> dict[str, str]:
    """Return what a copy holds."""
    with TemporaryDirectory() as place:
        file = Path(place, "copy.tjbak")
        file.write_bytes(copy)
        restoring.restore(_vault(Path(place)), file, None, system_clock())
        return _everything(Path(place), None)[0]


def made_or_not(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """A journal that was not made yet may be missing, and can then be made."""
    vault = _vault(folder)
    if vault.state() is VaultState.MISSING and "created" not in said:
        vault.create(None)
        vault.close()
        return []
    return same_pages(folder, ledger, said)


def still_there(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """An older journal opens, whatever step the way to the present form had come to."""
    services = _services(folder)
    try:
        entries = services.journal.entries(services.journal.order().numbers)
        return [] if len(entries) == 1 else ["an entry of the older journal is missing"]
    finally:
        services.vault.close()


def opens_with_one(folder: Path, ledger: Ledger, said: list[str]) -> list[str]:
    """One of the passphrases opens it, and after "changed" only the last."""
    allowed = [SECOND] if "changed" in said else [FIRST, SECOND] if "protected" in said else None
    state = _vault(folder).state()
    if state is VaultState.UNPROTECTED:
        return ["open to everybody"] if allowed else _differences(folder, ledger, None)
    for secret in allowed or [FIRST, SECOND]:
        try:
            return _differences(folder, ledger, secret)
        except WrongPassphrase:
            continue
    return ["no passphrase opens it"]


def _everything(folder: Path, secret: str | None) -> tuple[dict[str, str], dict[str, str]]:
    vault = _vault(folder)
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


class Scenario(NamedTuple):
    """What is there before, what is done, and what must hold whenever the power goes."""

    before: Callable[[Path], None]
    meanwhile: Callable[[Path], None]
    afterwards: Callable[[Path, Ledger, list[str]], list[str]]


SCENARIOS = {
    "write": Scenario(empty, write, same_pages),
    "lock": Scenario(empty, lock, same_pages),
    "copy": Scenario(written, copy, whole_copies),
    "restore": Scenario(copied, restore, one_of_both),
    "look": Scenario(apart, look, looked),
    "create": Scenario(nothing, create, made_or_not),
    "migrate": Scenario(older, migrate, still_there),
    "protect": Scenario(written, protect, opens_with_one),
}


def _carry_in_place(folder: Path) -> None:
    """Go through the scenario, but write to the second folder under the final name at once."""

    def carry(file: Path, to: Path) -> Path:
        (to / file.name).write_bytes(file.read_bytes())
        return to / file.name

    second.carry = carry
    look(folder)


KNOWN_BAD = {
    "carried-in-place": Scenario(apart, _carry_in_place, looked),
    "too-early": Scenario(empty, lambda folder: _write(folder, 40, too_early=True), same_pages),
}
"""What a sweep must find wrong."""


def main() -> None:
    name, phase, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if "--careless" in sys.argv:
        _be_careless()
    if phase == "meanwhile":
        shutil.copyfile = _copied_by_reading
    getattr({**SCENARIOS, **KNOWN_BAD}[name], phase)(folder)


def _copied_by_reading(source, target):  # type: ignore[no-untyped-def]
    """Copy so that the trace sees the bytes; sendfile would hide them."""
    Path(target).write_bytes(Path(source).read_bytes())
    return target


def _be_careless() -> None:
    really = cipher.open_for_writing

    def careless(path: Path, key: bytes) -> cipher.Raw:
        connection = really(path, key)
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    cipher.open_for_writing = careless


if __name__ == "__main__":
    main()
