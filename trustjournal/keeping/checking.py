"""What a check of the journal may find, how bad it is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from trustjournal.i18n import N_


class Severity(StrEnum):
    """How much a finding matters."""

    NOTE = "note"
    """Nothing was lost; the app can put it right by itself."""
    WARNING = "warning"
    """Something needs attention, the words are there."""
    DAMAGE = "damage"
    """Something that was written may be gone or wrong."""

    @property
    def label(self) -> str:
        """Return the word for it, to be translated where it is shown."""
        return _LABELS[self]


_LABELS = {
    Severity.NOTE: N_("Note"),
    Severity.WARNING: N_("Please look"),
    Severity.DAMAGE: N_("Damage"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a check found. Never holds journal text."""

    severity: Severity
    what: str
    next_step: str
    entries: tuple[str, ...] = ()
    """Ids of the entries concerned."""
