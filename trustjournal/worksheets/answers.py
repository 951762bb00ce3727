"""What stands in the fields of a sheet, and how it is read.

Answers are kept by their address, step.question, as plain values that outlive a switch of language:

- text: a text
- choice: the id of an option; several are a list
- scale: a whole number
- date: a day as YYYY-MM-DD
- list: a list of texts; of days as YYYY-MM-DD where the question begins with days
- person: the id of a person, or the name of somebody who is not known yet
- promise: {"text": …, "due": a day or ""}; several are a list
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from trustjournal.worksheets.domain import Action, Input, Question, Worksheet

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """What somebody says they will do, and by when if they said so."""

    text: str
    due: date | None


def is_answered(question: Question, value: Any) -> bool:
    """Whether a question has an answer that says something."""
    if question.input is Input.PROMISE:
        return bool(intentions(value))
    if question.input is Input.LIST:
        return bool(items(value))
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != []


def text(value: Any) -> str:
    """Return an answer in words."""
    return value.strip() if isinstance(value, str) else ""


def items(value: Any) -> tuple[str, ...]:
    """Return the lines of a list that say something."""
    return tuple(each.strip() for each in _several(value) if isinstance(each, str) and each.strip())


def chosen(value: Any) -> tuple[str, ...]:
    """Return the ids of the options that were chosen."""
    return items(value)


def day(value: Any) -> date | None:
    """Return the day that was answered; nothing for what is no day."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def days(value: Any) -> tuple[date, ...]:
    """Return the days of a list, in their order."""
    return tuple(sorted(known for each in _several(value) if (known := day(each)) is not None))


def intentions(value: Any) -> tuple[Intention, ...]:
    """Return what somebody said they will do; what has no words is left out."""
    return tuple(
        Intention(text=text(each.get("text")), due=day(each.get("due")))
        for each in _several(value)
        if isinstance(each, Mapping) and text(each.get("text"))
    )


def whom(worksheet: Worksheet, answers: Answers) -> str:
    """Return the answer that says whom a sheet is about: an id, a new name, or nothing."""
    return text(answers.get(worksheet.about)) if worksheet.about else ""


def set_off(question: Question, value: Any) -> tuple[Action, ...]:
    """Return what an answer sets off."""
    return tuple(question.on[each] for each in chosen(value) if each in question.on)


def written(worksheet: Worksheet, answers: Answers) -> Iterator[str]:
    """Yield everything in a sheet that the user put in words, in the sheet's order."""
    for address, question in worksheet.questions():
        value = answers.get(address)
        if question.input is Input.PROMISE:
            yield from (each.text for each in intentions(value))
        elif question.input in (Input.TEXT, Input.LIST) and not question.default_dates:
            yield from items(value)


def _several(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)
