"""One life of the program, ordered step by step, and what can be heard of its words after each."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from tests.drivers import process
from tests.journeys.test_ending import journal_of
from tests.memory.life import token
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault

ACT = """
from tests.spoken.someone import Someone
self.someone = Someone(self, say)
"""
WRITTEN = ("entry", "person", "title", "draft", "search")
"""What is told while the journal is open; the passphrase is not, even then."""


def words() -> dict[str, str]:
    """Return words that stand nowhere else in the world."""
    return {name: token() for name in (*WRITTEN, "passphrase")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How many places a screen reader was told of, and in how many of them each word was."""

    places: int
    words: dict[str, int]

    @property
    def everything(self) -> bool:
        """Whether all that was written was told, and what was typed to open it was not."""
        return all(bool(count) == (name in WRITTEN) for name, count in self.words.items())

    @property
    def nothing(self) -> bool:
        """Whether the window was told of, and no word in it."""
        return self.places > 1 and not any(self.words.values())

    def __str__(self) -> str:
        counts = ", ".join(f"{name} {count}" for name, count in self.words.items())
        return f"{self.places:5} places: {counts}"


class Life:
    """A running program, with somebody at it who does what they are told."""

    def __init__(self, home: Path, program: Popen[str]) -> None:
        self._home, self._program = home, program
        self.screen = ""
        self._said = ""
        self._wait()

    def do(self, *orders: str) -> "Life":
        """Have these done, one after the other."""
        for each in orders:
            self.begin(each)
            self._wait()
        return self

    def look(self) -> Told:
        """Return what is told, as the program itself knows it."""
        self.do("look")
        return Told(**json.loads(self._said))

    def begin(self, order: str) -> None:
        """Have something done, without waiting until it is."""
        fresh = self._home / "order.new"
        fresh.write_text(order)
        fresh.rename(self._home / "order")

    def kill(self) -> None:
        """End it at once."""
        self._program.kill()
        self._program.wait()

    @property
    def process(self) -> int:
        """By which number the system knows the program."""
        return self._program.pid

    def _wait(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            if line.startswith("ready "):
                self.screen = line.split()[1]
                return
            self._said = line
        assert self._program.stderr is not None
        raise AssertionError(f"it ended: {self._program.stderr.read()}")


@contextmanager
def lived(
    home: Path, own: dict[str, str], *, stays: bool = False, within: Sequence[str] = ()
) -> Iterator[Life]:
    """Start the program on a new journal; with stays, no other takes its place at the lock."""
    places = journal_of(home)
    vault = Vault(places.folder, places.backups, cost=keys.FLOOR)
    vault.create(own["passphrase"])
    vault.close()
    (home / "words").write_text(json.dumps(own), encoding="utf-8")
    if stays:
        (home / "stays").touch()
    with process.running(home, ACT, within=within) as program:
        yield Life(home, program)
