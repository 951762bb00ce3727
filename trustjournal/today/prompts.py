"""Reads the questions that come with the program."""

from functools import cache

from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table
from trustjournal.today.domain import Happening, Kind, Prompt, PromptBook, Weights

_FILE = "prompts.toml"
_DAILY, _WEEKLY, _SAFETY = "daily", "weekly", "safety_flag"


@cache
def book() -> PromptBook:
    """Return all questions and how they are weighed; read once."""
    content = resources.load(_FILE)
    rotation = content.table("rotation")
    calm = content.table("anti_rumination").texts("switch_to_kinds")
    return PromptBook(
        prompts=tuple(prompt_of(each) for each in content.tables("prompt")),
        weights=Weights(
            situation_match=rotation.number("situation_match"),
            never_shown=rotation.number("never_shown"),
            recency_cap=rotation.number("recency_cap"),
            seen_penalty=rotation.number("seen_penalty"),
        ),
        calm_kinds=frozenset(map(Kind, calm)),
    )


def prompt_of(row: Table) -> Prompt:
    """Read one question; a ResourceError names what is wrong with it."""
    texts = row.table("text")
    situations = set(row.texts("situations"))
    hidden = set(row.texts("hide_when"))
    try:
        if hidden - {_SAFETY} or row.integer("cooldown_days") < 1:
            raise ValueError("hide_when or cooldown_days")
        return Prompt(
            id=row.text("id"),
            kind=Kind(row.text("kind")),
            texts={name: texts.text(name) for name in texts.names()},
            daily=_DAILY in situations,
            weekly=_WEEKLY in situations,
            happenings=frozenset(map(Happening, situations - {_DAILY, _WEEKLY})),
            needs_person=row.flag("needs_person"),
            hidden_under_safety=_SAFETY in hidden,
            base_weight=row.number("base_weight"),
            cooldown_days=row.integer("cooldown_days"),
            max_minutes=row.integer("max_minutes") if "max_minutes" in row else None,
        )
    except ValueError as error:
        raise ResourceError(f"{_FILE} {row.text('id')}: {error}") from error
