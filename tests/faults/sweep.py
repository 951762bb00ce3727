"""Lets each call of a scenario fail once, and looks at what is there afterwards."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.memory_place import folder_in_memory
from tests.powercut.replay import ROOT, Heard, wrong_in
from tests.powercut.scenarios import ALL

FAILURES = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO",),
    "ftruncate": ("EIO",),
    "rename": ("EACCES", "EIO"),
    "unlink": ("EACCES",),
    "openat": ("EACCES", "ENOSPC"),
}
"""How each call may be refused."""
CAUGHT_BY = {
    "too-early": ("pwrite64", 101),
    "keys-in-place": ("write", 9),
    "copy-in-place": ("write", 30),
    "carried-in-place": ("write", 3),
}
"""The call that has to fail, every how manyth time, for a known bad form to be caught soon."""
_COUNTED = ",".join(FAILURES)


@dataclass
class Report:
    """What came of letting calls fail."""

    injections: int = 0
    told: Counter[str] = field(default_factory=Counter)
    """How often each problem was told; "done" where the failure did no harm."""
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = ", ".join(f"{name} {count}" for name, count in self.told.most_common())
        return f"{self.injections} calls failed ({told}), {len(self.wrong)} wrong " + "; ".join(
            self.wrong[:3]
        )


class Sweep:
    """One scenario, prepared once and gone through again and again."""

    def __init__(self, name: str, place: Path) -> None:
        self._name, self._place = name, place
        self._before = place / "before"
        self._before.mkdir()
        command = [sys.executable, "-m", "tests.powercut.scenarios", name, "before"]
        prepared = subprocess.run(
            [*command, str(self._before)], cwd=ROOT, check=True, stdout=subprocess.PIPE
        )
        self._said_before = prepared.stdout.decode()
        self._worker = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.worker"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._folder = place / "journals"
        self._paths: list[str] = []
        self.report = Report()

    def close(self) -> None:
        self._worker.communicate()

    def run(self, *, step: int = 1, only: str = "", until_wrong: bool = False) -> Report:
        """Let every `step`-th call of each kind, or of one, fail in each way."""
        calls = self._count()
        for call, errors in FAILURES.items():
            if only not in ("", call):
                continue
            for error in errors:
                numbers = range(1, calls[call] + 1, step)
                # What fails at the end is made good by nothing that comes after it.
                for number in reversed(numbers) if until_wrong else numbers:
                    self._fail(call, error, number)
                    if until_wrong and self.report.wrong:
                        return self.report
        return self.report

    def _count(self) -> Counter[str]:
        """Go through the scenario once undisturbed, and count the calls on files of the journal."""
        log, _said = self._go(["-e", f"trace={_COUNTED}"])
        paths = {self._folder, *(each for each in self._folder.rglob("*"))}
        lines = [line for line in log if str(self._folder) in line]
        for line in lines:
            paths.update(Path(part) for part in line.split('"')[1::2] if part.startswith("/"))
        self._paths = sorted(str(path) for path in paths if path.is_relative_to(self._folder))
        log, _said = self._go([*self._only_ours(), "-e", f"trace={_COUNTED}"])
        return Counter(line.split()[1].partition("(")[0] for line in log if "(" in line)

    def _only_ours(self) -> Iterator[str]:
        for path in self._paths:
            yield from ("-P", path)

    def _fail(self, call: str, error: str, number: int) -> None:
        inject = f"inject={call}:error={error}:when={number}"
        log, said = self._go([*self._only_ours(), "-e", f"trace={call}", "-e", inject])
        if not any("(INJECTED)" in line for line in log):
            return  # the calls before it took another way this time
        self.report.injections += 1
        heard = Heard()
        heard.hear(self._said_before)
        heard.hear("\n".join(said[:-1]))
        self.report.told.update([each.split()[-1] for each in said if each.startswith("told ")])
        self.report.told["done"] += said[-1] == "done"
        found = wrong_in(self._folder, ALL[self._name], heard)
        if said[-1].startswith("raised"):
            found.append(said[-1])
        self.report.wrong += [f"{call} {number} {error}: {each}" for each in found]

    def _go(self, options: list[str]) -> tuple[list[str], list[str]]:
        """Go through the scenario under strace; return its log, and what the program said."""
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._before, self._folder)
        log, said, gate = (self._place / each for each in ("log", "said", "journals.go"))
        gate.unlink(missing_ok=True)
        os.mkfifo(gate)
        worker = self._worker
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(f"{self._name} {self._folder} {said}\n")
        worker.stdin.flush()
        child = worker.stdout.readline().strip()
        with subprocess.Popen(
            ["strace", "-f", "-y", "-p", child, "-o", str(log), *options],
            stderr=subprocess.PIPE, text=True,
        ) as watcher:  # fmt: skip
            assert watcher.stderr is not None
            attached = watcher.stderr.readline()
            assert "attached" in attached, attached
            gate.write_text("go")
            assert worker.stdout.readline() == "ended\n"
            watcher.wait()
        return log.read_text(errors="replace").splitlines(), said.read_text().splitlines()


def known_bad(name: str) -> Report:
    """Let such calls fail as show that a form of the program is bad."""
    call, step = CAUGHT_BY[name]
    return sweep(name, step=step, only=call, until_wrong=True)


def sweep(name: str, *, step: int = 1, only: str = "", until_wrong: bool = False) -> Report:
    """Let calls of one scenario fail, and report."""
    with folder_in_memory() as place:
        sweeping = Sweep(name, Path(place))
        try:
            return sweeping.run(step=step, only=only, until_wrong=until_wrong)
        finally:
            sweeping.close()
