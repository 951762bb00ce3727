"""Where the reasons in worksheets and notes come from."""

from collections.abc import Mapping
from functools import cache

from trustjournal.core import resources

_FILE = "worksheet_sources.toml"


@cache
def citations() -> Mapping[str, str]:
    """Return every source as it is cited, by id, in the order of the file; read once."""
    content = resources.load(_FILE)
    return {name: content.table(name).text("citation") for name in content.names()}


def citation(source: str) -> str:
    """Return how a source is cited; a KeyError for one that nobody wrote down."""
    return citations()[source]
