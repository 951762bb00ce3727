"""Settings of languages and places that the computer may not have: made for the tests alone."""

import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = {
    "C": "",
    "POSIX": "",
    "ja_JP.EUC-JP": "EUC-JP",
    "tr_TR.UTF-8": "UTF-8",
    "ar_EG.UTF-8": "UTF-8",
}
"""Each with the character set that it is made for; none where every computer has it."""


def every_one(short):
    """Return them as parameters; all but one are gone through with the long tests."""
    return [pytest.param(name, marks=() if name == short else pytest.mark.long) for name in NAMES]


def command_in(name: str, folder: Path) -> list[str]:
    """Return the command within which a program finds this setting."""
    charset = NAMES[name]
    place = folder / "locales"
    if charset:
        place.mkdir(exist_ok=True)
        localedef = shutil.which("localedef")
        if localedef is None:
            pytest.skip("NOT SHOWN HERE: other languages' settings, since localedef is not there")
        source = name.split(".", 1)[0]
        made = subprocess.run(
            [localedef, "-i", source, "-f", charset, place / name], capture_output=True, check=False
        )
        if not (place / name).is_dir():
            pytest.skip(f"NOT SHOWN HERE: {name} cannot be made: {made.stderr.decode()[:200]}")
    return [
        "env",
        "-u", "LANGUAGE",
        f"LOCPATH={place}",
        f"LANG={name}",
        f"LC_ALL={name}",
        # Python would quietly take UTF-8 for C; whoever set it so meets the bare truth.
        "PYTHONUTF8=0",
        "PYTHONCOERCECLOCALE=0",
    ]  # fmt: skip
