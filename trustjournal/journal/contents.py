"""An entry's content as plain values, for drafts and versions."""

from collections.abc import Mapping
from typing import Any

from trustjournal.core.ids import PersonId
from trustjournal.journal.domain import Content, Feeling

_FEELINGS = frozenset(str(feeling) for feeling in Feeling)


def plain(content: Content) -> dict[str, Any]:
    """Return the content as values that JSON knows."""
    return {
        "text": content.text,
        "title": content.title,
        "people": list(content.people),
        "tags": list(content.tags),
        "feelings": [str(feeling) for feeling in content.feelings],
        "courage": content.courage,
        "hard": content.hard,
        "trust": dict(content.trust),
        "prompt": content.prompt,
    }


def restored(values: Mapping[str, Any]) -> Content:
    """Read a content back; what is missing has its default."""
    return Content(
        text=values.get("text", ""),
        title=values.get("title", ""),
        people=tuple(PersonId(person) for person in values.get("people", ())),
        tags=tuple(values.get("tags", ())),
        feelings=known_feelings(values.get("feelings", ())),
        courage=values.get("courage"),
        hard=bool(values.get("hard", False)),
        trust={PersonId(person): rating for person, rating in values.get("trust", {}).items()},
        prompt=values.get("prompt", ""),
    )


def known_feelings(values: Any) -> tuple[Feeling, ...]:
    """Return the feelings that this program has a word for."""
    return tuple(Feeling(value) for value in values if value in _FEELINGS)
