import pytest

from tests.drivers.review import ReviewDriver
from trustjournal.review.domain import week_of
from trustjournal.review.page import ReviewPage
from trustjournal.services import assemble

SUNDAY = 6


@pytest.fixture
def services(vault, clock, changes):
    """Everything: a look back reads from nearly every feature."""
    made = assemble(vault, clock, changes.announce)
    made.choices.choose(week_start=SUNDAY)
    return made


@pytest.fixture
def misaki(services):
    return services.people.add("美咲")


@pytest.fixture
def make_page(theme, show, services, changes, clock):
    def make(jobs):
        page = ReviewPage(services.review, jobs, changes, clock)
        show(page, 1040, 900)
        return ReviewDriver(page)

    return make


@pytest.fixture
def page(make_page, jobs):
    return make_page(jobs)


@pytest.fixture
def week(clock):
    return week_of(clock().date(), SUNDAY)
