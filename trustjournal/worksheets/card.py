"""The card of a sheet: what was answered, as something to hold, in the language in use.

Nothing here knows a window: the command line prints a card too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from trustjournal import i18n
from trustjournal.core.ids import PersonId, is_id
from trustjournal.i18n import N_, _, formats
from trustjournal.people.domain import Person, in_sentence, said_politely
from trustjournal.worksheets import walking
from trustjournal.worksheets.answers import (
    Answers,
    chosen,
    days,
    intentions,
    items,
    text,
)
from trustjournal.worksheets.domain import Card, Input, Question, Section, Style, Texts, Worksheet

AS_ON_THE_SHEET = "as_on_the_sheet"
"""The order in which the sheet asks."""
_CLOSE = "_close"
"""In an order, a step that stands once more at the end, as an apology does in a letter."""
_ORDERS = {
    AS_ON_THE_SHEET: N_("As on the sheet"),
    "en": N_("As on the sheet"),
    "ja_private": N_("As in a Japanese letter"),
    "ja_business": N_("As in a Japanese business letter"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was answered."""

    text: str
    due: date | None = None
    """Only of something that was promised for a day."""
    is_one_of_several: bool = False
    """Whether the same question was answered with more than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A label and what was answered to it."""

    label: str
    style: Style
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCard:
    """A card as it reads."""

    title: str
    day: date
    parts: tuple[Part, ...]
    footer: str
    """Where the card is kept: said on the screen only, since on paper it would not be true."""


def card_of(
    worksheet: Worksheet,
    answers: Answers,
    *,
    people: Mapping[PersonId, Person],
    day: date,
    order: str = "",
) -> FilledCard:
    """Fill a card in. What was not answered is left out, with its label.

    So is what is not asked with these answers, as in a sheet that is only for oneself. `order` is
    one of `orders`; without it, the one that is usual in the language.
    """
    said = {
        address: _said(question, answers.get(address), people)
        for step in walking.steps(worksheet, answers)
        for address, question in step.addressed()
    }
    wanted = order or usual_order(worksheet.card)
    parts = (
        Part(
            label=_in_language(section.label),
            style=section.style,
            lines=tuple(line for answer in section.answers for line in said.get(answer, ())),
        )
        for section in _sections(worksheet.card, wanted)
    )
    return FilledCard(
        title=_in_language(worksheet.card.title),
        day=day,
        parts=tuple(part for part in parts if part.lines),
        footer=_in_language(worksheet.card.footer),
    )


def orders(card: Card) -> tuple[str, ...]:
    """Return the orders to choose from; none where there is only one."""
    if not card.orders:
        return ()
    as_asked = [name for name in card.orders if _sections(card, name) == list(card.sections)]
    return tuple(card.orders) if as_asked else (AS_ON_THE_SHEET, *card.orders)


def usual_order(card: Card) -> str:
    """Return the order that people expect in the language in use."""
    language = i18n.language()
    fits = (name for name in card.orders if name.partition("_")[0] == language)
    return next(fits, AS_ON_THE_SHEET)


def order_name(order: str) -> str:
    """Return what an order is called; one of a worksheet of the user's own has only its name."""
    return _(_ORDERS[order]) if order in _ORDERS else order


def order_note(card: Card) -> str:
    """Return what there is to know about the orders."""
    return _in_language(card.order_note)


def by_when(line: Line, today: date) -> str:
    """Say for which day something was promised; nothing where there is none."""
    if line.due is None:
        return ""
    same_year = line.due.year == today.year
    due = formats.day_with_weekday(line.due) if same_year else formats.short_day(line.due)
    return _("By {day}").format(day=due)


def as_text(card: FilledCard) -> str:
    """Return a card as plain text, to be pasted into a letter or a message."""
    mark = "・" if i18n.language() == "ja" else "• "
    parts = []
    for part in card.parts:
        lines = [
            (mark if line.is_one_of_several else "") + _with_day(line, card.day)
            for line in part.lines
        ]
        parts.append("\n".join([part.label, *lines]))
    return "\n\n".join([card.title, *parts]) + "\n"


def as_markdown(card: FilledCard) -> str:
    """Return a card as Markdown. What was typed stays as it was typed."""
    parts = [f"## {part.label}\n\n{_marked(part, card.day)}" for part in card.parts]
    return "\n\n".join([f"# {card.title}", formats.long_day(card.day), *parts]) + "\n"


def _sections(card: Card, order: str) -> list[Section]:
    """Return the sections in an order, which names the steps they come from."""
    if order not in card.orders:
        return list(card.sections)
    found = []
    for step in card.orders[order]:
        named = _of_step(card, step)
        if not named and step.endswith(_CLOSE):
            named = [_at_the_close(each) for each in _of_step(card, step.removesuffix(_CLOSE))]
        found += named
    return found


def _of_step(card: Card, step: str) -> list[Section]:
    return [
        section
        for section in card.sections
        if any(answer.partition(".")[0] == step for answer in section.answers)
    ]


def _at_the_close(section: Section) -> Section:
    label = _("At the close: {label}").format(label=_in_language(section.label))
    return replace(section, label={i18n.language(): label})


def _said(question: Question, value: Any, people: Mapping[PersonId, Person]) -> tuple[Line, ...]:
    """Return an answer in words, one line for each thing; nothing where there is no answer."""
    if question.input is Input.PROMISE:
        lines = tuple(Line(text=each.text, due=each.due) for each in intentions(value))
    elif question.input is Input.PERSON:
        lines = _somebody(text(value), people)
    else:
        lines = tuple(Line(text=each) for each in _words(question, value))
    return tuple(replace(line, is_one_of_several=True) for line in lines) if lines[1:] else lines


def _somebody(answer: str, people: Mapping[PersonId, Person]) -> tuple[Line, ...]:
    """Return whom an answer means; somebody who was deleted since is left out."""
    person = people.get(PersonId(answer))
    if person is not None:
        return (Line(text=in_sentence(person, i18n.language())),)
    if not answer or is_id(answer):
        return ()
    return (Line(text=said_politely(answer, i18n.language())),)


def _words(question: Question, value: Any) -> list[str]:
    if question.input is Input.CHOICE:
        labels = {option.id: _in_language(option.label) for option in question.options}
        return [labels[each] for each in chosen(value) if each in labels]
    if question.input is Input.DATE:
        return [formats.long_day(each) for each in days(value)]
    if question.input is Input.LIST and question.default_dates:
        return [formats.short_day(each) for each in days(value)]
    if question.input is Input.SCALE:
        return [formats.number(value)] if isinstance(value, int) else []
    return list(items(value))


def _in_language(texts: Texts) -> str:
    return texts[i18n.language()]


def _with_day(line: Line, today: date) -> str:
    if line.due is None:
        return line.text
    same_year = line.due.year == today.year
    due = formats.day_of_year(line.due) if same_year else formats.plain_day(line.due)
    return _("{what} (by {day})").format(what=line.text, day=due)


def _marked(part: Part, today: date) -> str:
    """Return the lines of a part as Markdown; those of one list stay together."""
    words = ""
    former = False
    before = "> " if part.style is Style.QUOTE else ""
    for line in part.lines:
        listed, said = line.is_one_of_several, _with_day(line, today)
        if words:
            words += "\n" if listed and former else "\n\n"
        words += _as_item(said) if listed else _each_line(said, before)
        former = listed
    return words


def _as_item(words: str) -> str:
    return "- " + "\n  ".join(words.splitlines())


def _each_line(words: str, before: str) -> str:
    """Let a line end where the writer ended it; Markdown would run the lines together."""
    lines = words.splitlines()
    ended = [
        f"{before}{line}  " if line.strip() and following.strip() else f"{before}{line}".rstrip()
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(ended)
