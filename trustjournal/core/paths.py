"""Every place the program reads or writes, in one value."""

import errno
import os
import sys
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parents[1]
_NEUTRAL_NAME = "my-notes"
"""A folder name that tells nothing to somebody who looks over the file list."""


class Paths(NamedTuple):
    """The folders of one user."""

    journal: Path
    config: Path
    state: Path
    backups: Path

    @property
    def worksheets(self) -> Path:
        """The folder of worksheets that the user wrote; it need not be there."""
        return self.config / "worksheets"

    @classmethod
    def standard(cls, journal: Path | None = None) -> "Paths":
        """Return the places the platform intends, with another journal folder when one is given."""
        data, config, state = _platform_folders()
        chosen = (journal or data / "journal").absolute()  # remembered from wherever it is started
        backups = chosen.parent / f"{chosen.name}-copies" if journal else data / "copies"
        return cls(journal=chosen, config=config, state=state, backups=backups)

    @classmethod
    def under(cls, folder: Path) -> "Paths":
        """Return places below one folder, for tests and for the example journal."""
        return cls(
            journal=folder / "journal",
            config=folder / "config",
            state=folder / "state",
            backups=folder / "copies",
        )


def _platform_folders() -> tuple[Path, Path, Path]:
    home = _home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / _NEUTRAL_NAME
        return local, local / "config", local / "state"
    if sys.platform == "darwin":
        support = home / "Library/Application Support" / _NEUTRAL_NAME
        return support, support / "config", support / "state"
    return (
        _xdg("XDG_DATA_HOME", home / ".local/share"),
        _xdg("XDG_CONFIG_HOME", home / ".config"),
        _xdg("XDG_STATE_HOME", home / ".local/state"),
    )


def _home() -> Path:
    """Return the user's folder; an account without one may still name its places one by one."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/nonexistent")


def _xdg(variable: str, default: Path) -> Path:
    value = os.environ.get(variable, "")
    return (Path(value) if value.startswith("/") else default) / _NEUTRAL_NAME


def make_private(folder: Path) -> Path:
    """Create a folder that only its owner may enter; an existing one is closed to others too.

    Raises OSError; a file that lies there instead is none of ours, and stays as it is.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):  # mkdir(parents=True) would leave the parents to the umask
        each.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if os.name == "posix":
        folder.chmod(0o700)
    return folder


def resources() -> Path:
    """Return the folder of prompts, fonts and icons, in an installed package or a checkout."""
    return _beside("_resources", "resources")


def catalogs() -> Path:
    """Return the folder of translations, in an installed package or a checkout."""
    return _beside("_catalogs", "i18n")


def _beside(packaged: str, checkout: str) -> Path:
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _PACKAGE.parent / checkout
