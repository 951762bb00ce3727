"""What one does with worksheets: begin, answer, finish, open again, throw away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from trustjournal.boundaries.store import shelf as boundary_shelf
from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, SheetId, TrashId, new_id
from trustjournal.core.text import first_line
from trustjournal.i18n import language
from trustjournal.introductions.store import shelf as introduction_shelf
from trustjournal.matters.store import shelf as matter_shelf
from trustjournal.people import store as people_store
from trustjournal.people.shelves import bring_back
from trustjournal.promises.store import shelf as promise_shelf
from trustjournal.storage import begun, trash
from trustjournal.storage.shelf import Shelf
from trustjournal.worksheets import gate, library, store, walking
from trustjournal.worksheets.answers import chosen, whom, written
from trustjournal.worksheets.board import Board, Lying, board_of, lying_about, waiting
from trustjournal.worksheets.domain import Worksheet
from trustjournal.worksheets.finishing import Finishing, all_opened, ending_form, looked_up
from trustjournal.worksheets.library import Source
from trustjournal.worksheets.outcomes import Came, came_of
from trustjournal.worksheets.problems import (
    AlreadyFinished,
    ManySheets,
    NoSuchSheet,
    UnknownWorksheet,
)
from trustjournal.worksheets.sheet import About, AboutKind, Opened, Sheet
from trustjournal.worksheets.tables import plans, reminders, sheets

_BEHIND: Mapping[AboutKind, Shelf[Any]] = {
    AboutKind.PROMISE: promise_shelf,
    AboutKind.BOUNDARY: boundary_shelf,
    AboutKind.MATTER: matter_shelf,
    AboutKind.INTRODUCTION: introduction_shelf,
    AboutKind.SHEET: store.shelf,
}
"""Where lies what a sheet was begun for, which says whom it is about."""
SHELVES = (store.reminder_shelf, store.plan_shelf, store.shelf)
"""What goes into the trash with a sheet, and comes back with it."""
MONTH = timedelta(days=30)


class Worksheets(Finishing):
    """The worksheets of one journal, and the sheets that were filled in."""

    # Choosing

    def library(self) -> library.Library:
        """Return every worksheet that can be begun, and which files were refused."""
        return library.read(self.folder)

    def board(self) -> Board:
        """Return everything there is to choose from, and the sheets that were begun."""
        known = self.library()
        with self._vault.reading() as connection:
            return board_of(connection, known, self._clock(), self._feared(connection))

    def about(self, person: PersonId) -> tuple[Lying, ...]:
        """Return the sheets about one person, as lists tell of them."""
        with self._vault.reading() as connection:
            return lying_about(connection, person, self._clock(), self._feared(connection))

    def waiting(self) -> Opened | None:
        """Return the sheet that one may be led back to, if there is one."""
        with self._vault.reading() as connection:
            return waiting(connection, self._feared(connection))

    def unfinished(self) -> list[Opened]:
        """Return the sheets that wait to be gone on with, the one touched last first."""
        with self._vault.reading() as connection:
            found = store.shelf.where(connection, store.UNFINISHED)
            at = store.shelf.written_at(connection, [each.id for each in found])
            found.sort(key=lambda sheet: at[sheet.id], reverse=True)
            return all_opened(connection, found, self._feared)

    def finished(self) -> list[Opened]:
        """Return the sheets that were walked to their end, the latest first."""
        with self._vault.reading() as connection:
            found = store.shelf.where(connection, ~store.UNFINISHED)
            found.sort(key=lambda sheet: sheet.finished_on or sheet.begun_on, reverse=True)
            return all_opened(connection, found, self._feared)

    def of_person(self, person: PersonId) -> list[Opened]:
        """Return all sheets about one person, oldest first."""
        with self._vault.reading() as connection:
            found = store.shelf.of_person(connection, person)
            return all_opened(connection, found, self._feared)

    def begun_lately(self, worksheet: str, person: PersonId | None = None) -> int:
        """Count the sheets of a worksheet that were begun within thirty days."""
        since = self.today - MONTH
        about = () if person is None else (sheets.c.person == person,)
        with self._vault.reading() as connection:
            return store.shelf.count(
                connection, sheets.c.worksheet == worksheet, sheets.c.begun_on >= since, *about
            )

    # Filling in

    def begin(
        self,
        worksheet_id: str,
        *,
        person: PersonId | None = None,
        about: About | None = None,
        answers: Mapping[str, Any] | None = None,
        place: str = "",
    ) -> Opened:
        """Begin a sheet, perhaps about somebody, or because of something."""
        opened, source = self._blank(worksheet_id, person, about, answers)
        if place:
            opened = replace(opened, sheet=replace(opened.sheet, place=place))
        now = self._clock()
        with self._vault.writing() as connection:
            store.keep_source(connection, opened.worksheet, source, now)
            store.shelf.insert(connection, opened.sheet, now)
        self._announce(Changes.SHEETS)
        return opened

    def blank(
        self, worksheet_id: str, *, person: PersonId | None = None, about: About | None = None
    ) -> Opened:
        """Return a sheet to look at; nothing of it is kept before it is begun."""
        return self._blank(worksheet_id, person, about, None)[0]

    def _blank(
        self,
        worksheet_id: str,
        person: PersonId | None,
        about: About | None,
        answers: Mapping[str, Any] | None,
    ) -> tuple[Opened, Source]:
        known = self.library()
        if worksheet_id not in known.worksheets:
            raise UnknownWorksheet
        worksheet, source = known.worksheets[worksheet_id], known.sources[worksheet_id]
        with self._vault.reading() as connection:
            person = person or _behind(connection, about)
            is_feared = person in self._feared(connection)
        first = {**_given(worksheet, person, about), **(answers or {})}
        sheet = Sheet(
            id=SheetId(new_id()),
            worksheet=worksheet.id,
            version=worksheet.version,
            source=source.digest,
            person=person,
            answers=first,
            place=worksheet.steps[0].id,
            begun_on=self.today,
            about=about,
        )
        opened = Opened(sheet=_worded(worksheet, sheet), worksheet=worksheet, is_feared=is_feared)
        return opened, source

    def get(self, sheet_id: SheetId) -> Opened:
        """Return one sheet with its worksheet; SheetGone for one in the trash."""
        with self._vault.reading() as connection:
            return looked_up(connection, sheet_id, self._feared)

    def beginning_with(self, beginning: str) -> Opened:
        """Return the one sheet whose id begins so."""
        with self._vault.reading() as connection:
            found = store.beginning_with(connection, beginning, 2) if beginning else []
            if not found:
                raise NoSuchSheet
            if len(found) > 1:
                raise ManySheets
            return all_opened(connection, found, self._feared)[0]

    def answer(self, sheet_id: SheetId, answers: Mapping[str, Any], place: str) -> Sheet:
        """Keep what stands in a sheet now, and at which step one stands."""
        with self._vault.writing() as connection:
            opened = looked_up(connection, sheet_id)
            if opened.sheet.is_finished:
                raise AlreadyFinished
            person = _named(connection, whom(opened.worksheet, answers))
            if person is None and not opened.worksheet.about:
                person = opened.sheet.person or _drawn_towards(connection, opened, answers)
            kept = _worded(
                opened.worksheet,
                replace(
                    opened.sheet,
                    answers=dict(answers),
                    place=place,
                    person=person,
                ),
            )
            if kept != opened.sheet:
                store.shelf.update(connection, kept, self._clock())
        self._announce(Changes.SHEETS)
        return kept

    def forget_empty(self, sheet_id: SheetId) -> bool:
        """Let a sheet go in which nothing was answered; says whether it was one."""
        with self._vault.writing() as connection:
            opened = looked_up(connection, sheet_id)
            sheet, worksheet = opened.sheet, opened.worksheet
            given = _given(worksheet, sheet.person, sheet.about)
            said = {
                address: value
                for address, value in sheet.answers.items()
                if address != worksheet.about and value != given.get(address)
            }
            if sheet.is_finished or walking.says_something(worksheet, said):
                return False
            begun.forget(connection, ending_form(sheet_id))
            store.shelf.remove(connection, sheet_id)
        self._announce(Changes.SHEETS)
        return True

    def came_of(self, sheet_id: SheetId) -> tuple[Came, ...]:
        """Return what came of a finished sheet and is still there."""
        with self._vault.reading() as connection:
            return came_of(connection, sheet_id)

    # Safety

    def may_offer_safety(self, person: PersonId) -> bool:
        """Whether the safety flag may be offered at the gate of a sheet."""
        with self._vault.reading() as connection:
            return gate.may_offer(connection, person)

    def is_feared(self, person: PersonId) -> bool:
        """Whether the user was afraid of somebody when they last told of it."""
        with self._vault.reading() as connection:
            return person in self._feared(connection)

    def safety_offered(self, person: PersonId) -> None:
        """Remember that the safety flag was offered, so that it is offered once."""
        with self._vault.writing() as connection:
            gate.offered(connection, person)

    # The trash

    def delete(self, sheet_id: SheetId) -> TrashId:
        """Throw a sheet away with its reminders and its plan; what else came of it stays."""
        now = self._clock()
        with self._vault.removing() as connection:
            opened = looked_up(connection, sheet_id)
            title = first_line(opened.sheet.words) or opened.worksheet.title[language()]
            trash_id = trash.throw(connection, kind=store.SHEET, title=title, at=now)
            store.reminder_shelf.throw(connection, reminders.c.sheet == sheet_id, trash_id, now)
            store.plan_shelf.throw(connection, plans.c.sheet == sheet_id, trash_id, now)
            store.shelf.throw(connection, sheets.c.id == sheet_id, trash_id, now)
        self._announce(Changes.SHEETS | Changes.REMINDERS | Changes.PLANS)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, SHELVES, trash_id)
        self._announce(changes)


def _worded(worksheet: Worksheet, sheet: Sheet) -> Sheet:
    return replace(sheet, words="\n".join(written(worksheet, sheet.answers)))


def _named(connection: Connection, named: str) -> PersonId | None:
    """Return who is meant by an id or a name, if they are known."""
    if not named:
        return None
    person = people_store.get(connection, PersonId(named)) or people_store.named(connection, named)
    return None if person is None else person.id


def _given(worksheet: Worksheet, person: PersonId | None, about: About | None) -> Mapping[str, Any]:
    """Return what is answered already by what a sheet is begun for."""
    given: dict[str, Any] = {}
    if person is not None and worksheet.about:
        given[worksheet.about] = person
    if about is not None and about.kind is AboutKind.BOUNDARY:
        given |= {each: about.id for each, asked in worksheet.questions() if asked.options_from}
    return given


def _behind(connection: Connection, about: About | None) -> PersonId | None:
    """Return whom the thing is about for which a sheet is begun."""
    thing = None if about is None else _BEHIND[about.kind].get(connection, about.id)
    return None if thing is None else thing.person


def _drawn_towards(
    connection: Connection, opened: Opened, answers: Mapping[str, Any]
) -> PersonId | None:
    """Return whom the boundary concerns that was chosen in a sheet that asks for nobody."""
    for address, question in opened.worksheet.questions():
        if question.options_from:
            for each in boundary_shelf.by_ids(connection, chosen(answers.get(address))):
                return each.person
    return None
