"""Starts the program anew in its own place: no word and no key stays in the memory of the former.

Python cannot wipe a text, and neither can Qt; a program that was replaced by another has no memory
left that anybody could look through (docs/decisions/0030).
"""

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from trustjournal import i18n

_NAME = "NOTES_STANDS"
"""In the environment, for a moment: it tells where a window stands, and nothing else."""
_FREE_FROM = 3
"""The first descriptor after the three that every program has."""


class Manner(StrEnum):
    """How a window stands among others."""

    IN_FRONT = "front"
    BEHIND = "behind"
    """Somebody works in another window: theirs keeps the keyboard."""
    MINIMIZED = "minimized"


class Stand(NamedTuple):
    """How a window stands that is to stand there again."""

    is_plain: bool
    """Whether it shows the plain page, not the one that asks for the passphrase."""
    manner: Manner
    geometry: str
    """Its place, as Qt writes it, in base 64."""
    place: str = ""
    """Where somebody was in the journal, sealed by the journal, in base 64."""


def start(stand: Stand, *, beside: bool = False) -> None:
    """Become a new program that stands there; raises OSError when that cannot be.

    It is started as this one was, with the same arguments, and speaks the language that this one
    speaks by now; every file and line to another program is given up on the way. `beside`: it only
    begins, and this one has to end.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # nobody may be listening any more
            stream.flush()
    for descriptor in _open_descriptors():
        with suppress(OSError):
            os.set_inheritable(descriptor, False)
    page = "plain" if stand.is_plain else "door"
    os.environ[_NAME] = f"{page} {stand.manner} {stand.geometry} {stand.place}"
    command = [sys.executable, *_in_the_language_of_now(sys.orig_argv[1:])]
    try:
        if beside:
            os.posix_spawn(sys.executable, command, os.environ)
        else:
            os.execv(sys.executable, command)
    finally:
        del os.environ[_NAME]


def _in_the_language_of_now(arguments: list[str]) -> list[str]:
    """Return arguments in which a language does not win over one that was chosen since."""
    spoken = list(arguments)
    for index, argument in enumerate(arguments):
        if argument.startswith("--language="):
            spoken[index] = f"--language={i18n.language()}"
        elif index and arguments[index - 1] == "--language":
            spoken[index] = i18n.language()
    return spoken


def taken_over() -> Stand | None:
    """Return how the window stood that was replaced by this one; None on every other start."""
    told = os.environ.pop(_NAME, "").split(" ")
    with suppress(ValueError):
        page, manner, geometry, place = told
        return Stand(
            is_plain=page == "plain", manner=Manner(manner), geometry=geometry, place=place
        )
    return None


def _open_descriptors() -> list[int]:
    with suppress(OSError):
        numbers = [int(each.name) for each in Path("/dev/fd").iterdir()]
        return [number for number in numbers if number >= _FREE_FROM]
    return []
