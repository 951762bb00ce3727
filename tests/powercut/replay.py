"""Cuts the power at every moment of a scenario, and looks at what is left."""

import copy
import hashlib
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.ledger import Ledger
from tests.memory_place import folder_in_memory
from tests.powercut.disk import Disk
from tests.powercut.scenarios import ALL, Scenario
from tests.powercut.trace import ROOT, Said, Sync, traced
from trustjournal.core.problems import JournalProblem

OF_PAGES = {"will", "did"}


@dataclass
class Report:
    """What came of cutting the power."""

    states: int = 0
    """Distinct ones."""
    moments: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        verdict = "; ".join(self.wrong[:3])
        return (
            f"{self.states} distinct states after {self.moments} deeds, "
            f"{len(self.wrong)} wrong {verdict}"
        )


@dataclass
class Heard:
    """What the program had told when the power went."""

    ledger: Ledger = field(default_factory=Ledger)
    said: list[str] = field(default_factory=list)

    def hear(self, words: str) -> None:
        for line in words.splitlines():
            if line.split(maxsplit=1)[0] in OF_PAGES:
                self.ledger.hear(line)
            else:
                self.said.append(line)


def cut_everywhere(
    name: str, *, at_each: int, seed: int, every: int = 1, careless: bool = False
) -> Report:
    """Let a scenario run once, then cut the power so often after every so many of its deeds."""
    scenario, chance, report = ALL[name], random.Random(seed), Report()
    with folder_in_memory() as place:
        folder = Path(place, "before")
        folder.mkdir()
        heard = Heard()
        options = ["--careless"] if careless else []
        command = [sys.executable, "-m", "tests.powercut.scenarios", name]
        before = subprocess.run(
            [*command, "before", str(folder)], cwd=ROOT, check=True, stdout=subprocess.PIPE
        )
        heard.hear(before.stdout.decode())
        disk = Disk({str(each.relative_to(folder)): each.read_bytes() for each in _files(folder)})
        run = [*command, "meanwhile", str(folder), *options]
        deeds = traced(run, folder, Path(place, "trace"))
        assert any(isinstance(each, Sync) for each in deeds), "nothing was ever synced"
        assert not any(isinstance(each, Said) and "told" in each.words for each in deeds)
        seen: set[bytes] = set()
        for deed in deeds:
            if isinstance(deed, Said):
                heard.hear(deed.words)
            else:
                disk.do(deed)
            report.moments += 1
            for _unused in range(at_each if report.moments % every == 0 else 0):
                state = disk.after_a_cut(chance)
                digest = _digest(state, heard)
                if digest not in seen:
                    seen.add(digest)
                    report.states += 1
                    report.wrong += _look(scenario, state, copy.deepcopy(heard), report.moments)
    return report


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def _digest(state: dict[str, bytes], heard: Heard) -> bytes:
    """Tell two states apart: by what lies there, and by what had been promised."""
    digest = hashlib.sha256(f"{heard.ledger.acknowledged} {len(heard.said)}".encode())
    for path in sorted(state):
        digest.update(f"{path} {len(state[path])} ".encode() + hashlib.sha256(state[path]).digest())
    return digest.digest()


def _look(scenario: Scenario, state: dict[str, bytes], heard: Heard, moment: int) -> list[str]:
    with folder_in_memory() as place:
        folder = Path(place)
        for path, content in state.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return [f"after deed {moment}: {each}" for each in wrong_in(folder, scenario, heard)]


def wrong_in(folder: Path, scenario: Scenario, heard: Heard) -> list[str]:
    """Return what is not as it was promised."""
    try:
        return scenario.afterwards(folder, heard.ledger, heard.said)
    except (JournalProblem, AssertionError) as problem:
        return [f"{type(problem).__name__}: {problem}"]
