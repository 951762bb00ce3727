"""Kills the real window while somebody types, and looks for what was typed 2 s before."""

import os
import random
import selectors
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tests.crash.harness import PATIENCE, ROOT
from tests.crash.life import READY
from tests.crash.window import stream
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.paths import Paths
from trustjournal.journal.service import Journal
from trustjournal.storage.vault import Vault

SAFE_AFTER = 2.0
"""Seconds."""
LONGEST_TYPING = 6.0


@dataclass
class WindowReport:
    """What came of a number of kills."""

    kills: int = 0
    keys: int = 0
    pages: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    youngest_lost: float = 0.0
    """How many seconds before a kill the first key was typed that is not on the disk, at most."""

    def __str__(self) -> str:
        return (
            f"{self.kills} kills of the window, {self.keys} keys on {self.pages} pages\n"
            f"{len(self.lost)} pages without what was typed {SAFE_AFTER} s before {self.lost[:3]}\n"
            f"{len(self.wrong)} pages that read otherwise than they were typed {self.wrong[:3]}\n"
            f"at most {self.youngest_lost:.2f} s of typing were lost"
        )


class WindowHarness:
    """One journal, and the windows that are killed over it."""

    def __init__(self, folder: Path, *, seed: int, options: Sequence[str] = ()) -> None:
        self._folder, self._options = folder, options
        self._paths = Paths.under(folder)
        self._chance = random.Random(seed)
        self._safe: dict[str, int] = {}
        """How many characters of each page must be there for ever."""
        self.report = WindowReport()
        vault = Vault(self._paths.journal, self._paths.backups)
        vault.create(None)
        vault.close()

    def kill(self, times: int) -> WindowReport:
        for _unused in range(times):
            lines, killed_at = self._kill_once()
            self._look(lines, killed_at)
        return self.report

    def _kill_once(self) -> tuple[list[str], float]:
        self.report.kills += 1
        name = f"page{self.report.kills}"
        window = [sys.executable, "-m", "tests.crash.window"]
        command = [*window, str(self._folder), name, *self._options]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as program:
            assert program.stdout is not None
            heard = until_ready(program)
            time.sleep(self._chance.uniform(0, LONGEST_TYPING))
            assert program.poll() is None, "the window ended by itself"
            killed_at = time.monotonic()
            program.kill()
            heard += program.stdout.read()
        return heard.decode().splitlines()[: heard.count(b"\n")], killed_at

    def _look(self, lines: list[str], killed_at: float) -> None:
        typed = self._heard(lines)
        for page, times in typed.items():
            early = sum(1 for at in times if at <= killed_at - SAFE_AFTER)
            self._safe[page] = max(self._safe.get(page, 0), early)
        there = self._there()
        for page, least in self._safe.items():
            text = there.get(page, "")
            if len(text) < least:
                self.report.lost.append(page)
            if text != "".join(islice(stream(page), len(text))):
                self.report.wrong.append(page)
            self._safe[page] = len(text)
            for at in typed[page][len(text) : len(text) + 1]:
                self.report.youngest_lost = max(self.report.youngest_lost, killed_at - at)

    def _heard(self, lines: list[str]) -> defaultdict[str, list[float]]:
        """Return when each key of each page was typed; note what became an entry."""
        typed: defaultdict[str, list[float]] = defaultdict(list)
        for line in lines:
            verb, *rest = line.split()
            if verb == "typed":
                typed[rest[0]].append(float(rest[2]))
            elif verb == "saved":
                self._safe[rest[0]] = max(self._safe.get(rest[0], 0), int(rest[1]))
        self.report.keys += sum(map(len, typed.values()))
        self.report.pages += len(typed)
        return typed

    def _there(self) -> dict[str, str]:
        vault = Vault(self._paths.journal, self._paths.backups)
        vault.open()
        try:
            journal = Journal(vault, system_clock, tell_nobody)
            found = [*journal.entries(journal.order().numbers), *journal.drafts()]
        finally:
            vault.close()
        return {each.content.text.partition(" ")[0]: each.content.text for each in found}


def until_ready(program: subprocess.Popen[bytes]) -> bytes:
    """Read until the program says that it is ready; what else it said by then comes with it."""
    assert program.stdout is not None
    heard = b""
    with selectors.DefaultSelector() as selector:
        selector.register(program.stdout, selectors.EVENT_READ)
        until = time.monotonic() + PATIENCE
        while READY.encode() not in heard:
            assert selector.select(max(0.0, until - time.monotonic())), "it never got ready"
            piece = program.stdout.read1(1 << 16)  # type: ignore[attr-defined]
            assert piece, "the program ended before it was ready"
            heard += piece
    return heard
