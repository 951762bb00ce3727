"""The few choices that must be known before a journal is open; all else lives in the journal."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from trustjournal.core.paths import make_private


class Appearance(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TitleChoice(StrEnum):
    """What the window calls itself."""

    NEUTRAL = "neutral"
    NAME = "name"


TEXT_SIZES = (90, 100, 115, 130, 150)
"""Per cent of the designed size."""


class Settings(NamedTuple):
    """Choices of one computer account, outside the journal; never anything that was written."""

    language: str = ""
    """Empty until chosen: then the system's language is used."""
    appearance: Appearance = Appearance.SYSTEM
    text_size: int = 100
    title: TitleChoice = TitleChoice.NEUTRAL
    icon: TitleChoice = TitleChoice.NEUTRAL
    hide_key: str = "F9"
    cover_when_away: bool = False
    """Show a plain surface while another program has the keyboard."""
    journal: str = ""
    """The journal's folder; empty for the standard place."""
    geometry: str = ""
    """The window's place, as Qt writes it, in base 64."""


def load(folder: Path) -> Settings:
    """Read the settings; whatever cannot be read or understood falls back to its default."""
    try:
        stored = json.loads((folder / "settings.json").read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    settings = Settings()
    for name, value in stored.items():
        if name in Settings._fields:
            settings = _with(settings, name, value)
    return settings


def _with(settings: Settings, name: str, value: Any) -> Settings:
    default = getattr(settings, name)
    try:
        if isinstance(default, StrEnum):
            value = type(default)(value)
    except ValueError:
        return settings
    if not isinstance(value, type(default)) or (name == "text_size" and value not in TEXT_SIZES):
        return settings
    return settings._replace(**{name: value})


def save(folder: Path, settings: Settings) -> None:
    """Write the settings whole or not at all, readable by their owner only.

    Raises OSError when the folder cannot be written.
    """
    make_private(folder)
    fresh = folder / "settings.json.new"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(settings._asdict(), file, indent=1)  # a path need not be Unicode
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / "settings.json")
