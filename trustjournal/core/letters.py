"""Which letters belong together, as the C library sees it."""

import os
from contextlib import suppress

_WITH_ANOTHER_I = ("tr", "az", "crh", "ku", "tt")
"""Languages in which the capital of i is not I."""
_PLAIN = ("C.UTF-8", "en_US.UTF-8", "C")


def take_plain_ones() -> None:
    """Let the capital of i be I, after Qt has taken on the language of the computer.

    PySide finds properties that are given by name (`interval=`) by their capital letter, and finds
    none that begins with i in Turkish: no window would open. What is written, sorted or shown does
    not go by the C library.
    """
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    language = next((os.environ[name] for name in names if os.environ.get(name)), "")
    if not language.startswith(_WITH_ANOTHER_I):
        return
    import locale

    for each in _PLAIN:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, each)
            return
