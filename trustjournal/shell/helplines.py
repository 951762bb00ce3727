"""Places to turn to, as they are shipped, and which of them may be shown. No Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table

_FILE = "helplines.toml"
_EMERGENCY, _FROM_MEMORY = "emergency", "M"
EUROPE = "EU"
_IN_EUROPE = frozenset({"DE", "FR", "IE"})
_KINDS = (
    _EMERGENCY, "dv", "sexual_violence", "women", "dv_men", "crisis", "child", "police_advice",
    "own_behaviour", "victims", "work", "english", "directory",
)  # fmt: skip
"""In the order in which somebody in need would look for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One place to turn to."""

    country: str
    kind: str
    name: str
    name_en: str
    phone: str
    """Empty where the page itself must be asked."""
    notes: Mapping[str, str]
    page: str
    status: str
    checked_on: date | None = None
    """When somebody last compared it with the operator's own page."""

    @property
    def is_emergency(self) -> bool:
        """Whether it is a number for danger right now."""
        return self.kind == _EMERGENCY

    @property
    def may_be_shown(self) -> bool:
        """Whether anybody has seen the number; emergency numbers are common knowledge."""
        return self.status != _FROM_MEMORY or self.checked_on is not None or self.is_emergency


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """All places that may be shown."""

    lines: tuple[HelpLine, ...]
    retrieved: date
    """When the numbers were looked up."""

    def of_country(self, country: str) -> list[HelpLine]:
        """Return a country's places, those for danger first; Europe shares some."""
        wanted = {country, EUROPE} if country in _IN_EUROPE else {country}
        return _ordered(line for line in self.lines if line.country in wanted)

    def emergencies(self) -> list[HelpLine]:
        """Return the numbers for danger of all countries, for when the country is not known."""
        return [line for line in self.lines if line.is_emergency]

    def checked_on(self, lines: Iterable[HelpLine]) -> date | None:
        """Return since when all of these are known to be right; nothing if any was not checked."""
        days = [line.checked_on for line in lines]
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None


def _ordered(lines: Iterable[HelpLine]) -> list[HelpLine]:
    return sorted(lines, key=lambda line: _KINDS.index(line.kind))


def country_for(language: str, chosen: str) -> str:
    """Return whose places to show: those chosen, else those of the language, else none.

    English is spoken in many countries, and a wrong emergency number is worse than a question.
    """
    return chosen or ("JP" if language == "ja" else "")


@cache
def directory() -> Directory:
    """Return the places that come with the program; read once."""
    content = resources.load(_FILE)
    lines = (line_of(row) for row in content.tables("helpline"))
    return Directory(
        lines=tuple(line for line in lines if line.may_be_shown),
        retrieved=date.fromisoformat(content.text("retrieved")),
    )


def line_of(row: Table) -> HelpLine:
    """Read one place; a ResourceError names what is wrong with it."""
    if row.text("kind") not in _KINDS:
        raise ResourceError(f"{_FILE} {row.text('name')}: kind")
    notes = row.table("note")
    checked = row.text("checked_on") if "checked_on" in row else ""
    return HelpLine(
        country=row.text("country"),
        kind=row.text("kind"),
        name=row.text("name"),
        name_en=row.text("name_en") if "name_en" in row else "",
        phone=row.text("phone") if "phone" in row else "",
        notes={language: notes.text(language) for language in notes.names()},
        page=row.text("url"),
        status=row.text("status"),
        checked_on=date.fromisoformat(checked) if checked else None,
    )
