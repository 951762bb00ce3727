"""Sheets in the journal, and what came of them: rows in, domain values out."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from trustjournal.core.changes import Changes
from trustjournal.core.ids import SheetId
from trustjournal.core.text import storable
from trustjournal.matters.domain import Matter
from trustjournal.matters.store import KIND as MATTER
from trustjournal.matters.store import shelf as matter_shelf
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf
from trustjournal.worksheets.domain import Worksheet
from trustjournal.worksheets.library import Source, parsed
from trustjournal.worksheets.sheet import (
    About,
    AboutKind,
    End,
    Outcome,
    Plan,
    Reminder,
    ReminderKind,
    Role,
    Sheet,
)
from trustjournal.worksheets.tables import (
    plans,
    reminders,
    sheet_outcomes,
    sheets,
    worksheet_sources,
)

SHEET, REMINDER, PLAN = "sheet", "reminder", "plan"
"""What they are called in the search index and in the trash."""
_SHEET_FIELDS = tuple(each.name for each in fields(Sheet) if each.name not in ("about", "answers"))


def _row(sheet: Sheet) -> dict[str, Any]:
    about = sheet.about
    return {
        **{name: getattr(sheet, name) for name in _SHEET_FIELDS},
        "answers": _storable(sheet.answers),
        "about_kind": None if about is None else about.kind.value,
        "about": None if about is None else about.id,
    }


def _sheet(row: RowMapping) -> Sheet:
    about = row["about_kind"]
    return Sheet(
        **{name: row[name] for name in _SHEET_FIELDS},
        answers=row["answers"],
        about=None if about is None else About(kind=AboutKind(about), id=row["about"]),
    )


def _storable(value: Any) -> Any:
    """Return an answer as it may be stored, whatever its form."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {name: _storable(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(each) for each in value]
    return value


def document(sheet: Sheet) -> Document:
    """Return what the search index holds about one sheet."""
    return Document(
        kind=SHEET,
        id=sheet.id,
        day=sheet.finished_on or sheet.begun_on,
        title="",
        body=sheet.words,
        marks=() if sheet.person is None else (sheet.person,),
    )


shelf: Shelf[Sheet] = Shelf(
    sheets,
    kind=SHEET,
    changes=Changes.SHEETS,
    row=_row,
    value=_sheet,
    order=(sheets.c.begun_on, sheets.c.created_at, sheets.c.id),
    document=document,
    parts=(sheet_outcomes.c.sheet,),
)
"""Oldest first."""


def _reminder_row(reminder: Reminder) -> dict[str, Any]:
    named = {each.name: getattr(reminder, each.name) for each in fields(Reminder)}
    return {**named, "kind": reminder.kind.value, "labels": _storable(dict(reminder.labels))}


def _reminder(row: RowMapping) -> Reminder:
    return Reminder(**{**row, "kind": ReminderKind(row["kind"])})


reminder_shelf: Shelf[Reminder] = Shelf(
    reminders,
    kind=REMINDER,
    changes=Changes.REMINDERS,
    row=_reminder_row,
    value=_reminder,
    order=(reminders.c.day, reminders.c.created_at, reminders.c.id),
)
"""The next one first."""


def _plan_row(plan: Plan) -> dict[str, Any]:
    return {
        **{each.name: getattr(plan, each.name) for each in fields(Plan)},
        "role": plan.role.value,
        "looking_back": storable(plan.looking_back),
        "end": None if plan.end is None else plan.end.value,
    }


def _plan(row: RowMapping) -> Plan:
    end = row["end"]
    return Plan(**{**row, "role": Role(row["role"]), "end": None if end is None else End(end)})


plan_shelf: Shelf[Plan] = Shelf(
    plans,
    kind=PLAN,
    changes=Changes.PLANS,
    row=_plan_row,
    value=_plan,
    order=(plans.c.created_at, plans.c.id),
)
"""Oldest first."""

UNFINISHED = sheets.c.finished_on.is_(None)


def beginning_with(connection: Connection, beginning: str, most: int) -> list[Sheet]:
    """Return some sheets whose id begins so."""
    fits = func.substr(sheets.c.id, 1, len(beginning)) == beginning
    return shelf.where(connection, fits, limit=most)


def keep_source(
    connection: Connection,
    worksheet: Worksheet,
    source: Source,
    now: datetime,
    *,
    digest: str | None = None,
) -> None:
    """Keep the text of a worksheet that is begun, once.

    With a digest it stands in for another text of the same worksheet, which was lost.
    """
    connection.execute(
        insert(worksheet_sources)
        .values(
            digest=digest or source.digest,
            worksheet=worksheet.id,
            version=worksheet.version,
            source=source.text,
            created_at=now,
        )
        .on_conflict_do_nothing()
    )


def worksheets_of(connection: Connection, found: Iterable[Sheet]) -> dict[str, Worksheet]:
    """Return the worksheets that sheets were begun under, by the digest of their text."""
    wanted = {each.source for each in found}
    rows = connection.execute(
        select(worksheet_sources).where(worksheet_sources.c.digest.in_(sorted(wanted)))
    )
    return {row.digest: parsed(row.source, f"{row.worksheet}.toml") for row in rows}


# What came of sheets


def add_outcomes(connection: Connection, sheet: SheetId, outcomes: Sequence[Outcome]) -> None:
    """Note what was kept because of a sheet."""
    rows = [
        {"sheet": sheet, "kind": each.kind, "id": each.id, "proposal": each.proposal}
        for each in outcomes
    ]
    if rows:
        connection.execute(insert(sheet_outcomes), rows)


def outcomes_of(connection: Connection, sheet: SheetId) -> list[Outcome]:
    """Return what was kept because of a sheet, in the order in which it was."""
    wanted = select(sheet_outcomes).where(sheet_outcomes.c.sheet == sheet)
    rows = connection.execute(wanted.order_by(literal_column("sheet_outcomes.rowid")))
    return [Outcome(kind=row.kind, id=row.id, proposal=row.proposal) for row in rows]


def sheet_behind(connection: Connection, outcome: Outcome) -> SheetId | None:
    """Return the sheet because of which something was kept."""
    wanted = select(sheet_outcomes.c.sheet).where(
        sheet_outcomes.c.kind == outcome.kind, sheet_outcomes.c.id == outcome.id
    )
    found = connection.execute(wanted).scalar_one_or_none()
    return None if found is None else SheetId(found)


def matters_behind(connection: Connection, sheet: Sheet) -> list[Matter]:
    """Return the matters a talk was about, on which this sheet looks back; open or not."""
    about = sheet.about
    if about is None:
        return []
    if about.kind is AboutKind.MATTER:
        return matter_shelf.by_ids(connection, [about.id])
    talk = None if about.kind is not AboutKind.SHEET else shelf.get(connection, about.id)
    if talk is None:
        return []
    came = [each.id for each in outcomes_of(connection, talk.id) if each.kind == MATTER]
    known = matter_shelf.by_ids(connection, came)
    begun_for = talk.about is not None and talk.about.kind is AboutKind.MATTER
    return [*known, *(matters_behind(connection, talk) if begun_for else ())]


def forget_outcomes(connection: Connection, sheet: SheetId, outcomes: Iterable[Outcome]) -> None:
    """Forget what came of a sheet, after it was taken back."""
    for each in outcomes:
        of_it = (sheet_outcomes.c.kind == each.kind, sheet_outcomes.c.id == each.id)
        connection.execute(delete(sheet_outcomes).where(sheet_outcomes.c.sheet == sheet, *of_it))
