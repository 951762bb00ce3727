"""Sheets that are filled in, over one encrypted journal."""

from datetime import date

import pytest

from tests.answered import answers_of
from trustjournal.boundaries.domain import Draft as BoundaryDraft
from trustjournal.services import assemble

TODAY = date(2026, 5, 14)


@pytest.fixture
def services(vault, clock, announced):
    return assemble(vault, clock, announced)


@pytest.fixture
def worksheets(services):
    return services.worksheets


@pytest.fixture
def fill_in(services):
    """Begins a sheet and answers all of it; other answers may be given by their addresses."""

    def person(name):
        return services.people.find_or_add(name).id

    def fill_in(of, changed=None, *, language="en", drawn_towards=None, **begun):
        def boundary(_title):
            if drawn_towards is None:
                return ""
            draft = BoundaryDraft(person=drawn_towards.id, not_fine="calls at night")
            return services.boundaries.draw(draft).id

        answers = answers_of(of, language, person=person, boundary=boundary)
        opened = services.worksheets.begin(of, **begun)
        services.worksheets.answer(
            opened.sheet.id, {**answers, **(changed or {})}, opened.worksheet.steps[-1].id
        )
        return opened.sheet.id

    return fill_in


@pytest.fixture
def everything(vault):
    """Returns all rows of all tables but for what changes with every write."""

    tables = (
        "people", "events", "promises", "promise_steps", "boundaries", "matters", "milestones",
        "introductions", "reminders", "plans", "sheet_outcomes", "begun", "trash", "check_ins",
    )  # fmt: skip

    def everything():
        with vault.reading() as connection:
            return {
                table: sorted(
                    repr({k: v for k, v in row.items() if k != "updated_at"})
                    for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
                )
                for table in tables
            }

    return everything


@pytest.fixture
def kenji(services):
    return services.people.add("賢治")


@pytest.fixture
def of(services, fill_in, kenji):
    """Fills a sheet in and finishes it with all it proposes; returns what was finished."""

    def of(name, changed=None, *, only=None, language="en", **begun):
        if name in ("boundary_crossed", "repair_debrief", "profile_card"):
            begun.setdefault("person", kenji.id)
        sheet = fill_in(name, changed, language=language, drawn_towards=kenji, **begun)
        found = services.worksheets.proposals(sheet)
        wanted = [each for each in found if only is None or each.type in only]
        return services.worksheets.finish(sheet, wanted)

    return of
