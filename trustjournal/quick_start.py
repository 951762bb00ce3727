"""What a start leaves out, because at its end nothing would be different but the time.

Measured by benchmarks/start.py and benchmarks/today.py.
"""

import builtins
import gc


def leave_rubbish() -> None:
    """Look for no rubbish while starting.

    A start makes a hundred thousand objects that stay. Python would look through them again and
    again, which takes as long as showing the window.
    """
    gc.disable()


def collect_rubbish_again() -> None:
    """Look for rubbish from now on, but never again among what the start made."""
    pass_over_what_the_start_made()
    gc.enable()


def pass_over_what_the_start_made() -> None:
    """Never look for rubbish there; a window collects by itself (ui/rubbish.py)."""
    gc.freeze()


def import_plainly() -> None:
    """Import as Python does, after PySide6 was imported.

    PySide6 reads the source of every module imported later, and keeps it in memory, to see whether
    it asks for names in snake_case. None of ours does.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
