"""Kills the writing program again and again, and looks at the journal after each time."""

import random
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.ledger import Ledger, fingerprint, page_of
from tests.crash.writer import READY
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.journal import checking, store
from trustjournal.journal.service import Journal
from trustjournal.storage import index_check
from trustjournal.storage.vault import Vault

ROOT = Path(__file__).parents[2]
STARTING = 0.2
"""The share of kills that fall into the start of the program, before it is ready."""
LONGEST_START = 0.8
LONGEST_WRITING = 0.6
THOROUGHLY_EVERY = 15
"""Kills after which every entry is held against its fingerprint and the index: that reads the whole
journal, which grows."""
PATIENCE = 30.0
"""Seconds until a program that does not get ready is a failure."""


@dataclass
class Report:
    """What came of a number of kills."""

    kills: int = 0
    while_starting: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    damage: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not (self.ledger.lost_entries or self.ledger.lost_drafts or self.damage)

    def __str__(self) -> str:
        ledger = self.ledger
        return (
            f"{self.kills} kills, {self.while_starting} of them while the program was starting\n"
            f"{ledger.acknowledged} acknowledgements about {len(ledger.pages)} pages\n"
            f"{len(ledger.lost_entries)} acknowledged entries lost\n"
            f"{len(ledger.lost_drafts)} acknowledged drafts lost\n"
            f"{len(self.damage)} times an integrity check complained {self.damage[:3] or ''}"
        )


class Harness:
    """One journal, and the programs that are killed over it."""

    def __init__(self, folder: Path, *, seed: int, options: Sequence[str] = ()) -> None:
        self._folder = folder / "journal"
        self._chance = random.Random(seed)
        self._options = tuple(options)
        self.report = Report()
        vault = Vault(self._folder, folder / "copies")
        vault.create(None)
        vault.close()

    def kill(self, times: int) -> Report:
        for left in reversed(range(times)):
            self._kill_once()
            self._look(thoroughly=left % THOROUGHLY_EVERY == 0)
        return self.report

    def _kill_once(self) -> None:
        seed = str(self._chance.randrange(1 << 30))
        command = [sys.executable, "-m", "tests.crash.writer", str(self._folder), seed]
        with subprocess.Popen(
            [*command, *self._options], cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
        ) as program:
            assert program.stdout is not None
            is_starting = self._chance.random() < STARTING
            if is_starting:
                heard = b""
                time.sleep(self._chance.uniform(0, LONGEST_START))
            else:
                heard = until_ready(program)
                time.sleep(self._chance.uniform(0, LONGEST_WRITING))
            assert program.poll() is None, "the program ended by itself"
            program.kill()
            heard += program.stdout.read()
        self.report.kills += 1
        self.report.while_starting += READY.encode() not in heard
        whole_lines = heard.decode().splitlines()[: heard.count(b"\n")]
        for line in whole_lines:
            if line != READY:
                self.report.ledger.hear(line)

    def _look(self, *, thoroughly: bool) -> None:
        vault = Vault(self._folder, self._folder.parent / "copies")
        vault.open()
        try:
            self._check_pages(vault)
            if thoroughly:
                self._check_meaning(vault)
            journal = Journal(vault, system_clock, tell_nobody)
            entries = journal.entries(journal.order().numbers)
            self.report.ledger.compare(
                {page_of(each.content.text): fingerprint(each.content.text) for each in entries},
                {
                    page_of(each.content.text): fingerprint(each.content.text)
                    for each in journal.drafts()
                },
            )
        finally:
            vault.close()

    def _check_pages(self, vault: Vault) -> None:
        vault.checkpoint()
        with vault.reading() as connection:
            found = [
                *connection.exec_driver_sql("PRAGMA integrity_check").scalars(),
                *connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars(),
                *(str(row) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")),
            ]
        self.report.damage += [each for each in found if each != "ok"]

    def _check_meaning(self, vault: Vault) -> None:
        with vault.reading() as connection:
            self.report.damage += checking.changed_outside(connection)
            self.report.damage += [
                f"{each.kind} {each.fault}"
                for each in index_check.check(connection, store.documents(connection))
                if each.kind == store.KIND
            ]


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
