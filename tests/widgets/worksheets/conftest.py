"""The page on which worksheets are chosen, over a real journal."""

import pytest

from tests.answered import answers_of
from tests.drivers.library import WorksheetsDriver
from tests.drivers.timers import FakeTimers
from tests.drivers.worksheets import SheetDriver
from tests.journeys.test_pages import windows_shown
from trustjournal.services import assemble
from trustjournal.ui.day_field import Days
from trustjournal.worksheets.desk import Desk
from trustjournal.worksheets.library_page import WorksheetsPage
from trustjournal.worksheets.sheet_page import SheetPage

__all__ = ["windows_shown"]


@pytest.fixture
def folder(tmp_path):
    """Where the user's own worksheets would lie."""
    return tmp_path / "config" / "worksheets"


@pytest.fixture
def services(vault, clock, changes, folder):
    return assemble(vault, clock, changes.announce, folder)


@pytest.fixture
def worksheets(services):
    return services.worksheets


@pytest.fixture
def people(services):
    return services.people


@pytest.fixture
def misaki(people):
    return people.add("美咲")


@pytest.fixture
def desk(theme, language, services, changes, clock):
    def desk(jobs):
        return Desk(
            worksheets=services.worksheets,
            people=services.people,
            boundaries=services.boundaries,
            plans=services.plans,
            choices=services.choices,
            jobs=jobs,
            changes=changes,
            days=Days(lambda: clock().date()),
        )

    return desk


@pytest.fixture
def open_page(desk, show, jobs, qtbot):
    def open_page(jobs=jobs, width=1040):
        page = WorksheetsPage(desk(jobs))
        driver = WorksheetsDriver(page, qtbot)
        show(page, width, 1200)
        return driver.all_there()

    return open_page


@pytest.fixture
def walked(worksheets):
    """Begins a worksheet, answers everything in it, and finishes it."""

    def walked(worksheet, person=None, language="en"):
        begun = worksheets.begin(worksheet, person=person)
        answers = dict(answers_of(worksheet, language)) | dict(begun.sheet.answers)
        worksheets.answer(begun.sheet.id, answers, begun.worksheet.steps[-1].id)
        return worksheets.finish(begun.sheet.id).sheet

    return walked


@pytest.fixture
def timers():
    """Time that passes when a test says so."""
    return FakeTimers()


@pytest.fixture
def sheet_page(desk, show, jobs, timers):
    """Opens the page of one sheet."""

    def sheet_page(jobs=jobs, width=1040, height=1000):
        page = SheetPage(desk(jobs), new_timer=timers)
        show(page, width, height)
        return SheetDriver(page)

    return sheet_page


@pytest.fixture
def page(sheet_page):
    return sheet_page()


@pytest.fixture
def begin(page):
    """Begins a sheet, and passes its gate if it has one."""

    def begin(worksheet, person=None, *, gate="no"):
        page.root.begin(worksheet, None if person is None else person.id)
        if gate and page.asks("safe.safe"):
            page.answer("safe.safe", gate)
            page.next()
        return page

    return begin


@pytest.fixture
def kept(worksheets):
    """Returns the only sheet that waits, as it is kept on the disk."""

    def kept():
        (only,) = worksheets.unfinished()
        return only.sheet

    return kept


@pytest.fixture
def begin_at(page, worksheets):
    """Opens a sheet that was left at a step, with these answers."""

    def begin_at(worksheet, step, answers=None, person=None):
        begun = worksheets.begin(worksheet, person=None if person is None else person.id)
        given = {**begun.sheet.answers, **(answers or {})}
        worksheets.answer(begun.sheet.id, given, step)
        page.root.open(begun.sheet.id)
        return page

    return begin_at
