"""The page of promises, and promises on a person's page, over a real journal."""

import pytest

from tests.drivers.promises import PromisesDriver
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import Draft
from trustjournal.promises.page import PromisesPage
from trustjournal.promises.person_sections import PromisesSection
from trustjournal.services import assemble
from trustjournal.ui.day_field import Days


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def promises(services):
    return services.promises


@pytest.fixture
def people(services):
    return services.people


@pytest.fixture
def misaki(people):
    return people.add("美咲")


@pytest.fixture
def make(promises, misaki):
    """Makes promises between me and Misaki."""

    def make(text="本を返す", **fields):
        return promises.make(Draft(**({"text": text, "person": misaki.id} | fields)))

    return make


@pytest.fixture
def desk(theme, language, services, changes, clock):
    def desk(jobs):
        return Desk(
            promises=services.promises,
            choices=services.choices,
            jobs=jobs,
            changes=changes,
            days=Days(lambda: clock().date()),
        )

    return desk


@pytest.fixture
def open_page(desk, show, jobs):
    def open_page(jobs=jobs, **parts):
        page = PromisesPage(desk(jobs), **parts)
        show(page, 960, 1200)
        return PromisesDriver(page)

    return open_page


@pytest.fixture
def open_section(desk, show, jobs):
    def open_section(person, jobs=jobs):
        section = PromisesSection(desk(jobs))
        show(section, 620, 900)
        section.show_person(person)
        return PromisesDriver(section)

    return open_section
