"""A folder in the computer's memory, for what syncs thousands of files that nobody keeps."""

import os
from tempfile import TemporaryDirectory

_IN_MEMORY = "/dev/shm"  # where there is none, the usual place is as right


def folder_in_memory() -> TemporaryDirectory[str]:
    """Make a folder that goes again; syncing costs nothing in it, and is asked for all the same."""
    is_there = os.access(_IN_MEMORY, os.W_OK)
    return TemporaryDirectory(dir=_IN_MEMORY if is_there else None)
