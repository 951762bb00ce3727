import pytest

from tests.unit.trends.vectors import cases, close
from trustjournal.events.domain import Size
from trustjournal.trends.balance import AMOUNTS, Contact, Exchange, approach_mix, balance
from trustjournal.trends.counts import Share, jeffreys
from trustjournal.trends.record import Look
from trustjournal.trends.words import BalanceWord


def exchanges(pairs):
    return [Exchange(time=time, amount=amount) for time, amount in pairs]


@cases("balance")
def test_giving_and_receiving_are_as_in_the_reference(case):
    found = balance(exchanges(case["gave"]), exchanges(case["received"]), case["now"])
    assert found.word == case["expect"]["word"]
    assert {
        "G": found.given,
        "R": found.received,
        "B": found.lean,
        "lo": found.low,
        "hi": found.high,
    } == close({name: value for name, value in case["expect"].items() if name != "word"})


def test_what_is_dated_later_was_not_given_yet():
    assert balance(exchanges([(3, 4)]), exchanges([(3, 4)]), 2) == balance([], [], 2)


def test_gifts_fade_as_the_user_chose_for_the_record():
    found = balance(exchanges([(0, 4)]), [], 60, look=Look(half_life=60))
    assert found.given == pytest.approx(2)


def test_small_ordinary_and_big_count_one_two_and_four_and_nothing_is_grave():
    assert AMOUNTS == {Size.SMALL: 1, Size.ORDINARY: 2, Size.BIG: 4}


def test_exactly_a_third_is_no_longer_even():
    found = balance(exchanges([(0, 4)]), exchanges([(0, 1)]), 0)
    assert found.lean == pytest.approx(3 / 7)
    assert found.word is BalanceWord.GIVING_MORE


def contacts(*times, needed=0):
    return [Contact(time=time, needed=number < needed) for number, time in enumerate(times)]


def test_contacts_because_something_was_needed_are_counted_over_half_a_year():
    mix = approach_mix(contacts(200, 210, 250, 300, 370, 199, 401, needed=2), 380)
    assert mix == jeffreys(2, 5)


def test_a_mix_needs_five_contacts():
    assert approach_mix(contacts(1, 2, 3, 4), 5) is None
    assert approach_mix([], 5) is None
    assert isinstance(approach_mix(contacts(1, 2, 3, 4, 5), 5), Share)
