"""What the program does while the power may go, and what must hold afterwards.

    python -m tests.powercut.scenarios NAME before|meanwhile FOLDER [--careless]

Each scenario says on its standard output what it did, as the crash loop's writer does.
`--careless` is the known bad form: SQLCipher is not told to wait for the disk.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.crash import broken
from tests.crash.ledger import Ledger
from tests.powercut import afterwards, before, meanwhile
from trustjournal.keeping import second
from trustjournal.storage import cipher

Meanwhile = Callable[[Path], None]


class Scenario(NamedTuple):
    """What is there before, what is done, and what must hold whenever the power goes."""

    before: Callable[[Path], None]
    meanwhile: Meanwhile
    afterwards: Callable[[Path, Ledger, list[str]], list[str]]


SCENARIOS = {
    "write": Scenario(before.empty, meanwhile.write, afterwards.same_pages),
    "throw": Scenario(before.thrown, meanwhile.throw, afterwards.emptied),
    "lock": Scenario(before.empty, meanwhile.lock, afterwards.whole_copies),
    "copy": Scenario(before.written, meanwhile.copy, afterwards.whole_copies),
    "restore": Scenario(before.copied, meanwhile.restore, afterwards.one_of_both),
    "import": Scenario(before.exported, meanwhile.bring_in, afterwards.all_or_nothing),
    "look": Scenario(before.apart, meanwhile.look, afterwards.looked),
    "create": Scenario(before.nothing, meanwhile.create, afterwards.made_or_not),
    "open": Scenario(before.put_there, meanwhile.open_first, afterwards.same_pages),
    "migrate": Scenario(before.older, meanwhile.migrate, afterwards.still_there),
    "protect": Scenario(before.written, meanwhile.protect, afterwards.opens_with_one),
}


def _broken(name: str, then: Meanwhile) -> Meanwhile:
    """Do something with a form of the program that is known to be bad."""

    def go(folder: Path) -> None:
        broken.BROKEN[name]()
        then(folder)

    return go


def _carry_in_place(folder: Path) -> None:
    """Go through the scenario, but write to the second folder under the final name at once."""

    def carry(file: Path, to: Path) -> Path:
        (to / file.name).write_bytes(file.read_bytes())
        return to / file.name

    second.carry = carry
    meanwhile.look(folder)


def _promise_too_early(folder: Path) -> None:
    before.some_writing(folder, meanwhile.THINGS, too_early=True)


KNOWN_BAD = {
    "too-early": Scenario(before.empty, _promise_too_early, afterwards.same_pages),
    "keys-in-place": Scenario(
        before.protected, _broken("keys", meanwhile.change), afterwards.opens_with_one
    ),
    "copy-in-place": Scenario(
        before.written, _broken("copy", meanwhile.copy), afterwards.whole_copies
    ),
    "carried-in-place": Scenario(before.apart, _carry_in_place, afterwards.looked),
}
"""What must be found wrong: by cutting the power, by a sweep, or by both."""

ALL = {**SCENARIOS, **KNOWN_BAD}


def main() -> None:
    name, phase, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if "--careless" in sys.argv:
        _be_careless()
    if phase == "meanwhile":
        shutil.copyfile = _copied_by_reading
    getattr(ALL[name], phase)(folder)


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
