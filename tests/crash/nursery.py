"""Has imported everything and lets programs be born from it, so that a kill costs little.

    python -m tests.crash.nursery [known bad form]

Each line that it reads is an order (life.py); it answers with the process id of the program that
lives by it, and with how it came to an end.
"""

import json
import os
import sys
import traceback

from tests.crash.broken import BROKEN
from tests.crash.life import Life, Order


def main():
    for name in sys.argv[1:]:
        BROKEN[name]()
    for line in sys.stdin:
        order = Order(**json.loads(line))
        child = os.fork()
        if child == 0:
            _live(order)
        os.write(1, f"born {child}\n".encode())
        _pid, status = os.waitpid(child, 0)
        os.write(1, f"ended {os.waitstatus_to_exitcode(status)}\n".encode())


def _live(order):
    try:
        Life(order).live()
    except BaseException:
        traceback.print_exc()
    os._exit(1)


if __name__ == "__main__":
    main()
