"""Questions, showings and days with defaults; a test names what it is about."""

from datetime import date, timedelta

from trustjournal.core.ids import PersonId
from trustjournal.today.domain import (
    Answer,
    Happening,
    Kind,
    Prompt,
    PromptBook,
    Question,
    Showing,
    Situation,
    Weights,
)
from trustjournal.today.rotation import Rotation

TODAY = date(2026, 5, 14)
WEIGHTS = Weights(situation_match=3.0, never_shown=1.5, recency_cap=2.0, seen_penalty=0.25)
MISAKI, KENTA, MOTHER = PersonId("misaki"), PersonId("kenta"), PersonId("mother")
_KINDS = list(Kind)


def a_prompt(name="p1", kind=Kind.HONESTY, *, daily=True, **fields):
    texts = fields.pop("texts", {"en": f"{name} in English", "ja": f"{name}の日本語"})
    happenings = frozenset(fields.pop("happenings", ()))
    fields.setdefault("cooldown_days", 14)
    return Prompt(id=name, kind=kind, texts=texts, daily=daily, happenings=happenings, **fields)


def some_prompts(count, **fields):
    """Different kinds one after another, so that the rule about kinds stays out of the way."""
    return [a_prompt(f"p{n}", _KINDS[n % len(_KINDS)], **fields) for n in range(count)]


def shown(prompt="p1", *, days_ago=0, answer=Answer.SHOWN, person=None):
    return Showing(
        prompt=prompt, day=TODAY - timedelta(days=days_ago), answer=answer, person=person
    )


def a_day(**fields):
    happening = {
        Happening(what): frozenset(whom) for what, whom in fields.pop("happening", {}).items()
    }
    for name in ("askable", "in_contact"):
        fields[name] = frozenset(fields.get(name, ()))
    return Situation(today=fields.pop("today", TODAY), happening=happening, **fields)


def a_rotation(prompts, showings=(), *, language="en", installation="journal"):
    book = PromptBook(
        prompts=tuple(prompts),
        weights=WEIGHTS,
        calm_kinds=frozenset({Kind.SELF, Kind.NOTICE, Kind.GRATITUDE}),
    )
    return Rotation(
        book=book, showings=list(showings), language=language, installation=installation
    )


def offered(prompts, showings=(), day=None, **rotation):
    """Return the ids of what may be drawn."""
    found = a_rotation(prompts, showings, **rotation).candidates(day or a_day())
    return [prompt.id for prompt, _weight in found]


def asked(prompts, showings=(), day=None, **rotation) -> Question | None:
    return a_rotation(prompts, showings, **rotation).question(day or a_day())


def after(showings, question, answer):
    """Return the showings once this question was answered so, on the same day."""
    kept = [each for each in showings if (each.prompt, each.day) != (question.prompt.id, TODAY)]
    return [*kept, Showing(prompt=question.prompt.id, day=TODAY, answer=answer)]
