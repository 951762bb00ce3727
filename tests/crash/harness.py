"""Kills the program again and again, whatever it is doing, and looks at all it has after each."""

import json
import os
import random
import re
import selectors
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from tests.crash.afterwards import look, tidied_up
from tests.crash.broken import ACKNOWLEDGE_FIRST, AIMED_AT
from tests.crash.known import Known
from tests.crash.life import READY, SCENARIOS, Order, vault_in
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.services import assemble

ROOT = Path(__file__).parents[2]
SOON = 50
"""Kills within which a known bad form must be caught."""
STARTING = 0.08
"""The share of kills that fall into the start of the program, before it is ready."""
LONGEST_START = 0.25
LONGEST_AT_FIRST = 0.1
"""Seconds that a scenario takes, as long as nobody knows better."""
LONGER = 1.5
"""By so much it takes longer, for all that is known, when a kill came before its end."""
BEYOND = 1.2
"""Kills fall a little after the end of a scenario too."""
LONGEST = 2.0
"""Seconds; only a very busy computer takes so long."""
LATELY = 20
"""So many of its last times say how long a scenario takes."""
PATIENCE = 30.0
"""Seconds until a program that does not get ready is a failure."""


@dataclass
class Report:
    """What came of a number of kills."""

    fell: Counter[str] = field(default_factory=Counter)
    """Kills, by what the program was doing."""
    known: Known = field(default_factory=Known)
    damage: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        return self.fell.total()

    @property
    def is_good(self) -> bool:
        ledger = self.known.ledger
        return not (ledger.lost_entries or ledger.lost_drafts or self.damage)

    def __str__(self) -> str:
        ledger = self.known.ledger
        fell = ", ".join(f"{name} {count}" for name, count in self.fell.most_common())
        return (
            f"{self.kills} kills: {fell}\n"
            f"{ledger.acknowledged} acknowledgements, {len(ledger.pages)} pages\n"
            f"{len(ledger.lost_entries)} acknowledged entries lost\n"
            f"{len(ledger.lost_drafts)} acknowledged drafts lost\n"
            f"{len(self.damage)} times something was not as it must be {self.damage[:3] or ''}"
        )


class Harness:
    """One journal, and the programs that are killed over it."""

    def __init__(
        self,
        folder: Path,
        *,
        seed: int,
        aims: Iterable[str] = tuple(SCENARIOS),
        broken: Iterable[str] = (),
        acknowledge_first: bool = False,
    ) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._aims = cycle(aims)
        self._acknowledge_first = acknowledge_first
        self._lasted: defaultdict[str, list[float]] = defaultdict(list)
        self._guessed: defaultdict[str, float] = defaultdict(lambda: LONGEST_AT_FIRST)
        self.report = Report()
        (folder / "older").mkdir(parents=True)
        self._make_journal()
        self._nursery = Nursery(broken)

    def _make_journal(self) -> None:
        vault = vault_in(self._folder)
        vault.create(None)
        keeping = assemble(vault, system_clock, tell_nobody).keeping
        (self._folder / "copies").mkdir()
        keeping.back_up(self._folder / "copies" / "empty.tjbak")
        vault.close()
        self.report.known.hear("did copy empty.tjbak")

    def close(self) -> None:
        self._nursery.close()

    def kill(self, times: int) -> Report:
        """Let so many programs be born and killed; what is wrong after one ends it."""
        for aim in islice(self._aims, times):
            self._kill_once(aim)
            self.report.damage += look(self._folder, self.report.known)
            if not self.report.is_good:
                break
            tidied_up(self._folder, self.report.known, self._chance)
        return self.report

    def _kill_once(self, aim: str) -> None:
        known = self.report.known
        order = Order(
            folder=str(self._folder),
            seed=self._chance.randrange(1 << 30),
            aim=aim,
            secret=known.secret,
            recovery=known.recovery,
            day=self.report.kills,
            copies={name: copy.secret for name, copy in known.copies.items()},
            acknowledge_first=self._acknowledge_first,
        )
        with self._nursery.born(order) as program:
            if self._chance.random() < STARTING:
                time.sleep(self._chance.uniform(0, LONGEST_START))
            else:
                program.listen_for(f"begin {aim}\n")
                time.sleep(self._chance.uniform(0, BEYOND * self._length_of(aim)))
        self._hear(program.heard.decode().splitlines())

    def _length_of(self, aim: str) -> float:
        lasted = self._lasted[aim][-LATELY:]
        return min(median(lasted) if lasted else self._guessed[aim], LONGEST)

    def _hear(self, lines: list[str]) -> None:
        doing = "start"
        for line in lines:
            match line.split():
                case ["born" | "ended", *_rest]:
                    pass
                case [word] if word == READY:
                    doing = "between"
                case ["begin", name]:
                    doing = name
                case ["end", name, seconds]:
                    doing = "between"
                    self._lasted[name].append(float(seconds))
                case _:
                    self.report.known.hear(line)
        self.report.fell[doing] += 1
        self._guessed[doing] *= LONGER


def known_bad(folder: Path, name: str, *, seed: int) -> Report:
    """Kill a known bad form until that is noticed, or long enough."""
    first = name == ACKNOWLEDGE_FIRST
    harness = Harness(
        folder,
        seed=seed,
        aims=AIMED_AT[name],
        broken=[] if first else [name],
        acknowledge_first=first,
    )
    try:
        return harness.kill(SOON)
    finally:
        harness.close()


class Nursery:
    """The program from which all others are born (nursery.py)."""

    def __init__(self, broken: Iterable[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery", *broken],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def close(self) -> None:
        self._process.communicate()

    @contextmanager
    def born(self, order: Order) -> Iterator["Program"]:
        """Let a program live; it is killed at the end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
        self._process.stdin.flush()
        program = Program(self._process.stdout.fileno())
        child = int(program.listen_for("born ", whole=True).split()[1])
        yield program
        os.kill(child, signal.SIGKILL)
        ended = program.listen_for("ended ", whole=True)
        assert int(ended.split()[1]) == -signal.SIGKILL, "the program ended by itself"


class Program:
    """What a program tells while it lives."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.heard = b""

    def listen_for(self, words: str, *, whole: bool = False) -> str:
        """Read until a line begins with these words; return it."""
        until = time.monotonic() + PATIENCE
        ending = r".*\n" if whole else ""
        beginning = re.compile(f"^{re.escape(words)}{ending}", re.MULTILINE)
        with selectors.DefaultSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            while (found := beginning.search(self.heard.decode())) is None:
                assert selector.select(max(0.0, until - time.monotonic())), f"never: {words}"
                piece = os.read(self._descriptor, 1 << 16)
                assert piece, "there is nobody any more"
                self.heard += piece
        return found[0]
