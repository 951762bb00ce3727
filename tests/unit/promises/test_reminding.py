"""Which promises are laid out and spoken of, in which order."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from tests.unit.promises.builders import TODAY, a_promise, a_step, a_tale, day
from trustjournal.core.ids import PersonId, PromiseId
from trustjournal.events.domain import By
from trustjournal.people.domain import Person
from trustjournal.promises.domain import Outcome, Tale, settled
from trustjournal.promises.ledger import in_order, laid_out
from trustjournal.promises.reminding import Reason, reason_on, spoken_of

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)


def somebody(**fields):
    given = {"id": PersonId("misaki"), "name": "美咲", "created_at": NOW, "updated_at": NOW}
    return Person(**(given | fields))


def people(**fields):
    person = somebody(**fields)
    return {person.id: person}


def tale(name, **fields):
    return a_tale(id=PromiseId(name), **fields)


ALL = [
    tale("long ago", due=day(2)),
    tale("passed", due=day(10)),
    tale("today", due=TODAY),
    tale("soon", due=day(20)),
    tale("without a day", made=day(3)),
    tale("without a day, later", made=day(4)),
]


def names(tales):
    return [each.promise.id for each in tales]


def test_overdue_ones_come_first_then_by_day_then_those_without_one():
    expected = names(ALL)
    for shuffled in list(permutations(ALL))[::37]:
        assert names(in_order(shuffled, TODAY)) == expected


def test_the_board_lays_mine_and_theirs_apart():
    theirs = tale("theirs", by=By.THEM)
    done = Tale(promise=settled(a_promise(id=PromiseId("done")), Outcome.KEPT, TODAY))
    words = {"promise": {"text": "本を"}}
    board = laid_out([theirs, *ALL], [done, done], people(), words, TODAY, most_settled=1)
    assert names(board.mine) == names(ALL)
    assert names(board.theirs) == ["theirs"]
    assert board.settled == (done,)
    assert board.has_earlier
    assert (board.people, board.begun) == (people(), words)
    assert not laid_out([], [done], people(), {}, TODAY, most_settled=1).has_earlier


@pytest.mark.parametrize(
    ("spoken", "reason"),
    [
        (tale("", due=TODAY), Reason.DUE_TODAY),
        (tale("", due=day(10)), Reason.OVERDUE),
        (tale("", due=day(15)), Reason.IN_DANGER),
        (tale("", due=day(30)), None),
        (tale("", made=TODAY), None),
        (tale("", due=day(10), by=By.THEM), Reason.WAITING),
        (tale("", due=TODAY, by=By.THEM), Reason.WAITING),
        (tale("", due=day(15), by=By.THEM), None),
        (a_tale(a_step(), due=day(15)), None),
        (Tale(promise=settled(a_promise(due=TODAY), Outcome.KEPT, TODAY)), None),
    ],
)
def test_most_promises_are_not_spoken_of(spoken, reason):
    assert reason_on(spoken, TODAY) is reason


def test_what_can_still_be_acted_on_comes_first():
    waiting = tale("theirs", due=day(1), by=By.THEM)
    danger = tale("danger", due=day(15))
    found = spoken_of([waiting, *ALL, danger], people(), TODAY)
    assert [(due.tale.promise.id, due.reason) for due in found] == [
        ("today", Reason.DUE_TODAY),
        ("danger", Reason.IN_DANGER),
        ("long ago", Reason.OVERDUE),
        ("passed", Reason.OVERDUE),
        ("theirs", Reason.WAITING),
    ]
    assert {due.person.name for due in found} == {"美咲"}


def test_nothing_is_said_about_who_was_put_away():
    assert spoken_of(ALL, people(put_away=True), TODAY) == []


def test_nobody_is_reminded_of_waiting_for_somebody_who_frightens_them():
    waiting = tale("theirs", due=day(1), by=By.THEM)
    found = spoken_of([waiting, ALL[0]], people(safety=True), TODAY)
    assert names(due.tale for due in found) == ["long ago"]
