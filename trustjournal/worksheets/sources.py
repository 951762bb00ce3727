"""Where the reasons in worksheets and notes come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from trustjournal import i18n
from trustjournal.core import resources
from trustjournal.core.resources import Table
from trustjournal.i18n import _

_FILE = "worksheet_sources.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that was written or found out elsewhere."""

    id: str
    citation: str
    """A proper name: the same in every language."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What else is to be said of it, by language."""

    def cited(self) -> str:
        """Return how it is cited, in the language in use."""
        note = self.notes.get(i18n.language(), "")
        if not note:
            return self.citation
        return _("{citation} ({note})").format(citation=self.citation, note=note)


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by its id, in the order of the file; read once."""
    content = resources.load(_FILE)
    return {name: _source(name, content.table(name)) for name in content.names()}


def _source(name: str, row: Table) -> Source:
    notes = row.table("note") if "note" in row else None
    return Source(
        id=name,
        citation=row.text("citation"),
        notes={} if notes is None else {each: notes.text(each) for each in notes.names()},
    )


def citation(source: str) -> str:
    """Return how a source is cited; a KeyError for one that nobody wrote down."""
    return sources()[source].cited()
