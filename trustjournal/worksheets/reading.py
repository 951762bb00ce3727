"""Reads a worksheet from its file, and refuses one that is not as it must be.

The same for those that come with the program and those the user adds; docs/formats/worksheet.md
describes the form. A file is data only: nothing in it is ever run.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from trustjournal.core.resources import ResourceError, Table
from trustjournal.worksheets.domain import (
    Action,
    Card,
    FollowUp,
    FollowUpType,
    Input,
    Option,
    Question,
    Section,
    Step,
    Style,
    Texts,
    Worksheet,
)

LANGUAGES = ("en", "ja")
_NO_TEXTS: Texts = dict.fromkeys(LANGUAGES, "")
T = TypeVar("T", bound=StrEnum)


def worksheet_of(row: Table) -> Worksheet:
    """Read one worksheet; a ResourceError says which line of thought of the file is wrong."""
    worksheet = Worksheet(
        id=row.text("id"),
        version=row.integer("version"),
        title=_texts(row, "title"),
        purpose=_texts(row, "purpose"),
        not_for=tuple(_both(each) for each in _tables(row, "not_for")),
        minutes=row.integer("minutes"),
        safety_gate=row.flag("safety_gate"),
        about=_text(row, "about"),
        seeds=_some(row, "seeds"),
        steps=tuple(_step(each) for each in row.tables("step")),
        card=_card(row.table("card")),
        follow_ups=tuple(_follow_up(each) for each in _tables(row, "follow_up")),
    )
    for complaint in complaints(worksheet):
        raise ResourceError(f"{worksheet.id}: {complaint}")
    return worksheet


def _step(row: Table) -> Step:
    why = row.table("why")
    return Step(
        id=row.text("id"),
        title=_texts(row, "title"),
        guidance=_texts(row, "guidance"),
        example=_texts(row, "example"),
        why=_both(why),
        sources=_some(why, "sources"),
        private=_flag(row, "private"),
        questions=tuple(_question(each) for each in row.tables("question")),
    )


def _question(row: Table) -> Question:
    return Question(
        id=row.text("id"),
        prompt=_texts(row, "prompt"),
        input=_one_of(Input, row, "input"),
        required=_flag(row, "required"),
        private=_flag(row, "private"),
        options=tuple(
            Option(id=each.text("id"), label=_texts(each, "label"))
            for each in _tables(row, "option")
        ),
        options_from=_text(row, "options_from"),
        on=_on(row),
        hedge_check=_flag(row, "hedge_check"),
        harsh_check=_flag(row, "harsh_check"),
        multi=_flag(row, "multi"),
        recurring=_flag(row, "recurring"),
        actor=_text(row, "actor", "me"),
        rows=_number(row, "rows") or 3,
        default_days=_number(row, "default_days"),
        default_dates=tuple(_days(row, each) for each in _some(row, "default")),
        lowest=_number(row, "min") or 0,
        highest=10 if "max" not in row else row.integer("max"),
        anchors=_texts(row, "anchors") if "anchors" in row else _NO_TEXTS,
        timer_minutes=_number(row, "timer_minutes"),
        max_chars=_number(row, "max_chars"),
        templates=tuple(_both(each) for each in _tables(row, "templates")),
    )


def _on(row: Table) -> Mapping[str, Action]:
    if "on" not in row:
        return {}
    on = row.table("on")
    return {answer: _one_of(Action, on, answer) for answer in on.names()}


def _card(row: Table) -> Card:
    orders = row.table("order") if "order" in row else None
    return Card(
        title=_texts(row, "title"),
        footer=_texts(row, "footer"),
        sections=tuple(
            Section(
                label=_texts(each, "label"),
                answers=each.texts("from"),
                style=_one_of(Style, each, "style"),
            )
            for each in row.tables("section")
        ),
        orders={} if orders is None else {name: orders.texts(name) for name in orders.names()},
        order_note=_texts(row, "order_note") if "order_note" in row else _NO_TEXTS,
    )


def _follow_up(row: Table) -> FollowUp:
    mapping = row.table("map") if "map" in row else None
    return FollowUp(
        type=_one_of(FollowUpType, row, "type"),
        answer=row.text("from"),
        label=_texts(row, "label"),
        actor=_text(row, "actor", "me"),
        due_default_days=_number(row, "due_default_days"),
        days=row.integers("days") if "days" in row else (),
        after_days=_number(row, "after_days"),
        recurring=_flag(row, "recurring"),
        ask_first=_flag(row, "ask_first"),
        worksheet=_text(row, "worksheet"),
        kind=_text(row, "kind"),
        mapping={} if mapping is None else {each: mapping.text(each) for each in mapping.names()},
        review_from=_text(row, "review_from"),
        review_default_days=_number(row, "review_default_days"),
        fine_from=_text(row, "fine_from"),
        i_will_from=_text(row, "i_will_from"),
        opened_from=_text(row, "opened_from"),
        cadence_from=_text(row, "cadence_from"),
    )


def complaints(worksheet: Worksheet) -> list[str]:
    """Return what does not fit together in a worksheet, each in a sentence."""
    known = dict(worksheet.questions())
    found = []
    if not worksheet.steps or any(not step.questions for step in worksheet.steps):
        found.append("every worksheet has steps, and every step a question")
    for what, ids in (
        ("step", [step.id for step in worksheet.steps]),
        *((f"question of {step.id}", [q.id for q in step.questions]) for step in worksheet.steps),
        *((f"option of {address}", [o.id for o in q.options]) for address, q in known.items()),
    ):
        twice = {each for each in ids if ids.count(each) > 1}
        found += [f"{what} {each} is there twice" for each in sorted(twice)]
    for address, question in known.items():
        found += _complaints_about(address, question)
    used = {
        *([worksheet.about] if worksheet.about else []),
        *(answer for section in worksheet.card.sections for answer in section.answers),
        *(each.answer for each in worksheet.follow_ups),
        *(address for each in worksheet.follow_ups for address in _also_from(each) if address),
    }
    found += [f"there is no answer {each}" for each in sorted(used - set(known))]
    return found


def _also_from(follow_up: FollowUp) -> tuple[str, ...]:
    return (
        follow_up.review_from,
        follow_up.fine_from,
        follow_up.i_will_from,
        follow_up.opened_from,
        follow_up.cadence_from,
    )


def _complaints_about(address: str, question: Question) -> list[str]:
    found = []
    if question.input is Input.CHOICE and not (question.options or question.options_from):
        found.append(f"{address} has nothing to choose from")
    unknown = set(question.on) - {option.id for option in question.options}
    found += [f"{address} waits for an answer {each} that cannot be given" for each in unknown]
    if question.input is Input.SCALE and question.lowest >= question.highest:
        found.append(f"{address} has a scale without length")
    return found


def _both(row: Table) -> Texts:
    return {language: row.text(language) for language in LANGUAGES}


def _texts(row: Table, name: str) -> Texts:
    return _both(row.table(name))


def _tables(row: Table, name: str) -> tuple[Table, ...]:
    return row.tables(name) if name in row else ()


def _some(row: Table, name: str) -> tuple[str, ...]:
    return row.texts(name) if name in row else ()


def _text(row: Table, name: str, otherwise: str = "") -> str:
    return row.text(name) if name in row else otherwise


def _flag(row: Table, name: str) -> bool:
    return name in row and row.flag(name)


def _number(row: Table, name: str) -> int | None:
    return row.integer(name) if name in row else None


def _one_of(kind: type[T], row: Table, name: str) -> T:
    value = row.text(name)
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(str(each.value) for each in kind)
        raise row.wrong(name, f"one of {known}, not {value!r}") from error


def _days(row: Table, text: str) -> int:
    number = text.removeprefix("+").removesuffix("d")
    if not (text == f"+{number}d" and number.isdecimal()):
        raise row.wrong("default", "days from today, such as +7d")
    return int(number)
