"""The worksheets of the example journal, as the whole program reads them."""

from datetime import timedelta

from tests.unit.keeping.test_example_record import (
    LAST_DAY,
    filled,
    language,
    person,
    services,
)
from trustjournal.promises.domain import State
from trustjournal.worksheets import store as worksheets_store
from trustjournal.worksheets import walking
from trustjournal.worksheets.card import as_markdown, card_of

__all__ = ["filled", "language", "person", "services"]


def test_worksheets_were_walked_and_one_waits(services, person, language):
    board = services.worksheets.board()
    waiting = [(each.sheet.worksheet, each.person) for each in board.unfinished]
    assert waiting == [("boundary", person("brother"))]
    done = {each.sheet.worksheet: each for each in board.finished}
    assert set(done) == {"apology", "rebuild_they_broke"}
    for each in done.values():
        assert not walking.incomplete(each.opened.worksheet, each.sheet.answers)
    card = card_of(
        done["apology"].opened.worksheet,
        done["apology"].sheet.answers,
        people={},
        day=LAST_DAY,
    )
    assert len(as_markdown(card)) > 200, language


def test_the_promises_of_the_apology_were_kept_and_came_of_the_sheet(services, person):
    partner = person("partner")
    (apology,) = services.worksheets.about(partner.id)
    answers = apology.sheet.answers
    promised = {answers["repair.repair"]["text"], answers["prevent.plan"]["text"]}
    tales = [
        tale for tale in services.promises.of_person(partner.id) if tale.promise.text in promised
    ]
    assert [tale.promise.state for tale in tales] == [State.KEPT] * 2
    with services.vault.reading() as connection:
        came = worksheets_store.outcomes_of(connection, apology.sheet.id)
    assert {each.kind for each in came} == {"promise", "event", "reminder"}
    assert {tale.promise.id for tale in tales} <= {each.id for each in came}


def test_the_rebuilding_goes_on_with_a_day_to_decide_again(services, person):
    (rebuild,) = services.worksheets.about(person("friend").id)
    with services.vault.reading() as connection:
        (plan,) = worksheets_store.plan_shelf.of_person(connection, person("friend").id)
        reminders = worksheets_store.reminder_shelf.of_person(connection, person("friend").id)
        came = worksheets_store.outcomes_of(connection, rebuild.sheet.id)
    assert plan.is_open
    assert plan.sheet == rebuild.sheet.id
    (ahead,) = [each for each in reminders if not each.is_done]
    assert ahead.day == LAST_DAY + timedelta(days=12)
    assert {"boundary", "plan", "reminder"} == {each.kind for each in came}
