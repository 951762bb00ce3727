"""A disk that keeps only what was synced, and of all else what it likes.

A sector of 512 bytes that was not synced may be there, be missing, or be torn. A name that was
not synced with its folder may be there or not, in the order in which the names were given.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname

from tests.powercut.trace import Create, Cut, Deed, Remove, Rename, Sync, Write

SECTOR = 512


@dataclass(eq=False)
class File:
    """What is on the disk for certain, and what was asked for since."""

    safe: bytes = b""
    asked: list[Write | Cut] = field(default_factory=list)

    def sync(self) -> None:
        self.safe = self.whole()
        self.asked = []

    def whole(self) -> bytes:
        content = bytearray(self.safe)
        for each in self.asked:
            _apply(content, each)
        return bytes(content)


NameChange = Create | Rename | Remove


class Disk:
    """The files of one folder, as a program left them at some moment."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names = {path: File(safe=content) for path, content in files.items()}
        self._safe_names = dict(self._names)
        self._asked: defaultdict[str, list[tuple[NameChange, File | None]]] = defaultdict(list)

    def do(self, deed: Deed) -> None:
        """Let something happen."""
        match deed:
            case Create(path):
                self._names[path] = File()
                self._asked[dirname(path)].append((deed, self._names[path]))
            case Write(path=path) | Cut(path=path):
                self._names[path].asked.append(deed)
            case Rename():
                self._rename(deed)
            case Remove(path):
                del self._names[path]
                self._asked[dirname(path)].append((deed, None))
            case Sync(path) if path in self._names:
                self._names[path].sync()
            case Sync(folder):
                for change, file in self._asked.pop(folder, []):
                    _rename(self._safe_names, change, file)

    def _rename(self, deed: Rename) -> None:
        """Let a file, or all that lies in a folder, have another name."""
        inside = [name for name in self._names if name.startswith(f"{deed.path}/")]
        for each in [deed.path] if deed.path in self._names else inside:
            moved = Rename(each, deed.to + each.removeprefix(deed.path))
            self._names[moved.to] = self._names.pop(each)
            self._asked[dirname(deed.to)].append((moved, self._names[moved.to]))

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return one of the many things that may be there when the power comes back."""
        names = dict(self._safe_names)
        for changes in self._asked.values():
            for change, file in changes[: chance.randint(0, len(changes))]:
                _rename(names, change, file)
        manner = chance.choice((_nothing, _everything, _some_of_it, _some_of_it, _torn))
        return {path: manner(file, chance) for path, file in names.items()}


def _rename(names: dict[str, File], change: NameChange, file: File | None) -> None:
    if isinstance(change, Rename):
        names.pop(change.path, None)
        assert file is not None
        names[change.to] = file
    elif file is None:
        names.pop(change.path, None)
    else:
        names[change.path] = file


def _apply(content: bytearray, asked: Write | Cut) -> None:
    if isinstance(asked, Cut):
        del content[asked.length :]
        content.extend(bytes(asked.length - len(content)))
        return
    missing = asked.offset - len(content)
    if missing > 0:
        content.extend(bytes(missing))
    content[asked.offset : asked.offset + len(asked.data)] = asked.data


def _nothing(file: File, _chance: random.Random) -> bytes:
    return file.safe


def _everything(file: File, _chance: random.Random) -> bytes:
    return file.whole()


def _some_of_it(file: File, chance: random.Random) -> bytes:
    content = bytearray(file.safe)
    share = chance.random()
    for each in _sectors(file.asked):
        if chance.random() < share:
            _apply(content, each)
    return bytes(content)


def _torn(file: File, chance: random.Random) -> bytes:
    """Up to some sector all is there; of that one, a part."""
    content = bytearray(file.safe)
    sectors = list(_sectors(file.asked))
    end = chance.randint(0, len(sectors))
    for each in sectors[:end]:
        _apply(content, each)
    if end < len(sectors) and isinstance(torn := sectors[end], Write):
        part = torn.data[: chance.randint(0, len(torn.data))]
        _apply(content, Write(torn.path, torn.offset, part))
    return bytes(content)


def _sectors(asked: list[Write | Cut]) -> Iterator[Write | Cut]:
    for each in asked:
        if isinstance(each, Cut):
            yield each
            continue
        at = 0
        while at < len(each.data):
            end = min(len(each.data), at + SECTOR - (each.offset + at) % SECTOR)
            yield Write(each.path, each.offset + at, each.data[at:end])
            at = end
