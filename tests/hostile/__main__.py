"""Shows hostile texts in the program's own fields, each in a process of its own.

python -m tests.hostile [NAME ...]
python -m tests.hostile --here NAME        in this process; says one line of JSON for each place
python -m tests.hostile --carelessly NAME  the same in Qt's own field, the known-bad run
"""

import json
import os
import sys

from tests.hostile.harness import looked_at
from tests.hostile.texts import LARGE


def main(arguments: list[str]) -> int:
    if arguments[:1] in (["--here"], ["--carelessly"]):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from tests.hostile.showing import shown_carelessly, shown_everywhere

        text = LARGE[arguments[1]]
        careful = arguments[0] == "--here"
        for shown in shown_everywhere(text) if careful else [shown_carelessly(text)]:
            sys.stdout.write(json.dumps(shown._asdict()) + "\n")
            sys.stdout.flush()
        return 0
    bad = 0
    for name in arguments or LARGE:
        complaints, lines = looked_at(name, within=90)
        bad += len(complaints)
        for each in (*lines, *complaints):
            sys.stdout.write(f"{name}: {each}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
