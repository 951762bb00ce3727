"""What a check of the journal may find, how bad it is, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trustjournal.core.text import isolated
from trustjournal.i18n import N_, _, ngettext


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
    mendable: bool = False
    """Whether making the search anew puts it right."""
    salvageable: bool = False
    """Whether saving what can be read may help."""


def damaged_file() -> Finding:
    """Pages of the file are not as they were written."""
    return Finding(
        severity=Severity.DAMAGE,
        what=_("Parts of the journal file have changed since they were written."),
        next_step=_(
            "Bring back the newest saved copy. If none is new enough, save what can be read."
        ),
        salvageable=True,
    )


def set_aside(file: Path) -> Finding:
    """A file that did not belong to the journal was found beside it, and is kept."""
    return Finding(
        severity=Severity.NOTE,
        what=_("A file that does not belong to the journal lay beside it, and was set aside."),
        next_step=_(
            "It is kept at {file}. Nothing in the journal needs it; when you know where it comes "
            "from, you can remove it."
        ).format(file=isolated(str(file))),
    )


def changed_entries(entries: Sequence[str]) -> Finding:
    """Entries whose words do not fit the fingerprint that was saved with them."""
    return Finding(
        severity=Severity.DAMAGE,
        what=ngettext(
            "{count} entry is not as it was saved.",
            "{count} entries are not as they were saved.",
            len(entries),
        ).format(count=len(entries)),
        next_step=_("Compare with an earlier version of the entry, or with a saved copy."),
        entries=tuple(entries),
    )


def odd_index(rows: int) -> Finding:
    """The search index and the entries disagree."""
    return Finding(
        severity=Severity.WARNING,
        what=ngettext(
            "The search is out of step with {count} entry; the entry itself is intact.",
            "The search is out of step with {count} entries; the entries themselves are intact.",
            rows,
        ).format(count=rows),
        next_step=_("Rebuild the search: trustjournal check --mend-search"),
        mendable=True,
    )


def loose_rows(rows: int) -> Finding:
    """Rows that refer to something that is not there."""
    return Finding(
        severity=Severity.WARNING,
        what=ngettext(
            "{count} note refers to something that is no longer there.",
            "{count} notes refer to something that is no longer there.",
            rows,
        ).format(count=rows),
        next_step=_(
            "Nothing that you wrote is missing. Save a copy, and report what you see here."
        ),
    )
