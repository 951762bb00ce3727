import pytest

from tests.drivers.matters import MattersDriver
from tests.journeys.test_pages import windows_shown
from trustjournal.matters.desk import Desk
from trustjournal.matters.part import MattersPart
from trustjournal.matters.person_sections import MattersCard
from trustjournal.services import assemble
from trustjournal.ui.day_field import Days

__all__ = ["windows_shown"]


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def matters(services):
    return services.matters


@pytest.fixture
def people(services):
    return services.people


@pytest.fixture
def desk(theme, language, matters, changes, clock):
    def make(jobs):
        return Desk(matters=matters, jobs=jobs, changes=changes, days=Days(lambda: clock().date()))

    return make


@pytest.fixture
def open_part(desk, show):
    def make(jobs):
        part = MattersPart(desk(jobs))
        show(part, 920, 900)
        return MattersDriver(part)

    return make


@pytest.fixture
def open_section(desk, show):
    def make(jobs, person):
        section = MattersCard(desk(jobs))
        show(section, 640, 900)
        section.show_person(person)
        return MattersDriver(section)

    return make
