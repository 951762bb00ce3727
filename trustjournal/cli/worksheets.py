"""Commands about worksheets and the sheets that were filled in."""

import argparse
from pathlib import Path
from typing import Any

from trustjournal import i18n
from trustjournal.cli.output import complain, say, say_json
from trustjournal.cli.parser import readable
from trustjournal.i18n import _
from trustjournal.services import Services
from trustjournal.worksheets import choosing_words as words
from trustjournal.worksheets import library as library_of
from trustjournal.worksheets.board import Lying
from trustjournal.worksheets.card import as_markdown, card_of
from trustjournal.worksheets.choosing import grouped
from trustjournal.worksheets.domain import Question, Step, Worksheet
from trustjournal.worksheets.library import Library
from trustjournal.worksheets.problems import FileRefused, UnknownWorksheet

_SHORT = 8
"""Digits of an id that tell sheets apart in a list."""


def worksheets(folder: Path, options: argparse.Namespace) -> None:
    """List worksheets or show one; needs no journal. In `folder` lie the user's own."""
    known = library_of.read(folder)
    for each in known.refused:
        complain(FileRefused(words.refused(each)))
    {"list": _list, "show": _show}[options.action](known, options)


def _list(known: Library, options: argparse.Namespace) -> None:
    groups = {group: those for group, those in grouped(known).items() if those}
    if options.json:
        say_json(
            [
                {**_heading(each), "group": group.value, "own": known.is_own(each.id)}
                for group, those in groups.items()
                for each in those
            ]
        )
        return
    wide = max(len(each) for each in known.worksheets)
    for group, those in groups.items():
        say(words.group(group))
        for each in those:
            say(f"  {each.id:{wide}}  {words.with_minutes(each)}")


def _show(known: Library, options: argparse.Namespace) -> None:
    worksheet = known.worksheets.get(readable(options.id))
    if worksheet is None:
        raise UnknownWorksheet
    if options.json:
        say_json(
            {
                **_heading(worksheet),
                "version": worksheet.version,
                "purpose": words.said(worksheet.purpose),
                "not_for": [words.said(each) for each in worksheet.not_for],
                "steps": [_step_as_json(each) for each in worksheet.steps],
            }
        )
        return
    say(words.with_minutes(worksheet))
    say(words.said(worksheet.purpose))
    if worksheet.not_for:
        say("")
        say(_("When not to use it"))
        for reason in worksheet.not_for:
            say(f"- {words.said(reason)}")
    for at, step in enumerate(worksheet.steps):
        say("")
        say(f"{at + 1}. {words.said(step.title)}")
        for question in step.questions:
            say(f"   - {words.said(question.prompt)}")
            for option in question.options:
                say(f"     · {words.said(option.label)}")


def _heading(worksheet: Worksheet) -> dict[str, Any]:
    return {
        "id": worksheet.id,
        "title": words.said(worksheet.title),
        "minutes": worksheet.minutes,
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": words.said(step.title),
        "guidance": words.said(step.guidance),
        "why": words.said(step.why),
        "questions": [_question_as_json(each) for each in step.questions],
    }


def _question_as_json(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "prompt": words.said(question.prompt),
        "input": question.input.value,
        "required": question.required,
        "options": [{"id": each.id, "label": words.said(each.label)} for each in question.options],
    }


def sheet(services: Services, options: argparse.Namespace) -> None:
    """List sheets, or print the card of one."""
    {"list": _list_sheets, "card": _card}[options.action](services, options)


def _list_sheets(services: Services, options: argparse.Namespace) -> None:
    board = services.worksheets.board()
    every = [*board.unfinished, *board.finished]
    if options.json:
        say_json([_sheet_as_json(each) for each in every])
        return
    today = services.worksheets.today
    for each in every:
        say(f"{each.sheet.id[:_SHORT]}  {words.said(each.opened.worksheet.title)}")
        say(f"          {words.about(each, today)}")
    if not every:
        say(_("No sheets are begun yet."))


def _sheet_as_json(lying: Lying) -> dict[str, Any]:
    sheet, done = lying.sheet, lying.finished_on
    return {
        "id": sheet.id,
        "worksheet": sheet.worksheet,
        "title": words.said(lying.opened.worksheet.title),
        "person": lying.person.name if lying.person else lying.new_name or None,
        "begun_on": sheet.begun_on.isoformat(),
        "finished_on": done.isoformat() if done else None,
        "written_on": lying.written_on.isoformat(),
        "step": lying.at + 1,
        "steps": lying.of,
    }


def _card(services: Services, options: argparse.Namespace) -> None:
    opened = services.worksheets.beginning_with(readable(options.id))
    worksheet, answers = opened.worksheet, opened.answers
    people = {each.id: each for each in services.people.everyone(with_put_away=True)}
    today = services.worksheets.today
    card = card_of(
        worksheet,
        answers,
        people=people,
        day=opened.sheet.finished_on or today,
    )
    if options.json:
        say_json(
            {
                "id": opened.sheet.id,
                "worksheet": worksheet.id,
                "title": card.title,
                "language": i18n.language(),
                "markdown": as_markdown(card),
            }
        )
    else:
        say(as_markdown(card).rstrip("\n"))
