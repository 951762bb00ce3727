"""Makes each page of an open journal, and joins its signals to the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from trustjournal.shell.desks import Desks
from trustjournal.shell.first_page import make_first_page

_CALM_AFTER = 1500
"""Milliseconds after Today was made."""

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trustjournal.journal.domain import Draft, Entry, Found
    from trustjournal.journal.page import JournalPage
    from trustjournal.people.page import PeoplePage
    from trustjournal.people.person_page import PersonPage
    from trustjournal.promises.page import PromisesPage
    from trustjournal.review.page import ReviewPage
    from trustjournal.services import Services
    from trustjournal.shell.about import AboutPage
    from trustjournal.shell.conductor import Conductor
    from trustjournal.shell.frame import MakePage
    from trustjournal.shell.help import HelpPage
    from trustjournal.shell.settings_page import SettingsPage
    from trustjournal.shell.shortcuts import ShortcutsPage
    from trustjournal.today.due import Due
    from trustjournal.today.page import TodayPage
    from trustjournal.trends.looking.page import LookingPage
    from trustjournal.trends.page import TrendsPage
    from trustjournal.worksheets.library_page import WorksheetsPage
    from trustjournal.worksheets.sheet import Reminder
    from trustjournal.worksheets.sheet_page import SheetPage


def make_pages(services: Services, conductor: Conductor) -> Mapping[str, MakePage]:
    """Return how each page is made; none is made, nor its module read, before it is wanted."""
    pages = _Pages(services, conductor)
    return {
        "today": pages.today,
        "journal": pages.journal,
        "people": pages.people,
        "person": pages.person,
        "promises": pages.promises,
        "trends": pages.trends,
        "worksheets": pages.worksheets,
        "sheet": pages.sheet,
        "looking": pages.looking,
        "review": pages.review,
        "help": pages.help,
        "settings": pages.settings,
        "shortcuts": pages.shortcuts,
        "about": pages.about,
    }


class _Pages:
    """The makers share the open journal, and lead from one page to the other."""

    def __init__(self, services: Services, conductor: Conductor) -> None:
        self._services = services
        self._conductor = conductor
        self._frame = conductor.window.frame
        self._jobs, self._changes = conductor.jobs, conductor.changes
        self._desks = Desks(services, self._jobs, self._changes, conductor.clock)

    def today(self) -> TodayPage:
        from trustjournal.shell.today_maker import make_rest

        shown: Any = self._frame.shown_first
        page: TodayPage = shown or make_first_page(self._conductor)
        page.complete(make_rest(self._services, self._desks, self._jobs))
        page.due_opened.connect(self._open_due)
        page.sheet_asked.connect(self._open_sheet)
        page.trends_asked.connect(self._open_trends)
        page.write_asked.connect(self._write)
        page.draft_chosen.connect(self._continue)
        page.entry_chosen.connect(self._open_entry)
        page.search_asked.connect(self._search)
        page.trash_asked.connect(self._show_trash)
        page.person_chosen.connect(self._open_person)
        page.add_person_asked.connect(lambda: self._frame.go("people"))
        page.help_asked.connect(self._show_help)
        page.review_asked.connect(lambda: self._frame.go("review"))
        self._join(page)
        # By now Today stands there, or nearly; whoever goes to Trends later finds it read.
        # A child of the page goes with it; QTimer.singleShot would keep a page that is gone.
        calm = QTimer(page, singleShot=True, interval=_CALM_AFTER)
        calm.timeout.connect(self._read_ahead)
        calm.start()
        return page

    def _read_ahead(self) -> None:
        """Read the many modules of Trends on the worker: on a click they would hold up the window.

        Not matplotlib, which takes memory and is wanted only by who looks at charts.
        """
        self._jobs.run(self._frame, _read_trends, lambda _done: None, fail=self._frame.report)

    def journal(self) -> JournalPage:
        from trustjournal.journal.page import JournalPage

        page = JournalPage(self._desks.journal())
        page.thing_chosen.connect(self._open_found)
        page.print_asked.connect(self._print)
        page.help_asked.connect(self._show_help)
        page.copies_asked.connect(self._show_copies)
        self._join(page)
        return page

    def people(self) -> PeoplePage:
        from trustjournal.people.page import PeoplePage

        services = self._services
        page = PeoplePage(
            services.people,
            services.journal.last_mentioned,
            self._jobs,
            self._changes,
            self._conductor.clock,
        )
        page.person_chosen.connect(self._open_person)
        page.problem.connect(self._frame.report)
        return page

    def person(self) -> PersonPage:
        from trustjournal.shell.person_maker import Ways, make_person_page

        page = make_person_page(
            self._services,
            self._conductor,
            self._desks,
            Ways(
                people=lambda: self._frame.go("people"),
                person=self._open_person,
                entry=self._open_entry,
                write=self._write,
                trends=self._open_trends,
                looking=self._look_at_relationship,
                help=self._show_help,
                worksheet=self._begin_sheet,
                sheet=self._open_sheet,
            ),
        )
        self._join(page)
        return page

    def promises(self) -> PromisesPage:
        from trustjournal.boundaries.part import BoundariesPart
        from trustjournal.matters.part import MattersPart
        from trustjournal.promises.page import PromisesPage

        boundaries = BoundariesPart(self._desks.boundaries())
        matters = MattersPart(self._desks.matters())
        page = PromisesPage(self._desks.promises(), boundaries=boundaries, matters=matters)
        page.person_chosen.connect(self._open_person)
        boundaries.write_asked.connect(self._write)
        boundaries.help_asked.connect(self._show_help)
        matters.write_asked.connect(self._write)
        page.worksheet_asked.connect(self._begin_sheet)
        self._join(page)
        return page

    def trends(self) -> TrendsPage:
        from trustjournal.trends.page import TrendsPage

        services = self._services
        page = TrendsPage(
            services.trends,
            services.people,
            services.gap_answers,
            self._jobs,
            self._changes,
            self._conductor.clock,
        )
        page.entry_chosen.connect(self._open_entry)
        page.write_asked.connect(self._write)
        page.settings_asked.connect(self._show_settings)
        page.looking_asked.connect(self._look_at_relationship)
        self._join(page)
        return page

    def looking(self) -> LookingPage:
        from trustjournal.trends.looking.page import LookingPage

        services = self._services
        page = LookingPage(
            services.reflections, services.check_ins, services.people, self._jobs, self._changes
        )
        page.left.connect(self._open_person)
        page.gone.connect(lambda: self._frame.go("people"))
        page.help_asked.connect(self._show_help)
        self._join(page)
        return page

    def worksheets(self) -> WorksheetsPage:
        from trustjournal.worksheets.library_page import WorksheetsPage

        page = WorksheetsPage(self._desks.worksheets())
        page.begin_asked.connect(self._begin_sheet)
        page.sheet_asked.connect(self._open_sheet)
        self._join(page)
        return page

    def sheet(self) -> SheetPage:
        from trustjournal.shell.sheet_maker import ends_of_sheets
        from trustjournal.worksheets.sheet_page import SheetPage

        desk = self._desks.worksheets()
        page = SheetPage(desk, ends_of_sheets(self._services, self._conductor, desk))
        page.help_asked.connect(self._show_help)
        page.left.connect(self._leave_sheet)
        self._join(page)
        return page

    def review(self) -> ReviewPage:
        from trustjournal.review.page import ReviewPage

        page = ReviewPage(self._services.review, self._jobs, self._changes, self._conductor.clock)
        page.entry_chosen.connect(self._open_entry)
        page.person_chosen.connect(self._open_person)
        page.problem.connect(self._frame.report)
        return page

    def help(self) -> HelpPage:
        from trustjournal.shell.help import HelpPage

        page = HelpPage(self._services.choices, self._jobs, self._changes)
        page.problem.connect(self._frame.report)
        return page

    def settings(self) -> SettingsPage:
        from trustjournal.shell.settings_page import SettingsPage

        page = SettingsPage(self._conductor, self._services)
        page.problem.connect(self._frame.report)
        page.page_asked.connect(self._frame.go)
        page.trash_asked.connect(self._show_trash)
        page.undo_offered.connect(self._frame.offer_undo)
        return page

    def shortcuts(self) -> ShortcutsPage:
        from trustjournal.shell.shortcuts import ShortcutsPage

        page = ShortcutsPage(self._conductor)
        page.settings_asked.connect(self._show_settings)
        return page

    def about(self) -> AboutPage:
        from trustjournal.shell.about import AboutPage

        page = AboutPage()
        page.settings_asked.connect(self._show_settings)
        return page

    def _join(self, page: Any) -> None:
        page.problem.connect(self._frame.report)
        page.undo_offered.connect(self._frame.offer_undo)

    # From page to page

    def _journal_page(self) -> JournalPage:
        page: Any = self._frame.go("journal")
        shown: JournalPage = page
        return shown

    def _write(self, wanted: Mapping[str, Any]) -> None:
        self._journal_page().write(**wanted)

    def _continue(self, draft: Draft) -> None:
        self._journal_page().continue_draft(draft)

    def _open_entry(self, entry: str) -> None:
        self._journal_page().open_entry(entry)

    def _open_found(self, found: Found) -> None:
        """Go where it stands: what has no page of its own, on that of whom it is about."""
        if found.kind == "sheet":
            self._open_sheet(found.id)
        elif found.kind == "promise":
            page: Any = self._frame.go("promises")
            page.show_promise(found.id, found.people[0])
        elif found.kind == "review":
            page = self._frame.go("review")
            page.show_review(found.id)
        elif found.people:
            self._open_person(found.people[0])

    def _open_due(self, due: Due) -> None:
        """Go where it is kept: a part of the page of promises, or the person's own page."""
        from trustjournal.promises.page import Part
        from trustjournal.today.due import DueKind

        parts = {
            DueKind.PROMISE: Part.PROMISES,
            DueKind.BOUNDARY: Part.BOUNDARIES,
            DueKind.MATTER: Part.MATTERS,
        }
        if due.kind in parts:
            page: Any = self._frame.go("promises")
            page.look_at(parts[due.kind])
        elif due.reminded is not None:
            self._open_reminder(due.reminded.reminder)
        elif due.about is not None:
            is_look = due.kind is DueKind.REFLECTION
            (self._look_at_relationship if is_look else self._open_person)(due.about)

    def _open_reminder(self, reminder: Reminder) -> None:
        """Go where a sheet reminds of: a check-in, another worksheet, or the sheet itself."""
        from trustjournal.worksheets.sheet import AboutKind, ReminderKind

        if reminder.kind is ReminderKind.CHECK_IN and reminder.person is not None:
            self._open_person(reminder.person)
        elif reminder.worksheet:
            self._begin_sheet(
                reminder.worksheet, reminder.person or "", AboutKind.SHEET, reminder.sheet
            )
        else:
            self._open_sheet(reminder.sheet)

    def _open_trends(self, person: str) -> None:
        page: Any = self._frame.go("trends")
        page.show_person(person)

    def _look_at_relationship(self, person: str) -> None:
        page: Any = self._frame.go("looking")
        page.open(person)

    def _open_person(self, person: str) -> None:
        page: Any = self._frame.go("person")
        page.open(person)

    def _begin_sheet(
        self, worksheet: str, person: str = "", about_kind: str = "", about_id: str = ""
    ) -> None:
        from trustjournal.worksheets.sheet import About, AboutKind

        about = About(kind=AboutKind(about_kind), id=about_id) if about_kind else None
        page: Any = self._frame.go("sheet")
        if page is not None:
            page.begin(worksheet, person=person or None, about=about)

    def _open_sheet(self, sheet: str) -> None:
        page: Any = self._frame.go("sheet")
        if page is not None:
            page.open(sheet)

    def _print(self, entry: Entry) -> None:
        from trustjournal.journal.print_dialog import PrintDialog

        page = self._journal_page()
        services = self._services
        dialog = PrintDialog(services.journal, services.people, self._jobs, page)
        dialog.problem.connect(self._frame.report)
        dialog.offer(entry, page)

    def _leave_sheet(self) -> None:
        if self._frame.go("worksheets") is None:
            self._frame.go("today")

    def _show_help(self) -> None:
        self._frame.go("help")

    def _show_settings(self) -> None:
        self._frame.go("settings")

    def _search(self, words: str) -> None:
        from trustjournal.journal.domain import Query

        self._journal_page().look_for(Query(words=words))

    def _show_copies(self) -> None:
        page: Any = self._frame.go("settings")
        page.show_copies()

    def _show_trash(self) -> None:
        self._journal_page().show_trash()


def _read_trends() -> None:
    import trustjournal.trends.page  # noqa: F401
