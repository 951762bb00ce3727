"""Finding the kind of event that is meant: by group, or by a word in either language."""

from collections.abc import Sequence

from trustjournal.core.text import name_key
from trustjournal.events.domain import Catalogue, Dimension, Kind


def groups(catalogue: Catalogue) -> dict[Dimension, list[Kind]]:
    """Return the kinds by what they are about, in the order of the dimensions."""
    found = {
        dimension: [kind for kind in catalogue.kinds if kind.dimension is dimension]
        for dimension in Dimension
    }
    return {dimension: kinds for dimension, kinds in found.items() if kinds}


def matching(catalogue: Catalogue, typed: str, first: Sequence[str] = ()) -> list[Kind]:
    """Return the kinds in whose names all typed words occur, those named in `first` before others.

    A kind goes by its label and its details in every language, whatever is shown.
    """
    words = name_key(typed).split()
    if not words:
        return []
    rank = {kind: place for place, kind in enumerate(first)}
    fitting = [kind for kind in catalogue.kinds if _fits(catalogue, kind, words)]
    return sorted(fitting, key=lambda kind: rank.get(kind.id, len(rank)))


def _fits(catalogue: Catalogue, kind: Kind, words: Sequence[str]) -> bool:
    details = (catalogue.details[each].values() for each in kind.details)
    names = [*kind.labels.values(), *(label for labels in details for label in labels)]
    said = name_key(" ".join(names))
    return all(word in said for word in words)
