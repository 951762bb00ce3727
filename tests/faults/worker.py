"""The program in which a call fails: waits until it is watched, then goes through a scenario.

    python -m tests.faults.worker

It has imported everything and forks for each line "NAME FOLDER SAID" that it reads; it answers
with the child's process id. The child begins once FOLDER.go can be opened, and writes what it
says into the file SAID. It must end by itself: with "done", or with "told" and a problem that
names a way out; anything else is an error of ours.
"""

import os
import sys
import traceback
from pathlib import Path

from tests.powercut.scenarios import ALL
from trustjournal.core.problems import JournalProblem


def main() -> None:
    for line in sys.stdin:
        name, folder, said = line.split()
        child = os.fork()
        if child == 0:
            _go(name, Path(folder), Path(said))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


def _go(name: str, folder: Path, said: Path) -> None:
    descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(descriptor, 1)
    with Path(f"{folder}.go").open() as gate:
        gate.read()
    try:
        ALL[name].meanwhile(folder)
        ending = "done"
    except JournalProblem as problem:
        ending = f"told {type(problem).__name__}"
    except BaseException as error:
        traceback.print_exc()
        ending = f"raised {type(error).__name__}"
    os.write(1, f"{ending}\n".encode())
    os._exit(0)


if __name__ == "__main__":
    main()
