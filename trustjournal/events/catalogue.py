"""Reads the kinds of events that come with the program."""

from collections.abc import Iterable
from functools import cache

from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table
from trustjournal.events.domain import Catalogue, Dimension, Kind, Labels, Size
from trustjournal.i18n import LANGUAGES

_FILE = "events.toml"


@cache
def catalogue() -> Catalogue:
    """Return all kinds of events; read once."""
    return catalogue_of(resources.load(_FILE))


def catalogue_of(content: Table) -> Catalogue:
    """Read a catalogue; a ResourceError names what is wrong with it."""
    sizes = {_size(row): row for row in content.tables("size")}
    if missing := set(Size) - set(sizes):
        raise ResourceError(f"{_FILE}: no size {', '.join(sorted(missing))}")
    named = content.table("detail")
    details = {name: _labels(named.table(name), f"detail {name}") for name in named.names()}
    kinds = tuple(_kind(row, details) for row in content.tables("kind"))
    _refuse_twice(kind.id for kind in kinds)
    return Catalogue(
        kinds=kinds,
        sizes={size: row.number("multiplier") for size, row in sizes.items()},
        size_labels={
            size: _labels(row.table("label"), f"size {size}") for size, row in sizes.items()
        },
        details=details,
    )


def _size(row: Table) -> Size:
    name = row.text("id")
    try:
        return Size(name)
    except ValueError as error:
        raise ResourceError(f"{_FILE} size {name}: {error}") from error


def _kind(row: Table, known_details: Iterable[str]) -> Kind:
    name = row.text("id")
    details = row.texts("details") if "details" in row else ()
    if unknown := set(details) - set(known_details):
        raise ResourceError(f"{_FILE} kind {name}: no detail {', '.join(sorted(unknown))}")
    try:
        return Kind(
            id=name,
            labels=_labels(row.table("label"), f"kind {name}"),
            dimension=Dimension(row.text("dimension")),
            favourable=row.number("favourable") if "favourable" in row else None,
            weight=row.number("weight"),
            details=details,
            my_side_only=row.flag("my_side_only") if "my_side_only" in row else False,
        )
    except ValueError as error:
        raise ResourceError(f"{_FILE} kind {name}: {error}") from error


def _labels(row: Table, place: str) -> Labels:
    labels = {language: row.text(language) for language in LANGUAGES}
    if not all(each.strip() for each in labels.values()):
        raise ResourceError(f"{_FILE} {place}: a label is empty")
    return labels


def _refuse_twice(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ResourceError(f"{_FILE} kind {name}: stands there twice")
        seen.add(name)
