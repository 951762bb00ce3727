"""The program that is killed in the middle of a sheet: it answers up to the middle, then waits.

python -m tests.crash.sheet_writer FOLDER WORKSHEET
"""

import sys
import time
from pathlib import Path

from tests.answered import answers_of, worksheet
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault


def reached(of):
    """Return what stands in a sheet that was walked to its middle, and the step one stands at."""
    steps = worksheet(of).steps
    walked = steps[: len(steps) // 2 + 1]
    given = answers_of(of, "ja")
    return {a: given[a] for step in walked for a, _question in step.addressed()}, walked[-1].id


def main():
    folder, of = Path(sys.argv[1]), sys.argv[2]
    vault = Vault(folder, folder.parent / "copies")
    vault.open()
    worksheets = assemble(vault, system_clock, tell_nobody).worksheets
    said, place = reached(of)
    sheet = worksheets.begin(of).sheet
    for number in range(1, len(said) + 1):  # one after the other, as one writes
        worksheets.answer(sheet.id, dict(list(said.items())[:number]), place)
    sys.stdout.write(f"{sheet.id}\n")
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main()
