"""Runs a program under strace, and reads what it did to its files, in order."""

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLS = (
    "openat,write,pwrite64,pwritev,writev,sendfile,copy_file_range,lseek,ftruncate,truncate,"
    "fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"
)
UNKNOWN = {"pwritev", "writev", "truncate", "copy_file_range", "sendfile"}
"""What the program does not do to its files; the trace says so when that changes."""
STDOUT = 1


@dataclass(frozen=True, slots=True)
class Create:
    """A file is opened that was not there."""

    path: str


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes go into a file."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file is made this long."""

    path: str
    length: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file, or the names in a folder, are made safe."""

    path: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A file gets another name."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name goes."""

    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """The program told something over its pipe."""

    words: str


Deed = Create | Write | Cut | Sync | Rename | Remove | Said

_UNFINISHED = "<unfinished ...>"
_LINE = re.compile(r"^(?P<pid>\d+) +(?P<call>\w+)\((?P<rest>.*)$")
_RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. \w+ resumed>(?P<rest>.*)$")
_ENDING = re.compile(r"\) += (?P<result>-?\d+)(?:<(?P<path>(?:[^>\\]|\\.)*)>)?[^\"]*$")
_DESCRIPTOR = re.compile(r"^(?P<fd>\d+)<(?P<path>[^>]*)>")
_NAMING = {"rename", "renameat", "renameat2", "unlink", "unlinkat"}
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def traced(command: Sequence[str], folder: Path, output: Path) -> list[Deed]:
    """Run a program and return what it did below a folder; paths are relative to it."""
    run = ["strace", "-f", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(output)]
    reading = _Reading(folder)
    subprocess.run([*run, *command], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return list(reading.deeds(output))


class _Reading:
    """Follows the descriptors through a trace."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.resolve())
        self._at: dict[tuple[str, int], int] = {}
        """Where each descriptor stands in its file."""
        self._known: set[str] = {
            str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()
        }

    def deeds(self, output: Path) -> Iterator[Deed]:
        with output.open(encoding="ascii") as lines:
            for line in _whole(lines):
                match, ending = _LINE.match(line), _ENDING.search(line)
                if match and ending and int(ending["result"]) >= 0:
                    between = line[match.start("rest") : ending.start()]
                    result = int(ending["result"])
                    if match["call"] == "openat":
                        yield from self._opened(between, result, _text(ending["path"] or ""))
                    elif match["call"] in _NAMING:
                        yield from self._named(match["call"], between)
                    else:
                        yield from self._on_descriptor(match["call"], between, result)

    def _named(self, call: str, rest: str) -> Iterator[Deed]:
        strings = [_bytes(each) for each in _STRING.findall(rest)]
        if call in {"unlink", "unlinkat"}:
            gone = self._below(rest, strings[0])
            if gone is not None and gone in self._known:
                self._known.discard(gone)
                yield Remove(gone)
            return
        path, to = (self._relative(each.decode()) for each in strings)
        if path is not None and to is not None:
            known, below = self._known, f"{path}/"
            moved = {each for each in known if each == path or each.startswith(below)}
            self._known = (known - moved) | {to + each.removeprefix(path) for each in moved}
            yield Rename(path, to)

    def _on_descriptor(self, call: str, rest: str, result: int) -> Iterator[Deed]:
        descriptor = _DESCRIPTOR.match(rest)
        if descriptor is None:
            return
        fd, path = int(descriptor["fd"]), self._relative(_text(descriptor["path"]))
        if call in UNKNOWN and path is not None:
            raise AssertionError(f"{call} on {path} is not understood")
        if path is not None:
            yield from self._in_file(call, (path, fd), rest, result)
        elif call == "write" and fd == STDOUT:
            yield Said(_data(rest, result).decode())

    def _in_file(self, call: str, at: tuple[str, int], rest: str, result: int) -> Iterator[Deed]:
        path = at[0]
        if call == "pwrite64":
            yield Write(path, int(rest.rpartition(", ")[2]), _data(rest, result))
        elif call == "write":
            yield Write(path, self._at.get(at, 0), _data(rest, result))
            self._at[at] = self._at.get(at, 0) + result
        elif call == "lseek":
            self._at[at] = result
        elif call == "ftruncate":
            yield Cut(path, int(rest.rpartition(", ")[2]))
        elif call in {"fsync", "fdatasync"}:
            yield Sync(path)

    def _opened(self, rest: str, fd: int, resolved: str) -> Iterator[Deed]:
        path = self._relative(resolved)
        if path is None:
            return
        self._at[path, fd] = 0
        if "O_CREAT" in rest and path not in self._known:
            self._known.add(path)
            yield Create(path)
        elif "O_TRUNC" in rest:
            yield Cut(path, 0)

    def _below(self, rest: str, name: bytes) -> str | None:
        """Return the file that an unlink means: by its whole name, or in an open folder."""
        text = name.decode()
        folder = _DESCRIPTOR.match(rest)
        if not text.startswith("/") and folder is not None:
            text = f"{_text(folder['path'])}/{text}"
        return self._relative(text)

    def _relative(self, path: str) -> str | None:
        if path == self._folder:
            return ""
        beginning = self._folder + "/"
        return path.removeprefix(beginning) if path.startswith(beginning) else None


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Join what strace had to interrupt because another thread did something."""
    waiting: dict[str, str] = {}
    for each in lines:
        line = each.rstrip("\n")
        resumed = _RESUMED.match(line)
        if line.endswith(_UNFINISHED):
            waiting[line.split()[0]] = line.removesuffix(_UNFINISHED).rstrip()
        elif resumed:
            yield waiting.pop(resumed["pid"], "") + resumed["rest"]
        else:
            yield line


def _data(rest: str, length: int) -> bytes:
    (written,) = _STRING.findall(rest)
    return _bytes(written)[:length]


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def _text(path: str) -> str:
    """With -xx, paths of descriptors are escaped too."""
    return _bytes(path).decode() if path.startswith("\\x") else path
