"""One observation a day, from the notes; silence where there is nothing to say, or too much."""

from datetime import timedelta

import pytest

from trustjournal.checkins.domain import Because
from trustjournal.checkins.service import CheckIns
from trustjournal.core.changes import tell_nobody
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By
from trustjournal.events.service import Events
from trustjournal.people.domain import Circle
from trustjournal.people.service import People
from trustjournal.preferences.service import Choices
from trustjournal.promises.domain import Draft, Outcome
from trustjournal.promises.service import Promises
from trustjournal.trends.asking import Asked
from trustjournal.trends.phrases import Phrase, sentence
from trustjournal.trends.series.kinds import ChartKind
from trustjournal.trends.service import Trends
from trustjournal.trends.words import BalanceWord, RecordWord, TrendWord


class Life:
    """What somebody notes over weeks."""

    def __init__(self, vault, clock):
        parts = (vault, clock, tell_nobody)
        self.clock = clock
        self.people, self.check_ins = People(*parts), CheckIns(*parts)
        self.events, self.promises = Events(*parts), Promises(*parts)
        self.choices = Choices(vault, tell_nobody)
        self.trends = Trends(vault, clock, catalogue())

    def rates(self, person, *ratings, every=4):
        now = self.clock.now
        for number, rating in enumerate(reversed(ratings)):
            self.clock.now = now - timedelta(days=number * every)
            self.check_ins.rate(person.id, rating, because=Because.BY_MYSELF)
        self.clock.now = now

    def keeps(self, person, times):
        for number in range(times):
            promise = self.promises.make(Draft(text=f"{number}", person=person.id, by=By.ME))
            self.promises.settle(promise.id, Outcome.KEPT)


@pytest.fixture
def life(vault, clock):
    return Life(vault, clock)


@pytest.fixture
def misaki(life):
    return life.people.add("美咲")


def test_a_new_journal_says_nothing(life, misaki):
    assert life.trends.observation() is None


def test_a_change_is_said_by_its_word(life, misaki):
    life.rates(misaki, 2, 2, 2, 3, 4, 6, 7, 8, 8, 8)
    seen = life.trends.observation()
    assert (seen.person.id, seen.word) == (misaki.id, TrendWord.LIKELY_HIGHER)


def test_my_record_is_said_with_its_counts(life, misaki):
    life.keeps(misaki, 6)
    seen = life.trends.observation()
    assert seen.word in {RecordWord.MORE_OFTEN_AS_AGREED, RecordWord.MOSTLY_AS_AGREED}
    assert (seen.counts.total, seen.counts.kept) == (6, 6)


def test_giving_is_spoken_of_only_where_accounts_may_be_kept(life, misaki):
    for _number in range(4):
        life.events.note(misaki.id, "gave", By.ME)
    assert life.trends.observation() is None
    life.people.amend(misaki.id, {"circles": (Circle.CLIENT,)})
    assert life.trends.observation().word is BalanceWord.GIVING_MORE


def test_it_stays_all_day_and_each_has_its_day(life, misaki):
    life.rates(misaki, 2, 2, 2, 3, 4, 6, 7, 8, 8, 8)
    life.keeps(misaki, 6)
    first = life.trends.observation()
    life.clock.advance(hours=1)
    assert life.trends.observation().word == first.word
    life.clock.advance(days=1)
    assert life.trends.observation().word != first.word


@pytest.mark.parametrize("field", ["safety", "no_prompts", "put_away"])
def test_nothing_is_said_of_somebody_who_is_to_be_left_alone(life, misaki, field):
    life.keeps(misaki, 6)
    life.people.amend(misaki.id, {field: True})
    assert life.trends.observation() is None


@pytest.mark.parametrize("choice", ["show_charts", "show_chart_words"])
def test_who_wants_no_words_gets_none(life, misaki, choice):
    life.keeps(misaki, 6)
    life.choices.choose(**{choice: False})
    assert life.trends.observation() is None


def test_ways_of_looking_change_the_record_and_never_what_feeling_is_laid_beside(life, misaki):
    life.rates(misaki, 7, 7, 7, 7, 7, 7)
    for kind in ("listened_fully", "respect_shown", "honest_hard", "untrue"):
        for _number in range(3):
            life.events.note(misaki.id, kind, By.THEM)
    plain = life.trends.figures(misaki.id)
    life.choices.choose(breaches_double=True)
    double = life.trends.figures(misaki.id)
    mine, theirs = (each.as_json()["record"]["theirs"] for each in (plain, double))
    assert theirs["s"] == pytest.approx(2 * mine["s"])
    assert double.gap == plain.gap
    life.choices.choose(breaches_double=False, weights={"untrue": 4.0})
    heavier = life.trends.figures(misaki.id).as_json()["record"]["theirs"]
    assert heavier["s"] == pytest.approx(2 * mine["s"])


def test_notes_fade_as_fast_as_the_user_wants(life, misaki):
    life.events.note(
        misaki.id, "honest_hard", By.THEM, day=life.clock.now.date() - timedelta(days=60)
    )
    life.choices.choose(half_life=60)
    record = life.trends.figures(misaki.id).as_json()["record"]["theirs"]
    assert record["r"] == pytest.approx(0.5, abs=0.01)


def test_who_was_asked_often_is_told_once_with_a_kind_way_out(life, misaki):
    for _number in range(3):
        life.events.note(misaki.id, "asked_help", By.ME)
    seen = life.trends.observation()
    assert seen.word is Phrase.ASKED_OFTEN
    assert "Misaki" in sentence(seen.word, name="Misaki")


def test_a_promise_kept_in_the_morning_counts_at_once(life, misaki):
    life.clock.now = life.clock.now.replace(hour=9)
    life.keeps(misaki, 1)
    counts = life.trends.figures(misaki.id).as_json()["record"]["mine"]["counts"]
    assert counts["kept"] == 1


@pytest.mark.parametrize(("circle", "hollow"), [(Circle.FAMILY, False), (Circle.WORK, True)])
def test_what_they_did_is_told_as_otherwise_only_where_their_record_is_on(
    life, misaki, vault, circle, hollow
):
    life.people.amend(misaki.id, {"circles": (circle,)})
    life.events.note(misaki.id, "disrespect", By.THEM)
    life.events.note(misaki.id, "brushed_off", By.ME)
    felt = life.trends.felt_trust(misaki.id).series
    told = {mark.by: mark.is_unfavourable for mark in felt.events}
    assert told == {By.THEM: hollow, By.ME: True}
    # Filled it would look as agreed: it is told neither way.
    untold = {mark.by: mark.is_untold for mark in felt.events}
    assert untold == {By.THEM: not hollow, By.ME: False}


def test_what_somebody_frightening_did_looks_neither_agreed_nor_otherwise(life, misaki):
    life.people.amend(misaki.id, {"circles": (Circle.WORK,), "safety": True})
    life.events.note(misaki.id, "disrespect", By.THEM)
    life.events.note(misaki.id, "contact", By.THEM)
    look = life.trends.look(Asked(person=misaki.id))
    chart = next(each for each in look.charts if each.kind is ChartKind.EVENTS)
    marks = [mark for lane in chart.series.lanes for mark in lane.marks]
    assert not any(mark.hollow for mark in marks)
    # A contact is neither in any case.
    assert sorted(mark.untold for mark in marks) == [False, True]
