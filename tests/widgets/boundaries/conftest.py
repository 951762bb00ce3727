import pytest

from tests.drivers.boundaries import BoundariesDriver
from tests.journeys.test_pages import windows_shown
from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import Draft
from trustjournal.boundaries.part import BoundariesPart
from trustjournal.boundaries.person_sections import BoundariesCard
from trustjournal.services import assemble
from trustjournal.ui.day_field import Days

__all__ = ["windows_shown"]

CALLS = Draft(
    name="Misaki", fine="messages at any time", not_fine="calls after eight",
    i_will="I call back at eight in the morning",
)  # fmt: skip


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def boundaries(services):
    return services.boundaries


@pytest.fixture
def today(clock):
    return clock().date()


@pytest.fixture
def drawn(boundaries):
    """A boundary that was drawn today."""
    return boundaries.draw(CALLS)


@pytest.fixture
def people(services):
    return services.people


@pytest.fixture
def desk(theme, language, boundaries, changes, clock):
    def make(jobs):
        return Desk(
            boundaries=boundaries, jobs=jobs, changes=changes, days=Days(lambda: clock().date())
        )

    return make


@pytest.fixture
def open_part(desk, show):
    def make(jobs, width=920):
        part = BoundariesPart(desk(jobs))
        show(part, width, 900)
        return BoundariesDriver(part)

    return make


@pytest.fixture
def open_section(desk, show):
    def make(jobs, person):
        section = BoundariesCard(desk(jobs))
        show(section, 640, 900)
        section.show_person(person)
        return BoundariesDriver(section)

    return make
