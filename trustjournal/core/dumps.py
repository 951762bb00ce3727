"""What the system would write to the disk of a program that fails: its memory, with every word."""

import sys

_PR_SET_DUMPABLE = 4
_FAIL_QUIETLY = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: Windows makes no report then."""


def write_none() -> None:
    """Let no core be written into a file; for the command line and for what it starts too."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_FAIL_QUIETLY)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_memory() -> None:
    """Let no crash reporter have the memory, nor another program of the same account look in.

    A limit says nothing to a reporter into which the system pipes a core. Only once the window
    stands: the desktop's portals refuse a program they cannot look up, and remember one they could.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
