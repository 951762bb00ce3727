"""What is known about the copies of a journal beside the files themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from trustjournal.keeping.copyfile import Manifest
from trustjournal.keeping.missed import Reason


class Before(StrEnum):
    """What a copy was made before, since it is hard to undo."""

    EMPTYING = "emptying"
    """The trash."""
    IMPORT = "import"
    RESTORE = "restore"
    """Another copy was brought back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """When every byte of a copy was read again, and whether all were as written."""

    at: datetime
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """When a copy was opened from its file alone, and what was in it."""

    at: datetime
    entries: int
    compared: int
    """Entries that were read word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """When the trash was emptied last, and how far the journal had come before."""

    at: datetime
    counter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """The second folder that copies go to, and what became of the last."""

    folder: Path
    last_at: datetime | None = None
    """When a copy arrived there last."""
    trouble: Reason | None = None
    """Why the last one did not, where the folder was there to take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Everything that is remembered about the copies."""

    checked: Mapping[str, Checked] = field(default_factory=dict)
    """By the name of the file."""
    before: Mapping[str, Before] = field(default_factory=dict)
    """By the name of the file, too."""
    tried: Tried | None = None
    emptied: Emptied | None = None
    second: Second | None = None
    meant_since: int = 0
    """The change counter at which the user said that the journal is meant to be smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy in the folder of copies."""

    file: Path
    written_at: datetime
    automatic: bool
    manifest: Manifest
    checked: Checked | None = None
    """When it was last read again; none: when it was made."""
    before: Before | None = None
    """What it was made before."""

    @property
    def is_damaged(self) -> bool:
        """Whether it is known to be."""
        return self.checked is not None and not self.checked.whole

    @property
    def verified_at(self) -> datetime:
        """When every byte of it was last read."""
        return self.written_at if self.checked is None else self.checked.at


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFolder:
    """The second folder as it stands now."""

    folder: Path
    is_there: bool
    """A stick that is not plugged in is no mistake."""
    last_at: datetime | None
    """When a copy arrived there last."""
    trouble: Reason | None
    """Why the last one did not, although the folder was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How it stands with the copies, all in one."""

    copies: tuple[Copy, ...]
    """The newest first."""
    noted: Noted
    second: SecondFolder | None
    has_shrunk: bool
    """The journal holds far fewer entries than its copies did, so that none goes by itself."""
    from_before_emptying: tuple[Path, ...]
    """What may still hold what was removed from the trash."""
