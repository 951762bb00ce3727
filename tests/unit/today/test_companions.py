"""With whom something may be noted on Today, and what an event says about contact."""

from datetime import date, timedelta

import pytest

from trustjournal.checkins.domain import Because
from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By
from trustjournal.services import assemble

TODAY = date(2026, 5, 14)


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


def companions(services):
    return [each.name for each in services.today.snapshot().companions]


def test_those_of_the_last_days_come_first_then_by_name(services):
    for name in ("Aki", "Ben", "Chika", "Dan", "Emi"):
        services.people.add(name)
    services.journal.write("a", people=["Dan"], day=TODAY - timedelta(days=3))
    services.events.note_about("Emi", "contact", By.ME, day=TODAY - timedelta(days=1))
    assert companions(services) == ["Emi", "Dan", "Aki", "Ben"]


def test_whom_one_fears_or_put_away_is_not_offered(services):
    fears = services.people.add("Aki")
    services.people.amend(fears.id, {"safety": True})
    services.people.put_away(services.people.add("Ben").id)
    services.people.add("Chika")
    assert companions(services) == ["Chika"]


def invited(services):
    return [each.person.name for each in services.today.invitations()]


def test_what_happened_with_somebody_is_a_reason_to_ask_as_writing_about_them_is(services, clock):
    clock.now = clock.now.replace(hour=9)
    aki = services.people.add("Aki")
    assert invited(services) == []
    event = services.events.note(aki.id, "honest_hard", By.THEM)
    assert invited(services) == ["Aki"]
    services.events.withdraw(event.id)
    assert invited(services) == []


def test_something_long_ago_is_enough_to_ask_once_in_a_while(services):
    aki = services.people.add("Aki")
    services.events.note(aki.id, "contact", By.ME, day=TODAY - timedelta(days=90))
    assert invited(services) == ["Aki"]
    services.check_ins.rate(aki.id, 5, because=Because.BY_MYSELF)
    assert invited(services) == []
