"""Watches a program by strace: which files it wrote, and which sockets it opened."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_WRITING = ("open", "openat", "openat2", "creat")
_MAKING = (
    "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "link", "linkat",
    "symlink", "symlinkat", "truncate",
)  # fmt: skip
_SOCKETS = ("socket", "socketpair", "bind")
_BECOMING = "execve"
_FOR_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
_GOES_ON = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_QUOTED = re.compile(r'(?:<([^<>"]*)>, )?"((?:[^"\\]|\\.)*)"')
"""A name, and the folder that it is said from where the call says one."""
_OPENED = re.compile(r"= \d+<(.*)>$")
_UNFINISHED = " <unfinished ...>"
_FAMILY = re.compile(r"\b[AP]F_\w+")
_LOCAL = {"AF_UNIX", "AF_LOCAL", "PF_UNIX", "PF_LOCAL"}
_NOT_OURS = ("dbus-daemon", "NETLINK_AUDIT")
"""A test that plays the system starts a bus of its own. Who may write into the system's log of
security, as a test does that runs as root, has that bus look for it."""


@dataclass
class Seen:
    """What a program did that others could notice."""

    written: set[Path] = field(default_factory=set)
    """Files opened for writing, and what else got a name."""
    sockets: list[str] = field(default_factory=list)
    """Calls that opened a socket of any but the local family."""
    meeting: set[Path] = field(default_factory=set)
    """Where local sockets lie."""
    others: list[str] = field(default_factory=list)
    """Calls for a socket that are of another program, which a test started."""

    def outside(self, *folders: Path) -> list[str]:
        """Return what was written outside of these folders and is more than a device.

        The way to a folder may have to be made, and a local socket lies in a folder of its own
        until it gets its name.
        """
        inside = (*folders, *_NO_FILES, *(each.parent for each in self.meeting))
        return sorted(
            str(path)
            for path in self.written
            if not any(path.is_relative_to(each) or each.is_relative_to(path) for each in inside)
            # Python's own copies of the program: nothing of them depends on what is written in it.
            and "__pycache__" not in path.parts
        )


_NO_FILES = tuple(
    Path(each)
    # The system's own doors; through one of them a file without a name is given one.
    for each in ("/dev/null", "/dev/tty", "/dev/pts", "/dev/urandom", "/proc")
)


def can_watch() -> bool:
    """Whether strace is there."""
    return shutil.which("strace") is not None


def watched(log: Path) -> list[str]:
    """Return the command within which a program is watched."""
    calls = ",".join((*_WRITING, *_MAKING, *_SOCKETS, _BECOMING))
    return ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-e", f"trace={calls}", "-o", str(log)]


def seen(log: Path, started_in: Path) -> Seen:
    """Read what strace wrote about a program that was started in a folder."""
    found = Seen()
    programs: dict[str, str] = {}
    with log.open(errors="replace") as lines:
        for process, call, rest in _calls(lines):
            if call in _SOCKETS:
                _note_socket(found, f"{call}({rest}", programs.get(process, ""))
            elif " = -1 " in rest:
                continue
            elif call == _BECOMING:
                programs[process] = Path(_QUOTED.findall(rest)[0][1]).name
            elif call in _MAKING:
                found.written.update(
                    started_in / _plain(folder) / _plain(name)
                    for folder, name in _QUOTED.findall(rest)
                )
            elif _FOR_WRITING.search(rest) or call == "creat":
                opened = _OPENED.search(rest.rstrip())
                if opened and opened[1].startswith("/"):
                    found.written.add(Path(_plain(opened[1])))
    return found


def _note_socket(found: Seen, call: str, program: str) -> None:
    other, what = _NOT_OURS
    if call.startswith("bind"):
        found.meeting.update(Path(_plain(name)) for _folder, name in _QUOTED.findall(call))
    elif program == other and what in call:
        found.others.append(call.strip())
    elif not set(_FAMILY.findall(call)) & _LOCAL:
        found.sockets.append(call.strip())


def _calls(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Give each call once it is complete; another thread may have come between."""
    begun: dict[str, tuple[str, str]] = {}
    for each in lines:
        line = each.rstrip("\n")
        if call := _CALL.match(line):
            process, name, rest = call.groups()
            if rest.endswith(_UNFINISHED):
                begun[process] = (name, rest.removesuffix(_UNFINISHED))
            else:
                yield process, name, rest
        elif more := _GOES_ON.match(line):
            process, rest = more.groups()
            if process in begun:
                name, before = begun.pop(process)
                yield process, name, before + rest
    yield from ((process, *call) for process, call in begun.items())


def _plain(quoted: str) -> str:
    """Undo how strace writes letters beyond ASCII."""
    if "\\" not in quoted:
        return quoted
    data = quoted.encode("ascii", "replace").decode("unicode_escape").encode("latin-1")
    return data.decode("utf-8", "replace")
