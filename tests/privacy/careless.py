"""A plugin of pytest that does what must be caught: a socket to elsewhere, a file left at home.

Below Python, where nothing inside of it could notice.
"""

import ctypes
import os
from pathlib import Path

ctypes.CDLL(None).socket(2, 2, 0)
Path(os.environ["HOME"], "left.txt").write_text("a word")
