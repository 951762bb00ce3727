"""The key file and its second copy: a few hundred bytes that everything depends on."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from trustjournal.core.digest import sha256
from trustjournal.storage.files import fresh_name, told_plainly, write_private, write_together
from trustjournal.storage.keys import Slot, SlotKind, slot_from
from trustjournal.storage.problems import KeysDamaged, NotReadable

FIRST, SECOND = "keys.json", "keys.json.bak"
_FORMAT = 1
_LONGEST = 1 << 20


class Arriving(NamedTuple):
    """A journal file that is being moved into place, and the slots that will open it there.

    It is told from the file that it replaces by its salt, so a stop at any moment leaves a pair of
    journal and slots that fit (swap.py).
    """

    salt: bytes
    journal: str
    slots: tuple[Slot, ...]


class KeyFile(NamedTuple):
    """Everything that leads to the data key."""

    journal: str
    """Id of the journal that the keys belong to."""
    slots: tuple[Slot, ...]
    generation: int = 1
    """Counts rewrites; the copy with the higher number is the newer one."""
    arriving: Arriving | None = None

    @property
    def is_protected(self) -> bool:
        """Whether a secret is needed."""
        return not any(slot.kind is SlotKind.UNPROTECTED for slot in self.slots)

    def followed_by(self, **changes: Any) -> "KeyFile":
        """Return the next generation, with some fields changed."""
        return self._replace(generation=self.generation + 1, **changes)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return the next generation, with this slot in the place of the one of its kind."""
        others = tuple(each for each in self.slots if each.kind is not slot.kind)
        return self.followed_by(slots=(slot, *others))


def to_bytes(file: KeyFile) -> bytes:
    """Return the file as it is written."""
    content: dict[str, Any] = {
        "format": _FORMAT,
        "journal": file.journal,
        "generation": file.generation,
        "slots": [slot.written() for slot in file.slots],
    }
    if file.arriving is not None:
        content["arriving"] = {
            "salt": file.arriving.salt.hex(),
            "journal": file.arriving.journal,
            "slots": [slot.written() for slot in file.arriving.slots],
        }
    return json.dumps({"content": content, "sha256": _digest(content)}, indent=1).encode()


def from_bytes(data: bytes) -> KeyFile:
    """Read what to_bytes() wrote; KeysDamaged when anything is not as it was."""
    try:
        stored = json.loads(data)
        content = stored["content"]
        if stored["sha256"] != _digest(content) or content["format"] != _FORMAT:
            raise KeysDamaged
        return KeyFile(
            journal=str(content["journal"]),
            generation=int(content["generation"]),
            slots=_slots(content["slots"]),
            arriving=_arriving(content["arriving"]) if "arriving" in content else None,
        )
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise KeysDamaged from error


def _arriving(stored: dict[str, Any]) -> Arriving:
    return Arriving(
        salt=bytes.fromhex(stored["salt"]),
        journal=str(stored["journal"]),
        slots=_slots(stored["slots"]),
    )


def _slots(stored: list[dict[str, Any]]) -> tuple[Slot, ...]:
    return tuple(slot_from(each) for each in stored)


def _digest(content: Any) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def exists(folder: Path) -> bool:
    """Whether there is a key file or its copy, readable or not."""
    return any((folder / name).exists() for name in (FIRST, SECOND))


def read(folder: Path) -> KeyFile:
    """Return the newer of the two copies that are whole.

    Raises KeysDamaged when neither is; NotReadable when one might be, but may not be read.
    """
    whole, refused = [], False
    for name in (FIRST, SECOND):
        try:
            file = _read_one(folder / name)
        except PermissionError:
            refused = True
        else:
            whole += [file] if file else []
    if not whole:
        raise NotReadable(folder) if refused else KeysDamaged
    return max(whole, key=lambda file: file.generation)


def _read_one(path: Path) -> KeyFile | None:
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST:
            return None
        return from_bytes(path.read_bytes())
    except PermissionError:
        raise
    except (OSError, KeysDamaged):
        return None


def write(folder: Path, file: KeyFile) -> None:
    """Write both copies, one after the other, so that one is whole at every moment.

    When there is no room for both, neither changes: else a change that was refused would count.
    """
    with told_plainly(folder):
        write_together([folder / FIRST, folder / SECOND], to_bytes(file))


def mend(folder: Path, file: KeyFile) -> None:
    """Bring a damaged, missing or older copy up to the given one; touches nothing that is right.

    What was being written when the program was killed goes: keys that count no more may be in it.
    """
    data = to_bytes(file)
    with told_plainly(folder):
        for name in (FIRST, SECOND):
            with suppress(OSError):
                fresh_name(folder / name).unlink()
        for name in (FIRST, SECOND):
            if not _holds(folder / name, data):
                write_private(folder / name, data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False
