"""The draft at the end of a sheet: what was answered so far, put together to be changed."""

from collections.abc import Mapping
from datetime import date

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person
from trustjournal.worksheets import walking
from trustjournal.worksheets.answers import Answers
from trustjournal.worksheets.card import card_of
from trustjournal.worksheets.domain import Input, Worksheet

_ROOM = 10
"""Lines; a text of the last step with so much room is the whole of it."""
_IN_WORDS = (Input.TEXT, Input.PROMISE)


def is_draft(worksheet: Worksheet, address: str) -> bool:
    """Whether this answer is the draft of everything before it."""
    last = dict(worksheet.steps[-1].addressed())
    return (
        len(worksheet.steps) > 1
        and address in last
        and last[address].input is Input.TEXT
        and last[address].rows >= _ROOM
    )


def draft(
    worksheet: Worksheet, answers: Answers, people: Mapping[PersonId, Person], today: date
) -> str:
    """Put together what was said in words, in the order that is usual in the language."""
    questions = dict(worksheet.questions())
    said = {
        address: value
        for address, value in walking.said(worksheet, answers).items()
        if questions[address].input in _IN_WORDS
    }
    card = card_of(worksheet, said, people=people, day=today)
    return "\n".join(line.text for part in card.parts for line in part.lines)
