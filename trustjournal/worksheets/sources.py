"""Where the reasons that a step gives come from."""

from collections.abc import Mapping
from functools import cache

from trustjournal.core import resources


def citation(id: str) -> str:
    """Return a source as one would cite it; the id itself for one that is not listed."""
    return _citations().get(id, id)


@cache
def _citations() -> Mapping[str, str]:
    table = resources.load("worksheet_sources.toml")
    return {name: table.table(name).text("citation") for name in table.names()}
